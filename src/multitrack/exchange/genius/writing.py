"""From talks to a domain and profiles of Genius."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from math import lcm

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.leaving import Bounds, Leaving, Sheet, alone, leaving
from multitrack.exchange.numbers import decimal
from multitrack.model.issue import Issue
from multitrack.model.talks import Talks

BOUNDS = Bounds(form="Genius", most=Fraction(1), shares=True, slack=Fraction(1, 1000))
DOMAIN = "domain.xml"


def write(talks: Talks, file: str) -> Taken:
    """A domain and one profile per party. Raises RefusedError where the meaning would not survive."""
    remarks = Remarks()
    ready = leaving(talks, file, BOUNDS, remarks)
    if any(issue.grid is not None for issue in talks.issues):
        remarks.say("The numbers of a grid become words, so that each keeps its own worth.")
    files = {DOMAIN: _text(_template(ready))}
    for sheet in ready.sheets:
        files[f"{sheet.party.id}.xml"] = _text(_profile(ready, sheet))
    return Taken(files, tuple(remarks.said))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, ""))


def _template(ready: Leaving) -> Iterator[str]:
    yield "<negotiation_template>"
    yield f'<utility_space number_of_issues="{len(ready.issues)}">'
    yield _objective(ready)
    for number, issue in enumerate(ready.issues, 1):
        yield _issue(number, ready.names[issue.id])
        for place, word in enumerate(ready.words(issue), 1):
            yield f'<item index="{place}" value="{escape(word)}"/>'
        yield "</issue>"
    yield from ("</objective>", "</utility_space>", "</negotiation_template>")


def _objective(ready: Leaving) -> str:
    title = escape(ready.title)
    return f'<objective index="0" name="{title}" type="objective" etype="objective" description="">'


def _issue(number: int, name: str) -> str:
    kinds = " ".join(f'{kind}="discrete"' for kind in ("type", "etype", "vtype"))
    return f'<issue index="{number}" name="{escape(name)}" {kinds}>'


def _profile(ready: Leaving, sheet: Sheet) -> Iterator[str]:
    yield f'<utility_space number_of_issues="{len(ready.issues)}">'
    yield _objective(ready)
    for number, issue in enumerate(ready.issues, 1):
        yield f'<weight index="{number}" value="{decimal(max(alone(sheet, issue).values()))}"/>'
    for number, issue in enumerate(ready.issues, 1):
        yield _issue(number, ready.names[issue.id])
        evaluations = _evaluations(sheet, issue)
        for place, (word, evaluation) in enumerate(zip(ready.words(issue), evaluations, strict=True), 1):
            yield f'<item index="{place}" value="{escape(word)}" evaluation="{evaluation}"/>'
        yield "</issue>"
    yield "</objective>"
    yield '<discount_factor value="1.0"/>'
    yield f'<reservation value="{decimal(sheet.walk_away)}"/>'
    yield "</utility_space>"


def _evaluations(sheet: Sheet, issue: Issue) -> tuple[int, ...]:
    """Whole numbers that are to the highest of them as each worth is to the highest worth."""
    worths = alone(sheet, issue)
    most = max(worths.values())
    if most == 0:
        return (0,) * len(worths)
    shares = [worth / most for worth in worths.values()]
    unit = lcm(*(share.denominator for share in shares))
    return tuple(int(share * unit) for share in shares)
