"""What somebody saw on an earlier day is what they saw then: nothing that came later, nothing they may not read."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.record.scene import (
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
    OUT,
    SEAT,
    T1,
    Hand,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import PLENARY, ChannelId, caucus_channel, track_channel
from multitrack.model.party import AdmissionState, PersonId
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.floor import Floor
from multitrack.record.replay import end_of
from multitrack.record.view import View

ROOM, CAUCUS = track_channel(GUNS), caucus_channel(OPP)
SCRIPT: tuple[tuple[PersonId, ChannelId, acts.Act], ...] = (
    (G1, ROOM, stance(GOV, CEASE, FIRST, Stance.REFUSES)),
    (O1, CAUCUS, acts.Say(words="between us")),
    (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="because")),
    (G1, ROOM, stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH)),
    (MED, CAUCUS, acts.TakeSeat(seat=SEAT[CLERK])),
    (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.ADMITTED, reason="back")),
    (MED, ROOM, acts.TakeSeat(seat=SEAT[T1])),
    (O1, ROOM, acts.LeaveSeat(person=O1)),
    (G1, ROOM, acts.Say(words="without them")),
)
WATCHING = (MED, CLERK, G1, O1, T1, OUT)


def played() -> tuple[Floor, Hand, list[dict[PersonId, View]]]:
    """The script, a step a minute, and what each person saw after every step."""
    floor, hand = floor_of()
    seen = [{person: floor.view(person) for person in WATCHING}]
    for step, (person, channel, act) in enumerate(SCRIPT, start=1):
        hand.at(step)
        answer = do(floor, person, channel, act)
        assert isinstance(answer, Accepted), answer
        seen.append({person: floor.view(person) for person in WATCHING})
    return floor, hand, seen


def test_at_every_moment_everybody_saw_what_they_saw() -> None:
    floor, hand, seen = played()
    for step, views in enumerate(seen):
        hand.at(step)
        for person, view in views.items():
            assert floor.view_at(person, hand.clock()) == view, (step, person)


def test_a_stance_is_replayed_as_it_was_taken_first() -> None:
    floor, hand, _ = played()
    hand.at(2)
    then = floor.view_at(G1, hand.clock()).positions[GOV, CEASE, FIRST].position.stance
    now = floor.view(G1).positions[GOV, CEASE, FIRST].position.stance
    assert (then, now) == (Stance.REFUSES, Stance.CAN_LIVE_WITH)


def test_whoever_joined_later_saw_nothing_of_it_then() -> None:
    floor, hand, _ = played()
    hand.at(4)
    assert floor.view_at(CLERK, hand.clock()).line(CAUCUS) is None
    assert floor.view(CLERK).line(CAUCUS) is not None


def test_before_the_talks_there_was_nothing_to_see() -> None:
    floor, _, _ = played()
    assert floor.view_at(MED, datetime(2014, 2, 9, tzinfo=UTC)).lines == ()


def test_a_day_ends_just_before_the_next() -> None:
    assert end_of(date(2014, 2, 10)) > DAWN.replace(hour=23, minute=59)
    assert end_of(date(2014, 2, 10)) < datetime(2014, 2, 11, tzinfo=UTC)
    assert end_of(date.max).year == 9999
