"""Who sits and who speaks: admission with its day, proxies, walking out, a substitute for one sitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

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
    OUT,
    RELIEF,
    T1,
    THIRD,
    do,
    floor_of,
    seat,
    stance,
)

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.party import AdmissionState, Role
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.entry import TIME

ROOM, GUNS_ROOM = track_channel(RELIEF), track_channel(GUNS)


def test_a_suspension_names_a_day_to_come_and_an_exclusion_an_authority() -> None:
    floor, _ = floor_of()
    suspend = acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence", until=date(2014, 2, 9))
    assert no(do(floor, MED, PLENARY, suspend)) == "That day is past. Name today or a later day, or none."
    exclude = acts.Admit(party=OPP, state=AdmissionState.EXCLUDED, reason="listed")
    assert no(do(floor, MED, PLENARY, exclude)) == (
        "Nobody is named who excludes this party. Say on whose authority it is."
    )
    invite = acts.Admit(party=OPP, state=AdmissionState.CHANNEL_ONLY, reason="so", until=date(2014, 3, 1))
    assert no(do(floor, MED, PLENARY, invite)).startswith("Only a suspension has a last day.")


def test_the_way_back_stands_with_the_suspension() -> None:
    floor, _ = floor_of()
    back = "a ceasefire that holds for six weeks"
    suspend = acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence", back_if=back)
    yes(do(floor, MED, PLENARY, suspend))
    assert floor.view(T1).talks.admissions[-1].back_if == back


def test_a_proxy_speaks_for_whoever_is_silent_until_its_time() -> None:
    floor, hand = floor_of()
    until = DAWN + timedelta(hours=3)
    yes(do(floor, T1, ROOM, acts.GiveProxy(party=THIRD, to=OPP, until=until)))
    yes(do(floor, O1, ROOM, stance(OPP, AID, FIRST, Stance.ACCEPTS)))
    yes(do(floor, G1, ROOM, stance(GOV, AID, FIRST, Stance.ACCEPTS)))
    yes(do(floor, G1, ROOM, acts.Settle(issue=AID, option=FIRST)))
    hand.at(200)
    ended = floor.view(T1).line(ROOM).entries[-1]  # type: ignore[union-attr]
    assert (ended.author, ended.time, ended.act) == (TIME, until, acts.EndProxy(party=THIRD))


def test_no_proxy_is_given_to_oneself_to_the_absent_or_passed_on() -> None:
    floor, _ = floor_of()

    def give(party: object, to: object) -> acts.GiveProxy:
        return acts.GiveProxy(party=party, to=to)  # type: ignore[arg-type]

    assert no(do(floor, T1, ROOM, give(THIRD, THIRD))).startswith("A party cannot be its own proxy.")
    yes(do(floor, T1, ROOM, give(THIRD, OPP)))
    assert no(do(floor, O1, ROOM, give(OPP, GOV))) == (
        "party OPP speaks for another itself, and a proxy is not passed on. End that proxy first."
    )
    assert no(do(floor, G1, ROOM, give(GOV, THIRD))) == (
        "party THIRD has given its own proxy to party OPP, and a proxy is not passed on. "
        "Choose a party that speaks for itself."
    )
    assert no(do(floor, T1, ROOM, give(THIRD, GOV))) == (
        "party THIRD has given its proxy already. End that proxy first."
    )
    assert no(do(floor, G1, GUNS_ROOM, give(GOV, THIRD))) == (
        "party THIRD has no voice in this team. It may speak in the plenary."
    )
    over = acts.GiveProxy(party=GOV, to=OPP, until=DAWN)
    assert no(do(floor, G1, GUNS_ROOM, over)) == "That moment is past. Name a later one, or none."


def test_whoever_walks_out_is_absent_until_it_comes_back() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, PLENARY, acts.WalkOut(party=OPP, reason="the barrels")))
    assert no(do(floor, O1, PLENARY, acts.WalkOut(party=OPP))) == (
        "party OPP has walked out of this room already. It can come back."
    )
    yes(do(floor, G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.ACCEPTS)))
    waits = no(do(floor, MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST)))
    assert waits.startswith("The team's rule is not met")
    yes(do(floor, O1, PLENARY, acts.ComeBack(party=OPP)))
    assert no(do(floor, O1, PLENARY, acts.ComeBack(party=OPP))) == (
        "party OPP has not walked out of this room. Nothing need be done."
    )


def test_one_side_does_not_walk_out_for_another() -> None:
    floor, _ = floor_of()
    assert no(do(floor, G1, PLENARY, acts.WalkOut(party=OPP))).startswith("You do not speak for party OPP.")


def test_a_substitution_names_its_sitting() -> None:
    floor, _ = floor_of()
    stand_in = acts.TakeSeat(seat=seat(OUT, Role.SUBSTITUTE, GOV), instead_of=G2)
    assert no(do(floor, G1, ROOM, stand_in)) == (
        "A substitution is for one sitting, and none is named. Name the sitting."
    )
    unknown = replace(stand_in, sitting=acts.SittingId("none"))
    assert no(do(floor, G1, ROOM, unknown)) == "No such sitting was called. Call one."
