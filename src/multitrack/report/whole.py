"""The whole report: everything that is told of some talks, one question after the other, as one page.

It says nothing of its own but the three sentences at the top and two pictures: each part is what a command answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from multitrack.analysis.consent import Weighed, weigh
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.robust import Robust
from multitrack.analysis.space import NOTHING_SETTLED
from multitrack.model.talks import Talks
from multitrack.report import answers
from multitrack.report.answers import Answer
from multitrack.report.blocking_in_words import blocking_of
from multitrack.report.contacting import spoken
from multitrack.report.leverage_in_words import leverage_of
from multitrack.report.outlook import look, outlook
from multitrack.report.page import Bar, Bars, Block, Heading, Page, Paragraph
from multitrack.report.phrasing import issue_title, option_title, party_names
from multitrack.report.representing import represented
from multitrack.report.saying import count, say
from multitrack.report.teams_in_words import teams_of

TONES = (say("surely"), say("possibly"), say("not known"))
"""What a picture tells of the packages in which an option stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: its page, and who may read it."""

    page: Page
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What every part of a report is told of."""

    talks: Talks
    on: date
    pace: Pace
    weighed: Weighed | TooLarge


def report_of(talks: Talks, on: date, pace: Pace = without_end) -> Report:
    """The report on some talks as on a day; large talks are told as long as the pace allows."""
    asked = _Asked(talks=talks, on=on, pace=pace, weighed=weigh(talks))
    page = (
        Heading(f"{talks.title}: report", 1),
        Paragraph(" ".join(_in_short(asked))),
        *(block for part in PARTS for block in part(asked)),
    )
    return Report(page=page, notice=_notice(talks, on))


def _notice(talks: Talks, on: date) -> str:
    """Whose secrets it rests on."""
    day = f"As on {on.isoformat()}."
    if not talks.mandates:
        return f"{day} It rests on stances and statements, on no mandate: as confidential as these."
    names = party_names(talks, tuple(mandate.party for mandate in talks.mandates))
    return f"{day} It rests on the mandates of {names}: as confidential as the mandates."


def _in_short(asked: _Asked) -> Iterator[str]:
    """The answer in three sentences: what is left of how many, what that rests on, what to ask or who stands in the way."""
    if isinstance(asked.weighed, TooLarge):
        yield (
            f"There are up to {asked.weighed.packages:,} packages, too many to go through; what is told of them was folded "
            "issue by issue, and each number says how sure it is."
        )
        return
    told = (
        look(asked.weighed, NOTHING_SETTLED, None, whole=True)
        if asked.weighed.seated
        else outlook(asked.talks)
    )
    yield f"{told.headline}." if told.among is None else f"{told.headline}, {told.among}."
    yield from map(str, told.basis)
    if told.why:
        yield str(told.why[0])
    elif told.asked:
        yield f"Ask first: {told.asked[0].words}"


def _could_be_agreed(asked: _Asked) -> Iterator[Block]:
    """What could be agreed, with the two pictures."""
    answer = answers.zone_of(asked.talks, asked.pace)
    yield from _part("What could be agreed", with_pictures(asked.talks, answer))


def with_pictures(talks: Talks, answer: Answer) -> Answer:
    """What could be agreed, with how the packages stand and each option in them drawn under its name."""
    told = None if answer.zone is None else answer.zone.robust
    if told is None or not told.counts.total:
        return answer
    name, *rest = answer.page
    return replace(answer, page=(name, *_pictures(talks, told), *rest))


def _pictures(talks: Talks, told: Robust) -> Iterator[Block]:
    counts = told.counts
    whole = Bar(
        say("All packages"), (counts.surely, counts.possibly, counts.unknown, counts.of(Acceptance.NOT))
    )
    yield Bars(say("How the packages stand"), (*TONES, say("not acceptable")), (whole,), counts.total)
    left = max(1, counts.surely + counts.possibly + counts.unknown)
    if not counts.surely + counts.possibly + counts.unknown:
        return
    yield Paragraph(
        count(
            "In how many of the {n} package that are left each option stands:",
            "In how many of the {n} packages that are left each option stands:",
            left,
        )
    )
    for issue in dict.fromkeys(each.issue for each in told.by_option):
        bars = tuple(
            Bar(
                option_title(talks, issue, each.option),
                (each.counts.surely, each.counts.possibly, each.counts.unknown),
            )
            for each in told.by_option
            if each.issue == issue
        )
        yield Bars(issue_title(talks, issue), TONES, bars, left)


def _in_the_way(asked: _Asked) -> Iterator[Block]:
    """Who can stop it, and what keeps it shut."""
    if asked.talks.seated_parties():
        yield from _part("Who can stop it, and what keeps it shut", blocking_of(asked.talks))


def _moves(asked: _Asked) -> Iterator[Block]:
    """What opens if one party moves."""
    if not isinstance(asked.weighed, TooLarge) and asked.weighed.seated:
        yield from _part("What opens if one party moves", leverage_of(asked.talks))


def _organised(asked: _Asked) -> Iterator[Block]:
    """What each way of organising the talks opens and closes."""
    if not isinstance(asked.weighed, TooLarge):
        yield from _part("What the order of work does", answers.compared(asked.talks))


def _teams(asked: _Asked) -> Iterator[Block]:
    """Which issues belong in which team."""
    if len(asked.talks.issues) > 1:
        yield from _part(
            "Which issues in which team",
            teams_of(asked.talks, go_on=lambda done: asked.pace(done, 0)),
        )


def _speaks(asked: _Asked) -> Iterator[Block]:
    """Who speaks with whom, where anything is known of it."""
    talks = asked.talks
    if talks.powers or talks.contacts or talks.asks or talks.channels:
        yield from _part("Who speaks with whom", spoken(talks, asked.on))


def _represented(asked: _Asked) -> Iterator[Block]:
    """Who is represented and who is listed, where anything is noted of it."""
    talks = asked.talks
    if talks.constituencies or talks.admissions or talks.listings or talks.consulted:
        yield from _part("Who is represented", represented(talks, asked.on))


def _talks(asked: _Asked) -> Iterator[Block]:
    """The talks themselves: parties, issues, who holds what, sources."""
    yield from _part("The talks", answers.shown(asked.talks))


PARTS: tuple[Callable[[_Asked], Iterator[Block]], ...] = (
    _could_be_agreed,
    _in_the_way,
    _moves,
    _organised,
    _teams,
    _speaks,
    _represented,
    _talks,
)
"""The parts of a report, in their order."""


def _part(title: str, answer: Answer) -> Iterator[Block]:
    """An answer as one part: under its own heading, its headings one level lower."""
    yield Heading(title)
    for block in answer.page:
        match block:
            case Heading(level=1):
                continue
            case Heading():
                yield replace(block, level=min(4, block.level + 1))
            case _:
                yield block
