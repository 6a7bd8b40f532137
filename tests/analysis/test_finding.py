"""What a finding rests on."""

from dataclasses import replace
from datetime import date

from tests.analysis.small_talks import two_parties

from multitrack.analysis.finding import Basis, basis_of
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.party import Admission, AdmissionState, Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks

NORTH, SOUTH, WEST = map(PartyId, ("North", "South", "West"))


def held(party: PartyId, option: str, **more: object) -> Position:
    issue = IssueId(option[0].upper())
    return Position(party=party, issue=issue, option=OptionId(option), stance=Stance.WANTS, **more)  # type: ignore[arg-type]


def said(name: str, on: date | None) -> Statement:
    return Statement(id=StatementId(name), speaker="s", words="w", on=on)


def with_all(talks: Talks) -> Talks:
    b3 = Option(id=OptionId("b3"), title="")
    three = replace(talks.issues[1], options=(*talks.issues[1].options, b3))
    return Talks(
        title="t",
        as_on=date(2014, 2, 15),
        parties=(*talks.parties, Party(id=WEST, name="West"), Party(id=PartyId("Out"), name="Out")),
        issues=(*talks.issues[:1], three),
        admissions=(
            Admission(party=PartyId("Out"), state=AdmissionState.EXCLUDED, on=date(2014, 1, 1), by="x"),
        ),
        statements=(said("S1", date(2014, 1, 15)), said("S2", date(2014, 1, 16)), said("S3", None)),
        mandates=(Mandate(party=SOUTH, factors=(), walk_away=0),),  # type: ignore[arg-type]
        positions=(
            held(NORTH, "a1", assumption="replaced by what follows"),
            held(NORTH, "a1", rests_on=("S1", "S2", "S3")),
            held(NORTH, "a2", rests_on=("S1",)),
            held(NORTH, "b1", assumption="ours", on=date(2013, 12, 1)),
            held(NORTH, "b2"),
            held(NORTH, "b3", reading=True),
            held(NORTH, "a9", assumption="no such option"),
            held(SOUTH, "a1", assumption="its mandate is known"),
            held(PartyId("Out"), "a1", assumption="not at the table"),
        ),
    )


def test_the_basis_counts_only_what_the_finding_rests_on() -> None:
    assert basis_of(with_all(two_parties())) == Basis(
        statements=3,
        assumptions=1,
        readings=1,
        taken=1,
        mandates=1,
        older_than_30_days=2,
        nothing_known=(WEST,),
    )


def test_without_a_day_of_the_talks_nothing_is_old() -> None:
    undated = with_all(two_parties())
    assert basis_of(Talks(title="t", parties=undated.parties, issues=())).older_than_30_days == 0
