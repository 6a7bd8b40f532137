"""Which later acts upset an act that was written without knowing of them: two writers at the same thing."""

from __future__ import annotations

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.statement import StatementId
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.act import CalendarAct


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
        case acts.Admit(party=party):
            return isinstance(later, acts.Admit) and later.party == party
        case acts.TakeSeat(seat=seat):
            return isinstance(later, acts.TakeSeat) and later.seat.person == seat.person
        case _:
            kinds = (_upset_word, _upset_whole, _upset_room, _upset_calendar, _upset_speech)
            return any(upset(act, later) for upset in kinds)


def _upset_room(act: acts.Act, later: acts.Act) -> bool:
    """Whether an act on teams and on where issues are is upset: they are no longer what or where they were."""
    match act:
        case (
            acts.MoveIssue(issue=issue)
            | acts.ParkIssue(issue=issue)
            | acts.HandOver(issue=issue)
            | acts.TakeUp(issue=issue)
        ):
            return _settles(later, issue) or _moves(later, issue)
        case acts.ChangeTrack(track=track):
            return _changes_team(later, (track.id,))
        case acts.CloseTrack(track=ended):
            return _changes_team(later, (ended,))
        case acts.Restructure(ends=ends):
            return _changes_team(later, ends)
        case _:
            return False


def _moves(later: acts.Act, issue: IssueId) -> bool:
    """Whether an issue went elsewhere since, was set aside, or was taken up."""
    moving = acts.MoveIssue | acts.Receive | acts.ParkIssue | acts.HandOver | acts.TakeUp | acts.Lapse
    return isinstance(later, moving) and later.issue == issue


def _changes_team(later: acts.Act, teams: tuple[TrackId, ...]) -> bool:
    """Whether one of some work teams was changed or ended, was given an issue, or reported anew."""
    match later:
        case acts.ChangeTrack(track=track):
            return track.id in teams
        case acts.CloseTrack(track=ended) | acts.Report(track=ended):
            return ended in teams
        case acts.Restructure(ends=ends):
            return bool(set(ends) & set(teams))
        case acts.MoveIssue():
            return True
        case _:
            return False


def _upset_word(act: acts.Act, later: acts.Act) -> bool:
    """Whether a party's further word, or what becomes of a text, is upset: what it is about is no longer the same."""
    match act:
        case acts.WithdrawPosition(issue=issue, option=option_id):
            return _rewords(later, issue, option_id) or _settles(later, issue)
        case acts.Lapse(issue=issue):
            return _settles(later, issue) or (isinstance(later, acts.Lapse) and later.issue == issue)
        case acts.CountVotes(on=on) | acts.CountEndorsements(on=on) | acts.Find(on=on):
            return _same_count(act, later) or _rewords_question(later, on)
        case (
            acts.PutUnderSilence(on=on)
            | acts.Reserve(on=on)
            | acts.Abstain(on=on)
            | acts.Confirm(on=on)
            | acts.GroupWord(on=on)
        ):
            return _rewords_question(later, on)
        case _:
            return False


def _upset_whole(act: acts.Act, later: acts.Act) -> bool:
    """Whether an act on a package, a ratification or a harvest is upset by what was said or decided since."""
    match act:
        case acts.Assent(package=package) | acts.Object(package=package):
            return isinstance(later, acts.Adopt | acts.WithdrawPackage) and later.package == package
        case acts.Adopt(package=package) | acts.WithdrawPackage(package=package):
            return _speaks_on_package(later, package)
        case acts.Harvest(issues=issues):
            return _changes_results(later, issues)
        case acts.PutToRatification(package=package):
            return isinstance(later, acts.PutToRatification) and later.package == package
        case acts.CloseRatification(ratification=ratification):
            on = acts.Question(ratification=ratification)
            return _counts(later, on) or later == act
        case _:
            return False


def _upset_speech(act: acts.Act, later: acts.Act) -> bool:
    """Whether an ask, an undertaking or an entry is no longer what its writer saw: answered, done, erased since."""
    match act:
        case acts.Reply(ask=ask) | acts.WithdrawAsk(ask=ask):
            return isinstance(later, acts.Reply | acts.WithdrawAsk) and later.ask == ask
        case acts.WithdrawContact(contact=contact):
            return isinstance(later, acts.WithdrawContact) and later.contact == contact
        case acts.ReportDone(undertaking=given) | acts.Verify(undertaking=given):
            return isinstance(later, acts.ReportDone | acts.Verify) and later.undertaking == given
        case acts.LinkStatement(statement=code, position=on):
            return _taken_out(later, code) or _rewords(later, on.issue, on.option)
        case acts.WithdrawStatement(statement=code):
            return _taken_out(later, code) or (
                isinstance(later, acts.LinkStatement) and later.statement == code
            )
        case acts.AnswerInput(input=code):
            return isinstance(later, acts.AnswerInput) and later.input == code
        case acts.LiftListing(listing=code) | acts.DecideName(listing=code):
            return isinstance(later, acts.LiftListing | acts.DecideName) and later.listing == code
        case acts.ContestClaim(constituency=claimed, claimed_by=party):
            return isinstance(later, acts.WithdrawClaim) and (later.constituency, later.party) == (
                claimed,
                party,
            )
        case acts.Correct(number=number) | acts.Release(number=number):
            return _touches(later, (number,))
        case acts.Erase(numbers=numbers):
            return isinstance(later, acts.Erase) and _touches(later, numbers)
        case _:
            return False


def _taken_out(later: acts.Act, code: StatementId) -> bool:
    """Whether a statement was taken out of the register."""
    return isinstance(later, acts.WithdrawStatement) and later.statement == code


def _touches(later: acts.Act, numbers: tuple[int, ...]) -> bool:
    """Whether the words of an entry were corrected or erased."""
    match later:
        case acts.Correct(number=number):
            return number in numbers
        case acts.Erase(numbers=erased):
            return bool(set(erased) & set(numbers))
        case _:
            return False


def _upset_calendar(act: acts.Act, later: acts.Act) -> bool:
    """Whether an act on a round or a sitting is upset: another did something with it, or changed what a round leaves open."""
    match act:
        case acts.OpenRound():
            return isinstance(later, acts.OpenRound | acts.CloseRound)
        case acts.CloseRound(round=closed):
            again = isinstance(later, acts.CloseRound) and later.round == closed
            return again or isinstance(
                later,
                acts.Report | acts.WithdrawReport | acts.LapseReport | acts.Settle | acts.Reopen | acts.Adopt,
            )
        case _:
            sitting = _sitting_of(act)
            return sitting is not None and _sitting_of(later) == sitting


def _sitting_of(act: acts.Act) -> acts.SittingId | None:
    """The sitting that an act calls, moves, cancels, begins, interrupts or ends."""
    sitting = getattr(act, "sitting", None) if isinstance(act, CalendarAct) else None
    return sitting.id if isinstance(sitting, acts.Called) else sitting


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
        case acts.WithdrawPosition():
            return (later.issue, later.option) == (issue, option)
        case acts.Abstain(on=asked) | acts.Confirm(on=asked) | acts.Reserve(on=asked):
            return (asked.issue, asked.option) == (issue, option)
        case _:
            return _counts(later, acts.Question(issue=issue, option=option))


def _speaks_on_package(later: acts.Act, package: acts.PackageId) -> bool:
    """Whether something was said, counted or decided on a package."""
    on = acts.Question(package=package)
    match later:
        case acts.Assent() | acts.Object() | acts.Adopt() | acts.WithdrawPackage():
            return later.package == package
        case acts.Abstain(on=asked) | acts.Confirm(on=asked) | acts.Reserve(on=asked):
            return asked == on
        case _:
            return _counts(later, on)


def _counts(later: acts.Act, on: acts.Question) -> bool:
    """Whether something was counted or found on a question."""
    return isinstance(later, acts.CountVotes | acts.CountEndorsements | acts.Find) and later.on == on


def _same_count(act: acts.Act, later: acts.Act) -> bool:
    """Whether two writers noted the same count, or the chair found twice."""
    match act, later:
        case acts.CountVotes(), acts.CountVotes():
            same = act.ballot.electorate == later.ballot.electorate
        case acts.CountEndorsements(), acts.CountEndorsements():
            same = act.endorsed.electorate == later.endorsed.electorate
        case acts.Find(), acts.Find():
            same = True
        case _:
            return False
    return same and (act.on, act.attempt) == (later.on, later.attempt)


def _rewords_question(later: acts.Act, on: acts.Question) -> bool:
    """Whether a question is no longer what it was: other words, settled, opened again, or decided."""
    if on.package is not None:
        return isinstance(later, acts.Adopt | acts.WithdrawPackage) and later.package == on.package
    if on.ratification is not None:
        return isinstance(later, acts.CloseRatification) and later.ratification == on.ratification
    if on.issue is None or on.option is None:
        return False
    return _rewords(later, on.issue, on.option) or _settles(later, on.issue)


def _changes_results(later: acts.Act, issues: tuple[IssueId, ...]) -> bool:
    """Whether what stands reported on some issues is another than it was, or was harvested."""
    match later:
        case acts.Report(settled=settled):
            return any(each.issue in issues for each in settled)
        case acts.WithdrawReport(issue=issue) | acts.LapseReport(issue=issue):
            return issue in issues
        case acts.Harvest(issues=others):
            return bool(set(issues) & set(others))
        case _:
            return False
