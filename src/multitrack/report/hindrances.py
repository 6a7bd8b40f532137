"""What keeps packages shut, by name: a refusal, a walk-away point, or a linkage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from multitrack.analysis.hindered import Hindrance
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.page import Paragraph
from multitrack.report.phrasing import counted, issue_title, linkage_in_words, option_title, party_name


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


def as_good_in_words(
    ranks: Sequence[tuple[int, int | None]], shown: int, *, more: bool
) -> Iterator[Paragraph]:
    """Which ways of opening something none comes before the others: at the head, and at the end of what is shown.

    ``ranks``: of each way, in order, for how many things it asks at once and how many packages it opens (nothing: not
    counted). ``more``: whether there are further ways that do not stand there.
    """
    if not ranks or ranks[0][1] is None:
        return
    head, last = ranks.count(ranks[0]), ranks[:shown][-1]
    beyond = 0 if last[1] is None else ranks[shown:].count(last)
    unsure = "at least " if (more and ranks[-1] == last) or (last[0], None) in ranks else ""
    if head > 1:
        also = f", and {unsure}{beyond:,} of the further ways," if head > shown and beyond else ""
        yield Paragraph(
            f"The first {min(head, shown)}{also} ask for as little at once and open as much as one another: their order "
            "says nothing."
        )
    if beyond and head <= shown:
        further = counted(beyond, "further way opens", "further ways open")
        told = f"{unsure}{further} as much as the last one here, and no more is asked for at once."
        yield Paragraph(told[0].upper() + told[1:])


def hindrance_as_json(talks: Talks, each: Hindrance) -> Json:
    """The same as JSON."""
    return {
        "party": each.party,
        "issue": None if each.choice is None else each.choice.issue,
        "option": None if each.choice is None else each.choice.option,
        "linkage": None if each.linkage is None else linkage_in_words(each.linkage, talks),
    }
