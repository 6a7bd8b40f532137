"""What may follow what: a party's word, and what is agreed as a whole."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import Life, Said, State, step
from multitrack.record.procedure.subjects import agreeing as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
WORD = Life(
    subject="a party's word on a question", keys=of.word_of, stands=of.word_stands, names=of.word_named, how=of.word_how,
    states=(
        State("silent", phrase("{party} has said nothing on this."), phrase("It speaks first.")),
        State("given", phrase("{party} has given its word on this.")),
        State("awaits its capital", phrase("{party} accepted this ad referendum.")),
        State("abstains", phrase("{party} abstains on this.")),
    ),
    steps=(
        step("take position", ("silent", "given", "awaits its capital", "abstains"), "given", how="of its own"),
        step("take position", ("silent", "given", "awaits its capital", "abstains"), "awaits its capital", phrase("It accepts ad referendum first."), how="ad referendum"),
        step("assent", ("silent", "given", "awaits its capital", "abstains"), "given", how="of its own"),
        step("assent", ("silent", "given", "awaits its capital", "abstains"), "awaits its capital", how="ad referendum"),
        step("object", ("silent", "given", "awaits its capital", "abstains"), "given"),
        step("confirm", ("awaits its capital",), "given"),
        step("abstain", ("silent", "given", "awaits its capital"), "abstains"),
        step("withdraw position", ("given", "awaits its capital"), "silent"),
        step("withdraw position", ("given", "awaits its capital"), "given", when="it stands in a wider room"),
        step("withdraw position", ("given", "awaits its capital"), "awaits its capital", when="it stands so in a wider room"),
    ),
    anew=phrase("Nothing need be done."),
    said=(
        Said("confirm", "silent", phrase("{party} has accepted nothing ad referendum here."), phrase("It accepts it first.")),
        Said("confirm", "given", phrase("{party} has accepted nothing ad referendum here."), phrase("Its word stands as it is.")),
        Said("abstain", "abstains", phrase("{party} abstains on this already."), phrase("It may still agree or object.")),
    ),
)

RESERVATION = Life(
    subject="a reservation", keys=of.reservation_of, stands=of.reservation_stands, names=of.word_named,
    states=(
        State("none", phrase("{party} has not reserved its position on this.")),
        State("reserved", phrase("{party} has reserved its position on this already.")),
    ),
    steps=(
        step("reserve", ("none",), "reserved", phrase("It may reserve its position.")),
        step("lift reservation", ("reserved",), "none", phrase("Lift that reservation first.")),
    ),
    anew=phrase("Nothing need be done."),
)

_AGREED = ("adopted", "in ratification", "ratified", "not ratified")
PACKAGE = Life(
    subject="a package", keys=of.package_of, stands=of.package_stands, names=of.package_named,
    states=(
        State("not proposed", phrase("No such package was proposed."), phrase("Choose one that was.")),
        State("proposed", phrase("{package} is before the plenary.")),
        State("withdrawn", phrase("This package was withdrawn.")),
        State("adopted", phrase("This package is adopted.")),
        State("in ratification", phrase("This package is adopted, and before a body outside.")),
        State("ratified", phrase("This package is ratified.")),
        State("not ratified", phrase("This package was adopted, and not ratified.")),
    ),
    steps=(
        step("propose package", ("not proposed",), "proposed", phrase("Propose it first.")),
        step("withdraw package", ("proposed",), "withdrawn"),
        step("assent", ("proposed",)),
        step("object", ("proposed",)),
        step("abstain", ("proposed",)),
        step("confirm", ("proposed", *_AGREED)),
        step("reserve", ("proposed", *_AGREED)),
        step("lift reservation", ("proposed", *_AGREED)),
        step("put under silence", ("proposed",)),
        step("count votes", ("proposed",)),
        step("count endorsements", ("proposed",)),
        step("find", ("proposed",)),
        step("time is up", ("proposed",), "adopted", when="the plenary's rule is met and nothing it needs is open"),
        step("time is up", ("proposed", "withdrawn", *_AGREED), when="it is not, or this was decided before"),
        step("adopt", ("proposed",), "adopted", phrase("It is adopted first."), when="the plenary's rule is met and nothing it needs is open"),
        step("put to ratification", _AGREED, "in ratification"),
        step("close ratification", ("in ratification",), "ratified", when="its rule is met, and no other body is still at it"),
        step("close ratification", ("in ratification",), "not ratified", when="its rule, or that of a body before it, is not met"),
        step("close ratification", ("in ratification",), when="another body is still at it"),
    ),
    anew=phrase("Propose another to change it."),
)

RATIFICATION = Life(
    subject="a ratification", keys=of.ratification_of, stands=of.ratification_stands, names=no_names,
    states=(
        State("not put", phrase("No such ratification is under way."), phrase("Choose one that is.")),
        State("under way", phrase("This ratification is under way.")),
        State("closed", phrase("This ratification is closed.")),
    ),
    steps=(
        step("put to ratification", ("not put",), "under way"),
        step("count votes", ("under way",)),
        step("count endorsements", ("under way",)),
        step("find", ("under way",)),
        step("close ratification", ("under way",), "closed"),
    ),
    anew=phrase("Put the package to ratification once more."),
)

SILENCE = Life(
    subject="a question under silence", keys=of.silence_of, stands=of.silence_stands, names=no_names,
    states=(
        State("not under silence", phrase("This is not under silence.")),
        State("under silence", phrase("This is under silence already."), phrase("Wait until the time is up.")),
        State("time is up", phrase("The time of this silence is up.")),
    ),
    steps=(
        step("put under silence", ("not under silence", "time is up"), "under silence"),
        step("time is up", ("under silence",), "time is up"),
    ),
    anew=phrase("Put it under silence anew."),
)
# fmt: on
