"""Rounds of the talks: one at a time, and what becomes of open text when one is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from multitrack.model.channel import track_channel
from multitrack.model.issue import IssueId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.hours import not_to_come
from multitrack.record.judging.options import lapsing
from multitrack.record.procedure.subjects.issues import issue_stands


def judge_open_round(case: Case, act: acts.OpenRound) -> Judgement:
    """A round begun: with a title, towards a moment that is to come, and none while another is under way."""
    lasting = (held.title for held in case.here.own.rounds.values() if held.closed is None)
    if (under_way := next(lasting, None)) is not None:
        return refuse(
            act,
            phrase("The round “{round}” is under way.", round=under_way),
            phrase("Close it first, and say what becomes of open text."),
        )
    if not act.title.strip():
        return refuse(
            act, phrase("A round needs a title."), phrase("Say in a few words which one, or on what.")
        )
    if act.until is not None and (refused := not_to_come(case, act, act.until)) is not None:
        return refused
    return written(case.request)


def judge_close_round(case: Case, act: acts.CloseRound) -> Judgement:
    """A round ended: the same fate for all text on which nothing is agreed, in the plenary and in the teams' rooms.

    It meets each issue in the body that has it, where it is neither settled nor set aside, nor agreed in a package that
    was adopted: in the plenary, and in the room of each team that the author is a member of. A room that the author does not hear hears of the round in the
    plenary, and says itself what becomes of its text.
    """
    here = case.here
    agreed = here.own.adopted()
    lapsed = [*_lapsed(here, (issue.id for issue in here.issues() if issue.id not in agreed), act)]
    for track in here.tracks():
        room = case.also(track_channel(track.id))
        if room is not None:
            lapsed += _lapsed(room, (issue for issue in track.issues if issue not in agreed), act)
    return (*written(case.request), *lapsed)


def _lapsed(room: Hold, issues: Iterable[IssueId], act: acts.CloseRound) -> Iterator[Inscription]:
    """The fate of those issues that are open in a room."""
    for issue in issues:
        if issue_stands(room, issue) == "open":
            yield lapsing(room, acts.Lapse(issue=issue, fate=act.fate, reason=act.reason))


JUDGES: Mapping[type, Any] = {
    acts.OpenRound: judge_open_round,
    acts.CloseRound: judge_close_round,
}
"""What must hold for each of these acts."""
