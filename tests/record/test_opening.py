"""Opening the talks: each channel holds what the file assigns to it, and nobody hears another's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.scene import CEASE, GOV, GUNS, MED, O1, OPP, PEOPLE, SEATS, T1, TALKS, THIRD, Hand, floor_of

from multitrack.model.channel import PLENARY, TEAM, ChannelId, delegation_channel, track_channel
from multitrack.model.issue import Option, OptionId
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record.codec import canonical
from multitrack.record.convene import ConveningError, openings
from multitrack.record.floor import Floor
from multitrack.record.hearing import is_member
from multitrack.record.journal.memory import MemoryJournal
from multitrack.talksfile import read

EXAMPLES = sorted(p.parent for p in (Path(__file__).parents[2] / "examples").glob("*/talks.yaml"))


def words_of(journal: MemoryJournal, channel: ChannelId) -> set[str]:
    """Every string that the opening of a channel put aside as words."""
    return {
        w for row in journal.read()[0] if row.channel == channel and row.words for w in json.loads(row.words)
    }


def opened(talks: Talks) -> tuple[Floor, MemoryJournal]:
    """The talks opened with the people of the small scene, in their own channels where these exist."""
    journal = MemoryJournal()
    floor = Floor(journal, Hand().means)
    floor.convene(talks, MED, SEATS)
    return floor, journal


@pytest.mark.parametrize("person", PEOPLE)
def test_an_opening_view_holds_no_string_of_a_channel_its_viewer_does_not_hear(person: PersonId) -> None:
    floor, journal = opened(TALKS)
    view = repr(floor.view(person))
    heard = {line.id for line in floor.view(person).lines}
    mine = {word for channel in heard for word in words_of(journal, channel)}
    secret = {w for channel in set(SEATS) - heard for w in words_of(journal, channel)} - mine
    assert {word for word in secret if word and word in view} == set()


def test_there_was_something_to_leak() -> None:
    _, journal = opened(TALKS)
    assert "mandate of GOV" in words_of(journal, delegation_channel(GOV))
    assert "mandate of GOV" not in words_of(journal, TEAM) | words_of(journal, delegation_channel(OPP))
    assert {"the team's guess", "words for the team only"} <= words_of(journal, TEAM)
    assert not {"the team's guess", "words for the team only"} & words_of(journal, PLENARY)


def test_a_position_that_names_the_plenary_is_heard_there_and_one_that_names_nothing_is_not() -> None:
    floor, _ = floor_of()
    assert [p.assumption for p in floor.view(T1).talks.positions] == ["said in plenary"]
    assert [p.assumption for p in floor.view(MED).talks.positions] == ["said in plenary", "the team's guess"]


def test_a_mandate_is_its_delegations_and_nobody_elses() -> None:
    floor, _ = floor_of()
    assert [m.party for m in floor.view(O1).talks.mandates] == [OPP]
    assert floor.view(MED).talks.mandates == ()


def test_an_option_kept_for_the_team_does_not_show_in_the_plenary() -> None:
    hidden = Option(id=OptionId("hidden"), title="kept back", channel=TEAM)
    issue = replace(TALKS.issues[0], options=(*TALKS.issues[0].options, hidden))
    floor, _ = opened(replace(TALKS, issues=(issue, *TALKS.issues[1:])))
    assert "kept back" not in repr(floor.view(O1))
    assert (CEASE, OptionId("hidden")) in floor.view(MED).options


def test_an_option_assigned_to_a_track_is_heard_by_its_team() -> None:
    narrow = Option(id=OptionId("narrow"), title="for the team", channel=GUNS)
    issue = replace(TALKS.issues[0], options=(*TALKS.issues[0].options, narrow))
    floor, _ = opened(replace(TALKS, issues=(issue, *TALKS.issues[1:])))
    assert (CEASE, OptionId("narrow")) in floor.view(O1).options
    assert (CEASE, OptionId("narrow")) not in floor.view(T1).options


def test_a_part_assigned_to_no_known_channel_is_not_opened() -> None:
    lost = replace(TALKS, positions=(replace(TALKS.positions[0], channel="nowhere"),))
    with pytest.raises(ConveningError, match="nowhere"):
        openings(lost, {})


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_examples_open_and_keep_each_channels_words_apart(folder: Path) -> None:
    talks = read(folder).talks
    assert talks is not None
    parts = {opening.channel.id: opening for opening in openings(talks, {})}
    named = {s.id for s in talks.statements}
    plenary = parts[PLENARY].holds
    unheard = named - {s.id for s in plenary.statements}
    kept = canonical([s.contradicts + s.supersedes for s in plenary.statements])
    assert {code for code in unheard if f'"{code}"' in kept} == set()
    assert plenary.mandates == ()
    assert len(parts[delegation_channel(talks.parties[0].id)].holds.mandates) <= 1


def test_whoever_has_no_seat_is_in_the_public_only() -> None:
    floor, _ = floor_of()
    stranger = PersonId("stranger")
    assert [c for c in SEATS if is_member(floor.standings, stranger, c)] == ["public"]
    assert track_channel(GUNS) in [line.id for line in floor.view(O1).lines]
    assert THIRD not in TALKS.tracks[0].team
