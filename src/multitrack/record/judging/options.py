"""From an option on the table to a reported result: tabling, positions, settling, reopening, reporting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import Option
from multitrack.model.rule import judge
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, not_met, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging import stances
from multitrack.record.judging.case import Case
from multitrack.record.judging.linkage import clash, lapses, plenary_of, results
from multitrack.record.judging.voices import voices_on
from multitrack.record.standing import Tabled


def judge_option(case: Case, act: acts.TableOption | acts.AmendOption | acts.WithdrawOption) -> Judgement:
    """Tabling, amending or withdrawing: by whom it was tabled, and not what the issue is settled on."""
    here, request = case.here, case.request
    option_id = act.option if isinstance(act, acts.WithdrawOption) else act.option.id
    tabled = here.option(act.issue, option_id)
    if isinstance(act, acts.TableOption):
        if any(_same_words(act.option, other.option) for other in here.options_of(act.issue)):
            return refuse(
                act,
                phrase("An option with these words is on the table already."),
                phrase("Take a position on that one, or say how yours differs."),
            )
        if not act.option.title.strip():
            return refuse(act, phrase("An option needs a title."), phrase("Say in a few words what it is."))
        return written(request)
    if (done := here.settled(act.issue)) is not None and done.option == option_id:
        return refuse(act, phrase("The issue is settled on this option."), phrase("Reopen the issue first."))
    seat = here.own.seat(request.author)
    if seat is not None and not seat.of_team and not _tabled_by(tabled, request, seat):
        return refuse(
            act, phrase("Another delegation tabled this option."), phrase("Table an option of your own.")
        )
    if isinstance(act, acts.WithdrawOption) and len(tuple(here.options_of(act.issue))) == 1:
        return refuse(act, phrase("It is the last option on this issue."), phrase("Table another first."))
    return written(request)


def _same_words(one: Option, other: Option) -> bool:
    return (one.title.casefold().strip(), one.wording) == (other.title.casefold().strip(), other.wording)


def _tabled_by(tabled: Tabled | None, request: acts.Request, seat: acts.Seat) -> bool:
    """Whether an option is the author's own, or was tabled for their side."""
    if tabled is None:
        return False
    for_side = tabled.on_behalf_of is not None and tabled.on_behalf_of == seat.party
    return tabled.by == request.author or for_side


def judge_position(case: Case, act: acts.TakePosition | acts.NoteReading) -> Judgement:
    """A stance or a reading: on an option the channel holds, or that the act brings in full."""
    here, request = case.here, case.request
    position = act.position
    if here.party(position.party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=position.party),
            phrase("Choose a party of these talks."),
        )
    own = here.own.channel
    apart = own.kind in (ChannelKind.CAUCUS, ChannelKind.DELEGATION) and position.party not in own.parties
    if isinstance(act, acts.TakePosition) and apart:
        return refuse(
            act,
            phrase("What {party} said does not belong in this room.", party=here.name(position.party)),
            phrase("Note it in a room of your own; those who sit here would read it."),
        )
    if any(here.said(each) is None for each in position.rests_on):
        return refuse(
            act,
            phrase("It rests on a statement that is not known here."),
            phrase("Name one that this channel holds, or the source in words."),
        )
    known = here.option(position.issue, position.option)
    reading = isinstance(act, acts.NoteReading)
    noted = replace(act, position=replace(position, reading=reading), brings=None if known else act.brings)
    return written(replace(request, act=noted))


def judge_settle(case: Case, act: acts.Settle) -> Judgement:
    """Settling: where the body's rule is met by the stances on the option."""
    here, request = case.here, case.request
    own = here.own.channel.kind is ChannelKind.PLENARY
    if own and (refused := clash(here, act, {act.issue: act.option})) is not None:
        return refused
    voices = voices_on(here, acts.Question(issue=act.issue, option=act.option))
    verdict = judge(here.own.rule, voices)
    heard = voices.agree | voices.object_ | voices.abstain
    if (silent := voices.entitled - heard) and verdict.accepted:
        seat = here.own.seat(request.author)
        if seat is None or not seat.of_team:
            names = tuple(map(here.name, sorted(silent)))
            return refuse(
                act,
                phrase("Nothing was heard yet from {parties}.", parties=names),
                phrase("Ask them; or let the mediation team ask whether anyone objects, and settle."),
                verdict,
            )
    if not verdict.accepted:
        names = tuple(map(here.name, verdict.blocked_by))
        return not_met(
            act,
            verdict,
            phrase("The plenary's rule is not met: it waits for {parties}.", parties=names)
            if own
            else phrase("The team's rule is not met: it waits for {parties}.", parties=names),
            phrase("Whoever is named can say that they want, accept or can live with the option."),
        )
    return (Inscription(channel=request.channel, act=act, verdict=verdict),)


def judge_reopen(case: Case, act: acts.Reopen) -> Judgement:
    """Reopening; where the result was reported, the plenary hears that it no longer stands."""
    here, request = case.here, case.request
    reopened = written(request)
    track, plenary = here.own_track(), plenary_of(here)
    if plenary is None or (plenary is not here.own and act.issue not in plenary.reported):
        return reopened
    left = {issue: option for issue, option in results(plenary).items() if issue != act.issue}
    if track is None:
        return (*reopened, *lapses(plenary, left))
    withdrawn = acts.WithdrawReport(track=track.id, issue=act.issue, reason=act.reason)
    return (
        *reopened,
        Inscription(channel=plenary.channel.id, act=withdrawn),
        *lapses(plenary, left),
    )


def judge_report(case: Case, act: acts.Report) -> Judgement:
    """What the team has settled goes to the plenary in full, in the words it has now."""
    here, request = case.here, case.request
    track = here.own_track()
    if track is None:
        return refuse(
            act, phrase("This team is no longer at work."), phrase("The plenary deals with its issues.")
        )
    settled = tuple(
        acts.Reported(issue=issue, option=tabled.option)
        for issue in track.issues
        if (done := here.settled(issue)) is not None
        and (tabled := here.on_table(issue, done.option)) is not None
    )
    if not settled:
        return refuse(
            act, phrase("The team has settled nothing yet."), phrase("Settle at least one issue first.")
        )
    report = replace(act, track=track.id, settled=settled)
    new = {item.issue: item.option.id for item in settled}
    if (refused := clash(here, report, new)) is not None:
        return refused
    plenary = plenary_of(here)
    if plenary is None:
        return (Inscription(channel=request.channel, act=report),)
    return (
        Inscription(channel=request.channel, act=report),
        Inscription(channel=plenary.channel.id, act=report),
        *lapses(plenary, {**results(plenary), **new}, act.kind),
    )


def judge_lapse(case: Case, act: acts.Lapse) -> Judgement:
    """What becomes of an issue's text, in the body that has it: the tables say where that may be said."""
    return (lapsing(case.here, act),)


def lapsing(here: Hold, act: acts.Lapse) -> Inscription:
    """What is written where nothing is agreed on an issue: its fate, with the options left on the table in full."""
    left = tuple(tabled.option for tabled in here.options_of(act.issue))
    return Inscription(channel=here.own.channel.id, act=replace(act, left=left))


JUDGES: Mapping[type, Any] = {
    **stances.JUDGES,
    acts.TableOption: judge_option,
    acts.AmendOption: judge_option,
    acts.WithdrawOption: judge_option,
    acts.TakePosition: judge_position,
    acts.NoteReading: judge_position,
    acts.Settle: judge_settle,
    acts.Reopen: judge_reopen,
    acts.Report: judge_report,
    acts.Lapse: judge_lapse,
}
"""What must hold for each of these acts."""
