"""What was done on an issue, in words: its options, the stances on them, its results."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.act.options import OptionAct
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, Value, names, say
from multitrack.report.sentences.naming import question

_SAYS = {
    Stance.WANTS: "{party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "{party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "{party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "{party} refuses “{option}” on {issue}.",
}
_IS_READ = {
    Stance.WANTS: "Reading: {party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "Reading: {party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "Reading: {party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "Reading: {party} refuses “{option}” on {issue}.",
}


_FATES = {
    acts.Fate.LAPSE: "On {issue} nothing was agreed; what was on the table lapses.",
    acts.Fate.FORWARD: "On {issue} nothing was agreed; the text goes forward in brackets.",
    acts.Fate.ANNEX: "On {issue} nothing was agreed; the text goes to an annex.",
}


def said_of_option(act: OptionAct, who: Value, called: Called) -> Sentence:
    """An act on one issue in words."""
    match act:
        case acts.TableOption() | acts.AmendOption() | acts.WithdrawOption():
            return _of_option(act, who, called)
        case acts.TakePosition() | acts.NoteReading():
            return _of_position(act, called)
        case (
            acts.WithdrawPosition()
            | acts.Reserve()
            | acts.LiftReservation()
            | acts.Confirm()
            | acts.Abstain()
        ):
            return _of_voice(act, called)
        case acts.Settle() | acts.Reopen() | acts.Report() | acts.WithdrawReport():
            return _of_settling(act, who, called)
        case acts.Lapse(issue=issue, fate=fate):
            return say(_FATES[fate], issue=called.issue(issue))
        case acts.LapseReport(issue=issue, option=option, because_of=fallen):
            return say(
                "“{option}” on {issue} lapses, for it hangs on {fallen}, which no longer stands.",
                option=called.option(issue, option),
                issue=called.issue(issue),
                fallen=called.issue(fallen),
            )
    assert_never(act)


def _of_voice(
    act: acts.WithdrawPosition | acts.Reserve | acts.LiftReservation | acts.Confirm | acts.Abstain,
    called: Called,
) -> Sentence:
    party = called.party(act.party)
    match act:
        case acts.WithdrawPosition(issue=issue, option=option):
            return say(
                "{party} takes back what it said of “{option}” on {issue}.",
                party=party,
                option=called.option(issue, option),
                issue=called.issue(issue),
            )
        case acts.Reserve(on=on):
            return say(
                "{party} reserves its position on {question}.", party=party, question=question(on, called)
            )
        case acts.LiftReservation(on=on):
            return say(
                "{party} lifts its reservation on {question}.", party=party, question=question(on, called)
            )
        case acts.Confirm(on=on):
            return say(
                "{party}: its capital confirms {question}.", party=party, question=question(on, called)
            )
        case acts.Abstain(on=on):
            return say("{party} abstains on {question}.", party=party, question=question(on, called))


def _of_option(
    act: acts.TableOption | acts.AmendOption | acts.WithdrawOption, who: Value, called: Called
) -> Sentence:
    issue = called.issue(act.issue)
    match act:
        case acts.TableOption(option=option):
            return say("{who} tabled “{option}” on {issue}.", who=who, option=option.title, issue=issue)
        case acts.AmendOption(option=option):
            return say("{who} amended “{option}” on {issue}.", who=who, option=option.title, issue=issue)
        case acts.WithdrawOption(option=option_id):
            title = called.option(act.issue, option_id)
            return say("{who} withdrew “{option}” on {issue}.", who=who, option=title, issue=issue)


def _of_position(act: acts.TakePosition | acts.NoteReading, called: Called) -> Sentence:
    on = act.position
    title = act.brings.title if act.brings is not None else called.option(on.issue, on.option)
    template = (_SAYS if isinstance(act, acts.TakePosition) else _IS_READ)[on.stance]
    taken = say(template, party=called.party(on.party), option=title, issue=called.issue(on.issue))
    if isinstance(act, acts.TakePosition) and act.ad_referendum:
        return say("{taken} Its capital has still to confirm this.", taken=taken)
    return taken


def _of_settling(
    act: acts.Settle | acts.Reopen | acts.Report | acts.WithdrawReport, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.Settle(issue=issue, option=option):
            return say(
                "{issue} is settled on “{option}”, ad referendum.",
                issue=called.issue(issue),
                option=called.option(issue, option),
            )
        case acts.Reopen(issue=issue):
            return say("{who} reopened {issue}.", who=who, issue=called.issue(issue))
        case acts.Report(track=track, settled=settled):
            each = names(
                (
                    say("{issue}: “{option}”", issue=called.issue(item.issue), option=item.option.title)
                    for item in settled
                ),
                between="; ",
            )
            return say("The team {track} reported {results}.", track=called.track(track), results=each)
        case acts.WithdrawReport(track=track, issue=issue):
            return say(
                "What the team {track} had reported on {issue} no longer stands.",
                track=called.track(track),
                issue=called.issue(issue),
            )
