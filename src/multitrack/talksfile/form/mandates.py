"""How the file, or the annex of a delegation, tells what that delegation may agree to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Choice
from multitrack.model.party import PartyId
from multitrack.talksfile.annex import MandateOrAnnex
from multitrack.talksfile.blocks import Block, Key
from multitrack.talksfile.form.issues import CHOICES, SOME_ISSUES
from multitrack.talksfile.shapes import Listed, Pairs, Row, Turned
from multitrack.talksfile.words import ISSUE, NUMBER, OPTION, PARTY, TEXT, Name


@dataclass(frozen=True, kw_only=True)
class Together:
    """Worths over several issues whose options interact."""

    issues: tuple[IssueId, ...]
    worths: tuple[TogetherWorth, ...]


@dataclass(frozen=True, kw_only=True)
class TogetherWorth:
    """What one combination of options is worth."""

    options: tuple[OptionId, ...]
    worth: Fraction


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A mandate as the file or the annex says it; whose it is stands above."""

    walk_away: Fraction
    worths: tuple[tuple[IssueId, tuple[tuple[OptionId, Fraction], ...]], ...] = ()
    together: tuple[Together, ...] = ()
    red_lines: tuple[Choice, ...] = ()
    from_paper: str | None = None
    party: PartyId | None = None

    def mandate(self, party: PartyId) -> Mandate:
        """The mandate of a party."""
        alone = tuple(
            Factor(issues=(issue,), worths=tuple(Worth((option,), worth) for option, worth in worths))
            for issue, worths in self.worths
        )
        joint = tuple(
            Factor(issues=each.issues, worths=tuple(Worth(w.options, w.worth) for w in each.worths))
            for each in self.together
        )
        return Mandate(
            party=party,
            factors=alone + joint,
            walk_away=self.walk_away,
            red_lines=self.red_lines,
            from_paper=self.from_paper,
        )

    @classmethod
    def of(cls, mandate: Mandate) -> Paper:
        """The paper that says a mandate: single issues first, for as long as the mandate itself does."""
        alone = _alone(mandate.factors)
        return cls(
            walk_away=mandate.walk_away,
            worths=tuple((f.issues[0], tuple((w.options[0], w.worth) for w in f.worths)) for f in alone),
            together=tuple(
                Together(
                    issues=f.issues,
                    worths=tuple(TogetherWorth(options=w.options, worth=w.worth) for w in f.worths),
                )
                for f in mandate.factors[len(alone) :]
            ),
            red_lines=mandate.red_lines,
            from_paper=mandate.from_paper,
        )


def _alone(factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """The factors at the head that are over one issue each, no issue twice and no option twice."""
    seen: set[IssueId] = set()

    def plain(factor: Factor) -> bool:
        options = [worth.options for worth in factor.worths]
        if len(factor.issues) != 1 or factor.issues[0] in seen or len(set(options)) != len(options):
            return False
        seen.add(factor.issues[0])
        return True

    return tuple(takewhile(plain, factors))


TOGETHER = Block(
    Together,
    (
        Key("issues", SOME_ISSUES, "the issues whose options interact"),
        Key(
            "worths",
            Listed(
                Block(
                    TogetherWorth,
                    (
                        Key("options", Row(OPTION), "one option for each of the issues, in their order"),
                        Key("worth", NUMBER, "what they are worth together"),
                    ),
                )
            ),
            "what each combination is worth; one that is not named is worth 0",
        ),
    ),
    scope="issues",
)
PAPER = Block(
    Paper,
    (
        Key("party", Name(()), "in an annex: whose mandate it is"),
        Key("walk_away", NUMBER, "the worth below which the delegation walks away"),
        Key(
            "worths",
            Pairs(ISSUE, Pairs(OPTION, NUMBER), scoped=True),
            "what each option is worth (issue: option: worth); one that is not named is worth 0",
        ),
        Key("together", Listed(TOGETHER), "worths over several issues at once"),
        Key("red_lines", CHOICES, "options that may be in no package (issue: options)"),
        Key("from_paper", TEXT, "the paper it comes from"),
    ),
)
MANDATES = Turned(
    Pairs(PARTY, MandateOrAnnex(PAPER)),
    lambda pairs: tuple(paper.mandate(party) for party, paper in pairs),
    lambda mandates: tuple((mandate.party, Paper.of(mandate)) for mandate in mandates),
)
