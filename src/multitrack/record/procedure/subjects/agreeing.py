"""In acts and on the record: a party's word, and what is agreed as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold
from multitrack.record.procedure.subjects.questions import question_of
from multitrack.record.procedure.subjects.seats import party_named

Word = tuple[PartyId, acts.Question]
"""A party's word, named by whose it is and on what."""


def word_of(here: Hold, act: acts.Act) -> Iterator[Word]:  # noqa: ARG001
    """A party's word on a question that an act gives, confirms or takes back."""
    match act:
        case acts.TakePosition(position=on):
            yield (on.party, acts.Question(issue=on.issue, option=on.option))
        case acts.Assent() | acts.Object() | acts.Confirm() | acts.Abstain() | acts.WithdrawPosition():
            asked = question_of(act)
            if asked is not None:
                yield (act.party, asked)


def word_named(here: Hold, key: Word) -> Mapping[str, Told]:
    """A party's word by the name of the party."""
    return party_named(here, key[0])


def word_how(act: acts.Act) -> str:
    """Whether a word is given subject to the capital."""
    return "ad referendum" if getattr(act, "ad_referendum", False) else "of its own"


def word_stands(here: Hold, key: Word) -> str:
    """Whether a party spoke on a question, and whether its capital has yet to confirm."""
    party, on = key
    counted = here.own.counted.get(on)
    if counted is not None and party in counted.abstained:
        return "abstains"
    if on.issue is not None and on.option is not None:
        held = here.positions_on(on.issue, on.option).get(party)
        if held is None or held.position.reading:
            return "silent"
        return "awaits its capital" if held.awaits_capital else "given"
    proposed = None if on.package is None else here.own.packages.get(on.package)
    if proposed is None or (party not in proposed.assents and party not in proposed.objections):
        return "silent"
    return "awaits its capital" if party in proposed.awaits_capital else "given"


def reservation_of(here: Hold, act: acts.Act) -> Iterator[Word]:  # noqa: ARG001
    """The reservation that an act makes or lifts."""
    if isinstance(act, acts.Reserve | acts.LiftReservation):
        yield (act.party, act.on)


def reservation_stands(here: Hold, key: Word) -> str:
    """Whether a party's reservation stands."""
    return "reserved" if key in here.own.reservations else "none"


def package_of(here: Hold, act: acts.Act) -> Iterator[acts.PackageId]:
    """The package an act is done on."""
    match act:
        case acts.ProposePackage(id=new):
            yield new
        case acts.WithdrawPackage(package=package) | acts.PutToRatification(package=package):
            yield package
        case acts.CloseRatification(ratification=ratification):
            held = here.own.ratifications.get(ratification)
            if held is not None:
                yield held.package
        case _:
            asked = question_of(act)
            if asked is not None and asked.package is not None:
                yield asked.package


def package_named(here: Hold, package: acts.PackageId) -> Mapping[str, Told]:
    """A package by its title."""
    proposed = here.own.packages.get(package)
    return {"package": package if proposed is None else proposed.title}


def package_stands(here: Hold, package: acts.PackageId) -> str:
    """Where a package stands: before the plenary, agreed, or before bodies outside."""
    proposed = here.own.packages.get(package)
    if proposed is None:
        return "not proposed"
    if proposed.withdrawn is not None:
        return "withdrawn"
    if proposed.adopted is None:
        return "proposed"
    outside = [each for each in here.own.ratifications.values() if each.package == package]
    if not outside:
        return "adopted"
    if any(each.closed is None for each in outside):
        return "in ratification"
    last = {each.body: each.verdict for each in outside}
    agreed = all(verdict is not None and verdict.accepted for verdict in last.values())
    return "ratified" if agreed else "not ratified"


def ratification_of(here: Hold, act: acts.Act) -> Iterator[acts.RatificationId]:  # noqa: ARG001
    """The ratification an act is done on."""
    if isinstance(act, acts.PutToRatification):
        yield act.id
    elif (on := question_of(act)) is not None and on.ratification is not None:
        yield on.ratification


def ratification_stands(here: Hold, ratification: acts.RatificationId) -> str:
    """Whether a body outside is still at it."""
    held = here.own.ratifications.get(ratification)
    if held is None:
        return "not put"
    return "under way" if held.closed is None else "closed"


def silence_of(here: Hold, act: acts.Act) -> Iterator[acts.Question]:  # noqa: ARG001
    """The question that an act puts under silence, or whose time is up."""
    if isinstance(act, acts.PutUnderSilence | acts.TimeIsUp):
        yield act.on


def silence_stands(here: Hold, on: acts.Question) -> str:
    """Whether the time of a question under silence is running."""
    counted = here.own.counted.get(on)
    if counted is None or counted.silence is None:
        return "not under silence"
    return "time is up" if counted.silence.is_up else "under silence"
