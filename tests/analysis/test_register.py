"""Rival accounts, and what was assured in private against a public line."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from multitrack.analysis.register import Against, Said, assurances, rivals, said_in
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks

GOV = PartyId("GOV")
ENRICH, NO = IssueId("enrichment"), OptionId("none")


def said(code: str, *, public: bool = True, behalf: str | None = "GOV", **more: object) -> Statement:
    return Statement(
        id=StatementId(code),
        speaker=code,
        words=code,
        public=public,
        on_behalf_of=behalf,
        **more,  # type: ignore[arg-type]
    )


def on(stance: Stance, party: PartyId = GOV, option: OptionId = NO, *rests_on: str) -> Position:
    resting = tuple(map(StatementId, rests_on))
    return Position(party=party, issue=ENRICH, option=option, stance=stance, rests_on=resting)


def meaning(**codes: Position) -> Said:
    return {StatementId(code): (position,) for code, position in codes.items()}


PRIVATE, PUBLIC = said("assured", public=False), said("declared")


def test_what_is_borne_in_private_and_refused_in_public_is_warned_of() -> None:
    held = meaning(assured=on(Stance.CAN_LIVE_WITH), declared=on(Stance.REFUSES))
    (found,) = assurances((PRIVATE, PUBLIC), held)
    assert found == Against(private=PRIVATE, public=PUBLIC, on=(ENRICH, NO))


def test_two_shades_of_yes_are_no_warning_and_neither_is_another_party_or_option() -> None:
    others = (
        on(Stance.WANTS),
        on(Stance.REFUSES, PartyId("OPP")),
        on(Stance.REFUSES, GOV, OptionId("some")),
    )
    for other in others:
        assert assurances((PRIVATE, PUBLIC), meaning(assured=on(Stance.ACCEPTS), declared=other)) == ()


def test_two_public_lines_are_rivals_and_no_private_assurance() -> None:
    held = meaning(first=on(Stance.ACCEPTS), declared=on(Stance.REFUSES))
    assert assurances((said("first"), PUBLIC), held) == ()


def test_a_person_may_note_that_one_contradicts_the_other_of_the_same_side() -> None:
    against = replace(PRIVATE, contradicts=(PUBLIC.id,))
    assert assurances((against, PUBLIC), {}) == (Against(private=against, public=PUBLIC),)
    assert assurances((replace(against, on_behalf_of="OPP"), PUBLIC), {}) == ()
    assert assurances((replace(against, on_behalf_of=None), PUBLIC), {}) == ()
    read = meaning(assured=on(Stance.ACCEPTS))
    unnamed = replace(against, on_behalf_of=None)
    assert assurances((unnamed, PUBLIC), read) == (Against(private=unnamed, public=PUBLIC),)


def test_a_public_line_that_was_superseded_counts_no_more() -> None:
    held = meaning(assured=on(Stance.ACCEPTS), declared=on(Stance.REFUSES))
    new = said("later", supersedes=(PUBLIC.id,))
    assert assurances((PRIVATE, PUBLIC, new), held) == ()


def test_what_a_file_says_is_read_off_the_positions() -> None:
    positions = (on(Stance.ACCEPTS, GOV, NO, "assured"), on(Stance.REFUSES, GOV, OptionId("b"), "declared"))
    talks = Talks(title="t", parties=(), issues=(), positions=positions)
    assert said_in(talks) == {"assured": [positions[0]], "declared": [positions[1]]}


CODES = tuple(map(StatementId, "abcdef"))


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=8))
def test_rivals_are_those_whom_a_chain_of_contradictions_joins(
    pairs: list[tuple[StatementId, StatementId]],
) -> None:
    statements = tuple(
        said(code, contradicts=tuple(other for one, other in pairs if one == code)) for code in CODES
    )
    joined = {(one, other) for one, other in pairs if one != other}
    joined |= {(other, one) for one, other in joined}
    for _ in CODES:
        joined |= {(a, d) for a, b in joined for c, d in joined if b == c and a != d}
    found = {
        frozenset(pair)
        for group in rivals(statements)
        for pair in combinations([each.id for each in group], 2)
    }
    assert found == {frozenset(pair) for pair in joined}
