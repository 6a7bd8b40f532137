"""Acts written away from the record come back as acts: judged by what their writer had seen, done once."""

from __future__ import annotations

from dataclasses import replace

from tests.record.scene import CEASE, FIRST, G1, GOV, GUNS, MED, O1, OPP, do, floor_of, stance

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.floor import Floor
from multitrack.record.pending import Unreadable, acts_as_text, acts_in, bring

ROOM = track_channel(GUNS)
WORD = Request(author=G1, channel=ROOM, act=acts.Say(words="from home"), seen=1)
AMEND = stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH)


def back(floor: Floor, *requests: Request) -> list[Answer]:
    read = acts_in(acts_as_text(G1, requests), G1)
    assert not isinstance(read, Unreadable), read
    return [answer for _, answer in bring(floor.act, read)]


def test_a_word_from_home_is_one_entry_however_often_it_is_brought() -> None:
    floor, _ = floor_of()
    first, again = back(floor, WORD), back(floor, WORD)
    assert isinstance(first[0], Accepted)
    assert first == again
    assert floor.standings[ROOM].number == 2


def test_the_same_word_twice_in_one_file_is_said_twice() -> None:
    floor, _ = floor_of()
    back(floor, WORD, WORD)
    assert floor.standings[ROOM].number == 3


def test_what_changed_since_it_was_written_is_told_and_it_is_not_done() -> None:
    floor, _ = floor_of()
    for person, party in ((G1, GOV), (O1, OPP)):
        do(floor, person, ROOM, stance(party, CEASE, FIRST, Stance.CAN_LIVE_WITH))
    do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST))
    late = Request(author=G1, channel=ROOM, act=acts.Settle(issue=CEASE, option=FIRST), seen=3)
    answer = back(floor, late)[0]
    assert isinstance(answer, Changed)
    assert [entry.number for entry in answer.since] == [4]


def test_ones_own_act_brought_just_before_is_no_surprise() -> None:
    floor, _ = floor_of()
    do(floor, O1, ROOM, stance(OPP, CEASE, FIRST, Stance.CAN_LIVE_WITH))
    mine = Request(author=G1, channel=ROOM, act=stance(GOV, CEASE, FIRST, Stance.ACCEPTS), seen=2)
    settle = Request(author=G1, channel=ROOM, act=acts.Settle(issue=CEASE, option=FIRST), seen=2)
    assert [type(answer) for answer in back(floor, mine, settle)] == [Accepted, Accepted]


def test_a_refused_act_does_not_stop_the_next() -> None:
    floor, _ = floor_of()
    nowhere = Request(author=G1, channel=PLENARY, act=acts.Settle(issue=CEASE, option=FIRST), seen=1)
    assert [type(answer) for answer in back(floor, nowhere, WORD)] == [Refused, Accepted]


def test_nobody_brings_anothers_acts_or_acts_without_what_was_seen() -> None:
    text = acts_as_text(G1, [WORD])
    anothers = acts_in(text, O1)
    assert isinstance(anothers, Unreadable)
    assert [str(each) for each in anothers.problems] == ["these are the acts of gov-1, not of opp-1."]
    blind = acts_in(text.replace('"seen":1', '"sean":1'), G1)
    assert isinstance(blind, Unreadable)
    assert str(blind.problems[0]).startswith("act 1: it does not name")
    assert isinstance(acts_in(text.replace("say", "shout"), G1), Unreadable)
    assert isinstance(acts_in("[]", G1), Unreadable)


def test_a_writer_who_had_seen_nothing_of_a_channel_says_so() -> None:
    nothing = replace(WORD, seen=0, key="k")
    assert acts_in(acts_as_text(G1, [nothing]), G1) == (nothing,)


def test_a_file_names_no_author_but_its_person() -> None:
    read = acts_in(acts_as_text(G1, [WORD]).replace('"channel"', '"author":"med","channel"'), G1)
    assert not isinstance(read, Unreadable)
    assert read[0].author == G1
