"""Who would see whether undertakings are kept, who is held to move those who give them, and listed groups: in words, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce

from multitrack.analysis.kept_word import Swayed, Verifies
from multitrack.analysis.listed_outside import Listed
from multitrack.analysis.undoing import Undoing
from multitrack.model.constituency import Constituency
from multitrack.model.contact import SideId
from multitrack.model.package import Choice
from multitrack.model.party import Listing, PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import plainly_called, side_in_words
from multitrack.report.influencing import influence_as_json
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import party_name
from multitrack.report.saying import Sentence, Words, all_of, count, say
from multitrack.report.ties import Telling

Of = Callable[[int], Sentence]
"""So many of the packages not ruled out, in words."""


def kept_word_in_words(talks: Talks, found: Undoing, of: Of) -> Iterator[Block]:
    """Who is to verify what is undertaken, and who from outside is held to move those who do it."""
    if found.verified:
        yield Heading(say("Who would see whether it is kept"))
        yield Points(tuple(_verifies(talks, each, of) for each in found.verified))
    if found.swayed:
        yield Heading(say("Who is held to move those on whose word it rests"))
        yield Points(tuple(_swayed(talks, each, of) for each in found.swayed))
        yield Paragraph(
            say(
                "That is an assumption of these talks, and no part of the numbers; that they would is not said."
            )
        )


def _verifies(talks: Talks, each: Verifies, of: Of) -> Sentence:
    theirs, where = all_of(side_in_words(talks, PartyId(one)) for one in each.of), of(each.packages)
    if each.who is None:
        return say(
            "Nobody is named to verify undertakings of {sides}: in {packages}", sides=theirs, packages=where
        )
    if each.itself:
        return say(
            "{sides} is to verify undertakings of its own: in {packages}", sides=theirs, packages=where
        )
    who = side_in_words(talks, PartyId(each.who))
    if each.at_the_table:
        return say(
            "{side} is to verify undertakings of {sides}: in {packages}",
            side=who,
            sides=theirs,
            packages=where,
        )
    return say(
        "{side} (not at the table) is to verify undertakings of {sides}: in {packages}",
        side=who,
        sides=theirs,
        packages=where,
    )


def _swayed(talks: Talks, each: Swayed, of: Of) -> Sentence:
    telling = Telling(plainly_called(talks))
    return say(
        "{power}: {influence}; that side undertakes something in {packages}",
        power=telling.called.side(SideId(each.influence.power)),
        influence=telling.influence(each.influence),
        packages=of(each.packages),
    )


def listed_in_words(talks: Talks, found: Undoing, of: Of) -> Iterator[Block]:
    """What hangs on groups that stand on a list, and what follows where lists disagree."""
    if not found.listed:
        return
    yield Heading(say("Groups that stand on a list"))
    yield Points(tuple(_listed(talks, each, of) for each in found.listed))
    if loose := _loose(found):
        yield Paragraph(
            say(
                "Of {groups} no deed is needed here, and nobody at the table and no constituency is noted as theirs. "
                "Whether any of them could undo an agreement all the same is not known.",
                groups=all_of(loose),
            )
        )
    if any(each.group.disagreed for each in found.listed):
        yield Paragraph(
            say(
                "Where lists disagree, only one that is declared binding counts in these talks. Whether those who keep "
                "another list would hold to it is not known: it is a question to ask them."
            )
        )


def _loose(found: Undoing) -> tuple[str, ...]:
    """Listed groups on which nothing hangs here, and of whom nobody noted what they refuse."""
    refusing = {each.side for each in found.refusers if not isinstance(each.side, Constituency)}
    return tuple(e.group.name for e in found.listed if not e.tied and e.group.code not in refusing)


def _listed(talks: Talks, each: Listed, of: Of) -> Words:
    return reduce(_and_then, (_where(each), *_what_follows(talks, each, of)))


def _and_then(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}. {other}", one=one, other=other)


def _where(each: Listed) -> Sentence:
    on, without = all_of(map(_list, each.group.on)), len(each.group.not_on)
    if not without:
        return say("{group}: on {lists}", group=each.group.name, lists=on)
    return count(
        "{group}: on {lists}; not noted on {n} other list",
        "{group}: on {lists}; not noted on {n} other lists",
        without,
        group=each.group.name,
        lists=on,
    )


def _list(listing: Listing) -> Sentence:
    of = {"list": listing.list_name, "authority": listing.authority}
    if listing.binding:
        return say('"{list}" of {authority} (binding here)', **of)
    return say('"{list}" of {authority} (not binding here)', **of)


def _what_follows(talks: Talks, each: Listed, of: Of) -> Iterator[Sentence]:
    if not each.group.binds:
        yield say("No list that binds here has it, so that none keeps it from these talks")
    elif each.group.code is None:
        yield say(
            "A binding list has it, but nobody has said which code is its own here, so that it bars nobody yet"
        )
    if each.packages:
        yield say("It has to do or to verify something in {packages}", packages=of(each.packages))
    if each.at_the_table:
        parties = all_of(party_name(talks, party) for party in each.at_the_table)
        yield say("It is, or sits behind, {parties} at the table", parties=parties)
    if each.constituencies:
        them = all_of(one.title for one in each.constituencies)
        yield say("It is, or somebody speaks through it for, {constituencies}", constituencies=them)
    if each.alike:
        yield say(
            "A name like it stands here too, and nobody has said whether it is the same: {names}",
            names=all_of(each.alike),
        )


def verified_as_json(each: Verifies) -> Json:
    """Who is to verify what, as JSON."""
    return {
        "who": each.who,
        "itself": each.itself,
        "at_the_table": each.at_the_table,
        "of": list(each.of),
        "choices": _choices(each.choices),
        "packages": each.packages,
    }


def swayed_as_json(each: Swayed) -> Json:
    """Who is held to move whom, as JSON."""
    return {
        "party": each.influence.party,
        **influence_as_json((each.influence,))[0],
        "choices": _choices(each.choices),
        "packages": each.packages,
    }


def listed_as_json(each: Listed) -> Json:
    """A listed group and what hangs on it, as JSON."""
    return {
        "group": each.group.name,
        "code": each.group.code,
        "on": [
            {"authority": one.authority, "list": one.list_name, "binding": one.binding}
            for one in each.group.on
        ],
        "not_noted_on": [{"authority": authority, "list": name} for authority, name in each.group.not_on],
        "at_the_table": list(each.at_the_table),
        "constituencies": [one.id for one in each.constituencies],
        "choices": _choices(each.choices),
        "packages": each.packages,
        "alike": list(each.alike),
    }


def _choices(choices: tuple[Choice, ...]) -> list[Json]:
    return [{"issue": one.issue, "option": one.option} for one in choices]
