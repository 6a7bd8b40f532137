"""What hangs on groups that some list has, and what lists disagree on."""

from tests.analysis.test_representation import FILE, talks

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.listed_outside import Listed
from multitrack.analysis.undoing import undoing


def listed(text: str) -> dict[str, Listed]:
    found = undoing(talks(text))
    assert not isinstance(found, TooLarge)
    return {each.group.name: each for each in found.listed}


def test_a_listed_group_behind_a_delegation_or_a_claim_is_told() -> None:
    behind = FILE.replace("group: Brotherhood of the Fort}", "group: boatmen}")
    found = listed(behind)["boatmen"]
    assert found.at_the_table == ("NORTH",)
    assert [each.id for each in found.constituencies] == ["boats"]


def test_whoever_was_found_not_to_be_it_is_not_taken_for_it() -> None:
    assert listed(FILE)["North Bank"].at_the_table == ()
    asked = FILE.replace(", is_not: NORTH", "")
    assert listed(asked)["North Bank"].at_the_table == ("NORTH",)


def test_names_that_are_like_are_left_to_be_looked_at() -> None:
    text = FILE.replace(
        "low: Low", "low: {title: Low, undertakings: [{who: Brotherhood of the Ford, what: pays}]}"
    )
    found = listed(text)["Brotherhood of the Fort"]
    assert (found.packages, found.alike) == (0, ("Brotherhood of the Ford",))


def test_what_it_must_do_or_verify_is_counted_where_it_is_not_ruled_out() -> None:
    text = FILE.replace(
        "none: None", "none: {title: None, undertakings: [{who: SOUTH, what: waits, verified_by: HILL}]}"
    )
    found = listed(text)["Brethren of the ford"]
    assert [(choice.issue, choice.option) for choice in found.choices] == [("toll", "none")]
    assert found.packages == 1
    ruled_out = text.replace("high: refuses", "none: refuses")
    assert listed(ruled_out)["Brethren of the ford"].packages == 0
