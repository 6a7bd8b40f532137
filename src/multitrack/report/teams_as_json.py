"""Which issues belong in which work team, as JSON."""

from __future__ import annotations

from fractions import Fraction

from multitrack.analysis.grouping.goal import Bundle
from multitrack.analysis.grouping.price import Price
from multitrack.analysis.grouping.teams import Declared, Teams
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.links_in_words import tie_in_words


def teams_as_json(talks: Talks, found: Teams) -> Json:
    """Which issues belong in which team, and what that costs."""
    return {
        "talks": talks.title,
        "status": found.status.value,
        "by": found.by.value,
        "limits": _limits_as_json(found),
        "teams": [list(team) for team in found.teams],
        "gap": str(found.gap),
        "good": found.good,
        "price": None if found.price is None else _price_as_json(talks, found, found.price),
        "links": [_weight_as_json(found, each) for each in found.weights.items()],
        "mandated": found.mandated,
        "declared": [_declared_as_json(talks, found, each) for each in found.declared],
    }


def _limits_as_json(found: Teams) -> Json:
    limits, issues = found.limits, found.issues
    return {
        "least_teams": limits.least_teams,
        "most_teams": limits.most_teams,
        "smallest": limits.smallest,
        "largest": limits.largest,
        "together": [[issues[a], issues[b]] for a, b in limits.together],
        "apart": [[issues[a], issues[b]] for a, b in limits.apart],
        "seats": [
            {"issues": [issues[at] for at in each.issues], "teams": each.teams} for each in limits.seats
        ],
    }


def _declared_as_json(talks: Talks, found: Teams, each: Declared) -> Json:
    return {
        "title": each.title,
        "teams": [list(team) for team in each.teams],
        "keeps_to_limits": each.keeps_to_limits,
        "price": _price_as_json(talks, found, each.price),
    }


def _price_as_json(talks: Talks, found: Teams, told: Price) -> Json:
    regret = told.regret_at_most
    return {
        "modularity": None if told.modularity is None else str(told.modularity),
        "cut": [_weight_as_json(found, each) for each in told.cut],
        "ties": [
            {
                "issues": [found.issues[at] for at in tie.bundle],
                "words": str(tie_in_words(talks, found.issues, tie)),
            }
            for tie in told.ties
        ],
        "traded": [_weight_as_json(found, each) for each in told.traded],
        "loses_at_most": None if regret is None or not found.mandated else str(regret / found.mandated),
        "packages_left": told.kept,
        "packages": told.zone,
    }


def _weight_as_json(found: Teams, each: tuple[Bundle, Fraction]) -> Json:
    return {"issues": [found.issues[at] for at in each[0]], "weight": str(each[1])}
