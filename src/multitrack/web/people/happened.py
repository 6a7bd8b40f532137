"""What happened to a log-in, in words for the one who reads it."""

from __future__ import annotations

from collections.abc import Mapping

from multitrack.report.saying import Sentence, say
from multitrack.web.people.log import What
from multitrack.web.people.models import Happening

_MINE: dict[What, Sentence] = {
    What.CLOSED: say("You closed this log-in."),
    What.BARRED: say(
        "No account was issued for a seat: its group is on a list that is declared binding here."
    ),
    What.SHUT: say("You were turned away: your group is on a list that is declared binding here."),
    What.PASSWORD: say("The password was changed."),
    What.FACTOR: say("A second factor was set."),
    What.NO_FACTOR: say("A second factor was taken away."),
    What.CODE_REFUSED: say(
        "Somebody had the right password and a wrong one-time code. If it was not you, change it."
    ),
    What.DROPPED: say("You signed in, and dropped what was asked for in your name."),
}
"""What happened to one's own log-in and names nobody."""


def in_words(each: Happening, reader: str, names: Mapping[str, str]) -> Sentence:
    """One entry as its reader is told it: about their own log-in, or about another's."""
    what = What(each.what)
    by = _name(each.by, names)
    if each.about == reader:
        return _of_mine(each, what, by)
    about = _name(each.about, names)
    match what:
        case What.CONFIRMED if each.by == reader:
            return say("You confirmed the log-in of {about}.", about=about)
        case What.OPENED:
            return say("{about} used the link you gave.", about=about)
        case What.ASKED if each.by == reader:
            return say("You asked for a new log-in for {about}.", about=about)
        case What.SECONDED if each.by == reader:
            return say("You gave the first word for a new log-in for {about}.", about=about)
        case What.RENEWED if each.by == reader:
            return say("You confirmed a new log-in for {about}, and gave the link.", about=about)
        case What.RENEWED:
            return say(
                "{by} confirmed a new log-in for {about}, which you had asked for.", by=by, about=about
            )
        case What.DROPPED:
            return say("{about} signed in, and dropped the new log-in you had asked for.", about=about)
        case _:
            return say("Something happened to the log-in of {about}.", about=about)


def _of_mine(each: Happening, what: What, by: str | Sentence) -> Sentence:
    match what:
        case What.OPENED if not each.by:
            return say("The link from whoever runs this server was used: this log-in was opened.")
        case What.OPENED:
            return say("The link that {by} gave was used: this log-in was opened.", by=by)
        case What.LINK:
            return say("You gave a new link to somebody with a seat.")
        case What.CONFIRMED:
            return say("{by} confirmed this log-in.", by=by)
        case What.ASKED if not each.by:
            return say("Somebody asked for a new log-in in your name, from {address}.", address=each.address)
        case What.ASKED | What.SECONDED:
            return say("{by} said that you need a new log-in. One more person must confirm it.", by=by)
        case What.RENEWED:
            return say(
                "{by} confirmed it: you were signed out everywhere, and a link was given for a new log-in.",
                by=by,
            )
        case What.REFUSED:
            return say("A try to sign in failed: wrong password, from {address}.", address=each.address)
        case _:
            return _MINE[what]


def _name(person: str, names: Mapping[str, str]) -> str | Sentence:
    """What the reader calls somebody, or that they hear of no such seat."""
    return names.get(person) or say("a member of these talks")
