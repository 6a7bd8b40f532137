"""What claims, inputs, lists and declarations change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import represented as r
from multitrack.record.standing.change import Change, with_
from multitrack.record.standing.channel import ChannelStanding


def _claimed(standing: ChannelStanding, entry: Entry, act: acts.ClaimConstituency) -> Change:
    known = standing.constituencies.get(act.constituency.id, act.constituency)
    claims = r.with_claims(known.claims, (act.claim,))
    return {"constituencies": with_(standing.constituencies, known.id, replace(known, claims=claims))}


def _unclaimed(standing: ChannelStanding, entry: Entry, act: acts.WithdrawClaim) -> Change:
    known = standing.constituencies[act.constituency]
    claims = tuple(claim for claim in known.claims if claim.by != act.party)
    return {"constituencies": with_(standing.constituencies, known.id, replace(known, claims=claims))}


def _contested(standing: ChannelStanding, entry: Entry, act: acts.ContestClaim) -> Change:
    known = standing.constituencies[act.constituency]
    denier = str(act.party or act.power)
    claims = tuple(
        replace(claim, denied_by=tuple(dict.fromkeys((*claim.denied_by, denier))))
        if claim.by == act.claimed_by
        else claim
        for claim in known.claims
    )
    return {"constituencies": with_(standing.constituencies, known.id, replace(known, claims=claims))}


def _put_in(standing: ChannelStanding, entry: Entry, act: acts.NoteInput) -> Change:
    bodies = standing.consulted
    if act.body.id not in bodies:
        bodies = with_(bodies, act.body.id, act.body)
    noted = r.PutIn(body=act.body.id, given=act.given, by=entry.author, number=entry.number)
    return {"consulted": bodies, "inputs": with_(standing.inputs, act.id, noted)}


def _answered(standing: ChannelStanding, entry: Entry, act: acts.AnswerInput) -> Change:
    noted = standing.inputs[act.input]
    given = replace(
        noted.given,
        became=act.became,
        why=act.reason or None,
        issue=act.issue or noted.given.issue,
        option=act.option,
    )
    return {"inputs": with_(standing.inputs, act.input, replace(noted, given=given, answered=entry.time))}


def _listed(standing: ChannelStanding, entry: Entry, act: acts.ListGroup) -> Change:
    listed = r.Listed(listing=act.listing, on=act.on, number=entry.number)
    return {"listings": with_(standing.listings, act.id, listed)}


def _lifted(standing: ChannelStanding, entry: Entry, act: acts.LiftListing) -> Change:
    known = standing.listings[act.listing]
    lifted = replace(known, listing=replace(known.listing, until=act.until), lifted=entry.time)
    return {"listings": with_(standing.listings, act.listing, lifted)}


def _decided(standing: ChannelStanding, entry: Entry, act: acts.DecideName) -> Change:
    """Whether it is that group, as a person said last; a name on which nothing was decided changes nothing."""
    known = standing.listings[act.listing]
    listing, others = known.listing, tuple(each for each in known.listing.is_not if each != act.code)
    match act.decision:
        case acts.NameDecision.IS:
            listing = replace(listing, code=act.code, is_not=others)
        case acts.NameDecision.IS_NOT:
            code = None if listing.code == act.code else listing.code
            listing = replace(listing, code=code, is_not=(*others, act.code))
        case acts.NameDecision.OPEN:
            return {}
    return {"listings": with_(standing.listings, act.listing, replace(known, listing=listing))}


def _declared(standing: ChannelStanding, entry: Entry, act: acts.DeclareList) -> Change:
    word = r.Declared(
        binding=act.binding,
        effect=act.effect,
        channel_open=act.channel_open,
        by=act.by,
        on=entry.time.date(),
    )
    return {"declared": with_(standing.declared, act.on, word)}


CHANGES: Mapping[type, Any] = {
    acts.ClaimConstituency: _claimed,
    acts.WithdrawClaim: _unclaimed,
    acts.ContestClaim: _contested,
    acts.NoteInput: _put_in,
    acts.AnswerInput: _answered,
    acts.ListGroup: _listed,
    acts.LiftListing: _lifted,
    acts.DecideName: _decided,
    acts.DeclareList: _declared,
}
"""What each of these acts changes."""
