"""What the two smaller files on Syria are there to show: lists that disagree, and tracks that did not suffice."""

from datetime import date

import pytest
from tests.examples.shelf import packages_of, talks_of

from multitrack.analysis.alike import Rule
from multitrack.analysis.contacts import contacts
from multitrack.analysis.listed import bars, lists
from multitrack.analysis.representation import representation
from multitrack.model.position import Stance
from multitrack.model.talks import Talks

AMMAN, BASKETS = talks_of("amman-2015"), talks_of("geneva-2017")


@pytest.mark.parametrize("talks", [AMMAN, BASKETS], ids=lambda talks: talks.title)
def test_every_claim_names_its_ground(talks: Talks) -> None:
    assert talks.mandates == ()
    assert talks.exercise
    assert [p for p in talks.positions if not (p.rests_on or p.assumption)] == []
    assert [s.id for s in talks.statements if not s.link] == []
    assert [c.id for c in talks.contacts if not (c.rests_on or c.source)] == []
    assert [a.id for a in talks.asks if not (a.rests_on or a.source)] == []
    unsourced = [each for each in talks.listings if not each.source]
    assert [each for each in unsourced if "UNVERIFIED" not in (each.effect or "")] == []


def test_in_amman_every_group_is_missing_on_some_list_and_one_list_binds() -> None:
    found = lists(AMMAN, date(2016, 1, 31))
    assert len(found.lists) == 4
    assert all(group.disagreed for group in found.groups)
    assert {listing.list_name for group in found.groups for listing in group.binds} == {
        "Al-Qaida Sanctions List"
    }
    assert [bars(AMMAN, party.id, date(2016, 1, 31)) for party in AMMAN.parties] == [()] * 7


def test_in_amman_a_name_is_left_to_a_person() -> None:
    (flag,) = lists(AMMAN, date(2016, 1, 31)).flags
    assert (flag.code, flag.alike.listed_as, flag.alike.rule) == (
        "Jabhat al-Nusra",
        "Jabhat al-Nusrah",
        Rule.SCRIPT,
    )


def bearable(talks: Talks) -> list[str]:
    refused = {(p.issue, p.option) for p in talks.positions if p.stance is Stance.REFUSES}
    return [
        " ".join(choice.option for choice in package.choices)
        for package in packages_of("geneva-2017")
        if not any((choice.issue, choice.option) in refused for choice in package.choices)
    ]


def test_the_four_baskets_leave_eight_packages_that_nobody_is_held_to_refuse() -> None:
    left = bearable(BASKETS)
    assert len(packages_of("geneva-2017")) == 108
    assert len(left) == 8
    assert all(each.startswith("silent ") and each.endswith(" listed") for each in left)
    assert not any(" stands " in each for each in left)


def test_the_baskets_are_tracks_side_by_side_with_their_deadlines() -> None:
    assert [track.issues for track in BASKETS.tracks] == [
        ("governance", "statement"),
        ("constitution",),
        ("elections",),
        ("terrorism",),
    ]
    assert [t.terms.by for t in BASKETS.tracks if t.terms and t.terms.by] == [
        date(2017, 9, 3),
        date(2017, 9, 3),
        date(2018, 9, 3),
    ]
    (together,) = (s for s in BASKETS.structures if len(s.stages) == 1)
    assert len(together.stages[0].bodies) == 4


def test_the_composite_delegation_claims_through_its_groups_and_three_constituencies_are_gaps() -> None:
    found = representation(BASKETS)
    gaps = {str(each.constituency.id): len(each.heard_by) for each in found.constituencies if each.is_gap}
    assert gaps == {"kurds": 0, "women": 1, "civil": 1}
    behind = set(BASKETS.parties[1].delegation.composed_of)
    claimed = {c.group for each in BASKETS.constituencies for c in each.claims if c.group}
    assert claimed <= behind
    assert [body.id for body, _ in found.untold] == ["support"]


def test_of_the_guarantors_only_one_is_known_to_have_spoken_with_anyone() -> None:
    found = contacts(BASKETS, date(2017, 12, 14))
    spoken = {power for (power, _), tie in found.matrix.items() if tie.contacts}
    assert spoken == {"RUSSIA", "SAUDI", "mediation-team"}
    assert {each.power: each.only_its_own for each in found.one_sided} == {"SAUDI": True}
