"""In how many draws anything can be agreed where packages are too many to go through, and which were met on the way.

Draw by draw it is asked whether anything is open (:mod:`~multitrack.analysis.anything`). A package that is met answers
every draw in which it passes; a draw in which nothing is open answers every draw that bears no more. Draws are told in
their order, up to the first that could not be answered: what was answered beyond is no fair sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.anything import Anything
from multitrack.analysis.compatible import Drawn, drawn_of
from multitrack.analysis.consent import Decided, meeting, verdict
from multitrack.analysis.finding import Status, TooLarge, basis_of, options_of, stances_that_count
from multitrack.analysis.fold.folding import Pace, StoppedError, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.large_counts import Number, Sense, accepted
from multitrack.analysis.shares import DRAWS, HELD, LISTED, QUESTION, SEED, PackageShares, Share, Shares
from multitrack.analysis.space import LIMIT, NONE, Packages, too_large
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.rule import Unanimity
from multitrack.model.talks import Talks

Draws = NDArray[np.bool_]
"""One yes or no for each draw."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LargeShares:
    """What the draws tell of large talks.

    ``told``: the shares over so many draws as were answered one after the other, and the packages met on the way, those
    that pass in most draws first; others may pass in more. ``asked``: draws that were to be made. ``survive``: packages
    that pass whatever is drawn, ``may``: those not ruled out in every draw; nothing where that was not counted.
    """

    told: Shares
    asked: int
    survive: Number | None
    may: Number | None
    stopped: bool

    @property
    def status(self) -> Status:
        """How sure it is."""
        return self.told.status


def large_shares(
    talks: Talks,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    listed: int = LISTED,
    pace: Pace = without_end,
) -> LargeShares | TooLarge:
    """In how many draws anything can be agreed; refused where a linkage is too entangled or draws are too many to hold."""
    try:
        return _Drawing(talks, draws, seed, pace).told(listed)
    except TooEntangledError:
        return too_large(talks, LIMIT)
    except TooManyRowsError:
        return TooLarge(question=QUESTION, packages=too_large(talks, LIMIT).packages, limit=LIMIT)


class _Drawing:
    """All draws, each answered by a package that passes or by the proof that none does."""

    def __init__(self, talks: Talks, draws: int, seed: int, pace: Pace) -> None:
        self.talks, self.draws, self.seed, self.pace = talks, draws, seed, pace
        self.seated = tuple(party.id for party in talks.seated_parties())
        self.options = {issue.id: tuple(o.id for o in options_of(talks, issue.id)) for issue in talks.issues}
        heard = {party for party, _, _ in stances_that_count(talks)}
        without = [party for party in self.seated if talks.mandate(party) is None]
        self.parties = tuple(party for party in without if party in heard)
        self.left_out = tuple(party for party in without if party not in heard)
        if len(self.parties) * sum(map(len, self.options.values())) * draws > HELD:
            raise TooManyRowsError
        self.drawn: dict[PartyId, Drawn] = {
            party: drawn_of(talks, party, self.options, draws, seed) for party in self.parties
        }
        self.met: dict[Package, tuple[Draws, Draws]] = {}
        self.stopped = False

    def told(self, listed: int) -> LargeShares:
        """What the draws tell, up to the first that could not be answered."""
        agree = tuple(party for party in self.seated if party not in self.left_out)
        known = bool(self.seated) and verdict(self.talks.rule, self.seated, agree).accepted
        survive, may = self._counted(Sense.SURELY), self._counted(Sense.ALLOWED)
        something, suits_all = self._answered() if known and not self.stopped else ([], [])
        draws = len(something)
        sampled = Status.SAMPLED if self.parties else Status.EXACT
        told = Shares(
            status=sampled if known and draws else Status.UNKNOWN,
            basis=basis_of(self.talks),
            draws=draws,
            seed=self.seed,
            parties=self.parties,
            left_out=self.left_out,
            open=sum(drawn.open for drawn in self.drawn.values()),
            tried=len(self.met),
            something=Share(sum(something), draws) if draws else None,
            suits_all=Share(sum(suits_all), draws) if draws else None,
            by_party={},
            packages=tuple(self._packages(draws, listed)) if draws else (),
            survives=NONE if survive is None or survive[1] is None else survive[1],
        )
        return LargeShares(
            told=told,
            asked=self.draws,
            survive=None if survive is None else survive[0],
            may=None if may is None else may[0],
            stopped=self.stopped,
        )

    def _counted(self, sense: Sense) -> tuple[Number, Packages | None] | None:
        try:
            return accepted(ledger_of(self.talks), sense, pace=lambda _done, _of: self.pace(0, self.draws))
        except TooManyRowsError:
            return None
        except StoppedError:
            self.stopped = True
            return None

    def _answered(self) -> tuple[list[bool], list[bool]]:
        """Draw by draw whether anything passes, and whether anything suits all, up to the first that could not be told."""
        yes = {to_all: np.zeros(self.draws, dtype=bool) for to_all in (False, True)}
        answered = {to_all: np.zeros(self.draws, dtype=bool) for to_all in yes}
        while left := [(int(each.argmin()), to_all) for to_all, each in answered.items() if not each.all()]:
            at, to_all = min(left)
            try:
                package = self._one(at, to_all=to_all)
            except (TooManyRowsError, StoppedError) as error:
                self.stopped |= isinstance(error, StoppedError)
                return yes[False][:at].tolist(), yes[True][:at].tolist()
            if package is None:
                nothing = self._bears_no_more(at)
                for which in (True,) if to_all else (False, True):  # what suits all passes
                    answered[which] |= nothing
                continue
            self.met[package] = self._passing(package)
            for which, found in zip((False, True), self.met[package], strict=True):
                yes[which] |= found
                answered[which] |= found
        return yes[False].tolist(), yes[True].tolist()

    def _one(self, at: int, *, to_all: bool) -> Package | None:
        """A package that passes in one draw, or suits all in it; nothing where none does."""
        if not self.pace(at, self.draws):
            raise StoppedError
        never = tuple(Mandate(party=p, factors=(), walk_away=Fraction(1)) for p in self.left_out)
        talks = replace(
            self.talks,
            positions=tuple(self._stances(at)),
            mandates=(*self.talks.mandates, *never),
            rule=Unanimity() if to_all else self.talks.rule,
        )
        asked = Anything(talks, lambda _done, _of: self.pace(at, self.draws))
        return asked.open_under(asked.all_of)

    def _stances(self, at: int) -> Iterator[Position]:
        for party, drawn in self.drawn.items():
            for issue, options in self.options.items():
                for code, option in enumerate(options):
                    stance = Stance.CAN_LIVE_WITH if drawn.borne[issue][code, at] else Stance.REFUSES
                    yield Position(party=party, issue=issue, option=option, stance=stance)

    def _bears_no_more(self, at: int) -> Draws:
        """The draws in which nobody bears anything that is not borne in this one."""
        fits = np.ones(self.draws, dtype=bool)
        for drawn in self.drawn.values():
            for borne in drawn.borne.values():
                fits &= ~(borne & ~borne[:, at : at + 1]).any(axis=0)
        return fits

    def _passing(self, package: Package) -> tuple[Draws, Draws]:
        """In which draws a package passes under the rule, and in which it suits all."""
        suits = self._suits(package)
        sets: NDArray[Any] = np.zeros(self.draws, dtype=np.int64 if len(self.seated) < 63 else object)
        for place, party in enumerate(self.seated):
            sets = sets + suits[party].astype(sets.dtype) * (1 << place)
        everyone = np.logical_and.reduce([*suits.values()])
        return meeting(self.talks.rule, self.seated, sets, Decided()), everyone

    def _suits(self, package: Package) -> Mapping[PartyId, Draws]:
        """In which draws a package suits each party."""
        chosen = package.as_dict()
        return {party: self._suits_one(party, package, chosen) for party in self.seated}

    def _suits_one(self, party: PartyId, package: Package, chosen: Mapping[IssueId, OptionId]) -> Draws:
        drawn = self.drawn.get(party)
        if drawn is None:
            mandate = self.talks.mandate(party)
            return np.full(self.draws, mandate is not None and mandate.accepts(package))
        found = np.ones(self.draws, dtype=bool)
        for issue, options in self.options.items():
            if issue in chosen:
                found &= drawn.borne[issue][options.index(chosen[issue])]
        return found

    def _packages(self, draws: int, listed: int) -> Iterator[PackageShares]:
        """The packages met, those that pass in most draws first."""
        best = sorted(self.met.items(), key=lambda each: -int(each[1][0][:draws].sum()))
        for package, (passes, suits_all) in best[:listed]:
            suits = self._suits(package)
            yield PackageShares(
                package=package,
                passes=Share(int(passes[:draws].sum()), draws),
                suits_all=Share(int(suits_all[:draws].sum()), draws),
                by_party={party: Share(int(suits[party][:draws].sum()), draws) for party in self.seated},
                fairest=None,
            )
