"""On whom an agreement rests, and who outside the table is held to refuse it: as a part of a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from multitrack.analysis.undoing import Joint, Refuser, RestsOn, Undoing
from multitrack.model.constituency import Constituency
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import side_in_words
from multitrack.report.kept_word_in_words import (
    kept_word_in_words,
    listed_as_json,
    listed_in_words,
    swayed_as_json,
    verified_as_json,
)
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import issue_title, option_title
from multitrack.report.saying import Sentence, all_of, count, say
from multitrack.report.sentences import ADMISSIONS


def undoing_in_words(talks: Talks, found: Undoing) -> Iterator[Block]:
    """Nothing where nothing is noted of anybody outside, nobody gives an undertaking, and no lists disagree."""
    if found.refusers or found.uncarried:
        yield Heading(say("Who outside the table could undo it"))
        yield Points(
            (
                *(_refuser(talks, found, each) for each in found.refusers),
                *(
                    say(
                        "{constituency}: nobody at the table claims to carry them, and what they would refuse is not noted",
                        constituency=each.title,
                    )
                    for each in found.uncarried
                ),
            )
        )
        if found.refusers:
            yield Paragraph(
                say(
                    "What they are held to refuse is an assumption of these talks; that they would act on it is not said."
                )
            )
    if found.rests_on:
        yield Heading(say("On whose word it rests"))
        yield Points(tuple(_rests_on(talks, found, each) for each in found.rests_on))
    yield from kept_word_in_words(talks, found, partial(_of, found))
    if found.joint:
        yield Heading(say("What needs several to do their part"))
        yield Points(tuple(_joint(talks, found, each) for each in found.joint))
    yield from listed_in_words(talks, found, partial(_of, found))


def _of(found: Undoing, packages: int) -> Sentence:
    """How many of the packages not ruled out."""
    if packages == found.open_ == 1:
        return say("the one package not ruled out")
    if packages == found.open_:
        return count("all {n} package not ruled out", "all {n} packages not ruled out", found.open_)
    return count(
        "{some} of the {n} package not ruled out",
        "{some} of the {n} packages not ruled out",
        found.open_,
        some=packages,
    )


def _refuser(talks: Talks, found: Undoing, each: Refuser) -> Sentence:
    who = each.side.title if isinstance(each.side, Constituency) else side_in_words(talks, each.side)
    how = say("carried by nobody at the table") if isinstance(each.side, Constituency) else _state(each)
    what = all_of(
        say(
            '"{option}" on {issue}',
            option=option_title(talks, one.issue, one.option),
            issue=issue_title(talks, one.issue),
        )
        for one in each.refuses
    )
    if not each.packages:
        return say(
            "{side} ({state}) is held to refuse {options}; nothing that is not ruled out holds it",
            side=who,
            state=how,
            options=what,
        )
    return say(
        "{side} ({state}) is held to refuse {options}: that stands in {packages}",
        side=who,
        state=how,
        options=what,
        packages=_of(found, each.packages),
    )


def _state(each: Refuser) -> Sentence:
    if each.state is None:
        return say("not at the table")
    return say("not at the table: {state}", state=ADMISSIONS[each.state])


def _rests_on(talks: Talks, found: Undoing, each: RestsOn) -> Sentence:
    who, where = side_in_words(talks, PartyId(each.who)), _of(found, each.packages)
    if each.at_the_table:
        return say("{side} undertakes something in {packages}", side=who, packages=where)
    return say("{side} (not at the table) undertakes something in {packages}", side=who, packages=where)


def _joint(talks: Talks, found: Undoing, each: Joint) -> Sentence:
    return say(
        '"{option}" on {issue} needs {sides}, and fails with any of them: in {packages}',
        option=option_title(talks, each.choice.issue, each.choice.option),
        issue=issue_title(talks, each.choice.issue),
        sides=all_of(side_in_words(talks, PartyId(one)) for one in each.who),
        packages=_of(found, each.packages),
    )


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
