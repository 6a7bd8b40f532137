"""From the score sheets of a game to talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.files import text_of
from multitrack.exchange.naming import codes
from multitrack.exchange.numbers import exact
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import MOST_PARTIES, Question, Sheet, Term, brought
from multitrack.model.party import PartyId
from multitrack.model.rule import AllOf, ConsentOf, NumberOf, Rule

CONFIG, SHEETS, WORDS = "config.txt", "scores_files", "global_instructions.txt"
VETO = ("p1", "p2")
"""The roles without whose consent nothing is agreed: who proposes first, and who pays."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What the issues are called, in the order of the score lines."""


@dataclass(frozen=True, slots=True)
class Player:
    """A line of the configuration: a party by its name, its files and its role."""

    name: str
    file: str
    role: str


def read(sources: Sequence[Source], _: Wish) -> Brought:
    """The talks of a game. Raises RefusedError."""
    remarks = Remarks()
    by_name = {source.name: source for source in sources}
    if CONFIG not in by_name:
        refuse(sources[0].name, f"there is no {CONFIG}", "the folder of one game")
    players = _players(by_name[CONFIG], remarks)
    rows = {player: _rows(_sheet_of(player, by_name)) for player in players}
    words = text_of(by_name[WORDS]) if WORDS in by_name else ""
    questions = _questions([scores[:-1] for scores in rows.values()], words, CONFIG)
    for source in sources:
        if source.name not in {CONFIG, WORDS} and not source.name.startswith(f"{SHEETS}/"):
            remarks.say(f"{source.name}: left out, for talks have no place for what it says.")
    sheets = [_sheet(player, scores, questions) for player, scores in rows.items()]
    rule = _rule(players, remarks)
    title = _title(words)
    return brought(title, questions, sheets, remarks, file=CONFIG, rule=rule, exercise=True)


def _players(config: Source, remarks: Remarks) -> tuple[Player, ...]:
    players = []
    for line, text in enumerate(text_of(config).splitlines(), 1):
        cells = [cell.strip() for cell in text.split(",")]
        if not text.strip():
            continue
        if len(cells) < 3 or not all(cells[:3]):
            refuse(config.name, f'"{text[:60]}" stands here', "name, file, role, ...", line=line)
        players.append(Player(*cells[:3]))
        if len(players) > MOST_PARTIES:
            refuse(config.name, "too many players", f"at most {MOST_PARTIES}", line=line)
        if cells[3:]:
            remarks.say("Whether a player is greedy, and which model plays it, is dropped.")
    return tuple(players)


def _sheet_of(player: Player, by_name: dict[str, Source]) -> Source:
    name = f"{SHEETS}/{player.file}.txt"
    if name not in by_name:
        refuse(CONFIG, f'there is no {name} for "{player.name}"', "a score sheet for each party")
    return by_name[name]


def _rows(source: Source) -> list[list[Fraction]]:
    """The score lines, and last the threshold."""
    rows = []
    for line, text in enumerate(text_of(source).splitlines(), 1):
        if not text.strip():
            continue
        scores = [exact(cell) for cell in text.split(",")]
        if any(score is None for score in scores):
            refuse(source.name, f'"{text[:60]}" stands here', "scores with commas between them", line=line)
        rows.append([score for score in scores if score is not None])
    if len(rows) < 2 or len(rows[-1]) != 1 or len(rows) > len(LETTERS):
        refuse(
            source.name, "no lines of scores and a threshold below them", "a line per issue, then one number"
        )
    return rows


def _questions(
    all_rows: Sequence[Sequence[Sequence[Fraction]]], words: str, file: str
) -> tuple[Question, ...]:
    sizes = {tuple(len(row) for row in rows) for rows in all_rows}
    if len(sizes) != 1:
        refuse(file, "the score sheets do not have the same issues and options", "sheets of one game")
    questions = []
    for letter, size in zip(LETTERS, next(iter(sizes)), strict=False):
        values = tuple(f"{letter}{k}" for k in range(1, size + 1))
        title = re.search(rf"^[ \t-]*Issue {letter}:\s*(.+)$", words, re.MULTILINE)
        name = _unquoted(title[1].strip()) if title else f"Issue {letter}"
        questions.append(
            Question(
                name=name, code=letter, values=values, titles=tuple(_words_for(v, words) for v in values)
            )
        )
    return tuple(questions)


def _words_for(option: str, words: str) -> str:
    """What the instructions say of an option, else its code."""
    found = re.search(rf"^[ \t-]*{option}\b:?\s*(.+)$", words, re.MULTILINE)
    return found[1].strip() if found else option


def _title(words: str) -> str:
    """The name of the project, where the instructions put one into quotation marks; else no more than that."""
    found = re.search(r'new "([^"\n]{3,80})"', words)
    return found[1] if found else "A scorable game"


def _sheet(player: Player, rows: Sequence[Sequence[Fraction]], questions: Sequence[Question]) -> Sheet:
    terms = tuple(
        Term((question.name,), {(value,): score for value, score in zip(question.values, row, strict=True)})
        for question, row in zip(questions, rows[:-1], strict=True)
    )
    paper = f"{SHEETS}/{player.file}.txt"
    return Sheet(party=player.file, name=player.name, terms=terms, walk_away=rows[-1][0], paper=paper)


def _rule(players: Sequence[Player], remarks: Remarks) -> Rule:
    """Both with a veto, and all but one: as these games are played, though the files name only the roles."""
    names = codes([player.file for player in players], "party")
    veto = tuple(
        PartyId(name)
        for role in VETO
        for name, player in zip(names, players, strict=True)
        if player.role == role
    )
    enough = NumberOf(at_least=max(len(players) - 1, 1))
    who = " and ".join(player.name for role in VETO for player in players if player.role == role)
    remarks.say(
        f"The rule is that of these games: at least {enough.at_least} of {len(players)} agree"
        + (f", among them {who}." if veto else ".")
        + " The files themselves name only the roles."
    )
    return AllOf(rules=(ConsentOf(parties=veto), enough)) if veto else enough


def _unquoted(name: str) -> str:
    """A name without the quotation marks around it; those within are its own."""
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] == '"' else name
