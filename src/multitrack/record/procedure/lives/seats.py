"""What may follow what: parties, people, channels and work teams."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import EVERY_ACT, Life, State, step
from multitrack.record.procedure.subjects import seats as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
CHANNEL = Life(
    subject="a channel", keys=of.this_channel, stands=of.channel_stands, names=no_names,
    states=(
        State("open", phrase("This channel is open.")),
        State("closed", phrase("This channel is closed.")),
    ),
    steps=(
        step("close channel", ("open",), "closed"),
        step("erase", ("open", "closed")),
        step(EVERY_ACT, ("open",)),
    ),
    anew=phrase("Open another, or use the plenary."),
)

_ANYWHERE_BUT = {
    "invited": ("never noted", "declined", "invitation withdrawn", "observer", "channel only", "excluded"),
    "admitted": ("never noted", "invited", "declined", "observer", "suspended", "channel only", "excluded"),
    "observer": ("never noted", "invited", "declined", "admitted", "suspended", "channel only", "excluded"),
    "declined": ("never noted", "invited"),
    "invitation withdrawn": ("never noted", "invited", "observer"),
    "suspended": ("never noted", "admitted", "observer", "suspended"),
    "excluded": ("never noted", "invited", "declined", "invitation withdrawn", "admitted", "observer", "suspended", "channel only"),
    "channel only": ("never noted", "invited", "declined", "invitation withdrawn", "admitted", "observer", "suspended", "excluded"),
}
ADMISSION = Life(
    subject="a party's place at the table", keys=of.party_of, stands=of.admission_stands, names=of.party_named, how=of.admission_how,
    states=(
        State("never noted", phrase("Nothing was noted of {party} yet.")),
        State("invited", phrase("{party} is invited, and has not come yet.")),
        State("admitted", phrase("{party} is at the table.")),
        State("observer", phrase("{party} is at the table as an observer.")),
        State("declined", phrase("{party} has declined.")),
        State("invitation withdrawn", phrase("The invitation of {party} was withdrawn.")),
        State("suspended", phrase("{party} is suspended.")),
        State("excluded", phrase("{party} is excluded.")),
        State("channel only", phrase("{party} is spoken to on a channel only.")),
    ),
    steps=(
        step("admit", _ANYWHERE_BUT["invited"], "invited", phrase("Invite it first."), how="invited"),
        step("admit", _ANYWHERE_BUT["admitted"], "admitted", phrase("Admit it first."), how="admitted"),
        step("admit", _ANYWHERE_BUT["observer"], "observer", phrase("Admit it as an observer first."), how="observer"),
        step("admit", _ANYWHERE_BUT["declined"], "declined", how="declined"),
        step("admit", _ANYWHERE_BUT["invitation withdrawn"], "invitation withdrawn", how="invitation withdrawn"),
        step("admit", _ANYWHERE_BUT["suspended"], "suspended", how="suspended"),
        step("admit", _ANYWHERE_BUT["excluded"], "excluded", how="excluded"),
        step("admit", _ANYWHERE_BUT["channel only"], "channel only", how="channel only"),
    ),
    anew=phrase("Note another standing of this party."),
)

PRESENCE = Life(
    subject="a party's presence in a room", keys=of.party_of, stands=of.presence_stands, names=of.party_named,
    states=(
        State("in the room", phrase("{party} has not walked out of this room.")),
        State("out", phrase("{party} has walked out of this room already.")),
    ),
    steps=(
        step("walk out", ("in the room",), "out"),
        step("come back", ("out",), "in the room", phrase("It can come back.")),
    ),
    anew=phrase("Nothing need be done."),
)

PROXY = Life(
    subject="a proxy", keys=of.party_of, stands=of.proxy_stands, names=of.party_named,
    states=(
        State("for itself", phrase("{party} speaks for itself here.")),
        State("through another", phrase("{party} has given its proxy already.")),
    ),
    steps=(
        step("give proxy", ("for itself",), "through another"),
        step("end proxy", ("through another",), "for itself", phrase("End that proxy first.")),
    ),
    anew=phrase("Nothing need be done."),
)

SEAT = Life(
    subject="a seat", keys=of.seat_of, stands=of.seat_stands, names=no_names,
    states=(
        State("no seat", phrase("This person has no seat here."), phrase("Choose someone who has.")),
        State("seat", phrase("This person has a seat here.")),
    ),
    steps=(
        step("seat", ("no seat", "seat"), "seat", phrase("Give a seat first.")),
        step("leave seat", ("seat",), "no seat"),
    ),
    anew=phrase("Give another person a seat."),
)

TRACK = Life(
    subject="a work team", keys=of.tracks_of, stands=of.track_stands, names=no_names,
    states=(
        State("not at work", phrase("No such work team is at work."), phrase("Choose one that is.")),
        State("at work", phrase("This work team is at work.")),
    ),
    steps=(
        step("open track", ("not at work",), "at work", phrase("Form a work team first.")),
        step("change track", ("at work",)),
        step("move issue", ("at work",)),
        step("restructure", ("at work",), "not at work", when="it is among the teams that end"),
        step("close track", ("at work",), "not at work"),
    ),
    anew=phrase("Form another work team."),
)
# fmt: on
