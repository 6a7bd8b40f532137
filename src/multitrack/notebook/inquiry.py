"""Some talks, and every question that can be asked of them; talks read from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from multitrack.analysis.asks import Asks, asks
from multitrack.analysis.better import Better, better_than
from multitrack.analysis.consent import weigh
from multitrack.analysis.contacts import Contacts, contacts
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace
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
from multitrack.analysis.zone import PackageFinding, Zone, examine, zone
from multitrack.exchange.brought import Wish
from multitrack.exchange.formats import FORMATS
from multitrack.model.package import Package
from multitrack.model.statement import Statement
from multitrack.model.talks import Talks
from multitrack.notebook.arguments import day, in_python, one_of, pace_of, package_typed, whole
from multitrack.notebook.found import Found, Whole
from multitrack.report import answers
from multitrack.report.bad_input import BadInputError
from multitrack.report.better_in_words import better_of
from multitrack.report.blocking_in_words import blocking_of
from multitrack.report.contacting import spoken
from multitrack.report.exchanging import brought_from
from multitrack.report.handed_in import talks_for
from multitrack.report.leverage_in_words import leverage_of
from multitrack.report.power_in_words import power_of
from multitrack.report.register import shown as register
from multitrack.report.representing import represented
from multitrack.report.teams_asked import Typed, limits_of
from multitrack.report.teams_in_words import teams_of
from multitrack.report.whole import report_of, with_pictures

DRAWS, SEED = 10_000, 20140126
"""How often what nobody noted is drawn, and from which seed, unless it is said otherwise."""
MOST_DRAWS = 1_000_000
"""How many draws may be asked for."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Some talks, and every question that can be asked of them; ``seconds`` gives a question so long."""

    talks: Talks

    def show(self) -> Found[Talks]:
        """The talks in words: parties, issues, who holds what."""
        return Found("show", self.talks, answers.shown(self.talks), lambda: self.talks)

    def zone(self, *, seconds: float | None = None) -> Found[Zone | LargeZone | TooLarge]:
        """What could be agreed."""
        answer = answers.zone_of(self.talks, pace_of(seconds))
        return Found(
            "zone",
            self.talks,
            answer,
            lambda: answer.zone or answer.large or _zone(self.talks),
            lambda: with_pictures(self.talks, answer),
        )

    def package(self, chosen: str | Package) -> Found[PackageFinding | TooLarge]:
        """What becomes of one package, named like ``A=A2,B=B3``; issues left out are open. Raises BadInputError."""
        package = package_typed(chosen, self.talks, "chosen")
        answer = answers.becomes_of(self.talks, package)
        return Found("package", self.talks, answer, lambda: examine(self.talks, package))

    def compare(self, settled: str | Package | None = None) -> Found[Comparison | TooLarge]:
        """What each way of organising the talks opens and closes, with issues settled like ``A=A2,B=B3``.

        Raises BadInputError.
        """
        package = Package() if settled is None else package_typed(settled, self.talks, "settled")
        answer = answers.compared(self.talks, package)
        return Found("compare", self.talks, answer, lambda: compare(with_settled(self.talks, package)))

    def robust(
        self, *, draws: int = DRAWS, seed: int = SEED, seconds: float | None = None
    ) -> Found[Shares | LargeShares | TooLarge]:
        """What holds, whatever the stances are that nobody noted. Raises BadInputError."""
        whole("draws", draws, 1, MOST_DRAWS)
        whole("seed", seed, 0)
        answer = answers.robust_of(self.talks, draws=draws, seed=seed, pace=pace_of(seconds))
        return Found("robust", self.talks, answer, lambda: _shares(self.talks, draws, seed, pace_of(seconds)))

    def power(self) -> Found[RulePower | TooManySets]:
        """What the rule gives each party."""
        return Found("power", self.talks, power_of(self.talks), lambda: power(self.talks))

    def blocking(self, *, seconds: float | None = None) -> Found[Refusals | LargeRefusals | TooLarge]:
        """Who can stop it, and what keeps it shut."""
        answer = blocking_of(self.talks, pace_of(seconds))
        return Found("blocking", self.talks, answer, lambda: _refusals(self.talks, pace_of(seconds)))

    def leverage(self, *, seconds: float | None = None) -> Found[Leverage | LargeLeverage | TooLarge]:
        """What opens if one party moves."""
        answer = leverage_of(self.talks, pace_of(seconds))
        return Found("leverage", self.talks, answer, lambda: _leverage(self.talks, pace_of(seconds)))

    def better(self, than: str | Package, *, seconds: float | None = None) -> Found[Better | TooLarge]:
        """Whether anything is better for all than a text, named like ``A=A2,B=B3``. Raises BadInputError."""
        text, pace = package_typed(than, self.talks, "than"), pace_of(seconds)
        with in_python():
            answer = better_of(self.talks, text, pace)
        return Found(
            "better", self.talks, answer, lambda: better_than(self.talks, text, pace=pace_of(seconds))
        )

    def teams(
        self, *, by: str | None = None, limits: Limits | Typed | None = None, seconds: float | None = None
    ) -> Found[Teams]:
        """Which issues belong in which work team. Raises BadInputError where the limits cannot be."""
        measure, pace = None if by is None else Measure(one_of("by", by, Measure)), pace_of(seconds)
        with in_python():
            within = limits if isinstance(limits, Limits) else limits_of(limits or Typed(), self.talks)

        def go_on(done: int) -> bool:
            return pace(done, 0)

        answer = teams_of(self.talks, by=measure, limits=within, go_on=go_on)
        return Found(
            "teams", self.talks, answer, lambda: teams(self.talks, by=measure, limits=within, go_on=go_on)
        )

    def represented(self, on: date) -> Found[Representation]:
        """Who is represented, admitted and listed, as on a day. Raises BadInputError."""
        answer = represented(self.talks, day("on", on))
        return Found("represented", self.talks, answer, lambda: representation(self.talks))

    def channels(self, on: date) -> Found[tuple[Contacts, Asks]]:
        """Who speaks with whom and what was asked, as on a day. Raises BadInputError."""
        answer = spoken(self.talks, day("on", on))
        return Found("channels", self.talks, answer, lambda: (contacts(self.talks, on), asks(self.talks, on)))

    def statements(self) -> Found[tuple[Statement, ...]]:
        """The statements that positions rest on."""
        return Found("statements", self.talks, register(self.talks), lambda: self.talks.statements)

    def report(self, on: date, *, seconds: float | None = None) -> Whole:
        """Everything about the talks in one page, as on a day. Raises BadInputError."""
        return Whole(report_of(self.talks, day("on", on), pace_of(seconds)))

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


def read(file: str | Path, *, person: str | None = None) -> Inquiry:
    """Talks from a file, a folder, a spreadsheet, a record (as one person knows them) or the name of an example.

    Raises BadInputError with what the commands say.
    """
    with in_python():
        return Inquiry(talks_for(str(file), person))


def bring(
    form: str, *paths: str | Path, part: str | None = None, steps: int | None = None, repair: bool = False
) -> Inquiry:
    """Talks from another program's files: genius, negmas, geniusweb, negolog, scorable, wahlomat, decide, ktab or deu.

    Raises BadInputError with every reason why they cannot be brought in.
    """
    one_of("form", form, FORMATS)
    if not paths:
        raise BadInputError("paths: no file is named. Expected the path of at least one.")
    if steps is not None:
        whole("steps", steps, 1)
    with in_python():
        made = brought_from(form, tuple(map(Path, paths)), Wish(part=part, steps=steps, repair=repair))
    return Inquiry(made.brought.talks)


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
