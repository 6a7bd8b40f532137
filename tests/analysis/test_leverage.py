"""What opens if one party moves, against weighing the moved talks anew; and the numbers of the six-party game."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few
from tests.exchange.at_hand import bring, data

from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.leverage import Leverage, leverage
from multitrack.model.mandate import Mandate
from multitrack.model.talks import Talks


def answer(talks: Talks) -> Leverage:
    found = leverage(talks)
    assert not isinstance(found, TooLarge)
    return found


def open_now(talks: Talks) -> tuple[int, int]:
    """How many packages the rule allows at best, and how many surely suit all."""
    every, seated = slow.respecting(talks), slow.seated(talks)
    allowed = sum(slow.level(talks, package) is not Acceptance.NOT for package in every)
    suit = sum(
        all(slow.accepts(talks, party, package) is Acceptance.SURELY for party in seated) for package in every
    )
    return allowed, suit


def moved(talks: Talks, mandate: Mandate, **changes: object) -> Talks:
    other = replace(mandate, **changes)  # type: ignore[arg-type]
    return replace(talks, mandates=tuple(other if each is mandate else each for each in talks.mandates))


@few
@given(some_talks())
def test_what_opens_is_what_the_moved_talks_have_more(talks: Talks) -> None:
    found = answer(talks)
    before = open_now(talks)
    assert (found.under_rule, found.to_all) == before
    for each in found.parties:
        mandate = talks.mandate(each.party)
        assert mandate is not None
        points = {step.by for step in each.steps} | {Fraction(1, 2), Fraction(3)}
        for by in points:
            after = open_now(moved(talks, mandate, walk_away=mandate.walk_away - by))
            step = each.lowered(by)
            assert (step.under_rule, step.to_all) == (after[0] - before[0], after[1] - before[1])
        given_up = {one.line: (one.under_rule, one.to_all) for one in each.lines}
        for line in mandate.red_lines:
            left = tuple(other for other in mandate.red_lines if other != line)
            after = open_now(moved(talks, mandate, red_lines=left))
            assert given_up.get(line, (0, 0)) == (after[0] - before[0], after[1] - before[1])


def test_without_a_mandate_how_far_somebody_would_have_to_move_is_not_known() -> None:
    talks = bring("scorable", data("scorable_games", "base")).talks
    found = answer(replace(talks, mandates=()))
    assert found.status is Status.UNKNOWN
    assert (found.parties, set(found.not_known_of)) == ((), {party.id for party in talks.parties})


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("SportCo", (22, 34, 48)),
        ("Department of Tourism", (16, 21, 28)),
        ("Environmental League", (12, 22, 22)),
        ("Local Labour Union", (14, 16, 19)),
        ("Other cities", (13, 17, 20)),
        ("Mayor", (12, 12, 12)),
    ],
)
def test_the_six_party_game_opens_as_was_counted(name: str, counts: tuple[int, int, int]) -> None:
    """Packages that suit all, once one party's threshold is lowered by 5, 10 and 15; 12 do as it stands."""
    talks = bring("scorable", data("scorable_games", "base")).talks
    found = answer(talks)
    assert found.to_all == 12
    names = {party.id: party.name for party in talks.parties}
    each = next(one for one in found.parties if name.casefold() in names[one.party].casefold())
    assert tuple(12 + each.lowered(Fraction(by)).to_all for by in (5, 10, 15)) == counts
