"""On whom an agreement rests, and who outside the table is held to refuse it: as a part of a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from multitrack.analysis.undoing import Joint, Refuser, RestsOn, Undoing
from multitrack.model.constituency import Constituency
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import side_name
from multitrack.report.kept_word_in_words import (
    kept_word_in_words,
    listed_as_json,
    listed_in_words,
    swayed_as_json,
    verified_as_json,
)
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import counted, issue_title, listed, option_title


def undoing_in_words(talks: Talks, found: Undoing) -> Iterator[Block]:
    """Nothing where nothing is noted of anybody outside, nobody gives an undertaking, and no lists disagree."""
    if found.refusers or found.uncarried:
        yield Heading("Who outside the table could undo it")
        yield Points(
            (
                *(_refuser(talks, found, each) for each in found.refusers),
                *(
                    f"{each.title}: nobody at the table claims to carry them, and what they would refuse is not noted"
                    for each in found.uncarried
                ),
            )
        )
        if found.refusers:
            yield Paragraph(
                "What they are held to refuse is an assumption of these talks; that they would act on it is not said."
            )
    if found.rests_on:
        yield Heading("On whose word it rests")
        yield Points(tuple(_rests_on(talks, found, each) for each in found.rests_on))
    yield from kept_word_in_words(talks, found, partial(_of, found))
    if found.joint:
        yield Heading("What needs several to do their part")
        yield Points(tuple(_joint(talks, found, each) for each in found.joint))
    yield from listed_in_words(talks, found, partial(_of, found))


def _of(found: Undoing, packages: int) -> str:
    """How many of the packages not ruled out."""
    if packages == found.open_ == 1:
        return "the one package not ruled out"
    if packages == found.open_:
        return f"all {counted(found.open_, 'package')} not ruled out"
    return f"{packages:,} of the {counted(found.open_, 'package')} not ruled out"


def _refuser(talks: Talks, found: Undoing, each: Refuser) -> str:
    who = each.side.title if isinstance(each.side, Constituency) else side_name(talks, each.side)
    how = "carried by nobody at the table" if isinstance(each.side, Constituency) else _state(each)
    what = listed(
        f'"{option_title(talks, one.issue, one.option)}" on {issue_title(talks, one.issue)}'
        for one in each.refuses
    )
    if not each.packages:
        return f"{who} ({how}) is held to refuse {what}; nothing that is not ruled out holds it"
    return f"{who} ({how}) is held to refuse {what}: that stands in {_of(found, each.packages)}"


def _state(each: Refuser) -> str:
    return "not at the table" if each.state is None else f"not at the table: {each.state.value}"


def _rests_on(talks: Talks, found: Undoing, each: RestsOn) -> str:
    where = "" if each.at_the_table else " (not at the table)"
    return f"{side_name(talks, PartyId(each.who))}{where} undertakes something in {_of(found, each.packages)}"


def _joint(talks: Talks, found: Undoing, each: Joint) -> str:
    who = listed(side_name(talks, PartyId(one)) for one in each.who)
    choice = f'"{option_title(talks, each.choice.issue, each.choice.option)}" on {issue_title(talks, each.choice.issue)}'
    return f"{choice} needs {who}, and fails with any of them: in {_of(found, each.packages)}"


def undoing_as_json(found: Undoing) -> Json:
    """The same as JSON."""
    return {
        "refusers": [
            {
                "constituency": each.side.id if isinstance(each.side, Constituency) else None,
                "side": None if isinstance(each.side, Constituency) else each.side,
                "state": None if each.state is None else each.state.value,
                "refuses": [{"issue": one.issue, "option": one.option} for one in each.refuses],
                "packages": each.packages,
            }
            for each in found.refusers
        ],
        "uncarried": [each.id for each in found.uncarried],
        "rests_on": [
            {
                "who": each.who,
                "at_the_table": each.at_the_table,
                "choices": [{"issue": one.issue, "option": one.option} for one in each.choices],
                "packages": each.packages,
            }
            for each in found.rests_on
        ],
        "verified": [verified_as_json(each) for each in found.verified],
        "swayed": [swayed_as_json(each) for each in found.swayed],
        "listed": [listed_as_json(each) for each in found.listed],
        "joint": [
            {
                "issue": each.choice.issue,
                "option": each.choice.option,
                "who": list(each.who),
                "packages": each.packages,
            }
            for each in found.joint
        ],
    }
