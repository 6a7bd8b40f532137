"""Who is represented and who is listed, as a channel holds it: claims, what was put in, entries on lists, what binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from multitrack.model.constituency import Claim, Constituency, ConstituencyId, Consulted, ConsultedId, Input
from multitrack.model.party import Listing, PersonId
from multitrack.model.talks import Talks
from multitrack.record import act as acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry on a list; ``lifted`` when it was said here that the group is off it."""

    listing: Listing
    on: acts.ListId
    number: int
    lifted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What whoever runs the talks declared last of a list."""

    binding: bool
    effect: str
    channel_open: bool
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PutIn:
    """Something that a consulted body put in; ``answered`` when it was told here what became of it."""

    body: ConsultedId
    given: Input
    by: PersonId
    number: int
    answered: datetime | None = None


def listed_in(talks: Talks, number: int) -> dict[acts.ListingId, Listed]:
    """The entries on lists that a file names, with codes by their place in it."""
    keys = list(dict.fromkeys((each.authority, each.list_name) for each in talks.listings))
    return {
        acts.ListingId(f"filed-{at}"): Listed(
            listing=each,
            on=acts.ListId(f"filed-{keys.index((each.authority, each.list_name)) + 1}"),
            number=number,
        )
        for at, each in enumerate(talks.listings, 1)
    }


def put_in(talks: Talks, by: PersonId, number: int) -> dict[acts.InputId, PutIn]:
    """What consulted bodies had put in when the file was written, with codes by its place in it."""
    every = [(body.id, given) for body in talks.consulted for given in body.inputs]
    return {
        acts.InputId(f"filed-{at}"): PutIn(body=body, given=given, by=by, number=number)
        for at, (body, given) in enumerate(every, 1)
    }


def as_declared(listed: Listed, declared: Mapping[acts.ListId, Declared]) -> Listing:
    """An entry on a list, with what was declared of the list since."""
    word = declared.get(listed.on)
    if word is None:
        return listed.listing
    return replace(
        listed.listing,
        binding=word.binding,
        effect=word.effect or listed.listing.effect,
        channel_open=word.channel_open,
        declared_by=word.by,
        declared_on=word.on,
    )


def consulted_of(
    bodies: Mapping[ConsultedId, Consulted], inputs: Mapping[acts.InputId, PutIn]
) -> Iterator[Consulted]:
    """The consulted bodies of a channel, each with what it put in."""
    for code, body in bodies.items():
        yield replace(body, inputs=tuple(each.given for each in inputs.values() if each.body == code))


def merged(constituencies: Iterable[Constituency]) -> tuple[Constituency, ...]:
    """Each constituency once, with every claim and denial that was heard anywhere."""
    known: dict[ConstituencyId, Constituency] = {}
    for each in constituencies:
        old = known.get(each.id)
        if old is None:
            known[each.id] = each
        else:
            holds = (*old.holds, *(home for home in each.holds if home not in old.holds))
            claims = with_claims(old.claims, each.claims)
            known[each.id] = replace(old, claims=claims, holds=holds, note=old.note or each.note)
    return tuple(known.values())


def with_claims(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims beside each other; of one party through one group once, with every denial."""
    known = {(claim.by, claim.group): claim for claim in old}
    for claim in new:
        had = known.get((claim.by, claim.group))
        if had is None:
            known[claim.by, claim.group] = claim
        else:
            denied = tuple(dict.fromkeys((*had.denied_by, *claim.denied_by)))
            rests_on = tuple(dict.fromkeys((*had.rests_on, *claim.rests_on)))
            known[claim.by, claim.group] = replace(
                had, denied_by=denied, rests_on=rests_on, source=had.source or claim.source
            )
    return tuple(known.values())


def heard_of_bodies(bodies: Iterable[Consulted]) -> tuple[Consulted, ...]:
    """Each consulted body once, with all that it put in as far as was heard; what became of it goes before silence."""
    known: dict[ConsultedId, Consulted] = {}
    for body in bodies:
        old = known.get(body.id)
        if old is None:
            known[body.id] = body
            continue
        told = {(given.words, given.on): given for given in old.inputs}
        for given in body.inputs:
            if (given.words, given.on) not in told or given.became is not None:
                told[given.words, given.on] = given
        known[body.id] = replace(old, inputs=tuple(told.values()))
    return tuple(known.values())
