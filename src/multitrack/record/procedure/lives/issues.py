"""What may follow what: issues, what teams report of them, options."""

from __future__ import annotations

from multitrack.record.answer import phrase
from multitrack.record.procedure.life import Life, Said, State, step
from multitrack.record.procedure.subjects import issues as of
from multitrack.record.procedure.subjects.questions import no_names

# fmt: off
_WORKED_ON = ("open", "settled", "reported")
_FATED = ("lapsed", "forwarded", "annexed")
_ASIDE = ("set aside", "handed over")
_ELSEWHERE = ("with a team", "with another body")
_COMES = ("unknown", "open", *_ELSEWHERE)
_SPOKEN_ON = (*_WORKED_ON, "with a team")
ISSUE = Life(
    subject="an issue in a body", keys=of.issue_of, stands=of.issue_stands, names=of.issue_named, how=of.issue_how,
    states=(
        State("unknown", phrase("This channel holds no such issue."), phrase("Choose an issue of this channel.")),
        State("open", phrase("{issue} is open here.")),
        State("settled", phrase("{issue} is settled already.")),
        State("reported", phrase("{issue} is settled already.")),
        State("set aside", phrase("{issue} is set aside.")),
        State("handed over", phrase("{issue} was handed to another body.")),
        State("lapsed", phrase("Nothing was agreed on {issue}, and its text has lapsed.")),
        State("forwarded", phrase("Nothing was agreed on {issue}; its text went forward.")),
        State("annexed", phrase("Nothing was agreed on {issue}; its text went to an annex.")),
        State("with a team", phrase("{issue} is with the team {track}."), phrase("Do it in that team's room.")),
        State("with another body", phrase("{issue} is not an issue of this team."), phrase("Go to the team that has it, or to the plenary.")),
    ),
    steps=(
        step("opening", ("unknown",), "open"),
        step("table option", _WORKED_ON),
        step("amend option", _WORKED_ON),
        step("withdraw option", _WORKED_ON),
        step("take position", _SPOKEN_ON),
        step("note reading", _WORKED_ON),
        step("withdraw position", _SPOKEN_ON),
        step("reserve", _WORKED_ON),
        step("lift reservation", _SPOKEN_ON),
        step("confirm", _SPOKEN_ON),
        step("abstain", _WORKED_ON),
        step("put under silence", ("open",)),
        step("count votes", _WORKED_ON),
        step("count endorsements", _WORKED_ON),
        step("find", _WORKED_ON),
        step("group word", _WORKED_ON),
        step("settle", ("open",), "settled", phrase("Settle it first."), when="the body's rule is met"),
        step("time is up", ("open",), "settled", when="the body's rule is met"),
        step("time is up", ("open", "settled", "reported", *_ASIDE, *_FATED, *_ELSEWHERE), when="the body's rule is not met, or something is in the way"),
        step("report", ("settled", "reported"), "reported"),
        step("reopen", ("settled", "reported"), "open", phrase("Reopen it first.")),
        step("park issue", _WORKED_ON, "set aside"),
        step("hand over", _WORKED_ON, "handed over"),
        step("lapse", ("open",), "lapsed", how="lapse"),
        step("lapse", ("open",), "forwarded", how="forward"),
        step("lapse", ("open",), "annexed", how="annex"),
        step("take up", (*_ASIDE, *_FATED), "open", phrase("Take it up again first.")),
        step("take up", _ASIDE, "settled", when="it was settled before"),
        step("take up", _ASIDE, "reported", when="it was reported before"),
        step("move issue", _WORKED_ON, "with another body", when="a team had it"),
        step("move issue", _WORKED_ON, "with a team", when="the plenary had it"),
        step("move issue", ("with a team",), when="it goes from one team to another"),
        step("move issue", ("with a team",), "open", when="it is referred up to the plenary"),
        step("move issue", ("with a team",), "settled", when="it is referred up to the plenary, settled"),
        step("move issue", ("with a team",), "reported", when="it is referred up to the plenary, and was reported"),
        step("receive", _COMES, "open", when="it was open where it comes from"),
        step("receive", _COMES, "settled", when="it was settled where it comes from"),
        step("receive", _COMES, "reported", when="it was reported from where it comes"),
    ),
    anew=phrase("Work on another issue."),
    said=(
        Said("reopen", "open", phrase("{issue} is not settled here."), phrase("It can be worked on as it is.")),
        Said("take up", "open", phrase("{issue} is not set aside."), phrase("It can be worked on as it is.")),
        Said("take up", "settled", phrase("{issue} is not set aside."), phrase("It can be reopened.")),
        Said("take up", "reported", phrase("{issue} is not set aside."), phrase("It can be reopened.")),
    ),
)

RESULT = Life(
    subject="what a work team reported, in the plenary", keys=of.result_of, stands=of.result_stands, names=of.issue_named,
    states=(
        State("not reported", phrase("Nothing stands reported on {issue}.")),
        State("reported", phrase("A result on {issue} is reported.")),
        State("lapsed", phrase("What was reported on {issue} has lapsed.")),
        State("harvested", phrase("What was agreed on {issue} is applied already.")),
    ),
    steps=(
        step("report", ("not reported", "reported", "lapsed"), "reported", phrase("Its team reports first.")),
        step("report", ("harvested",)),
        step("withdraw report", ("reported",), "not reported"),
        step("lapse report", ("reported",), "lapsed"),
        step("harvest", ("reported",), "harvested", when="the linkage allows it"),
    ),
    anew=phrase("Reopen it where it was settled."),
)

OPTION = Life(
    subject="an option", keys=of.option_of, stands=of.option_stands, names=no_names, how=of.option_how,
    states=(
        State("not here", phrase("This option is not on the table here."), phrase("Choose one that is.")),
        State("on the table", phrase("This option is on the table already."), phrase("Amend it, or table another.")),
        State("withdrawn", phrase("This option was withdrawn."), phrase("Choose one that is on the table.")),
    ),
    steps=(
        step("table option", ("not here",), "on the table", phrase("Table it first.")),
        step("amend option", ("on the table",)),
        step("withdraw option", ("on the table",), "withdrawn"),
        step("take position", ("on the table",)),
        step("take position", ("not here",), "on the table", how="bringing it"),
        step("note reading", ("on the table",)),
        step("note reading", ("not here",), "on the table", how="bringing it"),
        step("settle", ("on the table",)),
        step("abstain", ("on the table",)),
        step("reserve", ("on the table",)),
        step("put under silence", ("on the table",)),
        step("count votes", ("on the table",)),
        step("count endorsements", ("on the table",)),
        step("find", ("on the table",)),
        step("group word", ("on the table",)),
    ),
    anew=phrase("Table another."),
    said=(
        Said("take position", "not here", phrase("This channel has not heard of that option."), phrase("Bring the option in full, or table it here.")),
        Said("note reading", "not here", phrase("This channel has not heard of that option."), phrase("Bring the option in full, or table it here.")),
    ),
)
# fmt: on
