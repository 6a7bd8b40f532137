"""Rounds: one at a time, and what becomes of open text when one is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.record.acts.meetings import (
    GUNS_ROOM,
    RELIEF_ROOM,
    at,
    closed,
    opened,
)
from tests.record.acts.test_options import bears, no, settle, yes
from tests.record.acts.test_packages import adopt, adopted, assent, floor_open, propose
from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    CLERK,
    DAWN,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    do,
    floor_of,
    new,
)

from multitrack.model.channel import PLENARY, ChannelId
from multitrack.record import act as acts
from multitrack.record.answer import Changed
from multitrack.record.entry import Entry


def test_one_round_at_a_time() -> None:
    floor, _ = floor_of()
    code = opened(floor)
    again = acts.OpenRound(id=acts.RoundId(""), title="the third")
    assert no(do(floor, MED, PLENARY, again)) == (
        "The round “the second” is under way. Close it first, and say what becomes of open text."
    )
    yes(do(floor, MED, PLENARY, acts.CloseRound(round=code, fate=acts.Fate.FORWARD)))
    over = floor.standings[PLENARY].rounds[code]
    assert (over.closed is not None, over.fate) == (True, acts.Fate.FORWARD)
    yes(do(floor, MED, PLENARY, again))


def test_a_round_has_a_title_and_an_end_that_is_to_come() -> None:
    floor, _ = floor_of()
    untitled = acts.OpenRound(id=acts.RoundId(""), title=" ")
    assert no(do(floor, MED, PLENARY, untitled)) == (
        "A round needs a title. Say in a few words which one, or on what."
    )
    past = replace(untitled, title="the second", until=DAWN)
    assert no(do(floor, MED, PLENARY, past)) == "That hour is past. Name one that is to come."
    nowhere = replace(past, until=at(20).replace(tzinfo=None))
    assert no(do(floor, MED, PLENARY, nowhere)) == (
        "The hours do not say in which zone they are meant. "
        "Write them with their distance from universal time, such as 10:00+01:00."
    )


def test_rounds_are_the_teams_and_the_plenarys() -> None:
    floor, _ = floor_of()
    opening = acts.OpenRound(id=acts.RoundId(""), title="the second")
    assert no(do(floor, G1, PLENARY, opening)).startswith("Your seat here does not allow it.")
    assert no(do(floor, MED, GUNS_ROOM, opening)).startswith("This is not done on a channel of this kind.")
    gone = acts.CloseRound(round=acts.RoundId("none"), fate=acts.Fate.LAPSE)
    assert no(do(floor, MED, PLENARY, gone)) == "No such round is under way. Choose the one that is."


def fated(entries: Iterable[Entry]) -> set[tuple[ChannelId, str]]:
    return {(each.channel, each.act.issue) for each in entries if isinstance(each.act, acts.Lapse)}


def test_with_a_round_open_text_gets_its_fate_where_the_author_sits_and_nowhere_else() -> None:
    floor, _ = floor_of()
    mediator = closed(floor)
    assert fated(mediator) == {(PLENARY, BODY), (GUNS_ROOM, CEASE)}
    assert floor.standings[GUNS_ROOM].fates[CEASE].fate is acts.Fate.ANNEX
    assert dict(floor.standings[RELIEF_ROOM].fates) == {}
    own_word = acts.Lapse(issue=AID, fate=acts.Fate.ANNEX)
    yes(do(floor, CLERK, RELIEF_ROOM, own_word))


def test_a_room_is_told_its_own_options_in_full_and_keeps_everything_readable() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a third way"))))
    before = floor.standings[GUNS_ROOM]
    closed(floor)
    after = floor.standings[GUNS_ROOM]
    assert [option.title for option in after.fates[CEASE].left][-1] == "a third way"
    assert len(floor.standings[PLENARY].fates[BODY].left) == 2
    assert (after.options, after.positions) == (before.options, before.positions)
    table = acts.TableOption(issue=CEASE, option=new("a fourth"))
    assert no(do(floor, G1, GUNS_ROOM, table)) == (
        "Nothing was agreed on title of cease; its text went to an annex. Take it up again first."
    )


def test_what_is_settled_is_no_open_text() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(settle(floor))
    assert fated(closed(floor)) == {(PLENARY, BODY)}
    yes(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)))
    assert set(floor.standings[PLENARY].fates) == {BODY}
    assert fated(closed(floor)) == set()


def test_a_reported_issue_keeps_its_result_when_the_round_is_over() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(settle(floor))
    yes(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)))
    assert fated(closed(floor)) == {(PLENARY, BODY)}
    assert CEASE in floor.standings[PLENARY].reported


def test_two_who_write_on_one_round_are_told_of_each_other() -> None:
    floor, _ = floor_of()
    seen = floor.standings[PLENARY].number
    code = opened(floor)
    again = acts.OpenRound(id=acts.RoundId(""), title="the second")
    assert isinstance(do(floor, CLERK, PLENARY, again, seen=seen), Changed)
    seen = floor.standings[PLENARY].number
    bears(floor)
    yes(settle(floor))
    close = acts.CloseRound(round=code, fate=acts.Fate.LAPSE)
    yes(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)))
    assert isinstance(do(floor, MED, PLENARY, close, seen=seen), Changed)
    yes(do(floor, MED, PLENARY, close))


def test_what_an_adopted_package_agrees_on_is_no_open_text() -> None:
    assert fated(closed(floor_of()[0], by=CLERK)) == {(PLENARY, BODY), (RELIEF_ROOM, AID)}
    assert fated(closed(adopted(), by=CLERK)) == {(PLENARY, BODY)}


def test_who_closes_a_round_is_told_that_a_package_was_adopted_since_they_looked() -> None:
    floor = floor_open()
    code = opened(floor)
    yes(propose(floor))
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(assent(floor, person, party))
    seen = floor.standings[PLENARY].number
    yes(adopt(floor))
    close = acts.CloseRound(round=code, fate=acts.Fate.LAPSE)
    assert isinstance(do(floor, MED, PLENARY, close, seen=seen), Changed)
    yes(do(floor, MED, PLENARY, close))
