"""What may follow what: what is asked, told, noted and promised."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import Life, State, step
from multitrack.record.procedure.subjects import told as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
ASK = Life(
    subject="an ask", keys=of.ask_of, stands=of.ask_stands, names=no_names, how=of.ask_how,
    states=(
        State("not asked", phrase("Nothing of the kind was asked here."), phrase("Choose an ask of this channel.")),
        State("asked", phrase("This was asked, and not answered yet.")),
        State("put off", phrase("The answer to this was put off.")),
        State("answered", phrase("This was answered already.")),
        State("withdrawn", phrase("This ask was taken back.")),
    ),
    steps=(
        step("ask", ("not asked",), "asked"),
        step("reply", ("asked", "put off"), "put off", how="later"),
        step("reply", ("asked", "put off"), "answered", how="an answer"),
        step("withdraw ask", ("asked", "put off"), "withdrawn"),
    ),
    anew=phrase("Ask anew."),
)

CONTACT = Life(
    subject="a contact", keys=of.contact_of, stands=of.contact_stands, names=no_names,
    states=(
        State("not noted", phrase("No such contact was noted here."), phrase("Choose one that was noted on this channel.")),
        State("noted", phrase("This contact is noted already.")),
        State("taken back", phrase("This contact was taken back.")),
    ),
    steps=(
        step("note contact", ("not noted",), "noted"),
        step("withdraw contact", ("noted",), "taken back"),
    ),
    anew=phrase("Note it anew."),
)

UNDERTAKING = Life(
    subject="an undertaking", keys=of.undertaking_of, stands=of.undertaking_stands, names=no_names, how=of.undertaking_how,
    states=(
        State("not given", phrase("No such undertaking was given here."), phrase("Choose one that was.")),
        State("given", phrase("This undertaking was given, and is not reported done.")),
        State("reported done", phrase("This undertaking is reported done already.")),
        State("found done", phrase("This undertaking was found done.")),
        State("not found done", phrase("This undertaking was not found done.")),
    ),
    steps=(
        step("give undertaking", ("not given",), "given"),
        step("report done", ("given", "not found done"), "reported done"),
        step("verify", ("given", "reported done", "not found done"), "found done", how="found"),
        step("verify", ("given", "reported done", "found done", "not found done"), "not found done", how="not found"),
    ),
    anew=phrase("Give another."),
)

STATEMENT = Life(
    subject="a statement", keys=of.statement_of, stands=of.statement_stands, names=no_names,
    states=(
        State("not noted", phrase("The register of this channel holds no such statement."), phrase("Note it here first.")),
        State("noted", phrase("This statement is in the register.")),
        State("withdrawn", phrase("This statement was taken out of the register.")),
    ),
    steps=(
        step("note statement", ("not noted",), "noted"),
        step("link statement", ("noted",)),
        step("withdraw statement", ("noted",), "withdrawn"),
    ),
    anew=phrase("Note it anew."),
)
# fmt: on
