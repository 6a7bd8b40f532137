"""What may follow what: rounds and sittings."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import Life, State, step
from multitrack.record.procedure.subjects import calendar as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
ROUND = Life(
    subject="a round", keys=of.round_of, stands=of.round_stands, names=no_names,
    states=(
        State("not begun", phrase("No such round is under way."), phrase("Choose the one that is.")),
        State("under way", phrase("This round is under way.")),
        State("ended", phrase("This round has ended.")),
    ),
    steps=(
        step("open round", ("not begun",), "under way"),
        step("close round", ("under way",), "ended"),
    ),
    anew=phrase("Open another."),
)

SITTING = Life(
    subject="a sitting", keys=of.sitting_of, stands=of.sitting_stands, names=no_names,
    states=(
        State("not called", phrase("No such sitting was called."), phrase("Call one.")),
        State("called", phrase("The sitting has not begun yet.")),
        State("begun", phrase("The sitting has begun.")),
        State("adjourned", phrase("The sitting is adjourned.")),
        State("ended", phrase("The sitting has ended.")),
        State("cancelled", phrase("The sitting was cancelled.")),
    ),
    steps=(
        step("call sitting", ("not called",), "called"),
        step("move sitting", ("called",)),
        step("seat", ("called", "begun", "adjourned")),
        step("cancel sitting", ("called",), "cancelled"),
        step("begin sitting", ("called",), "begun", phrase("Begin it first.")),
        step("adjourn sitting", ("begun",), "adjourned", phrase("Adjourn it first.")),
        step("resume sitting", ("adjourned",), "begun", phrase("Resume it first.")),
        step("end sitting", ("begun", "adjourned"), "ended"),
    ),
    anew=phrase("Call another."),
)
# fmt: on
