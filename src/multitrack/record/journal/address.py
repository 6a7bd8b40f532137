"""The address of a PostgreSQL database in which a record is kept, as it is typed where a file could be named.

``postgresql://host/database?talks=geneva`` names the negotiation ``geneva``; the rest of the address is libpq's.

* ValueError
  * AddressError: this is no address, or none of a database that can keep a record
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode

SCHEMES = ("postgresql://", "postgres://")
"""How the address of a database begins; everything else is a path."""
UNNAMED = "talks"
"""The negotiation of an address that names none."""

_NAME = re.compile(r"(?!pg_)[a-z0-9][a-z0-9_-]{0,62}")
_WHO = re.compile(r"(\w+://)([^:@/?]*)(?::.*)?@(.*)", re.DOTALL)
"""The beginning of an address, who signs in, and what comes after the last sign that can end a password."""
_SECRET = ("password", "sslpassword")


class AddressError(ValueError):
    """This is no address, or none of a database that can keep a record."""


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a database."""
    return str(place).startswith(SCHEMES)


def shown(place: str | Path) -> str:
    """A place as it may be said to anyone: an address without its password."""
    if not is_address(place):
        return str(place)
    who = _WHO.fullmatch(str(place))
    base, _, query = (f"{who[1]}{who[2]}@{who[3]}" if who else str(place)).partition("?")
    told = [each for each in query.split("&") if unquote(each.partition("=")[0]) not in _SECRET]
    return f"{base}?{'&'.join(told)}" if any(told) else base


def parted(address: str) -> tuple[str, str]:
    """The address as libpq takes it, and the name of the negotiation. Raises AddressError."""
    base, _, query = address.partition("?")
    parameters = parse_qsl(query, keep_blank_values=True)
    name = dict(parameters).get("talks", UNNAMED)
    if not _NAME.fullmatch(name):
        raise AddressError(f"{name!r} cannot name a negotiation: small letters, digits, - and _, at most 63")
    rest = urlencode([each for each in parameters if each[0] != "talks"], quote_via=quote)
    return f"{base}?{rest}" if rest else base, name
