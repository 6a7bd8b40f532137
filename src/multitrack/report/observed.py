"""What is observed in each answer: its tables by name, and all of them as comma-separated values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from multitrack.analysis.frontier import Frontier
from multitrack.exchange.matrix.safe import guarded
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.phrasing import issue_title, option_title
from multitrack.report.tidy import Row, Tidy

_NUMBER = re.compile(r"-?\d+(/\d+|\.\d+)?")
_COUNTS = ("surely", "possibly", "unknown", "not")
_SHARE = ("share", "low", "high")
_QUESTION = (
    "party",
    "issue",
    "option",
    "if_yes_surely",
    "if_yes_possibly",
    "if_no_not",
    "settles_on_average",
)
_HINDRANCE = ("party", "issue", "option", "linkage")
_OUTCOME = ("surviving", "surviving_surely", "lost", "dead_ends", "sent_back")
_PRICE = ("modularity", "loses_at_most", "packages_left", "packages")

TABLES: Mapping[str, tuple[Tidy, ...]] = {
    "show": (
        Tidy("parties", "parties.<party>=name"),
        Tidy("options", "issues.<issue>.options.<option>=title"),
        Tidy("tracks", "tracks.<track>", ("title", "issues", "team")),
    ),
    "zone": (
        Tidy(
            "solutions",
            "solutions.<solution>",
            ("value", "bound", "ties", "all_gain", "compares_parties", "refused_by"),
        ),
        Tidy("packages", "solutions.<solution>.package.<issue>=option"),
        Tidy("worths", "solutions.<solution>.worths.<party>=worth"),
        Tidy("gains", "solutions.<solution>.gains.<party>=gain"),
        Tidy("options", "robust.options[]", ("issue", "option", *_COUNTS)),
        Tidy("parties", "robust.parties.<party>", _COUNTS),
        Tidy("questions", "questions[]", _QUESTION),
    ),
    "compare": (
        Tidy("structures", "structures[structure]", ("kind", "id", "title", "ways")),
        Tidy("alone", "structures[structure].alone", _OUTCOME),
        Tidy("reachable", "structures[structure].reachable", _OUTCOME),
    ),
    "robust": (
        Tidy("parties", "parties.<party>", _SHARE),
        Tidy("packages", "packages[package].package.<issue>=option"),
        Tidy("passes", "packages[package].passes", _SHARE),
        Tidy("suits", "packages[package].suits.<party>", _SHARE),
        Tidy("questions", "questions[]", _QUESTION),
    ),
    "power": (Tidy("parties", "parties.<party>", ("decides", "of_all_that_decide", "last_to_agree")),),
    "better": (
        Tidy("packages", "packages[package].<issue>=option"),
        Tidy("gains", "gains.<party>=gain"),
    ),
    "blocking": (
        Tidy("concessions", "concessions[concession]", ("opens",)),
        Tidy("given_up", "concessions[concession].given_up[]", _HINDRANCE),
        Tidy("leaving_nothing", "leaving_nothing.sets[set][]", _HINDRANCE),
        Tidy("can_stop", "can_stop.sets[set][]", ("party", "group")),
    ),
    "leverage": (
        Tidy("steps", "parties.<party>.steps[]", ("by", "under_rule", "to_all")),
        Tidy("red_lines", "parties.<party>.red_lines[]", ("issue", "option", "under_rule", "to_all")),
        Tidy(
            "influence",
            "parties.<party>.influence[]",
            ("power", "issue", "reach", "confidence", "assumption"),
        ),
        Tidy("refusals", "refusals[]", ("party", "issue", "option", "opens")),
        Tidy("refusers", "undoing.refusers[]", ("constituency", "side", "state", "packages")),
        Tidy("rests_on", "undoing.rests_on[]", ("who", "at_the_table", "packages")),
        Tidy("verified", "undoing.verified[]", ("who", "itself", "at_the_table", "of", "packages")),
        Tidy(
            "swayed", "undoing.swayed[]", ("power", "party", "issue", "confidence", "assumption", "packages")
        ),
        Tidy("listed", "undoing.listed[]", ("group", "code", "packages", "alike")),
        Tidy("joint", "undoing.joint[]", ("issue", "option", "who", "packages")),
    ),
    "teams": (
        Tidy("teams", "teams[team][]=issue"),
        Tidy("price", "price", _PRICE),
        Tidy("links", "links[]", ("issues", "weight")),
        Tidy("declared", "declared[]", ("title", "keeps_to_limits", *(f"price.{key}" for key in _PRICE))),
    ),
    "represented": (
        Tidy(
            "constituencies",
            "constituencies[]",
            ("id", "title", "claimed_at_the_table", "denied_by", "heard_in", "gap", "rival"),
        ),
        Tidy("admissions", "admissions[]", ("party", "state", "on", "until", "by", "reason", "back_if")),
        Tidy("groups", "groups[group]", ("name", "code")),
        Tidy("listings", "groups[group].on[]", ("authority", "list", "since", "binding", "effect")),
    ),
    "channels": (
        Tidy("matrix", "matrix[]", ("power", "party", "known", "contacts", "last", "silent_days")),
        Tidy("contacts", "contacts[]", ("id", "between", "format", "on", "gist", "next_step", "checked")),
        Tidy(
            "asks",
            "asks[]",
            ("id", "by", "of", "words", "issue", "option", "on", "due", "answer", "withdrawn"),
        ),
    ),
    "statements": (
        Tidy(
            "statements",
            "statements[]",
            (
                "code",
                "speaker",
                "office",
                "on_behalf_of",
                "to",
                "outlet",
                "on",
                "words",
                "form",
                "public",
                "checked",
            ),
        ),
    ),
}
"""The tables of each question, the main one first."""


FRONTIER = ("status", "package", "issue", "issue_name", "option", "option_name")
FRONTIER_WORTHS = ("status", "package", "party", "party_name", "worth")
LISTED = 100_000
"""So many packages of a frontier are written out at most."""


def tables_of(question: str, answer: Answer, talks: Talks) -> dict[str, tuple[Row, ...]]:
    """All tables of an answer by their names; those without rows are there too."""
    found = {table.name: tuple(table.rows(answer.json, talks)) for table in TABLES.get(question, ())}
    if question == "zone":
        packages, status = _frontier(answer)
        found["frontier"] = tuple(_choices(packages, status, talks))
        found["frontier_worths"] = tuple(_worths(packages, status, talks))
    return found


def columns_of(question: str) -> dict[str, tuple[str, ...]]:
    """The columns of each table of a question."""
    found = {table.name: table.columns for table in TABLES.get(question, ())}
    if question == "zone":
        found |= {"frontier": FRONTIER, "frontier_worths": FRONTIER_WORTHS}
    return found


def _frontier(answer: Answer) -> tuple[Sequence[Package], str]:
    """The packages that no other beats, every tie kept; none where there are too many to write out, or it is not known."""
    known = answer.zone or answer.large
    found = None if known is None else known.frontier
    if isinstance(found, Frontier) and found.size <= LISTED:
        return found.packages, found.status.value
    return (), ""


def _choices(packages: Sequence[Package], status: str, talks: Talks) -> Iterator[Row]:
    for number, package in enumerate(packages, 1):
        for choice in package.choices:
            yield {
                "status": status,
                "package": number,
                "issue": choice.issue,
                "issue_name": issue_title(talks, choice.issue),
                "option": choice.option,
                "option_name": option_title(talks, choice.issue, choice.option),
            }


def _worths(packages: Sequence[Package], status: str, talks: Talks) -> Iterator[Row]:
    seated = {party.id: party.name for party in talks.seated_parties()}
    mandates = [mandate for party in seated if (mandate := talks.mandate(party)) is not None]
    for number, package in enumerate(packages, 1):
        for mandate in mandates:
            yield {
                "status": status,
                "package": number,
                "party": mandate.party,
                "party_name": seated[mandate.party],
                "worth": str(mandate.worth_of(package)),
            }


def files_of(question: str, answer: Answer, talks: Talks) -> dict[str, str]:
    """All tables of an answer as comma-separated values, by the names of their files; each with its head.

    No program takes what stands in them for a formula.
    """
    found, columns = {}, columns_of(question)
    for name, rows in tables_of(question, answer, talks).items():
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(columns[name])
        for row in rows:
            writer.writerow([_cell(row[column]) for column in columns[name]])
        found[f"{question}-{name.replace('_', '-')}.csv"] = out.getvalue()
    return found


def _cell(value: Any) -> str:
    """A value as the words of a cell: yes and no for what is so or not, nothing for what is not known."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case _ if _NUMBER.fullmatch(str(value)):
            return str(value)
        case _:
            return guarded(str(value))
