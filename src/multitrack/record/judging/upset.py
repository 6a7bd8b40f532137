"""Which later acts upset an act that was written without knowing of them: two writers at the same thing."""

from __future__ import annotations

from multitrack.model.issue import IssueId, OptionId
from multitrack.record import act as acts


def upset_by(act: acts.Act, later: acts.Act) -> bool:
    """Whether an act would mean something else after ``later`` than it did to its writer, who had not seen it."""
    match act:
        case acts.TakePosition(position=on) | acts.NoteReading(position=on):
            return _rewords(later, on.issue, on.option)
        case acts.AmendOption(issue=issue, option=option):
            return (
                _rewords(later, issue, option.id)
                or _settles(later, issue)
                or _speaks(later, issue, option.id)
            )
        case acts.WithdrawOption(issue=issue, option=option_id):
            return (
                _rewords(later, issue, option_id)
                or _settles(later, issue)
                or _speaks(later, issue, option_id)
            )
        case acts.Settle(issue=issue, option=option_id):
            return (
                _rewords(later, issue, option_id)
                or _settles(later, issue)
                or _speaks(later, issue, option_id)
            )
        case acts.Reopen(issue=issue):
            return _settles(later, issue)
        case acts.Report():
            return isinstance(later, acts.Settle | acts.Reopen | acts.Report)
        case acts.Assent(package=package) | acts.Object(package=package):
            return isinstance(later, acts.Adopt) and later.package == package
        case acts.Adopt(package=package):
            return isinstance(later, acts.Assent | acts.Object | acts.Adopt) and later.package == package
        case acts.Admit(party=party):
            return isinstance(later, acts.Admit) and later.party == party
        case acts.TakeSeat(seat=seat):
            return isinstance(later, acts.TakeSeat) and later.seat.person == seat.person
        case _:
            return False


def _rewords(later: acts.Act, issue: IssueId, option: OptionId) -> bool:
    match later:
        case acts.AmendOption(issue=on, option=amended):
            return (on, amended.id) == (issue, option)
        case acts.WithdrawOption(issue=on, option=withdrawn):
            return (on, withdrawn) == (issue, option)
        case _:
            return False


def _settles(later: acts.Act, issue: IssueId) -> bool:
    return isinstance(later, acts.Settle | acts.Reopen) and later.issue == issue


def _speaks(later: acts.Act, issue: IssueId, option: OptionId) -> bool:
    match later:
        case acts.TakePosition(position=on):
            return (on.issue, on.option) == (issue, option)
        case _:
            return False
