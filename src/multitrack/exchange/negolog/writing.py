"""From talks of two parties to the profiles of a NegoLog domain."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.jsontext import written
from multitrack.exchange.leaving import Bounds, Leaving, Sheet, alone, leaving
from multitrack.exchange.numbers import decimal
from multitrack.exchange.refused import refuse
from multitrack.model.issue import Issue
from multitrack.model.talks import Talks

BOUNDS = Bounds(form="NegoLog", most=Fraction(1), slack=Fraction(1, 1000))
PROFILES = ("profileA", "profileB")


def write(talks: Talks, file: str) -> Taken:
    """Two profiles and the specs. Raises RefusedError where the meaning would not survive."""
    remarks = Remarks()
    parties = talks.seated_parties()
    if len(parties) != len(PROFILES):
        refuse(file, f"{len(parties)} parties are at the table, and a NegoLog domain has two")
    ready = leaving(talks, file, BOUNDS, remarks)
    files = {"specs.json": written({"Name": ready.title})}
    for name, sheet in zip(PROFILES, ready.sheets, strict=True):
        files[f"{name}.json"] = written(_profile(ready, sheet))
        if sheet.party.id != name:
            remarks.say(f"{sheet.party.name} becomes {name}.")
    return Taken(files, tuple(remarks.said))


def _profile(ready: Leaving, sheet: Sheet) -> Mapping[str, Any]:
    weighed = {ready.names[issue.id]: _weighed(ready, sheet, issue) for issue in ready.issues}
    return {
        "reservationValue": sheet.walk_away,
        "issueWeights": {name: weight for name, (weight, _) in weighed.items()},
        "issues": {name: values for name, (_, values) in weighed.items()},
    }


def _weighed(ready: Leaving, sheet: Sheet, issue: Issue) -> tuple[Fraction, Mapping[str, Fraction]]:
    """The highest worth as the weight and shares of it as values; where these never end, 1 and the worths."""
    worths = dict(zip(ready.words(issue), alone(sheet, issue).values(), strict=True))
    most = max(worths.values())
    shares = {word: worth / most if most else worth for word, worth in worths.items()}
    if any(decimal(share) is None for share in shares.values()):
        return Fraction(1), worths
    return most, shares
