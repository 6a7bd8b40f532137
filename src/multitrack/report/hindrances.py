"""What keeps packages shut, by name: a refusal, a walk-away point, or a linkage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from multitrack.analysis.hindered import Hindrance
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.phrasing import issue_title, linkage_in_words, option_title, party_name


def hindrances_in_words(
    talks: Talks, some: Iterable[Hindrance], lower: Mapping[PartyId, str] | None = None
) -> str:
    """Several at once; ``lower``: how far a walk-away point would have to be lowered, in words."""
    words = []
    for each in some:
        by = None if each.party is None or not each.is_walk_away else (lower or {}).get(each.party)
        words.append(hindrance_in_words(talks, each) + (f" ({by})" if by else ""))
    return "; and ".join(words)


def hindrance_in_words(talks: Talks, each: Hindrance) -> str:
    """A refusal, a walk-away point or a linkage, by name."""
    if each.linkage is not None:
        return f'that "{linkage_in_words(each.linkage, talks).rstrip(".")}"'
    assert each.party is not None
    if each.choice is None:
        return f"the walk-away point of {party_name(talks, each.party)}"
    option = option_title(talks, each.choice.issue, each.choice.option)
    return f'{party_name(talks, each.party)} refusing "{option}" on {issue_title(talks, each.choice.issue)}'


def hindrance_as_json(talks: Talks, each: Hindrance) -> Json:
    """The same as JSON."""
    return {
        "party": each.party,
        "issue": None if each.choice is None else each.choice.issue,
        "option": None if each.choice is None else each.choice.option,
        "linkage": None if each.linkage is None else linkage_in_words(each.linkage, talks),
    }
