"""Whether anything that reaches a person nowhere changes anything they see: a script played with it and without.

Each step has its own time and codes, so that leaving a step out leaves the others as they were. Time passes
for everybody: what falls due falls due in both plays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.record.scene import Hand

from multitrack.model.channel import ChannelId, track_channel
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer
from multitrack.record.entry import Entry
from multitrack.record.export import export_of
from multitrack.record.export import written as export_text
from multitrack.record.floor import Floor
from multitrack.record.receipt import receipt_of
from multitrack.record.signature import SigningKey
from multitrack.record.view import View
from multitrack.report.answers import Answer as Told
from multitrack.report.as_json import written as written_json
from multitrack.report.as_text import WIDTH, as_text
from multitrack.report.contacting import spoken
from multitrack.report.register import shown
from multitrack.report.representing import represented

Numbers = dict[ChannelId, int]
"""Up to which entry of each channel."""
Opening = Callable[[], tuple[Floor, Hand]]
"""Opens the same talks anew, at step 0."""
KEY = SigningKey(bytes(range(32)))
"""The key under which receipts are compared; a real one is drawn by chance."""


@dataclass
class Script:
    """Talks as they were played: each step, where the channels stood before it, and its answer."""

    opening: Opening
    steps: list[tuple[int, acts.Request]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    numbers: list[dict[ChannelId, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the talks."""
        self.floor, self.hand = self.opening()

    def do(self, request: acts.Request, step: int | None = None) -> Answer:
        """One more step."""
        at = len(self.steps) + 1 if step is None else step
        self.hand.at(at)
        self.numbers.append({c: s.number for c, s in self.floor.standings.items()})
        self.steps.append((at, request))
        self.answers.append(self.floor.act(request))
        return self.answers[-1]

    def until(self, step: int) -> None:
        """Let time pass."""
        self.hand.at(step)
        self.floor.catch_up()

    @property
    def end(self) -> int:
        """The moment after the last step."""
        return max((at for at, _ in self.steps), default=0) + 1


def nothing_interferes(script: Script, person: PersonId) -> tuple[int, int]:
    """Play the script again without what reaches the person nowhere: nothing they see may differ, byte for byte.

    How many steps were kept, of how many.
    """
    script.until(script.end)
    kept = _kept(script, person)
    again = Script(script.opening)
    for step, request in kept:
        again.do(request, step)
    again.until(script.end)
    assert _answered(again, person) == _answered(script, person)
    seen = _seen(again, person, script.end)
    for name, before in _seen(script, person, script.end).items():
        assert seen[name] == before, (person, name)
    return len(kept), len(script.steps)


def _kept(script: Script, person: PersonId) -> list[tuple[int, acts.Request]]:
    """The person's own steps, those that reach them, and those that were released by one that does."""
    limits = _reached(script, person)
    whole, released = _released(script, limits)

    def reaches(answer: Answer) -> bool:
        return any(
            entry.number <= whole.get(entry.channel, 0)
            or (entry.number <= released.get(entry.channel, 0) and not isinstance(entry.act, acts.Say))
            for entry in _written(answer)
        )

    return [
        (step, request)
        for (step, request), answer in zip(script.steps, script.answers, strict=True)
        if request.author == person or reaches(answer)
    ]


def _reached(script: Script, person: PersonId) -> Numbers:
    """Up to which entry of each channel something reaches a person, erasures of what they once heard among it.

    Whoever was in a room for a while and is not now may look back at where it stood then. Words that are erased are gone for everybody, also for someone who left the channel and does not hear the
    order: that something was erased reaches them, and nothing else of it does.
    """
    limits: Numbers = {}
    for view in (script.floor.view(person), *_earlier(script, person, script.end)):
        limits |= {c: max(number, limits.get(c, 0)) for c, number in reached(view).items()}
    for entry in script.floor._entries:
        first = min(entry.act.numbers, default=0) if isinstance(entry.act, acts.Erase) else 0
        if 0 < first <= limits.get(entry.channel, 0):
            limits[entry.channel] = max(limits[entry.channel], entry.number)
    return limits


def _released(script: Script, limits: Numbers) -> tuple[Numbers, Numbers]:
    """Up to which entry of a channel everything, or all but words, was released by an act that also reached someone.

    A report carries what its team had settled by then, an issue that is moved what was said on it, and a new
    line rests on its opener's seat on the channel it was opened from: that it could be done at all shows. What
    is released to a wider channel names an entry by its number: up to there every entry counts, words too.
    """
    whole, released = dict(limits), Numbers()
    while True:
        before = dict(whole), dict(released)
        for (_, request), numbers, answer in zip(script.steps, script.numbers, script.answers, strict=True):
            written = _written(answer)
            known = {c: max(whole.get(c, 0), released.get(c, 0)) for c in {*whole, *released}}
            if any(entry.number <= known.get(entry.channel, 0) for entry in written):
                rests_on = _rests_on(request, numbers, written)
                into = whole if isinstance(request.act, acts.Release) else released
                into |= {c: max(n, into.get(c, 0)) for c, n in rests_on.items()}
        if (whole, released) == before:
            return whole, released


def _rests_on(
    request: acts.Request, numbers: dict[ChannelId, int], written: Iterable[Entry]
) -> dict[ChannelId, int]:
    act = request.act
    if isinstance(act, acts.OpenChannel):
        return {request.channel: numbers.get(request.channel, 0)}
    rests_on = {entry.channel: entry.number for entry in written}
    if isinstance(act, acts.Restructure):
        rooms = map(track_channel, act.ends)
        rests_on |= {room: numbers[room] for room in rooms if room in numbers}
    if isinstance(act, acts.MoveIssue):
        rests_on |= numbers
    return rests_on


def _written(answer: Answer) -> tuple[Entry, ...]:
    return answer.entries if isinstance(answer, Accepted) else ()


def reached(view: View) -> dict[ChannelId, int]:
    """Up to which entry of each channel something reaches a person: by hearing it, or in what they joined."""
    return {line.id: line.standing.number for line in view.lines}


def _answered(script: Script, person: PersonId) -> list[str]:
    pairs = zip(script.steps, script.answers, strict=True)
    return [repr(answer) for (_, request), answer in pairs if request.author == person]


def _told(answer: Told) -> str:
    """An answer as it is said, in words and as JSON."""
    return as_text(answer.page, width=WIDTH) + written_json(answer.json)


def _seen(script: Script, person: PersonId, end: int) -> dict[str, str]:
    """Everything that can reach a person, as text: view, mark, export, receipts, and what they saw earlier."""
    floor = script.floor
    view, rows = floor.view(person), floor.rows(person)
    receipts = [receipt_of(view, rows, row.channel, row.number, KEY) for row in rows]
    on = script.hand.clock().date()
    return {
        "contacts": _told(spoken(view.talks, on)),
        "represented": _told(represented(view.talks, on)),
        "register": _told(shown(view.talks)),
        "view": repr(view),
        "mark": view.mark(),
        "rows": repr(rows),
        "export": export_text(export_of(view, rows, None)),
        "receipts": repr(receipts),
        "earlier": repr(_earlier(script, person, end)),
    }


def _earlier(script: Script, person: PersonId, end: int) -> list[View]:
    """What a person saw at some moments on the way, as they may look at it at the end."""
    earlier = []
    for step in (end // 3, end // 2, end - 1):
        script.hand.at(step)
        moment = script.hand.clock()
        script.hand.at(end)
        earlier.append(script.floor.view_at(person, moment))
    return earlier
