"""The questions that a page offers, each with its answer in words: one line in the table adds one.

Numbers are questions to ask, never verdicts: every answer prints what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from multitrack.analysis.fold.folding import Pace
from multitrack.model.talks import Talks
from multitrack.report import answers
from multitrack.report.answers import Answer
from multitrack.report.blocking_in_words import blocking_of
from multitrack.report.leverage_in_words import leverage_of
from multitrack.report.power_in_words import power_of
from multitrack.report.saying import Sentence, say
from multitrack.report.teams_in_words import teams_of
from multitrack.report.whole import with_pictures

DRAWS, SEED = 1_000, 1
"""So many worths are drawn for a page, always the same ones; the answer says its error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: what it is called, what its answer tells, how it is answered, and which acts could follow from it."""

    title: Sentence
    tells: Sentence
    ask: Callable[[Talks, Pace], Answer]
    acts: tuple[str, ...] = ()


QUESTIONS: dict[str, Question] = {
    "zone": Question(
        title=say("What could be agreed"),
        tells=say(
            "Which packages are left, at the table and at home; what divides, and what could be mixed."
        ),
        ask=lambda talks, pace: with_pictures(talks, answers.zone_of(talks, pace)),
        acts=("propose package", "note statement"),
    ),
    "robust": Question(
        title=say("What holds whatever is not known"),
        tells=say(
            "For what share of all that the stances allow; and which missing fact would settle the most."
        ),
        ask=lambda talks, pace: answers.robust_of(talks, draws=DRAWS, seed=SEED, pace=pace),
        acts=("ask", "note statement"),
    ),
    "blocking": Question(
        title=say("Who can stop it, and what keeps it shut"),
        tells=say("Without whom nothing can be decided, and which refusals leave nothing."),
        ask=blocking_of,
        acts=("ask", "note contact"),
    ),
    "leverage": Question(
        title=say("What opens if one party moves"),
        tells=say("How many packages more, and who is held to be able to move it."),
        ask=leverage_of,
        acts=("ask", "note contact"),
    ),
    "power": Question(
        title=say("What the rule gives each party"),
        tells=say("How often each party's word decides, whatever is on the table."),
        ask=lambda talks, _: power_of(talks),
    ),
    "teams": Question(
        title=say("Which issues belong in which team"),
        tells=say("The split with the fewest ties between teams, and what it costs."),
        ask=lambda talks, pace: teams_of(talks, go_on=lambda done: pace(done, 0)),
        acts=("restructure",),
    ),
}
"""Every question by the word in its address, in the order in which they are offered."""
