"""The rules of procedure as tables: what may follow what, for each kind of thing that lives through states.

One table per kind. Each row: the act, in which states, where it leads. What is not in a table may not be done; what
stands in the way is said in the words of the state, and what would make it possible is read off the rows. What else
must hold (that a rule is met, whose word it is) is judged with the act.
"""

from __future__ import annotations

from multitrack.record.answer import Phrase, phrase
from multitrack.record.procedure import subjects as of
from multitrack.record.procedure.life import EVERY_ACT, Life, Said, State, Step


def _step(
    act: str,
    sources: tuple[str, ...],
    to: str | None = None,
    do: Phrase | None = None,
    *,
    how: str = "",
    when: str = "",
) -> Step:
    return Step(act=act, sources=sources, to=to, do=do, how=how, when=when)


# fmt: off
CHANNEL = Life(
    subject="a channel", keys=of.this_channel, stands=of.channel_stands, names=of.no_names,
    states=(
        State("open", phrase("This channel is open.")),
        State("closed", phrase("This channel is closed.")),
    ),
    steps=(
        _step("close channel", ("open",), "closed"),
        _step("erase", ("open", "closed")),
        _step(EVERY_ACT, ("open",)),
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
        _step("admit", _ANYWHERE_BUT["invited"], "invited", phrase("Invite it first."), how="invited"),
        _step("admit", _ANYWHERE_BUT["admitted"], "admitted", phrase("Admit it first."), how="admitted"),
        _step("admit", _ANYWHERE_BUT["observer"], "observer", phrase("Admit it as an observer first."), how="observer"),
        _step("admit", _ANYWHERE_BUT["declined"], "declined", how="declined"),
        _step("admit", _ANYWHERE_BUT["invitation withdrawn"], "invitation withdrawn", how="invitation withdrawn"),
        _step("admit", _ANYWHERE_BUT["suspended"], "suspended", how="suspended"),
        _step("admit", _ANYWHERE_BUT["excluded"], "excluded", how="excluded"),
        _step("admit", _ANYWHERE_BUT["channel only"], "channel only", how="channel only"),
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
        _step("walk out", ("in the room",), "out"),
        _step("come back", ("out",), "in the room", phrase("It can come back.")),
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
        _step("give proxy", ("for itself",), "through another"),
        _step("end proxy", ("through another",), "for itself", phrase("End that proxy first.")),
    ),
    anew=phrase("Nothing need be done."),
)

SEAT = Life(
    subject="a seat", keys=of.seat_of, stands=of.seat_stands, names=of.no_names,
    states=(
        State("no seat", phrase("This person has no seat here."), phrase("Choose someone who has.")),
        State("seat", phrase("This person has a seat here.")),
    ),
    steps=(
        _step("seat", ("no seat", "seat"), "seat", phrase("Give a seat first.")),
        _step("leave seat", ("seat",), "no seat"),
    ),
    anew=phrase("Give another person a seat."),
)

TRACK = Life(
    subject="a work team", keys=of.tracks_of, stands=of.track_stands, names=of.no_names,
    states=(
        State("not at work", phrase("No such work team is at work."), phrase("Choose one that is.")),
        State("at work", phrase("This work team is at work.")),
    ),
    steps=(
        _step("open track", ("not at work",), "at work", phrase("Form a work team first.")),
        _step("change track", ("at work",)),
        _step("move issue", ("at work",)),
        _step("restructure", ("at work",), "not at work", when="it is among the teams that end"),
        _step("close track", ("at work",), "not at work"),
    ),
    anew=phrase("Form another work team."),
)

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
        _step("opening", ("unknown",), "open"),
        _step("table option", _WORKED_ON),
        _step("amend option", _WORKED_ON),
        _step("withdraw option", _WORKED_ON),
        _step("take position", _SPOKEN_ON),
        _step("note reading", _WORKED_ON),
        _step("withdraw position", _SPOKEN_ON),
        _step("reserve", _WORKED_ON),
        _step("lift reservation", _SPOKEN_ON),
        _step("confirm", _SPOKEN_ON),
        _step("abstain", _WORKED_ON),
        _step("put under silence", ("open",)),
        _step("count votes", _WORKED_ON),
        _step("count endorsements", _WORKED_ON),
        _step("find", _WORKED_ON),
        _step("group word", _WORKED_ON),
        _step("settle", ("open",), "settled", phrase("Settle it first."), when="the body's rule is met"),
        _step("time is up", ("open",), "settled", when="the body's rule is met"),
        _step("time is up", ("open", "settled", "reported", *_ASIDE, *_FATED, *_ELSEWHERE), when="the body's rule is not met, or something is in the way"),
        _step("report", ("settled", "reported"), "reported"),
        _step("reopen", ("settled", "reported"), "open", phrase("Reopen it first.")),
        _step("park issue", _WORKED_ON, "set aside"),
        _step("hand over", _WORKED_ON, "handed over"),
        _step("lapse", ("open",), "lapsed", how="lapse"),
        _step("lapse", ("open",), "forwarded", how="forward"),
        _step("lapse", ("open",), "annexed", how="annex"),
        _step("take up", (*_ASIDE, *_FATED), "open", phrase("Take it up again first.")),
        _step("take up", _ASIDE, "settled", when="it was settled before"),
        _step("take up", _ASIDE, "reported", when="it was reported before"),
        _step("move issue", _WORKED_ON, "with another body", when="a team had it"),
        _step("move issue", _WORKED_ON, "with a team", when="the plenary had it"),
        _step("move issue", ("with a team",), when="it goes from one team to another"),
        _step("move issue", ("with a team",), "open", when="it is referred up to the plenary"),
        _step("move issue", ("with a team",), "settled", when="it is referred up to the plenary, settled"),
        _step("move issue", ("with a team",), "reported", when="it is referred up to the plenary, and was reported"),
        _step("receive", _COMES, "open", when="it was open where it comes from"),
        _step("receive", _COMES, "settled", when="it was settled where it comes from"),
        _step("receive", _COMES, "reported", when="it was reported from where it comes"),
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
        _step("report", ("not reported", "reported", "lapsed"), "reported", phrase("Its team reports first.")),
        _step("report", ("harvested",)),
        _step("withdraw report", ("reported",), "not reported"),
        _step("lapse report", ("reported",), "lapsed"),
        _step("harvest", ("reported",), "harvested", when="the linkage allows it"),
    ),
    anew=phrase("Reopen it where it was settled."),
)

OPTION = Life(
    subject="an option", keys=of.option_of, stands=of.option_stands, names=of.no_names, how=of.option_how,
    states=(
        State("not here", phrase("This option is not on the table here."), phrase("Choose one that is.")),
        State("on the table", phrase("This option is on the table already."), phrase("Amend it, or table another.")),
        State("withdrawn", phrase("This option was withdrawn."), phrase("Choose one that is on the table.")),
    ),
    steps=(
        _step("table option", ("not here",), "on the table", phrase("Table it first.")),
        _step("amend option", ("on the table",)),
        _step("withdraw option", ("on the table",), "withdrawn"),
        _step("take position", ("on the table",)),
        _step("take position", ("not here",), "on the table", how="bringing it"),
        _step("note reading", ("on the table",)),
        _step("note reading", ("not here",), "on the table", how="bringing it"),
        _step("settle", ("on the table",)),
        _step("abstain", ("on the table",)),
        _step("reserve", ("on the table",)),
        _step("put under silence", ("on the table",)),
        _step("count votes", ("on the table",)),
        _step("count endorsements", ("on the table",)),
        _step("find", ("on the table",)),
        _step("group word", ("on the table",)),
    ),
    anew=phrase("Table another."),
    said=(
        Said("take position", "not here", phrase("This channel has not heard of that option."), phrase("Bring the option in full, or table it here.")),
        Said("note reading", "not here", phrase("This channel has not heard of that option."), phrase("Bring the option in full, or table it here.")),
    ),
)

WORD = Life(
    subject="a party's word on a question", keys=of.word_of, stands=of.word_stands, names=of.word_named, how=of.word_how,
    states=(
        State("silent", phrase("{party} has said nothing on this."), phrase("It speaks first.")),
        State("given", phrase("{party} has given its word on this.")),
        State("awaits its capital", phrase("{party} accepted this ad referendum.")),
        State("abstains", phrase("{party} abstains on this.")),
    ),
    steps=(
        _step("take position", ("silent", "given", "awaits its capital", "abstains"), "given", how="of its own"),
        _step("take position", ("silent", "given", "awaits its capital", "abstains"), "awaits its capital", phrase("It accepts ad referendum first."), how="ad referendum"),
        _step("assent", ("silent", "given", "awaits its capital", "abstains"), "given", how="of its own"),
        _step("assent", ("silent", "given", "awaits its capital", "abstains"), "awaits its capital", how="ad referendum"),
        _step("object", ("silent", "given", "awaits its capital", "abstains"), "given"),
        _step("confirm", ("awaits its capital",), "given"),
        _step("abstain", ("silent", "given", "awaits its capital"), "abstains"),
        _step("withdraw position", ("given", "awaits its capital"), "silent"),
        _step("withdraw position", ("given", "awaits its capital"), "given", when="it stands in a wider room"),
        _step("withdraw position", ("given", "awaits its capital"), "awaits its capital", when="it stands so in a wider room"),
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
        _step("reserve", ("none",), "reserved", phrase("It may reserve its position.")),
        _step("lift reservation", ("reserved",), "none", phrase("Lift that reservation first.")),
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
        _step("propose package", ("not proposed",), "proposed", phrase("Propose it first.")),
        _step("withdraw package", ("proposed",), "withdrawn"),
        _step("assent", ("proposed",)),
        _step("object", ("proposed",)),
        _step("abstain", ("proposed",)),
        _step("confirm", ("proposed", *_AGREED)),
        _step("reserve", ("proposed", *_AGREED)),
        _step("lift reservation", ("proposed", *_AGREED)),
        _step("put under silence", ("proposed",)),
        _step("count votes", ("proposed",)),
        _step("count endorsements", ("proposed",)),
        _step("find", ("proposed",)),
        _step("time is up", ("proposed",), "adopted", when="the plenary's rule is met and nothing it needs is open"),
        _step("time is up", ("proposed", "withdrawn", *_AGREED), when="it is not, or this was decided before"),
        _step("adopt", ("proposed",), "adopted", phrase("It is adopted first."), when="the plenary's rule is met and nothing it needs is open"),
        _step("put to ratification", _AGREED, "in ratification"),
        _step("close ratification", ("in ratification",), "ratified", when="its rule is met, and no other body is still at it"),
        _step("close ratification", ("in ratification",), "not ratified", when="its rule, or that of a body before it, is not met"),
        _step("close ratification", ("in ratification",), when="another body is still at it"),
    ),
    anew=phrase("Propose another to change it."),
)

RATIFICATION = Life(
    subject="a ratification", keys=of.ratification_of, stands=of.ratification_stands, names=of.no_names,
    states=(
        State("not put", phrase("No such ratification is under way."), phrase("Choose one that is.")),
        State("under way", phrase("This ratification is under way.")),
        State("closed", phrase("This ratification is closed.")),
    ),
    steps=(
        _step("put to ratification", ("not put",), "under way"),
        _step("count votes", ("under way",)),
        _step("count endorsements", ("under way",)),
        _step("find", ("under way",)),
        _step("close ratification", ("under way",), "closed"),
    ),
    anew=phrase("Put the package to ratification once more."),
)

SILENCE = Life(
    subject="a question under silence", keys=of.silence_of, stands=of.silence_stands, names=of.no_names,
    states=(
        State("not under silence", phrase("This is not under silence.")),
        State("under silence", phrase("This is under silence already."), phrase("Wait until the time is up.")),
        State("time is up", phrase("The time of this silence is up.")),
    ),
    steps=(
        _step("put under silence", ("not under silence", "time is up"), "under silence"),
        _step("time is up", ("under silence",), "time is up"),
    ),
    anew=phrase("Put it under silence anew."),
)

ROUND = Life(
    subject="a round", keys=of.round_of, stands=of.round_stands, names=of.no_names,
    states=(
        State("not begun", phrase("No such round is under way."), phrase("Choose the one that is.")),
        State("under way", phrase("This round is under way.")),
        State("ended", phrase("This round has ended.")),
    ),
    steps=(
        _step("open round", ("not begun",), "under way"),
        _step("close round", ("under way",), "ended"),
    ),
    anew=phrase("Open another."),
)

SITTING = Life(
    subject="a sitting", keys=of.sitting_of, stands=of.sitting_stands, names=of.no_names,
    states=(
        State("not called", phrase("No such sitting was called."), phrase("Call one.")),
        State("called", phrase("The sitting has not begun yet.")),
        State("begun", phrase("The sitting has begun.")),
        State("adjourned", phrase("The sitting is adjourned.")),
        State("ended", phrase("The sitting has ended.")),
        State("cancelled", phrase("The sitting was cancelled.")),
    ),
    steps=(
        _step("call sitting", ("not called",), "called"),
        _step("move sitting", ("called",)),
        _step("seat", ("called", "begun", "adjourned")),
        _step("cancel sitting", ("called",), "cancelled"),
        _step("begin sitting", ("called",), "begun", phrase("Begin it first.")),
        _step("adjourn sitting", ("begun",), "adjourned", phrase("Adjourn it first.")),
        _step("resume sitting", ("adjourned",), "begun", phrase("Resume it first.")),
        _step("end sitting", ("begun", "adjourned"), "ended"),
    ),
    anew=phrase("Call another."),
)

ASK = Life(
    subject="an ask", keys=of.ask_of, stands=of.ask_stands, names=of.no_names, how=of.ask_how,
    states=(
        State("not asked", phrase("Nothing of the kind was asked here."), phrase("Choose an ask of this channel.")),
        State("asked", phrase("This was asked, and not answered yet.")),
        State("put off", phrase("The answer to this was put off.")),
        State("answered", phrase("This was answered already.")),
        State("withdrawn", phrase("This ask was taken back.")),
    ),
    steps=(
        _step("ask", ("not asked",), "asked"),
        _step("reply", ("asked", "put off"), "put off", how="later"),
        _step("reply", ("asked", "put off"), "answered", how="an answer"),
        _step("withdraw ask", ("asked", "put off"), "withdrawn"),
    ),
    anew=phrase("Ask anew."),
)

CONTACT = Life(
    subject="a contact", keys=of.contact_of, stands=of.contact_stands, names=of.no_names,
    states=(
        State("not noted", phrase("No such contact was noted here."), phrase("Choose one that was noted on this channel.")),
        State("noted", phrase("This contact is noted already.")),
        State("taken back", phrase("This contact was taken back.")),
    ),
    steps=(
        _step("note contact", ("not noted",), "noted"),
        _step("withdraw contact", ("noted",), "taken back"),
    ),
    anew=phrase("Note it anew."),
)

UNDERTAKING = Life(
    subject="an undertaking", keys=of.undertaking_of, stands=of.undertaking_stands, names=of.no_names, how=of.undertaking_how,
    states=(
        State("not given", phrase("No such undertaking was given here."), phrase("Choose one that was.")),
        State("given", phrase("This undertaking was given, and is not reported done.")),
        State("reported done", phrase("This undertaking is reported done already.")),
        State("found done", phrase("This undertaking was found done.")),
        State("not found done", phrase("This undertaking was not found done.")),
    ),
    steps=(
        _step("give undertaking", ("not given",), "given"),
        _step("report done", ("given", "not found done"), "reported done"),
        _step("verify", ("given", "reported done", "not found done"), "found done", how="found"),
        _step("verify", ("given", "reported done", "found done", "not found done"), "not found done", how="not found"),
    ),
    anew=phrase("Give another."),
)

STATEMENT = Life(
    subject="a statement", keys=of.statement_of, stands=of.statement_stands, names=of.no_names,
    states=(
        State("not noted", phrase("The register of this channel holds no such statement."), phrase("Note it here first.")),
        State("noted", phrase("This statement is in the register.")),
        State("withdrawn", phrase("This statement was taken out of the register.")),
    ),
    steps=(
        _step("note statement", ("not noted",), "noted"),
        _step("link statement", ("noted",)),
        _step("withdraw statement", ("noted",), "withdrawn"),
    ),
    anew=phrase("Note it anew."),
)
# fmt: on

LIVES = (
    CHANNEL,
    ADMISSION,
    SEAT,
    PRESENCE,
    PROXY,
    TRACK,
    ISSUE,
    OPTION,
    WORD,
    RESERVATION,
    SILENCE,
    RESULT,
    PACKAGE,
    RATIFICATION,
    ROUND,
    SITTING,
    ASK,
    CONTACT,
    UNDERTAKING,
    STATEMENT,
)
"""Everything that lives through states, in the order in which an act is held against the tables."""
