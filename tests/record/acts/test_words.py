"""What is asked, answered, released, corrected and promised: by whom, of whom, and what others learn of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import hypothesis.strategies as st
from hypothesis import given, settings
from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    CLERK,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    PEOPLE,
    RELIEF,
    SEAT,
    SEATS,
    T1,
    TALKS,
    Hand,
    do,
    floor_of,
    seat,
)
from tests.record.trying import TRIED, Known, Trying

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    Channel,
    ChannelId,
    ChannelKind,
    caucus_channel,
    track_channel,
)
from multitrack.model.issue import Undertaking
from multitrack.model.party import OutsidePower, PartyId, PersonId, PowerId, PowerKind, Role
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.floor import Floor
from multitrack.record.hearing import readable
from multitrack.record.journal.memory import MemoryJournal

ROOM, RELIEF_ROOM, CAUCUS = track_channel(GUNS), track_channel(RELIEF), caucus_channel(OPP)
FRIEND, ENVOY, LINE = PowerId("FRIEND"), PersonId("envoy"), ChannelId("line")
CONVOYS = Undertaking(who=GOV, what="lets convoys through", by="1 March", verified_by=OPP)


def brought(answer: Answer) -> acts.Act:
    """The act as it was written first."""
    assert isinstance(answer, Accepted), answer
    return answer.entries[0].act


def asks(floor: Floor, person: PersonId = MED, channel: ChannelId = ROOM, **more: object) -> acts.AskId:
    """An ask of the opposition, put by someone."""
    wanted = {"of_party": OPP} | more
    put = brought(do(floor, person, channel, acts.Ask(id=acts.AskId(""), words="a list", **wanted)))  # type: ignore[arg-type]
    assert isinstance(put, acts.Ask)
    return put.id


def with_a_power() -> Floor:
    """The small talks with a friend of the government, and a line between the two."""
    power = OutsidePower(id=FRIEND, name="a friend", kind=PowerKind.FRIEND)
    line = Channel(id=LINE, kind=ChannelKind.POWER, title="Line", parties=(GOV,), powers=(FRIEND,))
    floor = Floor(MemoryJournal(), Hand().means)
    envoy = replace(seat(ENVOY, Role.OBSERVER), power=FRIEND)
    talks = replace(TALKS, powers=(power,), channels=(*TALKS.channels, line))
    floor.convene(talks, MED, {**SEATS, LINE: (SEAT[MED], SEAT[G1], envoy)})
    return floor


def test_whoever_was_asked_answers_and_nobody_else() -> None:
    floor, _ = floor_of()
    reply = acts.Reply(ask=asks(floor), answer=acts.AnswerTo.LATER, words="tomorrow")
    assert "do not speak for party OPP" in no(do(floor, G1, ROOM, reply))
    assert "without saying from which paper" in no(do(floor, MED, ROOM, reply))
    yes(do(floor, O1, ROOM, reply))
    yes(do(floor, MED, ROOM, replace(reply, answer=acts.AnswerTo.GRANTED), from_paper="its letter"))
    asked = floor.standings[ROOM].asks[reply.ask]
    assert (asked.answer, asked.answer_words) == (acts.AnswerTo.GRANTED, "tomorrow")
    assert "answered already" in no(do(floor, O1, ROOM, reply))


def test_the_team_does_not_answer_for_another_than_was_asked() -> None:
    floor, _ = floor_of()
    reply = acts.Reply(ask=asks(floor), answer=acts.AnswerTo.REFUSED)
    other = do(floor, MED, ROOM, reply, on_behalf_of=GOV, from_paper="a letter")
    assert "asked of party OPP" in no(other)


def test_what_is_asked_of_the_room_is_answered_by_whoever_speaks_for_a_side_in_it() -> None:
    floor, _ = floor_of()
    ask = asks(floor, G1, RELIEF_ROOM, of_party=None)
    reply = acts.Reply(ask=ask, answer=acts.AnswerTo.IN_PART)
    assert "not who asked" in no(do(floor, G1, RELIEF_ROOM, reply))
    assert "speaks for a side" in no(do(floor, G2, RELIEF_ROOM, reply))
    yes(do(floor, T1, RELIEF_ROOM, reply))


def test_a_power_is_asked_where_it_is_known_and_its_people_answer() -> None:
    floor = with_a_power()
    ask = asks(floor, G1, LINE, of_party=None, of_power=FRIEND)
    reply = acts.Reply(ask=ask, answer=acts.AnswerTo.GRANTED)
    assert "do not speak for this power" in no(do(floor, G1, LINE, reply))
    yes(do(floor, ENVOY, LINE, reply))
    elsewhere = acts.Ask(id=acts.AskId(""), words="help", of_power=PowerId("none"))
    assert "No outside power none is known" in no(do(floor, MED, ROOM, elsewhere))


def test_an_ask_has_words_one_addressee_and_a_day_that_comes() -> None:
    floor, _ = floor_of()
    whole = acts.Ask(id=acts.AskId(""), words="a list", of_party=OPP, by=date(2014, 2, 10))
    assert "Nothing is asked" in no(do(floor, MED, ROOM, replace(whole, words=" ")))
    assert "at once" in no(do(floor, MED, ROOM, replace(whole, of_power=FRIEND)))
    assert "No party NONE" in no(do(floor, MED, ROOM, replace(whole, of_party=PartyId("NONE"))))
    assert "past" in no(do(floor, MED, ROOM, replace(whole, by=date(2014, 2, 9))))
    yes(do(floor, MED, ROOM, whole))


def test_an_ask_is_taken_back_by_its_side_or_the_team() -> None:
    floor, _ = floor_of()
    by_adviser = asks(floor, G2, RELIEF_ROOM)
    back = acts.WithdrawAsk(ask=by_adviser)
    assert "Others asked" in no(do(floor, T1, RELIEF_ROOM, back))
    yes(do(floor, G1, RELIEF_ROOM, back))
    yes(do(floor, CLERK, RELIEF_ROOM, acts.WithdrawAsk(ask=asks(floor, O1, RELIEF_ROOM, of_party=GOV))))
    assert "taken back" in no(
        do(floor, O1, RELIEF_ROOM, acts.Reply(ask=by_adviser, answer=acts.AnswerTo.GRANTED))
    )


def test_two_who_answer_one_ask_learn_of_each_other() -> None:
    floor, _ = floor_of()
    ask = asks(floor)
    seen = floor.standings[ROOM].number
    first = acts.Reply(ask=ask, answer=acts.AnswerTo.LATER)
    yes(do(floor, O1, ROOM, first, seen=seen))
    second = do(floor, O1, ROOM, replace(first, answer=acts.AnswerTo.GRANTED), seen=seen)
    assert isinstance(second, Changed)
    assert second.since[0].act == first
    assert isinstance(do(floor, MED, ROOM, acts.WithdrawAsk(ask=ask), seen=seen), Changed)
    yes(do(floor, MED, ROOM, acts.Say(words="meanwhile"), seen=seen))


def test_a_release_carries_new_words_and_no_link() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, CAUCUS, acts.Say(words="what we could live with")))
    assert "could live with" in repr(floor.view(MED))
    release = acts.Release(number=2, to=PLENARY, words="there is movement")
    answer = do(floor, O1, CAUCUS, release, from_paper="the caucus of Monday")
    assert isinstance(answer, Accepted)
    assert [(e.channel, e.act) for e in answer.entries] == [
        (CAUCUS, release),
        (PLENARY, acts.Released(words="there is movement")),
    ]
    (link,) = floor.standings[CAUCUS].releases[2]
    assert (link.to, link.number) == (PLENARY, 3)
    seen = repr(floor.view(G1))
    assert "there is movement" in seen
    assert not any(hidden in seen for hidden in ("could live with", "caucus of Monday", CAUCUS))


def test_a_release_needs_an_entry_one_wrote_and_a_channel_one_hears() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, CAUCUS, acts.Say(words="what we could live with")))
    release = acts.Release(number=2, to=PLENARY, words="there is movement")
    assert "no such entry" in no(do(floor, O1, CAUCUS, replace(release, number=3)))
    assert "no such entry" in no(do(floor, O1, CAUCUS, replace(release, number=0)))
    assert "new words" in no(do(floor, O1, CAUCUS, replace(release, words="")))
    assert "wider" in no(do(floor, O1, CAUCUS, replace(release, to=CAUCUS)))
    assert "mediation team alone speaks" in no(do(floor, O1, CAUCUS, replace(release, to=PUBLIC)))
    yes(do(floor, MED, CAUCUS, replace(release, to=PUBLIC)))
    yes(do(floor, G1, ROOM, acts.Say(words="to the team")))
    assert "Somebody else wrote" in no(do(floor, O1, ROOM, replace(release, to=PLENARY)))
    unknown = do(floor, O1, CAUCUS, replace(release, to=ChannelId("nowhere")))
    hidden = do(floor, O1, CAUCUS, replace(release, to=TEAM))
    assert isinstance(unknown, Refused)
    assert hidden == unknown


def test_nothing_is_released_to_a_closed_room_and_then_nothing_is_written() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, CAUCUS, acts.Say(words="a word")))
    yes(do(floor, MED, PLENARY, acts.CloseTrack(track=GUNS)))
    before = len(floor._entries)
    refused = do(floor, O1, CAUCUS, acts.Release(number=2, to=ROOM, words="so it is"))
    assert "closed" in no(refused)
    assert len(floor._entries) == before


def test_a_slip_is_corrected_by_its_author_and_stays_as_it_was_written() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, ROOM, acts.Say(words="on Tuesday")))
    assert "Somebody else" in no(do(floor, O1, ROOM, acts.Correct(number=2, words="on Wednesday")))
    assert "right words" in no(do(floor, G1, ROOM, acts.Correct(number=2, words="")))
    yes(do(floor, G1, ROOM, acts.Correct(number=2, words="on Wednesday")))
    again = do(floor, G1, ROOM, acts.Correct(number=3, words="on Thursday"))
    assert brought(again) == acts.Correct(number=2, words="on Thursday")
    assert floor.standings[ROOM].corrections[2].number == 4
    assert [e.act.words for e in floor.view(O1).line(ROOM).entries[1:]] == [  # type: ignore[union-attr]
        "on Tuesday",
        "on Wednesday",
        "on Thursday",
    ]


def test_what_is_no_slip_is_not_corrected() -> None:
    floor, _ = floor_of()
    assert "no words" in no(do(floor, MED, ROOM, acts.Correct(number=1, words="another")))
    yes(do(floor, G1, ROOM, acts.GiveUndertaking(id=acts.UndertakingId(""), undertaking=CONVOYS, party=GOV)))
    assert "no words" in no(do(floor, G1, ROOM, acts.Correct(number=2, words="another")))


def gives(floor: Floor, undertaking: Undertaking = CONVOYS) -> acts.UndertakingId:
    """The government's word."""
    act = acts.GiveUndertaking(id=acts.UndertakingId(""), undertaking=undertaking, party=GOV)
    given = brought(do(floor, G1, ROOM, act))
    assert isinstance(given, acts.GiveUndertaking)
    return given.id


def test_a_side_gives_its_own_word_only() -> None:
    floor, _ = floor_of()
    given = acts.GiveUndertaking(id=acts.UndertakingId(""), undertaking=CONVOYS, party=GOV)
    assert "do not speak for party GOV" in no(do(floor, O1, ROOM, given))
    assert "word of party GOV" in no(do(floor, MED, ROOM, replace(given, party=None)))
    yes(do(floor, MED, ROOM, given, from_paper="a letter"))
    others = replace(given, undertaking=replace(CONVOYS, who=OPP))
    assert "word of another" in no(do(floor, G1, ROOM, others))
    nobody = replace(given, party=None, undertaking=replace(CONVOYS, who="we all"))
    assert "whose word" in no(do(floor, G1, ROOM, nobody))
    yes(do(floor, MED, ROOM, nobody))
    assert "who undertakes what" in no(
        do(floor, G1, ROOM, replace(given, undertaking=replace(CONVOYS, what="")))
    )


def test_an_undertaking_is_done_by_its_giver_and_verified_by_whom_it_names() -> None:
    floor, _ = floor_of()
    code = gives(floor)
    done, found = (
        acts.ReportDone(undertaking=code),
        acts.Verify(undertaking=code, found=False, words="where?"),
    )
    assert "do not speak for party GOV" in no(do(floor, O1, ROOM, done))
    yes(do(floor, G1, ROOM, done))
    assert "do not speak for party OPP" in no(do(floor, G1, ROOM, found))
    yes(do(floor, O1, ROOM, found))
    yes(do(floor, G1, ROOM, done))
    assert floor.standings[ROOM].undertakings[code].found is None
    yes(do(floor, O1, ROOM, replace(found, found=True)))
    assert floor.standings[ROOM].undertakings[code].found is True
    assert "found done" in no(do(floor, O1, ROOM, replace(found, found=True)))


def test_where_nobody_here_was_named_the_team_verifies() -> None:
    floor, _ = floor_of()
    for verifier in (None, "the observers"):
        found = acts.Verify(undertaking=gives(floor, replace(CONVOYS, verified_by=verifier)), found=True)
        assert "mediation team to say" in no(do(floor, O1, ROOM, found))
        yes(do(floor, MED, ROOM, found))


def test_a_power_gives_its_word_and_verifies() -> None:
    floor = with_a_power()
    pays = Undertaking(who=FRIEND, what="pays", verified_by=FRIEND)
    act = acts.GiveUndertaking(id=acts.UndertakingId(""), undertaking=pays)
    given = brought(do(floor, ENVOY, LINE, act))
    assert isinstance(given, acts.GiveUndertaking)
    assert "this power" in no(do(floor, G1, LINE, acts.ReportDone(undertaking=given.id)))
    yes(do(floor, ENVOY, LINE, acts.ReportDone(undertaking=given.id)))
    assert "this power" in no(do(floor, MED, LINE, acts.Verify(undertaking=given.id, found=True)))
    yes(do(floor, ENVOY, LINE, acts.Verify(undertaking=given.id, found=True)))


def test_two_who_verify_one_undertaking_learn_of_each_other() -> None:
    floor, _ = floor_of()
    code = gives(floor)
    seen = floor.standings[ROOM].number
    yes(do(floor, G1, ROOM, acts.ReportDone(undertaking=code), seen=seen))
    assert isinstance(do(floor, O1, ROOM, acts.Verify(undertaking=code, found=True), seen=seen), Changed)


def test_an_entry_one_did_not_hear_is_refused_like_one_that_never_was() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, CAUCUS, acts.Say(words="before the clerk came")))
    yes(do(floor, MED, CAUCUS, acts.TakeSeat(seat=SEAT[CLERK])))
    for act in (acts.Release(number=2, to=PLENARY, words="so it is"), acts.Correct(number=2, words="rather")):
        hidden = do(floor, CLERK, CAUCUS, act)
        assert isinstance(hidden, Refused)
        assert hidden == do(floor, CLERK, CAUCUS, replace(act, number=99))
    yes(do(floor, MED, CAUCUS, acts.Release(number=2, to=PLENARY, words="so it is")))


@settings(deadline=None, max_examples=max(10, settings().max_examples // 5))
@given(data=st.data())
def test_an_act_may_name_the_entries_that_its_author_sees_and_no_other(data: st.DataObject) -> None:
    floor, hand = floor_of()
    known = Known()
    kinds = st.sampled_from((*TRIED, *("seat", "leave seat", "admit", "say") * 9))
    for step in range(1, 20):
        hand.at(step)
        trying = Trying(data, floor, known, hand.clock(), data.draw(kinds))
        request = acts.Request(author=trying.person, channel=trying.channel, act=trying.act())
        known.learn(floor.act(request))
    for person in PEOPLE:
        seen = {(entry.channel, entry.number) for entry in floor.view(person).entries}
        for channel, entries in floor._written.items():
            named = {
                (channel, n)
                for n in range(len(entries) + 2)
                if readable(floor.standings, entries, person, n) is not None
            }
            assert named == {each for each in seen if each[0] == channel}
