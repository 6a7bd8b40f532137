"""What may follow what: claims to a constituency, what was put in, entries on lists, lists that bind."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import Life, State, step
from multitrack.record.procedure.subjects import representing as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
CLAIM = Life(
    subject="a claim to a constituency", keys=of.claim_of, stands=of.claim_stands, names=of.claim_named,
    states=(
        State("not claimed", phrase("{party} has claimed no such constituency here.")),
        State("claimed", phrase("{party} has claimed this constituency here already.")),
        State("contested", phrase("{party} has claimed this constituency here already, and its claim is contested.")),
    ),
    steps=(
        step("claim constituency", ("not claimed",), "claimed", phrase("The claim is noted first.")),
        step("contest claim", ("claimed", "contested"), "contested"),
        step("withdraw claim", ("claimed", "contested"), "not claimed", phrase("Withdraw that claim first.")),
    ),
    anew=phrase("Nothing need be done."),
)

INPUT = Life(
    subject="what a consulted body put in", keys=of.input_of, stands=of.input_stands, names=no_names,
    states=(
        State("not noted", phrase("Nothing of the kind was put in here."), phrase("Choose what was put in on this channel.")),
        State("put in", phrase("This was put in already, and nobody has told what became of it.")),
        State("answered", phrase("It was told already what became of this.")),
    ),
    steps=(
        step("note input", ("not noted",), "put in", when="it was not told with it what became of it"),
        step("answer input", ("put in", "answered"), "answered"),
    ),
    anew=phrase("Note it anew."),
)

LISTING = Life(
    subject="an entry on a list", keys=of.listing_of, stands=of.listing_stands, names=no_names,
    states=(
        State("not noted", phrase("No such entry on a list was noted here."), phrase("Choose one that was noted.")),
        State("on the list", phrase("This group is on the list already.")),
        State("taken off", phrase("This group was taken off the list.")),
    ),
    steps=(
        step("list group", ("not noted",), "on the list"),
        step("lift listing", ("on the list",), "taken off"),
        step("decide name", ("on the list",)),
    ),
    anew=phrase("Note it on the list anew."),
)

BINDING = Life(
    subject="a list, and whether it binds", keys=of.list_of, stands=of.list_stands, names=no_names, how=of.list_how,
    states=(
        State("no such list", phrase("No such list is noted."), phrase("The mediation team notes who stands on it first.")),
        State("nothing declared", phrase("Nothing was declared of this list since the talks opened.")),
        State("binding", phrase("This list is declared binding.")),
        State("not binding", phrase("This list is declared not to bind.")),
    ),
    steps=(
        step("list group", ("no such list",), "nothing declared"),
        step("declare list", ("nothing declared", "binding", "not binding"), "binding", how="binding"),
        step("declare list", ("nothing declared", "binding", "not binding"), "not binding", how="not binding"),
    ),
    anew=phrase("Note who stands on it first."),
)
# fmt: on
