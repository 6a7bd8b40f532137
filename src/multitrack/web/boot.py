"""Opening the house from a command: one desk, the demo, or a house for everyone.

Each gives back what is ready to run, with the words to print first; :meth:`Ready.run` then stays until stopped.
Nothing of Django is imported before its settings are made.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from multitrack.analysis.listed import bars
from multitrack.model.party import PersonId, Role
from multitrack.model.talks import Talks
from multitrack.record.convene import Seats
from multitrack.record.journal.address import is_address, shown
from multitrack.record.journal.place import database
from multitrack.report.at_home import TalksAtHome
from multitrack.web.place import Place, Slug, slug_of
from multitrack.web.sitting import Sitter, everywhere, seats_for, sitters
from multitrack.web.takeaway.home import Home, kept_beside

if TYPE_CHECKING:
    import uvicorn

PASSWORD = "let-us-talk"  # noqa: S105 - the demo's, printed for everyone
LOCAL = "127.0.0.1"
_NOTHING_LEAVES = "This link signs you in, once, on this machine only. Nothing leaves it."
_TO_THE_DATABASE = (
    "This link signs you in, once, on this machine only. What you write goes to the database alone."
)


class PortTakenError(OSError):
    """Another program listens on the port already."""


class BrokenRecordError(ValueError):
    """A record is not whole: it is not served until somebody has looked at it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A house ready to run: its address, the words to print first, and where a browser begins."""

    address: str
    text: str
    first_page: str
    _sockets: tuple[socket.socket, ...] = field(repr=False)

    def run(self, *, browser: bool = False, started: Callable[[], None] | None = None) -> None:
        """Serve until stopped; ``browser`` opens the first page once it answers."""
        import uvicorn  # noqa: PLC0415 - only who serves needs it

        config = uvicorn.Config(
            "multitrack.web.asgi:application",
            log_level="warning",
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
            server_header=False,
        )
        server = uvicorn.Server(config)
        first = webbrowser.open if browser else None
        threading.Thread(target=self._greet, args=(server, first, started), daemon=True).start()
        server.run(sockets=list(self._sockets))

    def _greet(
        self,
        server: uvicorn.Server,
        first: Callable[[str], bool] | None,
        started: Callable[[], None] | None,
    ) -> None:
        pause = threading.Event()
        while not server.started:
            pause.wait(0.05)
        if started is not None:
            started()
        if first is not None:
            first(self.first_page)


def serve(
    record: Path | str,
    *,
    talks: Mapping[str, Talks] | None = None,
    host: str = LOCAL,
    port: int = 8000,
    hosts: tuple[str, ...] = (),
    secure: bool = False,
) -> Ready:
    """A house for everyone: accounts, rooms, live. Talks that are not in the record yet are opened in it.

    For talks opened now, the text holds a link for the mediator and one for each head of delegation: each
    opens an account, once, and is to be handed over by hand. The mediator's is in use at once, for nobody is
    there yet to confirm it; the others wait for the mediation team's word.
    """
    if talks is not None and len(talks) > 1:
        Path(record).mkdir(parents=True, exist_ok=True)
    with _opening(record):
        return _served(record, talks, host, port, hosts, secure=secure)


def _served(
    record: Path | str,
    talks: Mapping[str, Talks] | None,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    *,
    secure: bool,
) -> Ready:
    _check_whole(Place(record))
    place = _prepared(record, hosts=(*hosts, host), secure=secure)
    sockets = (_listening(host, port),)
    address = _address(sockets[0], host)
    lines = [f"multitrack: {address}"]
    for slug, each in _to_open(talks).items():
        sitting = tuple(_unguessable(sitter) for sitter in sitters(each, [Role.HEAD]))
        if _convened(place, slug, each, sitting[0].person, seats_for(each, sitting)):
            lines += ["", f"{each.title}: one link each, for whom it names; it works once, for seven days."]
            first = sitting[0].person
            lines += [
                f"  {one.name}: {_link(address, each, one, alone=one.person == first)}" for one in sitting
            ]
            lines.append(
                "The mediator's opens the talks at once. Every other waits until another confirms it."
            )
    return Ready(address, "\n".join(lines), address, sockets)


def open_desk(talks: Talks, record: Path | str, *, port: int = 0) -> Ready:
    """One desk: a page on this machine only, one place for record and accounts, one person in every room."""
    os.environ["MULTITRACK_DESK"] = "1"
    with _opening(record):
        return _desk(talks, record, port)


def _desk(talks: Talks, record: Path | str, port: int) -> Ready:
    _check_whole(Place(record))
    at_home = _taken_home(talks, record)
    place = _prepared(record, hosts=(LOCAL,))
    sockets = (_listening(LOCAL, port),)
    address = _address(sockets[0], LOCAL)
    who = Sitter(person=PersonId("desk"), name="The desk", role=Role.MEDIATOR, short="desk")
    slug = next(iter(place.journals()))
    bare = talks.bare if isinstance(talks, TalksAtHome) else talks
    _convened(place, slug, bare, who.person, everywhere(bare, who))
    _account(who.short, who.person)
    link = f"{address}accounts/invitation/{_invited(who.person)}/"
    text = "\n".join(
        (
            f"{talks.title}: {link}",
            _NOTHING_LEAVES if not is_address(record) else _TO_THE_DATABASE,
            at_home or f"Everything you write is kept in {shown(record)}. Stop with Ctrl+C.",
        )
    )
    return Ready(address, text, link, sockets)


def demo(examples: Mapping[str, Talks], folder: Path, *, port: int = 8000) -> Ready:
    """The example talks, each open with a mediator, and a head and a delegate for each party."""
    from multitrack.web.greeting import greeting  # noqa: PLC0415 - beside the functions that need Django

    os.environ["MULTITRACK_DEMO"] = "1"
    folder.mkdir(parents=True, exist_ok=True)
    place = _prepared(folder, hosts=(LOCAL, "localhost"))
    sockets = (_listening(LOCAL, port),)
    address = _address(sockets[0], LOCAL)
    hashed = _hashed(PASSWORD)
    for slug, talks in _to_open(examples).items():
        sitting = tuple(_of(slug, sitter) for sitter in sitters(talks))
        _convened(place, slug, talks, sitting[0].person, seats_for(talks, sitting))
        for sitter in sitting:
            _account(f"{slug}-{sitter.short}", sitter.person, hashed)
    return Ready(address, greeting(address, examples, PASSWORD), address, sockets)


def _check_whole(place: Place) -> None:
    """Every record that is there holds from its first entry on. Raises BrokenRecordError where one does not."""
    from multitrack.record.chain import Break, verify  # noqa: PLC0415
    from multitrack.record.journal.place import rows_at  # noqa: PLC0415
    from multitrack.record.journal.rows import DamagedError, NoRecordError  # noqa: PLC0415

    for path in place.journals().values():
        try:
            found = verify(rows_at(path))
        except NoRecordError:
            continue
        except DamagedError as error:
            raise BrokenRecordError(f"{shown(path)}: not opened, for {error}.") from None
        if isinstance(found, Break):
            where = f"entry {found.number} of the channel {found.channel}"
            raise BrokenRecordError(f"{shown(path)}: not opened, for it is broken at {where}: {found.what}.")


@contextmanager
def _opening(record: Path | str) -> Iterator[None]:
    """While a house is opened: of several servers that begin on one database, each waits for the one before."""
    if not is_address(record):
        yield
        return
    with database().opening(str(record)):
        yield


def _prepared(record: Path | str, *, hosts: tuple[str, ...], secure: bool = False) -> Place:
    """Django with its settings made for this record, and the accounts' tables there."""
    os.environ["MULTITRACK_RECORD"] = str(record)
    os.environ["MULTITRACK_HOSTS"] = ",".join(dict.fromkeys((*hosts, LOCAL, "localhost")))
    os.environ["MULTITRACK_SECURE"] = "1" if secure else "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "multitrack.web.settings"
    import django  # noqa: PLC0415 - its settings are made first
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return Place(record)


def _taken_home(talks: Talks, record: Path | str) -> str:
    """Open the export that talks came from beside the desk, and say where what is written there waits."""
    if not isinstance(talks, TalksAtHome):
        os.environ["MULTITRACK_EXPORT"] = ""
        return ""
    kept = kept_beside(record)
    Home(talks.export, talks.paper, kept)
    os.environ["MULTITRACK_EXPORT"], os.environ["MULTITRACK_MANDATE"] = talks.export, talks.paper or ""
    return (
        f"In your export you write acts to hand in; they wait in {kept}, and nothing is sent. "
        f"What you try on your own desk stays in {shown(record)}. Stop with Ctrl+C."
    )


def _to_open(talks: Mapping[str, Talks] | None) -> dict[Slug, Talks]:
    return {slug_of(name): each for name, each in (talks or {}).items()}


def _convened(place: Place, slug: Slug, talks: Talks, author: PersonId, seats: Seats) -> bool:
    """Open the talks in their journal; False where it holds talks already."""
    from multitrack.record.floor import Floor  # noqa: PLC0415
    from multitrack.record.journal.key import key_for  # noqa: PLC0415
    from multitrack.record.journal.place import open_journal  # noqa: PLC0415
    from multitrack.report.means import means  # noqa: PLC0415

    path = place.journal(slug)
    journal = open_journal(path)
    try:
        if Floor(journal, means()).is_open:
            return False
        floor = Floor(journal, replace(means(), public_key=key_for(path).public))
        floor.convene(talks, author, seats)
        return True
    finally:
        journal.close()


def _hashed(password: str) -> str:
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415

    return make_password(password)


def _account(name: str, person: PersonId, hashed: str | None = None) -> None:
    from multitrack.web.people.models import Account  # noqa: PLC0415

    if not Account.objects.filter(person=person).exists():
        Account.objects.open(name, None, person, hashed=hashed)


def _link(address: str, talks: Talks, one: Sitter, *, alone: bool) -> str:
    """The link that opens an account for somebody; or that there is none, for they sit for a group that is listed."""
    listings = () if one.party is None else bars(talks, one.party, datetime.now(UTC).date())
    if listings:
        return (
            f"no account is issued: {listings[0].group} is on {listings[0].list_name}, declared binding here"
        )
    return f"{address}accounts/invitation/{_invited(one.person, alone=alone)}/"


def _invited(person: PersonId, *, alone: bool = False) -> str:
    from multitrack.web.people.models import Invitation  # noqa: PLC0415

    return Invitation.issue(person, alone=alone)


def _of(slug: Slug, sitter: Sitter) -> Sitter:
    """The sitter under a code of these talks, so that one house can hold several examples."""
    return replace(sitter, person=PersonId(f"{slug}-{sitter.person}"))


def _unguessable(sitter: Sitter) -> Sitter:
    return replace(sitter, person=PersonId(f"p-{secrets.token_urlsafe(9)}"))


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise PortTakenError(f"port {port} on {host} cannot be used: {error.strerror}") from error


def _address(listening: socket.socket, host: str) -> str:
    shown = LOCAL if host in ("0.0.0.0", "::") else host  # noqa: S104 - said, not bound
    return f"http://{shown}:{listening.getsockname()[1]}/"
