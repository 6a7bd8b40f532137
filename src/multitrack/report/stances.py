"""Who holds what: for each option a cell per party, as one viewer heard it, and whether anything can pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Rule, Voices, judge
from multitrack.record.view import View
from multitrack.report.naming import STANCE_WORDS, Naming
from multitrack.report.saying import Sentence, say


class Source(StrEnum):
    """What a stance rests on: the party's word, an assumption of ours, or somebody's reading of the party."""

    WORD = "word"
    ASSUMPTION = "assumption"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one party holds itself towards one option; ``words`` say it in full, with what it rests on.

    ``rests``: whether it rests on statements of the register.
    """

    party: PartyId
    name: str
    stance: Stance | None
    source: Source
    words: Sentence
    on: tuple[IssueId, OptionId]
    rests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One option with a cell for each party of the talks; ``held`` where the issue is settled on it."""

    id: OptionId
    title: str
    held: bool
    cells: tuple[Cell, ...]


_RESTS = {
    Source.WORD: "{party}: {stance}",
    Source.ASSUMPTION: "{party}: {stance} (our assumption)",
    Source.READING: "{party}: {stance} (a reading, not its word)",
}


def option_row(
    view: View, naming: Naming, issue: IssueId, option: Option, held: OptionId | None
) -> OptionRow:
    """One option and who holds what of it; ``held`` is what the issue is settled on."""
    return OptionRow(
        id=option.id,
        title=option.title,
        held=held == option.id,
        cells=tuple(_cell(view, naming, party.id, issue, option.id) for party in view.talks.parties),
    )


def _cell(view: View, naming: Naming, party: PartyId, issue: IssueId, option: OptionId) -> Cell:
    """One party's stance on one option."""
    held = view.positions.get((party, issue, option))
    name = naming.party(party)
    if held is None:
        words = say("{party}: {stance}", party=name, stance=STANCE_WORDS[None])
        return Cell(party=party, name=name, stance=None, source=Source.WORD, words=words, on=(issue, option))
    at = held.position
    source = Source.READING if at.reading else Source.WORD if at.assumption is None else Source.ASSUMPTION
    words = say(_RESTS[source], party=name, stance=STANCE_WORDS[at.stance])
    return Cell(
        party=party,
        name=name,
        stance=at.stance,
        source=source,
        words=words,
        on=(issue, option),
        rests=any(view.talks.statement(each) is not None for each in at.rests_on),
    )


def blocked(rows: tuple[OptionRow, ...], rule: Rule, entitled: tuple[PartyId, ...]) -> bool:
    """Whether the rule can pass no option even if all agree who are not known to refuse it."""
    for row in rows:
        refuse = [cell.party for cell in row.cells if cell.stance is Stance.REFUSES]
        agree = (party for party in entitled if party not in refuse)
        voices = Voices.of(entitled, agree, refuse, granted=True)
        if judge(rule, voices).accepted or not entitled:
            return False
    return bool(rows)
