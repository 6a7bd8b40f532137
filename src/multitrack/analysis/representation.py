"""Who is represented, by whom, and who is not: constituencies against delegations, consulted bodies, consent at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.model.constituency import AtHome, Claim, Constituency, Consulted, Input
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Admission, PartyId
from multitrack.model.position import Position
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """One constituency: which parties at the table claim it, which claim it from outside, and who denies a claim."""

    constituency: Constituency
    at_the_table: tuple[PartyId, ...]
    not_at_the_table: tuple[PartyId, ...]
    heard_by: tuple[Consulted, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nobody at the table claims to speak for it."""
        return not self.at_the_table

    @property
    def is_rival(self) -> bool:
        """Whether several at the table claim it."""
        return len(self.at_the_table) > 1

    @property
    def is_denied(self) -> bool:
        """Whether somebody says that a claim to it is wrong."""
        return any(claim.denied_by for claim in self.constituency.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeGap:
    """An option that a delegation bears at the table and a constituency it claims is held to refuse at home."""

    party: PartyId
    constituency: Constituency
    issue: IssueId
    option: OptionId
    at_table: Position
    at_home: AtHome


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """Everything that is known of who is represented."""

    constituencies: tuple[Represented, ...]
    claims_nobody: tuple[PartyId, ...]
    home_gaps: tuple[HomeGap, ...]
    not_known_at_home: tuple[tuple[PartyId, Constituency], ...]
    untold: tuple[tuple[Consulted, Input], ...]
    admissions: tuple[tuple[PartyId, tuple[Admission, ...]], ...]

    @property
    def claims(self) -> tuple[tuple[Constituency, Claim], ...]:
        """The claims of which more is known than whose they are: through whom, denied by whom, from where."""
        return tuple(
            (each.constituency, claim)
            for each in self.constituencies
            for claim in each.constituency.claims
            if claim.group or claim.denied_by or claim.rests_on or claim.source
        )


def representation(talks: Talks) -> Representation:
    """Constituencies against delegations, what became of what was put in, and whether home would follow."""
    seated = {party.id for party in talks.seated_parties()}
    known = tuple(_represented(talks, each, seated) for each in talks.constituencies)
    claiming = {claim.by for each in talks.constituencies for claim in each.claims}
    return Representation(
        constituencies=known,
        claims_nobody=tuple(party.id for party in talks.parties if party.id not in claiming),
        home_gaps=tuple(_home_gaps(talks)),
        not_known_at_home=tuple(
            (party, each) for each in talks.constituencies if not each.holds for party in each.claimed_by
        ),
        untold=tuple(
            (body, given) for body in talks.consulted for given in body.inputs if given.became is None
        ),
        admissions=tuple(_admissions(talks)),
    )


def _represented(talks: Talks, each: Constituency, seated: set[PartyId]) -> Represented:
    return Represented(
        constituency=each,
        at_the_table=tuple(party for party in each.claimed_by if party in seated),
        not_at_the_table=tuple(party for party in each.claimed_by if party not in seated),
        heard_by=tuple(body for body in talks.consulted if each.id in body.speaks_for),
    )


def _home_gaps(talks: Talks) -> Iterator[HomeGap]:
    """Where the two layers part: borne at the table, refused at home."""
    held = {(p.party, p.issue, p.option): p for p in talks.positions}
    for each in talks.constituencies:
        for home in each.holds:
            for party in each.claimed_by:
                position = held.get((party, home.issue, home.option))
                if position is not None and position.stance.bears and not home.stance.bears:
                    yield HomeGap(
                        party=party,
                        constituency=each,
                        issue=home.issue,
                        option=home.option,
                        at_table=position,
                        at_home=home,
                    )


def _admissions(talks: Talks) -> Iterator[tuple[PartyId, tuple[Admission, ...]]]:
    """The steps of each party and group, in their order."""
    steps: dict[PartyId, list[Admission]] = {}
    for step in talks.admissions:
        steps.setdefault(step.party, []).append(step)
    for party, known in steps.items():
        yield party, tuple(sorted(known, key=lambda step: step.on))
