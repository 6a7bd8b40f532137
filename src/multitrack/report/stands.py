"""What stands over all tracks: how much is settled, reported, adopted, and which package is before the plenary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from multitrack.record.view import View
from multitrack.report.saying import Sentence, count, day, say
from multitrack.report.settled import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What stands: how many issues are settled, reported, adopted, and the package before the plenary."""

    total: int
    settled: int
    reported: int
    says: Sentence
    of: Sentence
    more: tuple[Sentence, ...]

    @property
    def percent(self) -> tuple[int, int]:
        """Reported, and settled but not reported, in hundredths of all issues, for a bar."""
        total = self.total or 1
        return round(100 * self.reported / total), round(100 * (self.settled - self.reported) / total)


def stands(view: View, at: tuple[State, ...], now: datetime) -> Stands:
    """What stands, given where every issue stands."""
    settled = sum(state in (State.SETTLED, State.REPORTED, State.ADOPTED) for state in at)
    total = len(at) - at.count(State.DOES_NOT_ARISE)
    return Stands(
        total=total,
        settled=settled,
        reported=at.count(State.REPORTED) + at.count(State.ADOPTED),
        says=say("{n} of {total}", n=settled, total=total),
        of=_how(at, settled),
        more=(*_counted(at), *_packages(view, now)),
    )


def _how(at: tuple[State, ...], settled: int) -> Sentence:
    """What kind of standing the settled issues have."""
    if settled and at.count(State.ADOPTED) == settled:
        return say("issues settled and adopted")
    if settled and not at.count(State.ADOPTED):
        return say("issues settled, all ad referendum")
    return say("issues settled")


def _counted(at: tuple[State, ...]) -> Iterator[Sentence]:
    """What was reported, what is blocked, what does not arise."""
    if n := at.count(State.REPORTED):
        yield count("{n} reported to the plenary", "{n} reported to the plenary", n)
    if n := at.count(State.BLOCKED):
        yield count("{n} blocked", "{n} blocked", n)
    if n := at.count(State.DOES_NOT_ARISE):
        yield count("{n} does not arise", "{n} do not arise", n)


def _packages(view: View, now: datetime) -> Iterator[Sentence]:
    """Which packages were adopted, or are before the plenary."""
    plenary = view.plenary
    for proposed in () if plenary is None else plenary.standing.packages.values():
        if proposed.adopted is not None:
            on = day(proposed.adopted.date(), now.date())
            yield say("Adopted {day}: “{title}”", day=on, title=proposed.title)
        else:
            yield say(
                "Before the plenary: “{title}”, {assents} of {parties} assent",
                title=proposed.title,
                assents=len(proposed.assents),
                parties=len(view.talks.seated_parties()),
            )
