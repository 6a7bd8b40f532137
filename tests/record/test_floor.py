"""Acts on the floor: what is accepted, what is refused and why, and what two writers at once are told."""

from __future__ import annotations

from dataclasses import replace

from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    CLERK,
    DAWN,
    FIRST,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    OUT,
    RELIEF,
    SEAT,
    SECOND,
    T1,
    THIRD,
    do,
    floor_of,
    new,
    seat,
    stance,
)

from multitrack.model.channel import PLENARY, PUBLIC, TEAM, caucus_channel, track_channel
from multitrack.model.issue import OptionId
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PartyId, Role
from multitrack.model.position import Position, Stance
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.floor import Floor
from multitrack.record.held import hold

GUNS_ROOM, RELIEF_ROOM = track_channel(GUNS), track_channel(RELIEF)


def why(answer: Answer) -> str:
    """Why an act was refused."""
    assert isinstance(answer, Refused), answer
    return str(answer.why)


def done(answer: Answer) -> acts.Act:
    """The first act that was written."""
    assert isinstance(answer, Accepted), answer
    return answer.entries[0].act


def settled_guns(floor: Floor) -> None:
    """Both parties bear the first option on the guns track, and it is settled."""
    for person, party in ((G1, GOV), (O1, OPP)):
        done(do(floor, person, GUNS_ROOM, stance(party, CEASE, FIRST, Stance.CAN_LIVE_WITH)))
    done(do(floor, MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST)))


def proposed(floor: Floor, **choices: OptionId) -> acts.PackageId:
    """A package before the plenary."""
    package = Package.of(
        {issue: choices[str(issue)] for issue in (CEASE, AID, BODY) if str(issue) in choices}
    )
    act = done(
        do(floor, MED, PLENARY, acts.ProposePackage(id=acts.PackageId(""), title="P", package=package))
    )
    assert isinstance(act, acts.ProposePackage)
    return act.id


def test_an_option_tabled_on_a_track_is_heard_by_its_team_only() -> None:
    floor, _ = floor_of()
    act = done(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a pause"))))
    assert isinstance(act, acts.TableOption)
    assert floor.view(O1).options[CEASE, act.option.id].option.title == "a pause"
    assert (CEASE, act.option.id) not in floor.view(T1).options


def test_a_stranger_learns_only_that_there_is_no_such_channel_for_them() -> None:
    floor, _ = floor_of()
    nowhere = why(do(floor, OUT, caucus_channel(OPP), acts.Say(words="x")))
    assert nowhere == why(do(floor, OUT, track_channel(TrackId("never was")), acts.Say(words="x")))


def test_an_adviser_speaks_but_does_not_commit() -> None:
    floor, _ = floor_of()
    done(do(floor, G2, RELIEF_ROOM, acts.Say(words="a word")))
    assert (
        why(do(floor, G2, RELIEF_ROOM, stance(GOV, AID, FIRST, Stance.WANTS)))
        == "Your seat here does not allow it."
    )


def test_nobody_speaks_for_another_party_and_the_team_only_from_a_named_paper() -> None:
    floor, _ = floor_of()
    act = stance(GOV, CEASE, FIRST, Stance.ACCEPTS)
    assert why(do(floor, O1, GUNS_ROOM, act)) == "You do not speak for party GOV."
    assert "from which paper" in why(do(floor, MED, GUNS_ROOM, act))
    assert isinstance(do(floor, MED, GUNS_ROOM, act, from_paper="letter of 9 February"), Accepted)


def test_settling_waits_for_those_whom_the_rule_needs_and_names_them() -> None:
    floor, _ = floor_of()
    done(do(floor, G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS)))
    answer = do(floor, G1, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST))
    assert why(answer) == "The team's rule is not met: it waits for party OPP."


def test_silence_is_no_objection_only_once_the_team_has_asked() -> None:
    floor, _ = floor_of()
    done(do(floor, T1, RELIEF_ROOM, stance(THIRD, AID, FIRST, Stance.WANTS)))
    alone = do(floor, T1, RELIEF_ROOM, acts.Settle(issue=AID, option=FIRST))
    assert why(alone) == "Nothing was heard yet from party GOV."
    assert isinstance(do(floor, CLERK, RELIEF_ROOM, acts.Settle(issue=AID, option=FIRST)), Accepted)


def test_what_one_party_told_the_team_is_noted_in_the_teams_room_and_not_in_anothers_caucus() -> None:
    floor, _ = floor_of()
    told = stance(OPP, CEASE, FIRST, Stance.CAN_LIVE_WITH)
    answer = do(floor, MED, caucus_channel(GOV), told, from_paper="meeting, 21:30")
    assert why(answer) == "What party OPP said does not belong in this room."
    assert isinstance(do(floor, MED, TEAM, told, from_paper="meeting, 21:30"), Accepted)
    assert (OPP, CEASE, FIRST) in floor.view(CLERK).positions
    assert (OPP, CEASE, FIRST) not in floor.view(G1).positions


def test_a_caucus_seats_nobody_of_another_party() -> None:
    floor, _ = floor_of()
    answer = do(floor, G1, caucus_channel(GOV), acts.TakeSeat(seat=seat(O1, Role.DELEGATE, OPP)))
    assert isinstance(answer, Refused)
    by_the_team = do(floor, MED, caucus_channel(GOV), acts.TakeSeat(seat=seat(O1, Role.DELEGATE, OPP)))
    assert why(by_the_team) == "party OPP has no seat in this room."


def test_the_same_words_are_not_tabled_twice() -> None:
    floor, _ = floor_of()
    done(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a pause"))))
    again = do(floor, O1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("A pause ")))
    assert why(again) == "An option with these words is on the table already."


def test_a_reading_of_another_party_never_counts_as_its_word() -> None:
    floor, _ = floor_of()
    reading = acts.NoteReading(position=Position(party=OPP, issue=CEASE, option=FIRST, stance=Stance.WANTS))
    assert why(do(floor, MED, GUNS_ROOM, reading)) == "This is not done on a channel of this kind."
    noted = done(do(floor, MED, TEAM, reading))
    assert isinstance(noted, acts.NoteReading)
    assert noted.position.reading
    done(do(floor, G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS)))
    assert isinstance(do(floor, MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST)), Refused)


def test_amending_an_option_lapses_the_stances_on_its_old_words() -> None:
    floor, hand = floor_of()
    done(do(floor, O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS)))
    hand.at(2)
    option = floor.view(G1).options[CEASE, FIRST].option
    done(do(floor, MED, GUNS_ROOM, acts.AmendOption(issue=CEASE, option=option)))
    assert (OPP, CEASE, FIRST) not in floor.view(G1).positions


def test_a_position_taken_at_the_table_bears_its_day() -> None:
    floor, _ = floor_of()
    done(do(floor, O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS)))
    positions = floor.view(G1).talks.positions
    assert [p.on for p in positions if p.issue == CEASE] == [DAWN.date()]


def test_only_whoever_tabled_an_option_or_the_team_withdraws_it() -> None:
    floor, _ = floor_of()
    tabled = done(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a pause"))))
    assert isinstance(tabled, acts.TableOption)
    act = acts.WithdrawOption(issue=CEASE, option=tabled.option.id)
    assert why(do(floor, O1, GUNS_ROOM, act)) == "Another delegation tabled this option."
    assert isinstance(do(floor, G1, GUNS_ROOM, act), Accepted)
    assert tabled.option.id not in [option.id for option in floor.view(O1).talks.issues[0].options]


def test_a_report_reaches_those_who_do_not_sit_on_the_track() -> None:
    floor, _ = floor_of()
    settled_guns(floor)
    assert CEASE not in floor.view(T1).settled().as_dict()
    assert isinstance(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)), Accepted)
    assert floor.view(T1).settled().as_dict() == {CEASE: FIRST}


def test_whoever_tabled_an_option_stays_its_author_when_the_team_reports_it() -> None:
    floor, hand = floor_of()
    tabled = done(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a pause"))))
    assert isinstance(tabled, acts.TableOption)
    for person, party in ((G1, GOV), (O1, OPP)):
        done(do(floor, person, GUNS_ROOM, stance(party, CEASE, tabled.option.id, Stance.ACCEPTS)))
    done(do(floor, MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=tabled.option.id)))
    hand.at(2)
    done(do(floor, MED, GUNS_ROOM, acts.Report(track=GUNS)))
    assert floor.view(O1).options[CEASE, tabled.option.id].by == G1
    done(do(floor, MED, GUNS_ROOM, acts.Reopen(issue=CEASE)))
    assert isinstance(do(floor, G1, GUNS_ROOM, acts.AmendOption(issue=CEASE, option=tabled.option)), Accepted)


def test_reopening_a_reported_issue_tells_the_plenary_too() -> None:
    floor, _ = floor_of()
    settled_guns(floor)
    done(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)))
    answer = do(floor, O1, GUNS_ROOM, acts.Reopen(issue=CEASE, reason="new facts"))
    assert isinstance(answer, Accepted)
    assert [entry.channel for entry in answer.entries] == [GUNS_ROOM, PLENARY]
    assert floor.view(T1).settled().as_dict() == {}


def test_a_package_needs_what_nothing_stands_without_and_every_bracket_lifted() -> None:
    floor, _ = floor_of()
    part = proposed(floor, cease=FIRST)
    for person, party in ((G1, GOV), (O1, OPP)):
        done(do(floor, person, PLENARY, acts.Assent(party=party, package=part)))
    assert why(do(floor, MED, PLENARY, acts.Adopt(package=part))) == (
        "The package is not whole: title of aid, shall / may."
    )
    whole = proposed(floor, cease=FIRST, aid=SECOND)
    done(do(floor, MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall")))
    assert "waits for" in why(do(floor, MED, PLENARY, acts.Adopt(package=whole)))
    for person, party in ((G1, GOV), (O1, OPP)):
        done(do(floor, person, PLENARY, acts.Assent(party=party, package=whole)))
    assert isinstance(do(floor, MED, PLENARY, acts.Adopt(package=whole)), Accepted)


def test_an_objection_takes_assent_back() -> None:
    floor, _ = floor_of()
    package = proposed(floor, cease=FIRST)
    done(do(floor, G1, PLENARY, acts.Assent(party=GOV, package=package)))
    done(do(floor, G1, PLENARY, acts.Object(party=GOV, package=package, reason="second thoughts")))
    plenary = floor.view(T1).plenary
    assert plenary is not None
    standing = plenary.standing.packages[package]
    assert (dict(standing.assents), dict(standing.objections)) == ({}, {GOV: "second thoughts"})


def test_a_suspension_in_the_plenary_reaches_the_tracks_but_not_the_caucus() -> None:
    floor, _ = floor_of()
    act = acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence", authority="the chair")
    done(do(floor, MED, PLENARY, act))
    present = {line.id: line.present for line in floor.view(O1).lines}
    assert (present[PLENARY], present[GUNS_ROOM], present[caucus_channel(OPP)]) == (False, False, True)
    assert isinstance(do(floor, O1, GUNS_ROOM, acts.Say(words="x")), Refused)
    assert isinstance(do(floor, O1, caucus_channel(OPP), acts.Say(words="x")), Accepted)


def test_a_suspended_delegation_hears_its_suspension_and_nothing_after_it() -> None:
    floor, _ = floor_of()
    done(do(floor, MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence")))
    before = floor.view(O1)
    done(do(floor, G1, PLENARY, acts.Say(words="now we are alone")))
    done(do(floor, G1, GUNS_ROOM, acts.Say(words="here too")))
    assert floor.view(O1) == before
    assert isinstance(before.entries[-1].act, acts.Admit)


def test_what_was_said_during_a_suspension_stays_unheard_after_it() -> None:
    floor, _ = floor_of()
    done(do(floor, MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence")))
    done(do(floor, G1, GUNS_ROOM, acts.Say(words="now we are alone")))
    done(do(floor, MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.ADMITTED, reason="a truce")))
    done(do(floor, MED, GUNS_ROOM, acts.TakeSeat(seat=seat(OUT, Role.DELEGATE, OPP))))
    done(do(floor, MED, PLENARY, acts.TakeSeat(seat=seat(OUT, Role.DELEGATE, OPP))))
    for person in (O1, OUT):
        assert floor.view(person).line(GUNS_ROOM) is not None
        assert "now we are alone" not in repr(floor.view(person))


def test_a_newcomer_reads_the_record_of_a_track_from_its_start() -> None:
    floor, _ = floor_of()
    done(do(floor, G1, RELIEF_ROOM, acts.Say(words="before you came")))
    done(do(floor, MED, PLENARY, acts.TakeSeat(seat=seat(OUT, Role.DELEGATE, OPP))))
    done(do(floor, CLERK, RELIEF_ROOM, acts.TakeSeat(seat=seat(OUT, Role.DELEGATE, OPP))))
    assert "before you came" in repr(floor.view(OUT))
    done(do(floor, OUT, RELIEF_ROOM, acts.LeaveSeat(person=OUT)))
    assert "before you came" in repr(floor.view(OUT))


def test_a_change_of_admission_needs_its_reason() -> None:
    floor, _ = floor_of()
    answer = do(floor, MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.EXCLUDED))
    assert why(answer) == "A change of admission needs its reason."


def test_who_observes_or_is_kept_away_need_be_no_party() -> None:
    floor, _ = floor_of()
    state = PartyId("NEIGHBOUR")
    hears = acts.Admit(party=state, state=AdmissionState.OBSERVER, reason="invited to hear the first day")
    gone = replace(hears, state=AdmissionState.INVITATION_WITHDRAWN, reason="it changed its word")
    for act in (hears, gone):
        done(do(floor, MED, PLENARY, act))
    sits = replace(hears, state=AdmissionState.ADMITTED)
    assert why(do(floor, MED, PLENARY, sits)).startswith("The invitation of NEIGHBOUR was withdrawn.")
    other = replace(sits, party=PartyId("STRANGER"))
    assert why(do(floor, MED, PLENARY, other)) == "No party STRANGER is known here."
    assert state not in hold(floor.standings, PLENARY).at_table()


def test_a_new_work_team_is_announced_and_its_people_hear_each_other() -> None:
    floor, _ = floor_of()
    track = Track(id=TrackId(""), title="Transition", issues=(BODY,), team=(GOV, OPP))
    answer = do(floor, MED, PLENARY, acts.OpenTrack(track=track))
    assert isinstance(answer, Accepted)
    room = answer.entries[1].channel
    assert [line.present for line in floor.view(O1).lines if line.id == room] == [True]
    assert floor.view(T1).line(room) is None
    assert floor.view(T1).talks.track_of(BODY) is not None
    done(do(floor, MED, PLENARY, acts.CloseTrack(track=floor.view(MED).talks.tracks[-1].id)))
    assert why(do(floor, G1, room, acts.Say(words="x"))) == "This channel is closed."


def test_an_issue_of_a_team_is_not_settled_in_the_plenary() -> None:
    floor, _ = floor_of()
    answer = do(floor, MED, PLENARY, acts.Settle(issue=CEASE, option=FIRST))
    assert why(answer) == "title of cease is with the team Guns."


def test_a_head_gives_seats_to_its_own_people_only() -> None:
    floor, _ = floor_of()
    room = caucus_channel(OPP)
    own = acts.TakeSeat(seat=seat(OUT, Role.DELEGATE, OPP))
    assert isinstance(do(floor, O1, room, own), Accepted)
    assert "own people only" in why(do(floor, O1, room, acts.TakeSeat(seat=seat(T1, Role.DELEGATE, THIRD))))
    assert why(do(floor, OUT, room, acts.LeaveSeat(person=MED))) == (
        "You may leave yourself, but not end another's seat."
    )
    assert isinstance(do(floor, OUT, room, acts.LeaveSeat(person=OUT)), Accepted)


def test_a_new_line_takes_nothing_along_from_the_channel_it_was_opened_on() -> None:
    floor, _ = floor_of()
    home = caucus_channel(GOV)
    done(do(floor, G1, home, acts.TableOption(issue=CEASE, option=new("our secret offer"))))
    anybody = replace(floor.view(G1).lines[-1].standing.channel, parties=())
    line = acts.OpenChannel(channel=anybody, seats=(SEAT[T1],))
    answer = do(floor, G1, home, line)
    assert isinstance(answer, Accepted)
    assert "our secret offer" not in repr(floor.view(T1))
    assert floor.view(T1).line(answer.entries[0].channel) is not None


def test_someone_who_joins_a_caucus_gets_where_it_stands_but_not_what_was_said() -> None:
    floor, _ = floor_of()
    room = caucus_channel(OPP)
    done(do(floor, O1, room, acts.TableOption(issue=CEASE, option=new("an idea"))))
    done(do(floor, O1, room, acts.Say(words="between us")))
    done(do(floor, MED, room, acts.TakeSeat(seat=SEAT[CLERK])))
    seen = floor.view(CLERK)
    assert "between us" not in repr(seen)
    assert "an idea" in [tabled.option.title for tabled in seen.options.values()]


def test_the_public_hears_the_team_and_nobody_else_speaks_there() -> None:
    floor, _ = floor_of()
    assert isinstance(do(floor, G1, PUBLIC, acts.Say(words="x")), Refused)
    done(do(floor, MED, PUBLIC, acts.Say(words="the talks have begun")))
    assert [line.id for line in floor.view(OUT).lines] == [PUBLIC]


def test_two_writers_at_once_one_is_accepted_the_other_told_what_changed() -> None:
    floor, _ = floor_of()
    line = floor.view(G1).line(GUNS_ROOM)
    assert line is not None
    seen = line.standing.number
    option = floor.view(G1).options[CEASE, FIRST].option
    act = acts.AmendOption(issue=CEASE, option=option)
    assert isinstance(do(floor, MED, GUNS_ROOM, act, seen=seen), Accepted)
    late = do(floor, MED, GUNS_ROOM, act, seen=seen)
    assert isinstance(late, Changed)
    assert [entry.act for entry in late.since] == [act]


def test_what_is_said_meanwhile_upsets_nothing() -> None:
    floor, _ = floor_of()
    done(do(floor, O1, GUNS_ROOM, acts.Say(words="meanwhile")))
    assert isinstance(do(floor, G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS), seen=1), Accepted)


def test_the_same_key_is_done_once() -> None:
    floor, _ = floor_of()
    first = do(floor, G1, GUNS_ROOM, acts.Say(words="once"), key="form-1")
    again = do(floor, G1, GUNS_ROOM, acts.Say(words="once"), key="form-1")
    assert first == again
    assert len([e for e in floor.view(G1).entries if isinstance(e.act, acts.Say)]) == 1
