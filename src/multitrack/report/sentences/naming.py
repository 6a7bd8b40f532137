"""What a question, an hour, a place to sit are called in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

from multitrack.record import act as acts
from multitrack.report.called import Called
from multitrack.report.saying import Day, Sentence, say


def question(on: acts.Question, called: Called) -> Sentence:
    """What a body is asked to decide."""
    if on.issue is not None and on.option is not None:
        return say(
            "“{option}” on {issue}", option=called.option(on.issue, on.option), issue=called.issue(on.issue)
        )
    if on.package is not None:
        return say("the package “{package}”", package=called.package(on.package))
    if on.ratification is not None:
        return say("the ratification by {body}", body=called.ratification(on.ratification))
    return say("the question")


def moment(when: datetime) -> Sentence:
    """A day and an hour, in universal time."""
    there = when.astimezone(UTC)
    return say("{day}, {hour} UTC", day=Day(there.date(), with_year=True), hour=f"{there:%H:%M}")
