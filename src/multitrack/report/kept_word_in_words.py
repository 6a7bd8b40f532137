"""Who would see whether undertakings are kept, who is held to move those who give them, and listed groups: in words, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from multitrack.analysis.kept_word import Swayed, Verifies
from multitrack.analysis.listed_outside import Listed
from multitrack.analysis.undoing import Undoing
from multitrack.model.constituency import Constituency
from multitrack.model.contact import SideId
from multitrack.model.package import Choice
from multitrack.model.party import Listing, PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import plainly_called, side_name
from multitrack.report.influencing import influence_as_json
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import counted, listed, party_names
from multitrack.report.ties import Telling

Of = Callable[[int], str]
"""So many of the packages not ruled out, in words."""


def kept_word_in_words(talks: Talks, found: Undoing, of: Of) -> Iterator[Block]:
    """Who is to verify what is undertaken, and who from outside is held to move those who do it."""
    if found.verified:
        yield Heading("Who would see whether it is kept")
        yield Points(tuple(_verifies(talks, each, of) for each in found.verified))
    if found.swayed:
        yield Heading("Who is held to move those on whose word it rests")
        yield Points(tuple(_swayed(talks, each, of) for each in found.swayed))
        yield Paragraph(
            "That is an assumption of these talks, and no part of the numbers; that they would is not said."
        )


def _verifies(talks: Talks, each: Verifies, of: Of) -> str:
    theirs = listed(side_name(talks, PartyId(one)) for one in each.of)
    if each.who is None:
        return f"Nobody is named to verify undertakings of {theirs}: in {of(each.packages)}"
    if each.itself:
        return f"{theirs} is to verify undertakings of its own: in {of(each.packages)}"
    where = "" if each.at_the_table else " (not at the table)"
    return (
        f"{side_name(talks, PartyId(each.who))}{where} is to verify undertakings of {theirs}: "
        f"in {of(each.packages)}"
    )


def _swayed(talks: Talks, each: Swayed, of: Of) -> str:
    telling = Telling(plainly_called(talks))
    power = telling.called.side(SideId(each.influence.power))
    return (
        f"{power}: {telling.influence(each.influence)}; that side undertakes something in {of(each.packages)}"
    )


def listed_in_words(talks: Talks, found: Undoing, of: Of) -> Iterator[Block]:
    """What hangs on groups that stand on a list, and what follows where lists disagree."""
    if not found.listed:
        return
    yield Heading("Groups that stand on a list")
    yield Points(tuple(_listed(talks, each, of) for each in found.listed))
    if loose := _loose(found):
        yield Paragraph(
            f"Of {listed(loose)} no deed is needed here, and nobody at the table and no constituency is noted as theirs. "
            "Whether any of them could undo an agreement all the same is not known."
        )
    if any(each.group.disagreed for each in found.listed):
        yield Paragraph(
            "Where lists disagree, only one that is declared binding counts in these talks. Whether those who keep another "
            "list would hold to it is not known: it is a question to ask them."
        )


def _loose(found: Undoing) -> tuple[str, ...]:
    """Listed groups on which nothing hangs here, and of whom nobody noted what they refuse."""
    refusing = {each.side for each in found.refusers if not isinstance(each.side, Constituency)}
    return tuple(e.group.name for e in found.listed if not e.tied and e.group.code not in refusing)


def _listed(talks: Talks, each: Listed, of: Of) -> str:
    return ". ".join((_where(each), *_what_follows(talks, each, of)))


def _where(each: Listed) -> str:
    on = listed(_list(listing) for listing in each.group.on)
    without = len(each.group.not_on)
    if not without:
        return f"{each.group.name}: on {on}"
    return f"{each.group.name}: on {on}; not noted on {counted(without, 'other list', 'other lists')}"


def _list(listing: Listing) -> str:
    binding = "binding here" if listing.binding else "not binding here"
    return f'"{listing.list_name}" of {listing.authority} ({binding})'


def _what_follows(talks: Talks, each: Listed, of: Of) -> Iterator[str]:
    if not each.group.binds:
        yield "No list that binds here has it, so that none keeps it from these talks"
    elif each.group.code is None:
        yield "A binding list has it, but nobody has said which code is its own here, so that it bars nobody yet"
    if each.packages:
        yield f"It has to do or to verify something in {of(each.packages)}"
    if each.at_the_table:
        yield f"It is, or sits behind, {party_names(talks, each.at_the_table)} at the table"
    if each.constituencies:
        yield f"It is, or somebody speaks through it for, {listed(one.title for one in each.constituencies)}"
    if each.alike:
        yield f"A name like it stands here too, and nobody has said whether it is the same: {listed(each.alike)}"


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
