"""Rules that hang on more than the parties: the floor does not take for decided what nobody counted or found."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.record.scene import CEASE, FIRST, G1, GOV, GUNS, MED, O1, OPP, TALKS, do, floor_of, stance

from multitrack.model.channel import track_channel
from multitrack.model.codes import ElectorateId
from multitrack.model.position import Stance
from multitrack.model.rule import AllOf, ChairFinds, Lack, NoObjection, Rule, Unanimity, VotesIn
from multitrack.record import act as acts
from multitrack.record.answer import Refused

ROOM = track_channel(GUNS)
MEMBERS_VOTE = VotesIn(electorate=ElectorateId("members"), more_than=Fraction(1, 2))


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        (NoObjection(hours=72), "the time is not up"),
        (MEMBERS_VOTE, "no vote was counted"),
        (ChairFinds(), "the chair has not found so"),
    ],
)
def test_what_no_party_gives_is_told_as_lacking(rule: Rule, lacks: Lack) -> None:
    guns, relief = TALKS.tracks
    both = AllOf(rules=(Unanimity(), rule))
    floor, _ = floor_of(talks=replace(TALKS, tracks=(replace(guns, rule=both), relief)))
    do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS))
    waiting = do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST))
    do(floor, O1, ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS))
    lacking = do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST))
    assert isinstance(waiting, Refused)
    assert isinstance(lacking, Refused)
    assert str(waiting.why) == f"The team's rule is not met: it waits for party {OPP}."
    assert str(lacking.why) == "The rule is not met, and no party holds it up: its tests say what is lacking."
    assert lacking.verdict is not None
    assert [test.lacks for test in lacking.verdict.tests] == [None, lacks]
