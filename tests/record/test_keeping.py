"""What a channel does not keep goes when its rule says, as an order that time writes, and nothing else goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.record.acts.meetings import begin, called, meeting, until
from tests.record.acts.test_options import yes
from tests.record.conftest import Again
from tests.record.scene import BACK, CEASE, FIRST, G1, GOV, O1, TALKS, do, floor_of, new, stance

from multitrack.model.channel import Keeps
from multitrack.model.position import Stance
from multitrack.model.talks import Talks
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.entry import TIME, Entry
from multitrack.record.floor import Floor
from multitrack.record.held import Hold
from multitrack.record.judging.keeping import at_the_end_of
from multitrack.record.standing import ChannelStanding, SittingHeld, SittingState, applied

SECRET = "the envoy sleeps at the mill"
DAY = 24 * 60


def keeping(keeps: Keeps, days: int | None = None) -> Talks:
    """The small talks, with a back channel that keeps so much."""
    return replace(TALKS, channels=(replace(TALKS.channels[0], keeps=keeps, days=days),))


def said(floor: Floor) -> None:
    """The government says something to the other side."""
    yes(do(floor, G1, BACK, acts.Say(words=SECRET)))


def orders(floor: Floor) -> list[tuple[datetime, tuple[int, ...]]]:
    """What time had erased on the back channel, and when."""
    return [
        (entry.time, entry.act.numbers)
        for entry in floor._written[BACK]
        if entry.author == TIME and isinstance(entry.act, acts.Erase)
    ]


@pytest.mark.parametrize(
    ("keeps", "days", "when"),
    [
        (Keeps.EVERYTHING, None, None),
        (Keeps.DECISIONS, None, datetime(2014, 2, 11, tzinfo=UTC)),
        (Keeps.NOTHING, None, datetime(2014, 2, 11, tzinfo=UTC)),
        (Keeps.DAYS, 3, datetime(2014, 2, 14, tzinfo=UTC)),
    ],
)
def test_words_go_when_the_rule_of_the_channel_says(
    again: Again, keeps: Keeps, days: int | None, when: datetime | None
) -> None:
    floor, hand = floor_of(again(), keeping(keeps, days))
    said(floor)
    yes(do(floor, O1, BACK, acts.Say(words="is that so")))
    if when is not None:
        hand.at((when - datetime(2014, 2, 10, 9, tzinfo=UTC)) // timedelta(minutes=1) - 1)
        assert SECRET in repr(floor.view(O1))
        assert orders(floor) == []
    hand.at(400 * DAY)
    assert (SECRET in repr(floor.view(O1))) is (when is None)
    assert (SECRET in repr(again().read())) is (when is None)
    assert orders(floor) == ([] if when is None else [(when, (2, 3))])
    assert Floor(again(), hand.means).standings == floor.standings
    assert floor.standings[BACK].fading == ()


def test_each_day_goes_by_itself_and_time_alone_writes_no_more() -> None:
    floor, hand = floor_of(talks=keeping(Keeps.DAYS, 1))
    for day in (0, 1, 4):
        hand.at(day * DAY)
        yes(do(floor, G1, BACK, acts.Say(words=f"on day {day}")))
    hand.at(400 * DAY)
    floor.catch_up()
    assert orders(floor) == [
        (datetime(2014, 2, 12, tzinfo=UTC), (2,)),
        (datetime(2014, 2, 13, tzinfo=UTC), (3,)),
        (datetime(2014, 2, 16, tzinfo=UTC), (6,)),
    ]
    assert not floor.catch_up()


def test_decisions_keep_their_words_and_what_is_only_said_does_not() -> None:
    floor, hand = floor_of(talks=keeping(Keeps.DECISIONS))
    yes(do(floor, G1, BACK, acts.TableOption(issue=CEASE, option=new("a pause"))))
    said(floor)
    yes(do(floor, G1, BACK, replace(stance(GOV, CEASE, FIRST, Stance.WANTS), words="since we must")))
    yes(do(floor, G1, BACK, acts.Correct(number=3, words="at the inn")))
    hand.at(2 * DAY)
    shown = repr(floor.view(O1).line(BACK))
    assert "a pause" in shown
    assert not [words for words in (SECRET, "since we must", "at the inn") if words in shown]
    assert floor.standings[BACK].erased == {3, 4, 5}


def test_words_go_also_in_a_room_that_was_closed_before() -> None:
    floor, hand = floor_of(talks=keeping(Keeps.DAYS, 2))
    said(floor)
    yes(do(floor, G1, BACK, acts.CloseChannel()))
    assert SECRET in repr(floor.view(O1))
    hand.at(5 * DAY)
    assert SECRET not in repr(floor.view(O1))
    assert orders(floor) == [(datetime(2014, 2, 13, tzinfo=UTC), (2,))]


def test_whoever_left_sees_that_words_they_heard_are_gone() -> None:
    floor, hand = floor_of(talks=keeping(Keeps.NOTHING))
    said(floor)
    yes(do(floor, O1, BACK, acts.LeaveSeat(person=O1)))
    assert SECRET in repr(floor.view(O1))
    hand.at(2 * DAY)
    line = floor.view(O1).line(BACK)
    assert line is not None
    assert [entry.number for entry in line.entries] == [1, 2, 3]
    assert SECRET not in repr(line)


def sitting_in(floor: Floor, keeps: Keeps) -> tuple[ChannelStanding, acts.SittingId]:
    """The back channel with a sitting of its own under way."""
    code = acts.SittingId("monday")
    hours = acts.Called(id=code, channel=BACK, start=floor._entries[0].time, end=floor._entries[0].time)
    held = SittingHeld(called=hours, state=SittingState.BEGUN, number=1)
    standing = floor.standings[BACK]
    assert standing.channel.keeps is keeps
    return replace(standing, sittings={code: held}), code


def entry(number: int, act: acts.Act) -> Entry:
    """An entry of the back channel on the first day."""
    time = datetime(2014, 2, 10, 9, number, tzinfo=UTC)
    return Entry(channel=BACK, number=number, time=time, author=G1, act=act, previous="")


def test_what_is_said_in_a_sitting_is_there_until_it_ends_and_then_no_more(again: Again) -> None:
    floor, hand = floor_of(again(), keeping(Keeps.NOTHING))
    monday = called(floor, meeting(BACK, 10, 30), G1, BACK)
    until(hand, 10)
    yes(begin(floor, G1, BACK, monday))
    said(floor)
    until(hand, 26)
    yes(do(floor, O1, BACK, acts.Say(words="after midnight")))
    assert SECRET in repr(floor.view(O1))
    answer = do(floor, O1, BACK, acts.EndSitting(sitting=monday.id))
    assert isinstance(answer, Accepted)
    assert [entry.act for entry in answer.entries[1:]] == [acts.Erase(numbers=(4, 5))]
    assert SECRET not in repr(floor.view(O1))
    assert SECRET not in repr(again().read())
    assert Floor(again(), hand.means).standings == floor.standings


@pytest.mark.parametrize(
    ("keeps", "gone"), [(Keeps.NOTHING, (2, 3)), (Keeps.DECISIONS, (2,)), (Keeps.DAYS, ())]
)
def test_what_was_said_in_a_sitting_goes_with_its_end(keeps: Keeps, gone: tuple[int, ...]) -> None:
    floor, _ = floor_of(talks=keeping(keeps, 5 if keeps is Keeps.DAYS else None))
    standing, code = sitting_in(floor, keeps)
    for each in (
        entry(2, acts.Say(words=SECRET)),
        entry(3, acts.TableOption(issue=CEASE, option=new("a pause"))),
    ):
        standing = applied(standing, each)
    written = at_the_end_of(Hold((standing,)), code)
    assert [(each.channel, each.act) for each in written] == [(BACK, acts.Erase(numbers=gone))] * bool(gone)
    assert at_the_end_of(Hold((standing,)), acts.SittingId("another")) == ()
    if gone:
        after = applied(standing, entry(4, written[0].act))
        assert at_the_end_of(Hold((after,)), code) == ()


@given(
    kinds=st.lists(st.booleans(), min_size=1, max_size=12),
    gone=st.lists(st.sets(st.integers(2, 13)), max_size=4),
)
def test_what_waits_to_be_erased_is_what_was_said_and_not_erased_yet(
    kinds: list[bool], gone: list[set[int]]
) -> None:
    floor, _ = floor_of(talks=keeping(Keeps.DECISIONS))
    standing, waiting = floor.standings[BACK], set[int]()
    for number, only_said in enumerate(kinds, start=2):
        act = acts.Say(words="a word") if only_said else acts.TableOption(issue=CEASE, option=new("a pause"))
        standing = applied(standing, entry(number, act))
        waiting |= {number} if only_said else set()
    for number, some in enumerate(gone, start=len(kinds) + 2):
        standing = applied(standing, entry(number, acts.Erase(numbers=tuple(sorted(some)))))
        waiting -= some
    assert [n for run in standing.fading for n in run.numbers] == sorted(waiting)
    rows = [list(each) for _, each in groupby(enumerate(sorted(waiting)), lambda pair: pair[1] - pair[0])]
    assert [(run.first, run.last) for run in standing.fading] == [(row[0][1], row[-1][1]) for row in rows]
