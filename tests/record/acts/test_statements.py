"""The register: statements entered, confirmed to say something of an option, and taken out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    AID,
    CEASE,
    DAWN,
    FIRST,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    SECOND,
    T1,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY, PUBLIC, TEAM, ChannelId, delegation_channel, track_channel
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed
from multitrack.record.codec import ERASED
from multitrack.record.floor import Floor
from multitrack.record.standing import fold

OWN, ROOM = delegation_channel(GOV), track_channel(GUNS)
TODAY = DAWN.date()
YESTERDAY = TODAY - timedelta(days=1)


def statement(words: str = "no such body", **more: object) -> Statement:
    told = {"speaker": "The minister", "on": YESTERDAY, "on_behalf_of": GOV, "form": Form.QUOTATION} | more
    return Statement(id=StatementId(""), words=words, **told)  # type: ignore[arg-type]


def noted(floor: Floor, person: PersonId, channel: ChannelId, what: Statement | None = None) -> StatementId:
    answer = do(floor, person, channel, acts.NoteStatement(statement=what or statement()))
    assert isinstance(answer, Accepted), answer
    (entry,) = answer.entries
    assert isinstance(entry.act, acts.NoteStatement)
    return entry.act.statement.id


def link(
    code: StatementId,
    stance: Stance = Stance.REFUSES,
    *,
    party: PartyId = GOV,
    issue: IssueId = CEASE,
    option: OptionId = FIRST,
    reading: bool = False,
) -> acts.LinkStatement:
    on = Position(party=party, issue=issue, option=option, stance=stance, reading=reading)
    return acts.LinkStatement(statement=code, position=on)


def stances(floor: Floor, person: PersonId) -> dict[tuple[PartyId, OptionId], Position]:
    return {(p.party, p.option): p for p in floor.view(person).talks.positions if p.issue == CEASE}


def words(floor: Floor, person: PersonId) -> list[str]:
    return [each.words for each in floor.view(person).talks.statements]


def test_a_statement_is_entered_by_whoever_is_in_the_room_and_is_heard_there_alone() -> None:
    floor, _ = floor_of()
    code = noted(floor, G2, OWN)
    assert code
    (entered,) = floor.view(G1).talks.statements
    assert (entered.speaker, entered.recorder, entered.on) == ("The minister", "name of gov-2", YESTERDAY)
    assert words(floor, O1) == []
    assert "no such body" not in words(floor, MED)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"speaker": " "}, "A statement needs its speaker and its words."),
        ({"words": ""}, "A statement needs its speaker and its words."),
        ({"on": TODAY + timedelta(days=1)}, "That day has not come."),
        ({"language": "in Arabic"}, "That is no code of a language."),
        ({"link": "javascript:alert(1)"}, "That is no address on the web."),
        ({"on_behalf_of": "NOBODY"}, "No side NOBODY is known there."),
        ({"contradicts": (StatementId("s1"),)}, "It names a statement that is not known here."),
        ({"supersedes": (StatementId("none"),)}, "It names a statement that is not known here."),
    ],
)
def test_what_is_no_statement_is_refused(change: dict[str, object], why: str) -> None:
    floor, _ = floor_of()
    wrong = replace(statement(), **change)  # type: ignore[arg-type]
    assert why in no(do(floor, G1, OWN, acts.NoteStatement(statement=wrong)))


def test_rival_accounts_stand_side_by_side() -> None:
    floor, _ = floor_of()
    first = noted(floor, MED, TEAM)
    second = noted(floor, MED, TEAM, statement("a body, perhaps", contradicts=(first,)))
    by_code = {each.id: each for each in floor.view(MED).talks.statements}
    assert by_code[second].contradicts == (first,)
    assert by_code[first].words == "no such body"


def test_a_partys_own_public_word_becomes_its_position_and_rests_on_the_statement() -> None:
    floor, _ = floor_of()
    code = noted(floor, MED, ROOM)
    yes(do(floor, MED, ROOM, link(code)))
    for person in (MED, G1, O1):
        position = stances(floor, person)[GOV, FIRST]
        assert (position.stance, position.rests_on, position.on) == (Stance.REFUSES, (code,), YESTERDAY)
        assert not position.reading
    ((linked,),) = floor.view(MED).links.values()
    assert (linked.position.stance, linked.by) == (Stance.REFUSES, MED)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"on_behalf_of": OPP}, "This was not said on behalf of party GOV."),
        ({"on_behalf_of": None}, "This was not said on behalf of party GOV."),
        ({"public": False}, "This was said in private: it is no public word of party GOV."),
        ({"form": Form.OUTLET}, "These are the outlet's own words, and not those of party GOV."),
    ],
)
def test_what_is_only_an_inference_is_a_reading_and_nobodys_word(change: dict[str, object], why: str) -> None:
    floor, _ = floor_of()
    code = noted(floor, MED, TEAM, replace(statement(), **change))  # type: ignore[arg-type]
    assert why in no(do(floor, MED, TEAM, link(code)))
    yes(do(floor, MED, TEAM, link(code, reading=True)))
    position = stances(floor, MED)[GOV, FIRST]
    assert position.reading
    assert position.rests_on == (code,)


def test_a_reading_is_noted_in_ones_own_room_only_and_nobody_speaks_for_another_party() -> None:
    floor, _ = floor_of()
    code = noted(floor, O1, ROOM)
    assert "This is not done on a channel of this kind." in no(do(floor, MED, ROOM, link(code, reading=True)))
    assert "You do not speak for party GOV." in no(do(floor, O1, ROOM, link(code)))
    yes(do(floor, G1, ROOM, link(code)))


def test_a_reading_settles_nothing_and_an_own_word_counts() -> None:
    floor, _ = floor_of()
    yes(
        do(
            floor,
            O1,
            ROOM,
            acts.TakePosition(position=link(StatementId(""), Stance.WANTS, party=OPP).position),
        )
    )
    settle = acts.Settle(issue=CEASE, option=FIRST)
    assert "it waits for party GOV" in no(do(floor, MED, ROOM, settle))
    code = noted(floor, MED, ROOM, statement("we accept it"))
    yes(do(floor, MED, ROOM, link(code, Stance.ACCEPTS)))
    yes(do(floor, MED, ROOM, settle))


def test_several_statements_bear_one_position() -> None:
    floor, _ = floor_of()
    first, second = noted(floor, MED, TEAM), noted(floor, MED, TEAM, statement(on=TODAY))
    yes(do(floor, MED, TEAM, link(second)))
    yes(do(floor, MED, TEAM, link(first)))
    position = stances(floor, MED)[GOV, FIRST]
    assert position.rests_on == (second, first)
    assert position.on == TODAY


def test_an_older_word_linked_later_tells_of_what_was_before() -> None:
    floor, _ = floor_of()
    new, old = noted(floor, MED, TEAM, statement(on=TODAY)), noted(floor, MED, TEAM)
    yes(do(floor, MED, TEAM, link(new, Stance.ACCEPTS)))
    yes(do(floor, MED, TEAM, link(old, Stance.REFUSES)))
    view = floor.view(MED)
    assert stances(floor, MED)[GOV, FIRST].stance is Stance.ACCEPTS
    assert [each.position.stance for each in view.links[old]] == [Stance.REFUSES]


def test_the_partys_own_word_goes_before_any_reading() -> None:
    floor, _ = floor_of()
    public = noted(floor, MED, TEAM)
    private = noted(floor, MED, TEAM, statement("we could", public=False, on=TODAY))
    guess = link(private, Stance.ACCEPTS, reading=True)
    yes(do(floor, MED, TEAM, guess))
    assert stances(floor, MED)[GOV, FIRST].reading
    yes(do(floor, MED, TEAM, link(public)))
    assert stances(floor, MED)[GOV, FIRST].stance is Stance.REFUSES
    yes(do(floor, MED, TEAM, guess))
    held = stances(floor, MED)[GOV, FIRST]
    assert (held.stance, held.reading, held.rests_on) == (Stance.REFUSES, False, (public,))
    assert [each.position.stance for each in floor.view(MED).links[private]] == [Stance.ACCEPTS]


def test_a_statement_taken_out_takes_with_it_what_rests_on_it_alone() -> None:
    floor, _ = floor_of()
    one, other = noted(floor, MED, TEAM), noted(floor, MED, TEAM)
    yes(do(floor, MED, TEAM, link(one)))
    yes(do(floor, MED, TEAM, link(other)))
    yes(do(floor, MED, TEAM, link(one, option=SECOND)))
    yes(do(floor, MED, TEAM, acts.WithdrawStatement(statement=one, reason="it was another minister")))
    assert stances(floor, MED)[GOV, FIRST].rests_on == (other,)
    assert (GOV, SECOND) not in stances(floor, MED)
    assert one not in {each.id for each in floor.view(MED).talks.statements}
    assert one not in floor.view(MED).links
    assert "was taken out of the register" in no(do(floor, MED, TEAM, link(one)))
    assert "was taken out" in no(do(floor, MED, TEAM, acts.WithdrawStatement(statement=one)))


def test_whoever_entered_it_takes_it_out_or_the_team() -> None:
    floor, _ = floor_of()
    code, other = noted(floor, O1, ROOM), noted(floor, O1, ROOM)
    assert "Somebody else entered this" in no(do(floor, G1, ROOM, acts.WithdrawStatement(statement=code)))
    yes(do(floor, O1, ROOM, acts.WithdrawStatement(statement=code)))
    yes(do(floor, MED, ROOM, acts.WithdrawStatement(statement=other)))
    inside = noted(floor, G2, OWN)
    yes(do(floor, G1, OWN, acts.WithdrawStatement(statement=inside)))


def test_what_the_file_brought_is_linked_and_taken_out_like_any_other() -> None:
    floor, _ = floor_of()
    code = StatementId("s1")
    yes(do(floor, MED, TEAM, link(code, party=OPP, reading=True, issue=AID)))
    yes(do(floor, MED, TEAM, acts.WithdrawStatement(statement=code)))
    assert words(floor, MED) == []


def test_a_statement_of_another_room_is_not_there() -> None:
    floor, _ = floor_of()
    code = noted(floor, G1, OWN)
    for act in (link(code, reading=True), acts.WithdrawStatement(statement=code)):
        there = no(do(floor, MED, TEAM, act))
        assert "The register of this channel holds no such statement." in there
    unknown = no(do(floor, MED, TEAM, link(StatementId("never"), reading=True)))
    assert unknown == no(do(floor, MED, TEAM, link(code, reading=True)))


def test_a_position_rests_on_what_is_known_where_it_is_taken() -> None:
    floor, _ = floor_of()
    code = noted(floor, G1, OWN)
    on = Position(party=GOV, issue=CEASE, option=FIRST, stance=Stance.WANTS, rests_on=(code,))
    yes(do(floor, G1, OWN, acts.TakePosition(position=on)))
    assert "rests on a statement that is not known" in no(do(floor, G1, ROOM, acts.TakePosition(position=on)))


def test_nothing_is_entered_in_public_and_only_members_enter() -> None:
    floor, _ = floor_of()
    assert "not done on a channel of this kind" in no(
        do(floor, MED, PUBLIC, acts.NoteStatement(statement=statement()))
    )
    assert "no such channel for you" in no(do(floor, T1, OWN, acts.NoteStatement(statement=statement())))


def test_a_writer_is_told_that_the_statement_was_taken_out_meanwhile() -> None:
    floor, _ = floor_of()
    code = noted(floor, MED, TEAM)
    seen = floor.standings[TEAM].number
    yes(do(floor, MED, TEAM, acts.WithdrawStatement(statement=code)))
    answer = do(floor, MED, TEAM, link(code), seen=seen)
    assert isinstance(answer, Changed)
    assert [type(entry.act) for entry in answer.since] == [acts.WithdrawStatement]


def test_erased_words_leave_the_codes_and_the_stance() -> None:
    floor, _ = floor_of()
    code = noted(floor, MED, TEAM, statement(office="minister of ways", link="https://example.org/a"))
    number = floor.standings[TEAM].number
    yes(do(floor, MED, TEAM, link(code)))
    yes(do(floor, MED, TEAM, acts.Erase(numbers=(number,), reason="by order", authority="a court")))
    (left,) = (each for each in floor.view(MED).talks.statements if each.id == code)
    assert {left.speaker, left.words, left.office, left.link, left.recorder} == {ERASED}
    assert (left.on_behalf_of, left.on) == (GOV, date(2014, 2, 9))
    assert stances(floor, MED)[GOV, FIRST].rests_on == (code,)
    entries = [entry for entry in floor._entries if entry.channel == TEAM]
    assert fold(entries) == floor.standings[TEAM]


def test_on_the_plenary_everyone_sees_what_was_entered_there() -> None:
    floor, _ = floor_of()
    code = noted(floor, T1, PLENARY)
    assert all(code in {s.id for s in floor.view(p).talks.statements} for p in (MED, G1, O1, T1))
