"""For a notebook or a script: talks read from anywhere, and every question asked of them.

``multitrack.read`` gives an :class:`Inquiry`; each of its methods asks one question and gives a :class:`Found`, which shows
itself as words, and in a notebook as tables and pictures. ``found.value`` is the typed finding of the analysis,
``found.rows`` one table of it, ``found.tables`` all of them, ``found.save`` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from multitrack.analysis.asks import Asks, asks
from multitrack.analysis.better import Better, better_than
from multitrack.analysis.consent import weigh
from multitrack.analysis.contacts import Contacts, contacts
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.grouping.limits import Limits
from multitrack.analysis.grouping.teams import Measure, Teams, teams
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.large_leverage import LargeLeverage, large_leverage
from multitrack.analysis.large_refusals import LargeRefusals, large_refusals
from multitrack.analysis.large_shares import LargeShares, large_shares
from multitrack.analysis.leverage import Leverage, leverage
from multitrack.analysis.power import RulePower, TooManySets, power
from multitrack.analysis.refusals import Refusals, refusals
from multitrack.analysis.representation import Representation, representation
from multitrack.analysis.settled import with_settled
from multitrack.analysis.shares import Shares, shares
from multitrack.analysis.structure import Comparison, compare
from multitrack.analysis.zone import Zone, zone
from multitrack.exchange.brought import Wish
from multitrack.model.package import Package
from multitrack.model.statement import Statement
from multitrack.model.talks import Talks
from multitrack.report import answers
from multitrack.report.answers import Answer
from multitrack.report.as_html import as_fragment, as_html
from multitrack.report.as_json import Json
from multitrack.report.as_text import as_text
from multitrack.report.better_in_words import better_of
from multitrack.report.blocking_in_words import blocking_of
from multitrack.report.contacting import spoken
from multitrack.report.exchanging import brought_from
from multitrack.report.handed_in import package_of, talks_for
from multitrack.report.leverage_in_words import leverage_of
from multitrack.report.observed import files_of, tables_of
from multitrack.report.power_in_words import power_of
from multitrack.report.register import shown as register
from multitrack.report.representing import represented
from multitrack.report.teams_asked import Typed, limits_of
from multitrack.report.teams_in_words import teams_of
from multitrack.report.tidy import Row
from multitrack.report.whole import Report, report_of
from multitrack.report.workbook import write_bytes

T_co = TypeVar("T_co", covariant=True)
DRAWS, SEED = 10_000, 20140126
"""How often what nobody noted is drawn, and from which seed, unless it is said otherwise."""


class Found(Generic[T_co]):
    """The answer to one question: words, tables and pictures, and the finding itself."""

    def __init__(self, question: str, talks: Talks, answer: Answer, value: Callable[[], T_co]) -> None:
        self.question, self.talks, self._answer, self._value = question, talks, answer, value

    @cached_property
    def value(self) -> T_co:
        """The finding of the analysis, typed."""
        return self._value()

    @property
    def json(self) -> Json:
        """What the command prints with ``--json``."""
        return self._answer.json

    @cached_property
    def tables(self) -> Mapping[str, tuple[Row, ...]]:
        """All tables by their names: one row for each observation, documented in ``docs/reference/csv.md``."""
        return tables_of(self.question, self._answer, self.talks)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the first table that has any."""
        return next((rows for rows in self.tables.values() if rows), ())

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """Write every table to a folder as comma-separated values. Raises BadInputError where that cannot be."""
        return write_tables(Path(folder), self.question, self._answer, self.talks)

    def __str__(self) -> str:
        """The words of the command."""
        return as_text(self._answer.page).rstrip("\n")

    def __repr__(self) -> str:
        """What it is, in one line."""
        tables = ", ".join(f"{name} {len(rows)}" for name, rows in self.tables.items() if rows)
        return f"<{self.question} of {self.talks.title!r}: {self.json.get('status', 'told')}; rows: {tables or 'none'}>"

    def _repr_html_(self) -> str:
        """Tables and pictures, for a notebook."""
        return as_fragment(self._answer.page)


class Whole:
    """The whole report on some talks, as one page."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def save(self, path: str | Path) -> Path:
        """Write it as an HTML file that stands alone. Raises BadInputError where that cannot be."""
        page = as_html(self.report.page, notice=self.report.notice)
        write_bytes(Path(path), page.encode())
        return Path(path)

    def __str__(self) -> str:
        """The report in words."""
        return f"{self.report.notice}\n\n{as_text(self.report.page)}".rstrip("\n")

    def _repr_html_(self) -> str:
        return as_fragment(self.report.page)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Some talks, and every question that can be asked of them; ``seconds`` gives a question so long."""

    talks: Talks

    def show(self) -> Found[Talks]:
        """The talks in words: parties, issues, who holds what."""
        return Found("show", self.talks, answers.shown(self.talks), lambda: self.talks)

    def zone(self, *, seconds: float | None = None) -> Found[Zone | LargeZone | TooLarge]:
        """What could be agreed."""
        answer = answers.zone_of(self.talks, _pace(seconds))
        return Found("zone", self.talks, answer, lambda: answer.zone or answer.large or _zone(self.talks))

    def compare(self, settled: str | Package | None = None) -> Found[Comparison | TooLarge]:
        """What each way of organising the talks opens and closes, with issues settled like ``A=A2,B=B3``.

        Raises BadInputError.
        """
        typed = Package() if settled is None else settled
        package = package_of(typed, self.talks, "settled") if isinstance(typed, str) else typed
        answer = answers.compared(self.talks, package)
        return Found("compare", self.talks, answer, lambda: compare(with_settled(self.talks, package)))

    def robust(
        self, *, draws: int = DRAWS, seed: int = SEED, seconds: float | None = None
    ) -> Found[Shares | LargeShares | TooLarge]:
        """What holds, whatever the stances are that nobody noted."""
        answer = answers.robust_of(self.talks, draws=draws, seed=seed, pace=_pace(seconds))
        return Found("robust", self.talks, answer, lambda: _shares(self.talks, draws, seed, _pace(seconds)))

    def power(self) -> Found[RulePower | TooManySets]:
        """What the rule gives each party."""
        return Found("power", self.talks, power_of(self.talks), lambda: power(self.talks))

    def blocking(self, *, seconds: float | None = None) -> Found[Refusals | LargeRefusals | TooLarge]:
        """Who can stop it, and what keeps it shut."""
        answer = blocking_of(self.talks, _pace(seconds))
        return Found("blocking", self.talks, answer, lambda: _refusals(self.talks, _pace(seconds)))

    def leverage(self, *, seconds: float | None = None) -> Found[Leverage | LargeLeverage | TooLarge]:
        """What opens if one party moves."""
        answer = leverage_of(self.talks, _pace(seconds))
        return Found("leverage", self.talks, answer, lambda: _leverage(self.talks, _pace(seconds)))

    def better(self, than: str | Package, *, seconds: float | None = None) -> Found[Better | TooLarge]:
        """Whether anything is better for all than a text, named like ``A=A2,B=B3``. Raises BadInputError."""
        text = package_of(than, self.talks, "than") if isinstance(than, str) else than
        answer = better_of(self.talks, text, _pace(seconds))
        return Found("better", self.talks, answer, lambda: better_than(self.talks, text, pace=_pace(seconds)))

    def teams(
        self, *, by: str | None = None, limits: Limits | Typed | None = None, seconds: float | None = None
    ) -> Found[Teams]:
        """Which issues belong in which work team. Raises BadInputError where the limits cannot be."""
        within = limits if isinstance(limits, Limits) else limits_of(limits or Typed(), self.talks)
        measure, pace = None if by is None else Measure(by), _pace(seconds)

        def go_on(done: int) -> bool:
            return pace(done, 0)

        answer = teams_of(self.talks, by=measure, limits=within, go_on=go_on)
        return Found(
            "teams", self.talks, answer, lambda: teams(self.talks, by=measure, limits=within, go_on=go_on)
        )

    def represented(self, on: date) -> Found[Representation]:
        """Who is represented, admitted and listed, as on a day."""
        return Found(
            "represented", self.talks, represented(self.talks, on), lambda: representation(self.talks)
        )

    def channels(self, on: date) -> Found[tuple[Contacts, Asks]]:
        """Who speaks with whom and what was asked, as on a day."""
        answer = spoken(self.talks, on)
        return Found("channels", self.talks, answer, lambda: (contacts(self.talks, on), asks(self.talks, on)))

    def statements(self) -> Found[tuple[Statement, ...]]:
        """The statements that positions rest on."""
        return Found("statements", self.talks, register(self.talks), lambda: self.talks.statements)

    def report(self, on: date, *, seconds: float | None = None) -> Whole:
        """Everything about the talks in one page, as on a day."""
        return Whole(report_of(self.talks, on, _pace(seconds)))

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


def read(file: str | Path, *, person: str | None = None) -> Inquiry:
    """Talks from a file, a folder, a spreadsheet, a record (as one person knows them) or the name of an example.

    Raises BadInputError with what the commands say.
    """
    return Inquiry(talks_for(str(file), person))


def bring(
    form: str, *paths: str | Path, part: str | None = None, steps: int | None = None, repair: bool = False
) -> Inquiry:
    """Talks from another program's files: genius, negmas, geniusweb, negolog, scorable, wahlomat, decide, ktab or deu.

    Raises BadInputError with every reason why they cannot be brought in.
    """
    made = brought_from(form, tuple(map(Path, paths)), Wish(part=part, steps=steps, repair=repair))
    return Inquiry(made.brought.talks)


def write_tables(folder: Path, question: str, answer: Answer, talks: Talks) -> tuple[Path, ...]:
    """Every table of an answer in a folder, which is made where there is none. Raises BadInputError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in files_of(question, answer, talks).items():
        write_bytes(folder / name, b"\xef\xbb\xbf" + text.encode())
        written.append(folder / name)
    return tuple(written)


def _zone(talks: Talks) -> Zone | LargeZone | TooLarge:
    found = zone(talks)
    return large_zone(talks) if isinstance(found, TooLarge) else found


def _refusals(talks: Talks, pace: Pace) -> Refusals | LargeRefusals | TooLarge:
    found = refusals(talks)
    return large_refusals(talks, pace=pace) if isinstance(found, TooLarge) else found


def _leverage(talks: Talks, pace: Pace) -> Leverage | LargeLeverage | TooLarge:
    found = leverage(talks)
    return large_leverage(talks, pace=pace) if isinstance(found, TooLarge) else found


def _shares(talks: Talks, draws: int, seed: int, pace: Pace) -> Shares | LargeShares | TooLarge:
    if isinstance(weigh(talks), TooLarge):
        return large_shares(talks, draws=draws, seed=seed, pace=pace)
    return shares(talks, draws=draws, seed=seed)


def _pace(seconds: float | None) -> Pace:
    if seconds is None:
        return without_end
    until = monotonic() + seconds
    return lambda _done, _of: monotonic() < until
