"""The command line as a test asks it: what was typed, and what came back."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from multitrack.cli import main
from multitrack.model.channel import ChannelKind, caucus_channel
from multitrack.model.party import PartyId, PersonId, Role
from multitrack.record.act import Request, Seat, TakeSeat
from multitrack.record.answer import Accepted
from multitrack.record.convene import standing_channels
from multitrack.record.floor import Floor, Means
from multitrack.record.journal.key import key_for
from multitrack.record.journal.place import open_journal
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.talksfile import read_text

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

TWO = """
multitrack: 1
title: Two on one thing
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  A: {title: Water, options: {a1: All, a2: Half}}
  B: {title: Oil, options: {b1: None, b2: Some}}
mandates:
  N: {walk_away: 2, worths: {A: {a1: 2, a2: 1}, B: {b1: 0, b2: 1}}}
  S: {walk_away: 2, worths: {A: {a1: 0, a2: 2}, B: {b1: 1, b2: 0}}}
"""
"""One package of four suits both: half the water, some oil."""

NEVER = TWO.replace("N: {walk_away: 2", "N: {walk_away: 9")
"""North walks away from everything."""

SAID = """
multitrack: 1
title: Heard only
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  A: {title: Water, options: {a1: All, a2: Half}}
positions:
  - {party: N, issue: A, stances: {a1: wants, a2: can live with}}
  - {party: S, issue: A, stances: {a1: {stance: refuses, assumption: it never said so}}}
"""
"""Of two parties only stances are known; one package is ruled out, by an assumption."""


@dataclass(frozen=True)
class Said:
    """What a command left: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*typed: object, stdin: str = "") -> Said:
    """Type a command."""
    result = CliRunner().invoke(main, [str(each) for each in typed], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def record(path: Path, text: str = TWO) -> Path:
    """A record in a file, in which some talks were opened."""
    convened(path, text)
    return path


def convened(place: Path | str, text: str = TWO) -> None:
    """A record in which some talks were opened, with a mediator wherever one sits and a head for each party."""
    talks = read_text(text).talks
    assert talks is not None
    drawn = count()
    means = Means(
        lambda: datetime(2026, 3, 2, tzinfo=UTC),
        lambda: f"{next(drawn)}",
        lambda: f"{next(drawn)}",
        public_key=key_for(place).public,
    )
    floor = Floor(open_journal(place), means)
    mediator = Seat(person=PersonId("med"), name="Mediator", role=Role.MEDIATOR)
    seats: dict[Any, tuple[Seat, ...]] = {}
    for channel in standing_channels(talks):
        heads = tuple(
            Seat(person=PersonId(f"head-{party}"), name=f"Head of {party}", role=Role.HEAD, party=party)
            for party in channel.parties
        )
        inside = channel.kind is ChannelKind.DELEGATION
        seats[channel.id] = heads if inside else (mediator, *heads)
    floor.convene(talks, PersonId("med"), seats)
    floor.close()


def sit_in_a_caucus(path: Path, person: str) -> None:
    """An adviser comes late to North's caucus with the mediator, and does not hear what was said there before."""
    floor = Floor(
        SQLiteJournal(path), Means(lambda: datetime(2026, 3, 3, tzinfo=UTC), lambda: "s", lambda: "c")
    )
    taken = Seat(person=PersonId(person), name="An adviser", role=Role.ADVISER, party=PartyId("N"))
    answer = floor.act(
        Request(author=PersonId("med"), channel=caucus_channel(PartyId("N")), act=TakeSeat(seat=taken))
    )
    assert isinstance(answer, Accepted), answer
    floor.close()


def spoil(path: Path, channel: str = "plenary") -> Path:
    """Change one byte of the first entry of a channel, as no one can through the journal."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER entry_is_not_altered")
    connection.execute(
        "UPDATE entry SET kept = replace(kept, 'opening', 'openinG') WHERE channel = ? AND number = 1",
        (channel,),
    )
    connection.commit()
    connection.close()
    return path
