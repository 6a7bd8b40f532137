"""From talks to the score sheets of a game."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.leaving import Bounds, Leaving, Sheet, alone, leaving
from multitrack.exchange.refused import refuse
from multitrack.exchange.scorable.reading import CONFIG, LETTERS, SHEETS, VETO, WORDS
from multitrack.model.issue import Issue
from multitrack.model.party import PartyId
from multitrack.model.rule import AllOf, ConsentOf, NumberOf
from multitrack.model.talks import Talks

BOUNDS = Bounds(form="a scorable game", below_nought=True, any_rule=True)


def write(talks: Talks, file: str) -> Taken:
    """The configuration, the score sheets and the instructions. Raises RefusedError."""
    remarks = Remarks()
    veto = _veto(talks, file)
    if len(talks.issues) > len(LETTERS):
        refuse(file, f"{len(talks.issues)} issues, and a game has letters for {len(LETTERS)}")
    ready = leaving(talks, file, BOUNDS, remarks)
    roles = {party: role for role, party in zip(VETO, veto, strict=False)}
    lines = [
        f"{_one(s.party.name, remarks)},{s.party.id},{roles.get(s.party.id, 'player')}" for s in ready.sheets
    ]
    files = {CONFIG: "\n".join(lines) + "\n", WORDS: "\n".join(_instructions(ready)) + "\n"}
    for sheet in ready.sheets:
        files[f"{SHEETS}/{sheet.party.id}.txt"] = "\n".join(_scores(ready, _whole(sheet, remarks))) + "\n"
    if [issue.id for issue in talks.issues] != list(LETTERS[: len(talks.issues)]):
        remarks.say("Issues are called by letters there, and their options by letter and number.")
    return Taken(files, tuple(remarks.said))


def _one(name: str, remarks: Remarks) -> str:
    """A name without commas, which part the cells of the configuration."""
    if "," in name:
        remarks.say("Commas in names became spaces.")
    return " ".join(name.replace(",", " ").split())


def _veto(talks: Talks, file: str) -> tuple[PartyId, ...]:
    """Who must consent, where the parties decide as in these games: all but one, two at most with a veto."""
    rules = talks.rule.rules if isinstance(talks.rule, AllOf) else (talks.rule,)
    consent = [rule.parties for rule in rules if isinstance(rule, ConsentOf)]
    number = [rule.at_least for rule in rules if isinstance(rule, NumberOf)]
    veto = consent[0] if consent else ()
    enough = max(len(talks.seated_parties()) - 1, 1)
    if number != [enough] or len(consent) > 1 or len(rules) != len(consent) + 1 or len(veto) > len(VETO):
        found = f"the parties do not decide as in a scorable game: at least {enough} of them, two at most with a veto"
        refuse(file, found)
    return veto


def _whole(sheet: Sheet, remarks: Remarks) -> Sheet:
    factor = lcm(*(number.denominator for number in sheet.numbers()))
    if factor > 1:
        remarks.say(f"All scores of {sheet.party.name}, and its threshold, are multiplied by {factor}.")
    return sheet.times(Fraction(factor))


def _scores(ready: Leaving, sheet: Sheet) -> Iterator[str]:
    for issue in ready.issues:
        yield ", ".join(str(worth) for worth in alone(sheet, issue).values())
    yield str(sheet.walk_away)


def _instructions(ready: Leaving) -> Iterator[str]:
    yield f'The parties negotiate a new "{ready.title}".'
    for letter, issue in zip(LETTERS, ready.issues, strict=False):
        yield ""
        yield f'Issue {letter}: "{issue.title}"'
        yield from _options(letter, issue)


def _options(letter: str, issue: Issue) -> Iterator[str]:
    for number, option in enumerate(issue.options, 1):
        if option.title != f"{letter}{number}":
            yield f"{letter}{number}: {option.title}"
