"""Work teams changed, merged and split, and issues on their way between them, aside, or with a third body."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    CLERK,
    DAWN,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    RELIEF,
    SEAT,
    SECOND,
    T1,
    TALKS,
    THIRD,
    do,
    floor_of,
    new,
    seat,
    stance,
)

from multitrack.model.channel import PLENARY, TEAM, Channel, ChannelId, ChannelKind, track_channel
from multitrack.model.party import Role
from multitrack.model.position import Stance
from multitrack.model.rule import NumberOf
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed
from multitrack.record.entry import TIME
from multitrack.record.floor import Floor

ROOM, OTHER = track_channel(GUNS), track_channel(RELIEF)
TEAM_OF = {track.id: track for track in TALKS.tracks}


def both_rooms(floor: Floor) -> None:
    """Let the mediator sit in both teams' rooms."""
    yes(do(floor, CLERK, OTHER, acts.TakeSeat(seat=SEAT[MED])))


def agreed(floor: Floor) -> None:
    """Settle the cease-fire in its team, with one word given ad referendum on the other option."""
    yes(do(floor, G1, ROOM, acts.TableOption(issue=CEASE, option=new("a third way"))))
    yes(do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.ACCEPTS)))
    yes(do(floor, O1, ROOM, stance(OPP, CEASE, FIRST, Stance.WANTS)))
    yes(do(floor, O1, ROOM, replace(stance(OPP, CEASE, SECOND, Stance.ACCEPTS), ad_referendum=True)))
    yes(do(floor, O1, ROOM, acts.Reserve(party=OPP, on=on(SECOND), words="not in the east")))
    yes(do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)))


def on(option: object) -> acts.Question:
    return acts.Question(issue=CEASE, option=option)  # type: ignore[arg-type]


def test_an_issue_moves_with_all_that_stands_on_it_and_its_history_stays() -> None:
    floor, hand = floor_of()
    both_rooms(floor)
    agreed(floor)
    yes(do(floor, G1, ROOM, acts.Say(words="said in the first room only")))
    hand.at(9)
    answer = do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE, to=RELIEF))
    assert isinstance(answer, Accepted)
    assert [entry.channel for entry in answer.entries] == [ROOM, PLENARY, OTHER]
    there = floor.standings[OTHER]
    assert there.settled[CEASE].option == FIRST
    assert there.positions[OPP, CEASE, SECOND].awaits_capital
    assert (OPP, on(SECOND)) in there.reservations
    assert "a third way" in [t.option.title for (i, _), t in there.options.items() if i == CEASE]
    assert floor.view(T1).talks.track_of(CEASE) == floor.view(MED).talks.track_of(CEASE)
    assert floor.view(T1).settled().on(CEASE) == FIRST
    assert "said in the first room only" not in repr(floor.view(T1))
    assert no(do(floor, G1, ROOM, acts.Reopen(issue=CEASE))) == (
        "title of cease is not an issue of this team. Go to the team that has it, or to the plenary."
    )
    yes(do(floor, T1, OTHER, acts.Reopen(issue=CEASE)))


def test_an_issue_referred_up_is_the_plenarys_and_can_come_back() -> None:
    floor, hand = floor_of()
    agreed(floor)
    yes(do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE)))
    assert floor.standings[PLENARY].settled[CEASE].option == FIRST
    assert CEASE not in floor.standings[ROOM].settled
    yes(do(floor, T1, PLENARY, acts.Reopen(issue=CEASE)))
    hand.at(7)
    yes(do(floor, MED, PLENARY, acts.MoveIssue(issue=CEASE, to=GUNS)))
    assert CEASE not in floor.standings[ROOM].settled
    assert no(do(floor, MED, PLENARY, acts.MoveIssue(issue=CEASE, to=RELIEF))) == (
        "title of cease is with the team Guns. Do it in that team's room."
    )


def test_who_moves_an_issue_sits_where_it_goes() -> None:
    floor, _ = floor_of()
    assert no(do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE, to=RELIEF))) == (
        "You have no seat where it is to go, and could not say what stands. "
        "Someone of the mediation team who sits in both rooms may do it."
    )
    assert no(do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE, to=GUNS))) == (
        "title of cease is here already. Choose another team, or refer it up."
    )
    assert no(do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE, to=TrackId("none")))) == (
        "No such work team is at work. Choose one that is."
    )


def test_an_issue_settled_meanwhile_is_not_moved_unseen() -> None:
    floor, _ = floor_of()
    both_rooms(floor)
    seen = floor.standings[ROOM].number
    agreed(floor)
    assert isinstance(do(floor, MED, ROOM, acts.MoveIssue(issue=CEASE, to=RELIEF), seen=seen), Changed)


def test_a_team_is_changed_in_the_plenary_and_in_its_room() -> None:
    floor, _ = floor_of()
    changed = replace(TEAM_OF[GUNS], team=(GOV, THIRD), rule=NumberOf(at_least=1), title="Guns and guards")
    yes(do(floor, MED, PLENARY, acts.ChangeTrack(track=changed)))
    room = floor.standings[ROOM]
    assert room.rule == NumberOf(at_least=1)
    assert {each.person for each in room.seats()} == {MED, G1, T1}
    assert isinstance(do(floor, T1, ROOM, stance(THIRD, CEASE, FIRST, Stance.ACCEPTS)), Accepted)
    assert no(do(floor, O1, ROOM, acts.Say(words="?"))).startswith("There is no such channel for you.")
    yes(do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)))
    assert [t.title for t in floor.view(MED).talks.tracks if t.id == GUNS] == ["Guns and guards"]


def test_a_teams_issues_and_strangers_are_not_changed_in_passing() -> None:
    floor, _ = floor_of()
    more = replace(TEAM_OF[GUNS], issues=(CEASE, BODY))
    assert no(do(floor, MED, PLENARY, acts.ChangeTrack(track=more))) == (
        "The issues of a team are not changed this way. Move an issue by itself, or divide the teams anew."
    )
    assert no(do(floor, CLERK, PLENARY, acts.ChangeTrack(track=TEAM_OF[GUNS]))) == (
        "You have no seat in the room of this team, which has to hear of it. "
        "Someone of the mediation team who sits there may do it."
    )


def test_teams_merge_and_each_issue_stands_as_it_stood() -> None:
    floor, hand = floor_of()
    both_rooms(floor)
    agreed(floor)
    hand.at(9)
    merged = Track(id=TrackId(""), title="All at once", issues=(CEASE, AID, BODY), team=(GOV, OPP, THIRD))
    answer = do(floor, MED, PLENARY, acts.Restructure(ends=(GUNS, RELIEF), forms=(merged,)))
    assert isinstance(answer, Accepted)
    room = answer.entries[1].channel
    assert [entry.act.kind for entry in answer.entries] == ["restructure", "opening", *["receive"] * 3]
    assert floor.standings[room].settled[CEASE].option == FIRST
    assert floor.standings[room].positions[OPP, CEASE, SECOND].awaits_capital
    assert no(do(floor, G1, ROOM, acts.Say(words="?"))).startswith("This channel is closed.")
    assert isinstance(do(floor, T1, room, stance(THIRD, BODY, FIRST, Stance.ACCEPTS)), Accepted)


def test_teams_are_divided_by_who_hears_them_all_and_no_issue_twice() -> None:
    floor, _ = floor_of()
    one = Track(id=TrackId(""), title="one", issues=(CEASE,), team=(GOV, OPP))
    assert no(do(floor, CLERK, PLENARY, acts.Restructure(ends=(GUNS,), forms=(one,)))).startswith(
        "You have no seat in every team that is to end"
    )
    assert no(do(floor, MED, PLENARY, acts.Restructure(ends=(GUNS,), forms=(one, one)))) == (
        "title of cease would be with two teams. Give it to one of them."
    )
    assert no(do(floor, MED, PLENARY, acts.Restructure(ends=(RELIEF,), forms=(one,)))) == (
        "title of cease is already with the team Guns. End that team first, or leave the issue out."
    )
    assert no(do(floor, MED, PLENARY, acts.Restructure(ends=(), forms=(one,)))).startswith("To divide anew")


def test_an_issue_set_aside_waits_until_its_time() -> None:
    floor, hand = floor_of()
    until = DAWN + timedelta(hours=2)
    yes(do(floor, MED, ROOM, acts.ParkIssue(issue=CEASE, until=until)))
    assert no(do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS))) == (
        "title of cease is set aside. Take it up again first."
    )
    hand.at(121)
    yes(do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS)))
    taken_up = floor.view(G1).line(ROOM).entries[-2]  # type: ignore[union-attr]
    assert (taken_up.act.kind, taken_up.author, taken_up.time) == ("take up", TIME, until)


def test_an_issue_with_a_third_body_comes_back_with_what_came_of_it() -> None:
    floor, _ = floor_of()
    agreed(floor)
    assert no(do(floor, MED, ROOM, acts.HandOver(issue=CEASE, to=" "))) == (
        "No body is named. Say to whom it is handed."
    )
    yes(do(floor, MED, ROOM, acts.HandOver(issue=CEASE, to="a boundary commission")))
    assert no(do(floor, G1, ROOM, acts.Reopen(issue=CEASE))) == (
        "title of cease was handed to another body. Take it up again first."
    )
    yes(do(floor, MED, ROOM, acts.TakeUp(issue=CEASE, words="it drew the line at the river")))
    assert floor.standings[ROOM].settled[CEASE].option == FIRST


def test_a_new_line_seats_nobody_as_what_they_are_not() -> None:
    floor, _ = floor_of()
    line = Channel(id=ChannelId(""), kind=ChannelKind.BILATERAL, title="line")
    turncoat = acts.OpenChannel(channel=line, seats=(replace(SEAT[O1], party=GOV),))
    assert no(do(floor, G1, PLENARY, turncoat)) == (
        "name of opp-1 does not sit for that side. Give everyone the seat of their own side."
    )
    mediator = acts.OpenChannel(channel=line, seats=(seat(G1, Role.MEDIATOR),))
    opened = do(floor, G1, PLENARY, mediator)
    assert isinstance(opened, Accepted)
    assert floor.standings[opened.entries[0].channel].seats() == (SEAT[G1],)
    stranger = acts.OpenChannel(channel=line, seats=(seat(T1, Role.MEDIATOR),))
    assert no(do(floor, G1, PLENARY, stranger)).startswith("name of third-1 does not sit")


def test_the_teams_own_room_and_a_line_of_two_sides_seat_nobody_else() -> None:
    floor, _ = floor_of()
    assert no(do(floor, MED, TEAM, acts.TakeSeat(seat=SEAT[G1]))) == (
        "The mediation team's own room has seats for the team alone. "
        "Meet in a caucus, or open a line for those meant."
    )
    two = Channel(id=ChannelId(""), kind=ChannelKind.BILATERAL, title="two", parties=(GOV, OPP))
    third = acts.OpenChannel(channel=two, seats=(SEAT[T1],))
    assert no(do(floor, G1, PLENARY, third)) == (
        "party THIRD has no seat in this room. Open a room for both, or meet in the plenary."
    )
