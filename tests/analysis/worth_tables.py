"""Talks of any size by one generator of whole numbers, so that sizes of frontiers can be held against published ones."""

import random
from fractions import Fraction

from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.party import Party, PartyId
from multitrack.model.talks import Talks

SEED = 20140126

Values = list[list[list[int]]]
"""For each party, issue and option: what it is worth."""


def values(parties: int, issues: int, options: int, *, opposed: bool) -> Values:
    """Worths from 0 to 1000; where opposed, every second party wants nearly the contrary of the first."""
    rng = random.Random(SEED)
    found: Values = []
    for party in range(parties):
        found.append([])
        for issue in range(issues):
            found[party].append([])
            for option in range(options):
                if opposed and party % 2:
                    contrary = 1000 - found[0][issue][option] + rng.randint(-200, 200)
                    found[party][issue].append(min(1000, max(0, contrary)))
                else:
                    found[party][issue].append(rng.randint(0, 1000))
    return found


def talks_of(worths: Values) -> Talks:
    """Talks in which these are the mandates."""
    issues = tuple(
        Issue(
            id=IssueId(f"I{place}"),
            title=f"I{place}",
            options=tuple(Option(id=OptionId(f"o{code}"), title="") for code in range(len(options))),
        )
        for place, options in enumerate(worths[0])
    )
    mandates = tuple(
        Mandate(
            party=PartyId(f"P{number}"),
            factors=tuple(
                Factor(
                    issues=(issue.id,),
                    worths=tuple(
                        Worth((option.id,), Fraction(worth))
                        for option, worth in zip(issue.options, row, strict=True)
                    ),
                )
                for issue, row in zip(issues, mine, strict=True)
            ),
            walk_away=Fraction(0),
        )
        for number, mine in enumerate(worths)
    )
    parties = tuple(Party(id=mandate.party, name=mandate.party) for mandate in mandates)
    return Talks(title="generated", parties=parties, issues=issues, mandates=mandates)
