"""The page on the rules of procedure is what the tables say, and the joint conditions are what the floor does."""

from tests.record.procedure.reference import REFERENCE, page

from multitrack.model.package import EarlyHarvest
from multitrack.record.procedure import PROCEDURE
from multitrack.record.procedure.joint import JOINT, Effect, under


def test_the_page_is_as_the_tables_say() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == page()


def test_joint_conditions_name_acts_of_the_record_and_each_effect_once() -> None:
    assert {row.act for row in JOINT} <= PROCEDURE.keys()
    keys = [(row.linkage, row.act) for row in JOINT]
    assert len(keys) == len(set(keys))


def test_a_linkage_does_to_an_act_what_its_row_says() -> None:
    early = EarlyHarvest(issues=())
    assert list(under((early,), "harvest", Effect.GOES_BEFORE)) == [early]
    assert list(under((early,), "adopt", Effect.WAITS)) == []
