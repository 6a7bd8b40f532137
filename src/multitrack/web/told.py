"""What was told to one person, kept until they hear something new; never shared between persons.

Counting packages takes longer than showing them. What is kept is small: words and counts, no package.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from multitrack.web.house import the_house
from multitrack.web.place import Slug
from multitrack.web.visit import Visit

T = TypeVar("T")
KEPT = 256
"""So many answers are kept; the one not asked for longest goes first."""

_kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_erasures: dict[Slug, int] = {}
_lock = Lock()


def once(visit: Visit, what: str, tell: Callable[[], T]) -> T:
    """What is told to this person, reckoned once for as long as they hear nothing new.

    The talks themselves are part of the key: two records that bear the same name are never taken for one.
    """
    _let_go(visit.slug)
    key = (what, visit.slug, visit.person, visit.called.language, visit.view.mark(), visit.view.talks)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[no-any-return]
    told = tell()
    with _lock:
        _kept[key] = told
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return told


def _let_go(slug: Slug) -> None:
    """Let go of all that was told of a negotiation before words of it were erased."""
    now = the_house().erasures(slug)
    with _lock:
        if _erasures.get(slug, 0) != now:
            _erasures[slug] = now
            for key in [key for key in _kept if key[1] == slug]:
                del _kept[key]
