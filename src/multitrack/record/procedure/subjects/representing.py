"""In acts and on the record: claims to a constituency, what was put in, entries on lists, lists that bind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.constituency import ConstituencyId
from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold

ClaimKey = tuple[ConstituencyId, PartyId]
"""A claim: to which constituency, and whose."""


def claim_of(here: Hold, act: acts.Act) -> Iterator[ClaimKey]:  # noqa: ARG001
    """The claim that an act makes, contests or takes back."""
    match act:
        case acts.ClaimConstituency(constituency=constituency, party=party):
            yield constituency.id, party
        case acts.WithdrawClaim(constituency=code, party=party):
            yield code, party
        case acts.ContestClaim(constituency=code, claimed_by=party):
            yield code, party


def claim_named(here: Hold, key: ClaimKey) -> Mapping[str, Told]:
    """A claim by the name of the party."""
    return {"party": here.name(key[1])}


def claim_stands(here: Hold, key: ClaimKey) -> str:
    """Whether a party claims a constituency here, and whether somebody denies it."""
    code, party = key
    known = here.own.constituencies.get(code)
    claims = () if known is None else tuple(claim for claim in known.claims if claim.by == party)
    if not claims:
        return "not claimed"
    return "contested" if any(claim.denied_by for claim in claims) else "claimed"


def input_of(here: Hold, act: acts.Act) -> Iterator[acts.InputId]:  # noqa: ARG001
    """What was put in, in an act that notes it or tells what became of it."""
    match act:
        case acts.NoteInput(id=new):
            yield new
        case acts.AnswerInput(input=code):
            yield code


def input_stands(here: Hold, key: acts.InputId) -> str:
    """Whether it was told what became of something that was put in."""
    noted = here.own.inputs.get(key)
    if noted is None:
        return "not noted"
    return "put in" if noted.given.became is None else "answered"


def listing_of(here: Hold, act: acts.Act) -> Iterator[acts.ListingId]:  # noqa: ARG001
    """The entry on a list that an act makes, lifts or decides a name of."""
    match act:
        case acts.ListGroup(id=new):
            yield new
        case acts.LiftListing(listing=code) | acts.DecideName(listing=code):
            yield code


def listing_stands(here: Hold, key: acts.ListingId) -> str:
    """Whether a group is on a list, as far as it was noted here."""
    known = here.own.listings.get(key)
    if known is None:
        return "not noted"
    return "on the list" if known.lifted is None else "taken off"


def list_of(here: Hold, act: acts.Act) -> Iterator[acts.ListId]:  # noqa: ARG001
    """The list of which something is declared."""
    if isinstance(act, acts.DeclareList):
        yield act.on


def list_how(act: acts.Act) -> str:
    """Whether a list is declared binding, or not."""
    return ("binding" if act.binding else "not binding") if isinstance(act, acts.DeclareList) else ""


def list_stands(here: Hold, key: acts.ListId) -> str:
    """What was declared of a list here since the talks opened."""
    if not any(listed.on == key for listed in here.own.listings.values()):
        return "no such list"
    declared = here.own.declared.get(key)
    if declared is None:
        return "nothing declared"
    return "binding" if declared.binding else "not binding"
