"""The transcript of a script that is played: a line per act in the talks' words, and who hears it.

The form is one for all talks. Below a refusal stands its clause, with what would make the act possible; below what
a rule was judged on, every sub-test; below what is told from sources, which they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from textwrap import wrap

from tests.record.script import Look, Seats, Step

from multitrack.model.channel import PLENARY, ChannelId, ChannelKind
from multitrack.model.party import PersonId
from multitrack.model.rule import Endorsements, FirstOf, Verdict
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.codec import decode
from multitrack.record.entry import START, TIME, Entry
from multitrack.record.floor import Floor
from multitrack.record.held import hold
from multitrack.record.journal import Mark
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.waiting import waiting_here
from multitrack.report.called import Called
from multitrack.report.ruling import sub_tests
from multitrack.report.saying import Day, in_english, lasting
from multitrack.report.sentences import by_line, said, words_of

WIDTH = 110
MARGIN = " " * 12
FEW = 4
"""Up to so many who do not hear an entry are named instead of those who do."""


class Transcript:
    """Whoever writes the transcript: hears every room for the reader, and says who else does."""

    def __init__(self, floor: Floor, journal: MemoryJournal, seats: Seats) -> None:
        """Begin with all that the opening wrote, and tell nothing of it."""
        self._floor, self._journal = floor, journal
        self._people = {seat.person: seat.name for own in seats.values() for seat in own}
        self._mark: Mark = 0
        self._day: Day | None = None
        self._number = 0
        self._fresh()

    def turns_the_page(self) -> None:
        """A new chapter: the day is said again."""
        self._day = None

    def told(self, step: Step, request: acts.Request, answer: Answer) -> Iterator[str]:
        """The lines of one act: what time wrote before it, the act itself, and what followed from it."""
        fresh = self._fresh()
        done = answer.entries if isinstance(answer, Accepted) else ()
        yield from self._of_time(entry for entry in fresh if entry not in done)
        self._number += 1
        called = Called(self._floor.view(step.by))
        yield from self._today(step.at)
        head = f"{self._number:3}  {step.at:%H:%M}  "
        match answer:
            case Accepted(entries=(first, *followed)):
                own = next((each for each in answer.entries if each.channel == step.on), first)
                yield from self._entry(own, called, head)
                for each in (first, *followed):
                    if each is not own:
                        yield from self._entry(each, called, MARGIN, ": ")
            case Refused():
                yield from self._refused(request, answer, called, head)
            case Changed(since=since):
                yield from _hung(head, f"{self._room(step.on, called)}. OVERTAKEN: {_on(since)}")
        if step.note:
            yield from _hung(f"{MARGIN}Note: ", step.note)

    def looked(self, look: Look) -> Iterator[str]:
        """The lines of a look: what waits for what in the plenary, and since when."""
        self._floor.catch_up()
        yield from self._of_time(self._fresh())
        yield from self._today(look.at)
        called = Called(self._floor.view(next(iter(self._people))))
        waits: dict[str, list[str]] = {}
        for each in waiting_here(hold(self._floor.standings, PLENARY)):
            since = "open" if each.since is None else f"settled for {lasting(look.at - each.since)}"
            waits.setdefault(f"{called.issue(each.issue)} ({since})", []).append(called.issue(each.on))
        yield from _hung(
            f"     {look.at:%H:%M}  ", "What waits for what, in the plenary:" if waits else "Nothing waits."
        )
        for issue, others in waits.items():
            yield from _hung(f"{MARGIN}- ", f"{issue} waits for {_listed(others)}")
        if look.note:
            yield from _hung(f"{MARGIN}Note: ", look.note)

    def _fresh(self) -> tuple[Entry, ...]:
        """What was written since the last time, in its order."""
        rows, self._mark = self._journal.read(self._mark)
        return tuple(map(decode, rows))

    def _today(self, at: datetime) -> Iterator[str]:
        """A heading with the day, where it is a new one."""
        today = Day(at.astimezone(UTC).date(), with_year=True)
        if today != self._day:
            self._day = today
            yield from ("", f"{at:%A}, {in_english(today)}")

    def _of_time(self, fresh: Iterable[Entry]) -> Iterator[str]:
        """What fell due: written by nobody, at its own moment."""
        for entry in fresh:
            assert entry.author == TIME
            yield from self._today(entry.time)
            yield from self._entry(entry, self._hearing(entry), f"     {entry.time:%H:%M}  ")

    def _hearing(self, entry: Entry) -> Called:
        """The words of somebody who hears an entry."""
        return Called(self._floor.view(next(self._hearers(entry))))

    def _entry(self, entry: Entry, called: Called, head: str, after: str = ". ") -> Iterator[str]:
        """One entry in a line: where, what, in whose words, by whom, and who hears it; below it what the rule says."""
        words = words_of(entry.act)
        quoted = f" “{words}”" if words else ""
        by = "" if head == MARGIN else f"{by_line(entry, called)}; "
        tail = f" [{by}heard by {self._heard_by(entry)}]"
        yield from _hung(
            head, f"{self._room(entry.channel, called)}{after}{_told(entry, called)}{quoted}{tail}"
        )
        if entry.verdict is not None:
            yield from _judged(entry.verdict, called)

    def _refused(self, request: acts.Request, answer: Refused, called: Called, head: str) -> Iterator[str]:
        """A refusal: what was to be done, under which clause it was not, and what would make it possible."""
        entry = Entry(
            channel=request.channel,
            number=0,
            time=self._floor.standings[request.channel].opened,
            author=request.author,
            act=request.act,
            from_paper=request.from_paper,
            previous=START,
        )
        tail = f"[{by_line(entry, called)}; told to nobody else]"
        yield from _hung(
            head, f"{self._room(request.channel, called)}. NOT DONE: {_told(entry, called)} {tail}"
        )
        yield from _hung(f"{MARGIN}Refused under {answer.clause.id}: ", f"{answer.why} {answer.instead}")
        if answer.verdict is not None:
            yield from _judged(answer.verdict, called)

    def _hearers(self, entry: Entry) -> Iterator[PersonId]:
        mark = (entry.channel, entry.number)
        for person in self._people:
            if any((each.channel, each.number) == mark for each in self._floor.view(person).entries):
                yield person

    def _heard_by(self, entry: Entry) -> str:
        """Who hears an entry: those named, or all but a few."""
        hearers = tuple(self._hearers(entry))
        others = tuple(person for person in self._people if person not in hearers)
        if not others:
            return "everyone"
        if len(others) <= FEW < len(hearers):
            return f"all but {_listed(self._people[each] for each in others)}"
        return _listed(self._people[each] for each in hearers)

    def _room(self, channel: ChannelId, called: Called) -> str:
        """A room by its name; one of a single side says which it is."""
        kind, name = called.of_channel(channel)
        if kind is ChannelKind.DELEGATION:
            return f"{name} among themselves"
        return f"{name} with the mediation team" if kind is ChannelKind.CAUCUS else name


def _told(entry: Entry, called: Called) -> str:
    """One entry in a sentence; a report that was not judged yet holds no results to name."""
    if isinstance(entry.act, acts.Report) and not entry.act.settled:
        return f"The team {called.track(entry.act.track)} reports."
    sentence = str(said(entry, called))
    return sentence[:1].upper() + sentence[1:]


def _judged(verdict: Verdict, called: Called, depth: int = 0, attempt: str | None = None) -> Iterator[str]:
    """Every sub-test of a verdict, whether it is met, on what count, and for whom it waits.

    Of an attempt in which nothing was counted, and of endorsements that are met, the parts are not told one by one.
    """
    test = next(sub_tests(verdict, called.party, depth, attempt, person=called.person))
    mark = f"{MARGIN}{'  ' * depth}{'met' if test.met else 'not met'}: "
    if untried := _untried(verdict):
        yield from _hung(mark, f"{test.asks} (nothing was counted)")
    else:
        found = "" if test.found is None else f" ({test.found})"
        waits = f"; waits for {_listed(test.missing)}" if test.missing and not test.met else ""
        yield from _hung(mark, f"{test.asks}{found}{waits}")
    if untried or (isinstance(verdict.rule, Endorsements) and verdict.accepted):
        return
    names = [each.id for each in verdict.rule.attempts] if isinstance(verdict.rule, FirstOf) else []
    for place, each in enumerate(verdict.tests):
        yield from _judged(each, called, depth + 1, names[place] if names else None)


def _untried(verdict: Verdict) -> bool:
    """Whether nothing was counted for any part of a test."""
    if verdict.tests:
        return all(map(_untried, verdict.tests))
    return verdict.lacks in ("no vote was counted", "no endorsement was handed in")


def _hung(head: str, words: str) -> list[str]:
    """Words in lines that hang from the margin, or a little deeper where their head does."""
    inside = len(head) - len(head.lstrip()) if head.startswith(MARGIN) and head.strip() else len(MARGIN) - 2
    return wrap(words, WIDTH, initial_indent=head, subsequent_indent=" " * (inside + 2))


def _listed(each: Iterable[str]) -> str:
    return ", ".join(each)


def _on(entries: Sequence[Entry]) -> str:
    return _listed(f"{each.channel} {each.number}" for each in entries)
