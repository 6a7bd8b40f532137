"""Golden transcripts: whole talks, one line per act, with who hears what; a change shows as a difference.

`MULTITRACK_ACCEPT=1 pytest tests/record/test_transcripts.py` writes what is played now as the new transcript.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.scene import (
    AID,
    CEASE,
    CLERK,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    PEOPLE,
    RELIEF,
    SECOND,
    T1,
    THIRD,
    floor_of,
    new,
    stance,
)

from multitrack.model.channel import PLENARY, TEAM, ChannelId, caucus_channel, track_channel
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PersonId
from multitrack.model.position import Position, Stance
from multitrack.model.text import BracketId, write_out
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.floor import Floor

FOLDER = Path(__file__).parents[1] / "transcripts"
GUNS_ROOM, RELIEF_ROOM = track_channel(GUNS), track_channel(RELIEF)
LAST = acts.PackageId("the last")

Step = tuple[PersonId, ChannelId, acts.Act, str]

TO_A_PACKAGE: tuple[Step, ...] = (
    (G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("pauses, place by place")), ""),
    (G1, caucus_channel(GOV), acts.Say(words="we could live with the first, but do not say so"), ""),
    (MED, TEAM, acts.NoteReading(position=Position(party=GOV, issue=CEASE, option=FIRST, stance=Stance.CAN_LIVE_WITH)), ""),
    (O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.WANTS), ""),
    (MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST), ""),
    (MED, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH), ""),
    (MED, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH), "letter of 10 February"),
    (MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST), ""),
    (MED, GUNS_ROOM, acts.Report(track=GUNS), ""),
    (T1, RELIEF_ROOM, stance(THIRD, AID, SECOND, Stance.ACCEPTS), ""),
    (O1, RELIEF_ROOM, acts.Settle(issue=AID, option=SECOND), ""),
    (CLERK, RELIEF_ROOM, acts.Settle(issue=AID, option=SECOND), ""),
    (CLERK, RELIEF_ROOM, acts.Report(track=RELIEF), ""),
    (MED, PLENARY, acts.ProposePackage(id=acts.PackageId(""), title="the whole", package=Package.of({CEASE: FIRST, AID: SECOND})), ""),
    (G1, PLENARY, acts.Assent(party=GOV, package=LAST), ""),
    (MED, PLENARY, acts.Adopt(package=LAST), ""),
    (MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall"), ""),
    (MED, PLENARY, acts.Adopt(package=LAST), ""),
    (T1, PLENARY, acts.Assent(party=THIRD, package=LAST), ""),
    (MED, PLENARY, acts.Adopt(package=LAST), ""),
)  # fmt: skip
SUSPENDED: tuple[Step, ...] = (
    (O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS), ""),
    (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence", authority="the chair"), ""),
    (G1, GUNS_ROOM, acts.Say(words="now we are alone"), ""),
    (O1, GUNS_ROOM, acts.Say(words="are you there?"), ""),
    (O1, caucus_channel(OPP), acts.Say(words="we want to come back"), ""),
    (MED, PLENARY, acts.Admit(party=OPP, state=AdmissionState.ADMITTED, reason="the truce held", authority="the chair"), ""),
    (O1, GUNS_ROOM, acts.Reopen(issue=CEASE), ""),
)  # fmt: skip


def played(steps: tuple[Step, ...]) -> tuple[Floor, str]:
    """The steps played on small talks, and their transcript."""
    floor, hand = floor_of()
    lines: list[str] = []
    for number, (person, channel, act, paper) in enumerate(steps, start=1):
        hand.at(number)
        if isinstance(act, acts.Assent | acts.Adopt):
            plenary = floor.view(MED).plenary
            assert plenary is not None
            act = replace(act, package=list(plenary.standing.packages)[-1])  # noqa: PLW2901
        before = {each: set(_heard(floor, each)) for each in PEOPLE}
        answer = floor.act(acts.Request(author=person, channel=channel, act=act, from_paper=paper))
        lines += _told(number, person, channel, act, answer)
        for each in PEOPLE:
            if fresh := [place for place in _heard(floor, each) if place not in before[each]]:
                lines.append(f"      {each} hears {', '.join(fresh)}")
    return floor, "\n".join(lines) + "\n"


def _heard(floor: Floor, person: PersonId) -> list[str]:
    return [f"{entry.channel} {entry.number}" for entry in floor.view(person).entries]


def _told(number: int, person: PersonId, channel: ChannelId, act: acts.Act, answer: Answer) -> Iterator[str]:
    yield f"{number:3}  {person} on {channel}: {act.kind}"
    match answer:
        case Accepted(entries=entries):
            yield f"      written: {', '.join(f'{e.channel} {e.number}' for e in entries)}"
        case Refused(clause=clause, why=why, instead=instead):
            yield f"      refused under {clause.id}: {why} {instead}"
        case Changed(since=since):
            yield f"      overtaken by {', '.join(f'{e.channel} {e.number}' for e in since)}"


@pytest.mark.parametrize(
    ("name", "steps"), [("to-a-package", TO_A_PACKAGE), ("suspended-and-back", SUSPENDED)]
)
def test_the_talks_go_as_the_transcript_says(name: str, steps: tuple[Step, ...]) -> None:
    path = FOLDER / f"{name}.txt"
    _, transcript = played(steps)
    if os.environ.get("MULTITRACK_ACCEPT") == "1":
        path.write_text(transcript, encoding="utf-8")
    assert transcript == path.read_text(encoding="utf-8")


def test_an_adopted_package_is_a_clean_text() -> None:
    floor, _ = played(TO_A_PACKAGE)
    view = floor.view(T1)
    assert view.plenary is not None
    adopted = [p for p in view.plenary.standing.packages.values() if p.adopted is not None]
    lifted = view.plenary.standing.lifted
    lines = write_out(view.talks.draft, view.talks.issues, adopted[-1].package, lifted)
    assert [(line.words, line.clean) for line in lines] == [
        ("They first on cease and shall second on aid.", True)
    ]
