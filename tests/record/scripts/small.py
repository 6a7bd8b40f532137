"""The small talks of three parties, played: to a package that is adopted, and through a suspension and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.record.scene import (
    AID,
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
    SEATS,
    SECOND,
    T1,
    TALKS,
    THIRD,
    new,
    stance,
)
from tests.record.script import Chapter, Play, Step

from multitrack.model.channel import PLENARY, TEAM, ChannelId, caucus_channel, track_channel
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PersonId
from multitrack.model.position import Position, Stance
from multitrack.model.text import BracketId
from multitrack.record import act as acts

GUNS_ROOM, RELIEF_ROOM = track_channel(GUNS), track_channel(RELIEF)
WHOLE = acts.PackageId("whole")
_Done = tuple[PersonId, ChannelId, acts.Act, str]


def _steps(*done: _Done) -> Iterator[Step]:
    """A step each minute."""
    for number, (person, channel, act, paper) in enumerate(done, start=1):
        yield Step(at=DAWN + timedelta(minutes=number), by=person, on=channel, act=act, paper=paper)


_READING = acts.NoteReading(
    position=Position(party=GOV, issue=CEASE, option=FIRST, stance=Stance.CAN_LIVE_WITH)
)
_CAN_LIVE = stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH)
TO_A_PACKAGE = Play(
    title="Small talks, to a package",
    about="Three parties and two teams, all invented. A result each, and the whole adopted by two of the three.",
    talks=TALKS,
    seats=SEATS,
    script=(
        Chapter(title="The guns team"),
        *_steps(
            (G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("pauses, place by place")), ""),
            (G1, caucus_channel(GOV), acts.Say(words="we could live with the first, but do not say so"), ""),
            (MED, TEAM, _READING, ""),
            (O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.WANTS), ""),
            (MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST), ""),
            (MED, GUNS_ROOM, _CAN_LIVE, ""),
            (MED, GUNS_ROOM, _CAN_LIVE, "letter of 10 February"),
            (MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST), ""),
            (MED, GUNS_ROOM, acts.Report(track=GUNS), ""),
            (T1, RELIEF_ROOM, stance(THIRD, AID, SECOND, Stance.ACCEPTS), ""),
            (O1, RELIEF_ROOM, acts.Settle(issue=AID, option=SECOND), ""),
            (CLERK, RELIEF_ROOM, acts.Settle(issue=AID, option=SECOND), ""),
            (CLERK, RELIEF_ROOM, acts.Report(track=RELIEF), ""),
            (MED, PLENARY, acts.ProposePackage(id=WHOLE, title="the whole", package=Package.of({CEASE: FIRST, AID: SECOND})), ""),
            (G1, PLENARY, acts.Assent(party=GOV, package=WHOLE), ""),
            (MED, PLENARY, acts.Adopt(package=WHOLE), ""),
            (MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall"), ""),
            (MED, PLENARY, acts.Adopt(package=WHOLE), ""),
            (T1, PLENARY, acts.Assent(party=THIRD, package=WHOLE), ""),
            (MED, PLENARY, acts.Adopt(package=WHOLE), ""),
        ),
    ),
)  # fmt: skip
SUSPENDED_AND_BACK = Play(
    title="Small talks, a party suspended and back",
    about="Three parties and two teams, all invented. Who is suspended hears nothing of the plenary and of what stands on it.",
    talks=TALKS,
    seats=SEATS,
    script=tuple(
        _steps(
            (O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS), ""),
            (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence", authority="the chair"), ""),
            (G1, GUNS_ROOM, acts.Say(words="now we are alone"), ""),
            (O1, GUNS_ROOM, acts.Say(words="are you there?"), ""),
            (O1, caucus_channel(OPP), acts.Say(words="we want to come back"), ""),
            (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.ADMITTED, reason="the truce held", authority="the chair"), ""),
            (O1, GUNS_ROOM, acts.Reopen(issue=CEASE), ""),
        )
    ),
)  # fmt: skip
