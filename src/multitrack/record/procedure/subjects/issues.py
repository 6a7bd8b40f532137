"""In acts and on the record: issues, what teams report of them, options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.track import Track
from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold
from multitrack.record.procedure.subjects.questions import question_of
from multitrack.record.standing import OptionKey


def issue_of(here: Hold, act: acts.Act) -> Iterator[IssueId]:
    """The issue an act is done on, in the body that has it."""
    match act:
        case acts.TakePosition(position=on) | acts.NoteReading(position=on):
            yield on.issue
        case acts.Report(settled=settled) if here.own.channel.kind is ChannelKind.TRACK:
            yield from (each.issue for each in settled)
        case acts.Report() | acts.WithdrawReport() | acts.LapseReport() | acts.Harvest():
            return
        case _:
            asked = question_of(act)
            issue = getattr(act, "issue", None) if asked is None else asked.issue
            if issue is not None:
                yield issue


def issue_named(here: Hold, issue: IssueId) -> Mapping[str, Told]:
    """An issue by its title, and the work team that has it."""
    team = team_of(here, issue)
    return {"issue": here.title(issue), "track": "" if team is None else team.title}


def team_of(here: Hold, issue: IssueId) -> Track | None:
    """The work team that has an issue."""
    return next((track for track in here.tracks() if issue in track.issues), None)


def _elsewhere(here: Hold, issue: IssueId) -> str | None:
    """Whether another body has an issue: seen from a team's room another body, from the plenary a team."""
    if here.own.channel.kind is ChannelKind.TRACK:
        own = here.own_track()
        return "with another body" if own is not None and issue not in own.issues else None
    of_plenary = here.own.channel.kind is ChannelKind.PLENARY
    return "with a team" if of_plenary and team_of(here, issue) is not None else None


def issue_stands(here: Hold, issue: IssueId) -> str:
    """Where an issue stands in the body that has it."""
    own = here.own
    if here.issue(issue) is None:
        return "unknown"
    if (elsewhere := _elsewhere(here, issue)) is not None:
        return elsewhere
    if (aside := own.aside.get(issue)) is not None:
        return "handed over" if aside.handed_to else "set aside"
    if (fated := own.fates.get(issue)) is not None:
        return {"lapse": "lapsed", "forward": "forwarded", "annex": "annexed"}[fated.fate]
    if issue not in own.settled:
        return "open"
    return "reported" if issue in own.reported else "settled"


def issue_how(act: acts.Act) -> str:
    """What becomes of text on which nothing was agreed."""
    return act.fate.value if isinstance(act, acts.Lapse) else ""


def result_of(here: Hold, act: acts.Act) -> Iterator[IssueId]:
    """The issues of which a result is reported to the plenary, or falls there."""
    if here.own.channel.kind is not ChannelKind.PLENARY:
        return
    match act:
        case acts.Report(settled=settled):
            yield from (each.issue for each in settled)
        case acts.WithdrawReport(issue=issue) | acts.LapseReport(issue=issue):
            yield issue
        case acts.Harvest(issues=issues):
            yield from issues


def result_stands(here: Hold, issue: IssueId) -> str:
    """Where the result of a work team on an issue stands in the plenary."""
    own = here.own
    if issue in own.harvested:
        return "harvested"
    if issue in own.reported:
        return "reported"
    return "lapsed" if issue in own.lapsed else "not reported"


def option_of(here: Hold, act: acts.Act) -> Iterator[OptionKey]:  # noqa: ARG001
    """The option an act is done on."""
    match act:
        case acts.TableOption(issue=issue, option=option) | acts.AmendOption(issue=issue, option=option):
            yield (issue, option.id)
        case acts.WithdrawOption(issue=issue, option=option_id):
            yield (issue, option_id)
        case acts.NoteReading(position=on):
            yield (on.issue, on.option)
        case _:
            asked = question_of(act)
            if asked is not None and asked.issue is not None and asked.option is not None:
                yield (asked.issue, asked.option)


def option_stands(here: Hold, key: OptionKey) -> str:
    """Whether an option is on the table here."""
    tabled = here.option(*key)
    if tabled is None:
        return "not here"
    return "withdrawn" if tabled.withdrawn else "on the table"


def option_how(act: acts.Act) -> str:
    """Whether an act brings its option along in full."""
    if isinstance(act, acts.TakePosition | acts.NoteReading) and act.brings is not None:
        return "bringing it" if act.brings.id == act.position.option else ""
    return ""
