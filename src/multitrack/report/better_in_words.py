"""Whether anything is better for all than a text, as a page and as JSON: a question to ask, never a verdict."""

from __future__ import annotations

from multitrack.analysis.better import Better, MandateMissingError, better_than
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace, StoppedError, without_end
from multitrack.analysis.zone import examine
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, too_large
from multitrack.report.as_json import Json, package_as_json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Block, Heading, Paragraph, Table
from multitrack.report.phrasing import (
    choice_in_words,
    counted,
    issue_title,
    listed,
    number,
    package_in_codes,
    party_name,
)

GIVEN = 20
"""How many of the packages that gain most are given as JSON."""
PROVED = "That is proved in whole numbers, not guessed."


def better_of(talks: Talks, text: Package, pace: Pace = without_end) -> Answer:
    """What is better for all than a text on which nothing is open, or the proof that nothing is.

    Raises BadInputError where something in the text is open, or a mandate is not known.
    """
    _check(talks, text)
    try:
        found = better_than(talks, text, pace=pace)
    except MandateMissingError:
        raise BadInputError(
            "What is better for all can be told only where the mandate of every party at the table is known, and here "
            'one is not. "multitrack zone" tells what stances alone can.'
        ) from None
    except StoppedError:
        raise BadInputError("Stopped before anything was proved. Give it more seconds.") from None
    if isinstance(found, TooLarge):
        return too_large(talks, found)
    return Answer(
        page=tuple(_page(talks, text, found)), json=_as_json(talks, text, found), finding=not found.nothing
    )


def _check(talks: Talks, text: Package) -> None:
    found = examine(talks, text)
    if isinstance(found, TooLarge):
        return
    if found.open_issues:
        left = listed(f"{issue_title(talks, issue)} ({issue})" for issue in found.open_issues)
        raise BadInputError(
            f"--than: a text has nothing open, and this leaves open: {left}. Name an option for each."
        )


def _page(talks: Talks, text: Package, found: Better) -> tuple[Block, ...]:
    head = (
        Heading(f"{talks.title}: is anything better for all?", 1),
        Paragraph(f"The text: {'; '.join(str(choice_in_words(talks, choice)) for choice in text.choices)}."),
    )
    if found.nothing:
        return (*head, Paragraph(f"Nothing gives nobody less and somebody more. {PROVED}"))
    first = found.packages[0]
    return (
        *head,
        Paragraph(
            f"Yes: {counted(found.count, 'package')} {'give' if found.count > 1 else 'gives'} nobody less and, all together, "
            f"as much more as can be. {PROVED} One of them: "
            f"{'; '.join(str(choice_in_words(talks, choice)) for choice in first.choices)}."
        ),
        Table(
            ("Party", "Gets more"),
            tuple((party_name(talks, party), number(gain)) for party, gain in found.gains.items()),
            numbers=(1,),
        ),
        Paragraph(
            f"Ask each whether it would rather have it: {package_in_codes(first)}. Each may say no, and the text stands."
        ),
    )


def _as_json(talks: Talks, text: Package, found: Better) -> Json:
    return {
        "talks": talks.title,
        "status": "exact",
        "text": package_as_json(text),
        "count": found.count,
        "packages": [package_as_json(each) for each in found.packages[:GIVEN]],
        "gains": {party: str(gain) for party, gain in found.gains.items()},
    }
