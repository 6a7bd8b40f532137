"""Which share of all attention each track has had, as the table says it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from tests.record.acts.meetings import at
from tests.record.scene import GUNS, O1, RELIEF, T1, floor_of
from tests.record.test_attention import worked

from multitrack.report.pace import pace


def test_the_table_says_sittings_and_hours_of_each_track() -> None:
    floor, _ = worked()
    told = pace(floor.view(O1), at(14) + timedelta(minutes=30))
    assert str(told.attention(GUNS)) == "5 of 8 acts, 1 of 2 sittings, sat 1 h 30 min"
    assert str(told.attention(None)) == "1 of 8 acts"
    assert [told.share_of_time(each) for each in (GUNS, RELIEF, None)] == [Fraction(3, 4), Fraction(1, 4), 0]
    unheard = pace(floor.view(T1), at(14) + timedelta(minutes=30))
    assert unheard.share_of_time(GUNS) == 0
    assert pace(floor_of()[0].view(O1), at(9)).share_of_time(GUNS) is None
