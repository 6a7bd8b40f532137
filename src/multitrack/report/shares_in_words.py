"""What draws of all that is not known tell of the packages, as a page and as JSON; always with the error."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.robust import Asking
from multitrack.analysis.shares import PackageShares, Share, Shares
from multitrack.model.talks import Talks
from multitrack.report.as_json import (
    Json,
    basis_as_json,
    exact,
    package_as_json,
    questions_as_json,
    titles_as_json,
)
from multitrack.report.asked_in_words import asking_in_words
from multitrack.report.basis import basis_in_words
from multitrack.report.deciding import beyond_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import choice_in_words, counted, listed, option_with_code, party_name

SIDE_BY_SIDE = 3
"""How many packages are shown beside each other."""
NAMED = 3
"""How many packages that pass whatever turns out are named."""
GIVEN = 20
"""How many of them are given as JSON."""
NO_CHANCE = "A share is of draws. It is not the chance that anybody agrees to anything."


def shares_in_words(talks: Talks, found: Shares, asking: Asking | TooLarge) -> Page:
    """What the draws tell of some talks."""
    return (
        Heading(f"{talks.title}: what holds, whatever the stances are that nobody noted", 1),
        *_survives(talks, found),
        *drawn_in_words(talks, found),
        *packages_in_words(talks, found, "Packages that pass in most draws: questions to ask, not verdicts"),
        *(asking_in_words(talks, asking) if isinstance(asking, Asking) else ()),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.basis, asking)} {_how_sure(found)}"),
    )


def drawn_in_words(talks: Talks, found: Shares) -> Iterator[Block]:
    """How was drawn, and in how many draws anything passes."""
    if found.left_out:
        yield Paragraph(_left_out(talks, found))
    if found.something is None or found.suits_all is None or not found.parties:
        return
    yield Paragraph(_how(talks, found))
    passes = f"Something passes under the rule in {in_words(found.something)}."
    suits = (
        "" if found.something == found.suits_all else f" Something suits all in {in_words(found.suits_all)}."
    )
    beyond = beyond_in_words(talks.rule)
    granted = f" The rule hangs on {beyond}, too: taken to turn out well." if beyond else ""
    yield Paragraph(f"{passes}{suits}{granted} {NO_CHANCE}")


def drawn_section(talks: Talks, found: Shares) -> tuple[Block, ...]:
    """The same as a section of a page, where there is anything to tell."""
    if found.something is None or not found.open:
        return ()
    return (Heading("If all that nobody noted were drawn at random"), *drawn_in_words(talks, found))


def in_words(share: Share) -> str:
    """A share in percent, with the interval that holds it 19 times out of 20."""
    low, high = share.between
    return f"{percent(share.value)} of the draws (19 times out of 20 the true share lies between {_bare(low)} and {percent(high)})"


def percent(value: Fraction) -> str:
    """A share in tenths of a percent."""
    return f"{_bare(value)} %"


def _bare(value: Fraction) -> str:
    whole, tenth = divmod(round(value * 1000), 10)
    return f"{whole}.{tenth}"


def _left_out(talks: Talks, found: Shares) -> str:
    who = listed(party_name(talks, party) for party in found.left_out)
    if found.status is Status.UNKNOWN:
        return (
            f"Nothing at all is known of {who}, and the rule needs their agreement. So no share can be told."
        )
    return f"Nothing at all is known of {who}: counted as agreeing to nothing."


def _how(talks: Talks, found: Shares) -> str:
    who = listed(party_name(talks, party) for party in found.parties)
    if not found.open:
        return f"Every stance of {who} is noted, so nothing but the worths of {found.draws:,} draws differs."
    return (
        f"Nobody noted {counted(found.open, 'stance')} of {who}. In each of {found.draws:,} draws (seed {found.seed}) "
        "each of these was set to one of the four (refuses, can live with, accepts, wants), all as likely; and each "
        "party's worths to any that fit its stances and what matters more to it."
    )


def _survives(talks: Talks, found: Shares) -> Iterator[Block]:
    """What passes in every draw there could be."""
    if not len(found.survives):
        may = f" {counted(found.tried, 'package')} may." if found.tried else ""
        yield Paragraph(f"No package is sure to pass, whatever turns out.{may}")
        return
    verb = "passes" if len(found.survives) == 1 else "pass"
    told = f"{counted(len(found.survives), 'package')} {verb}, whatever turns out"
    if not found.parties and not found.left_out:
        yield Paragraph(f'{told}. Every mandate is known, so nothing is drawn; "zone" shows these packages.')
        return
    yield Paragraph(f"{told}{'' if len(found.survives) <= NAMED else '. The first are'}:")
    yield Points(
        tuple(
            "; ".join(str(choice_in_words(talks, choice)) for choice in package.choices)
            for package in found.survives[:NAMED]
        )
    )


def packages_in_words(talks: Talks, found: Shares, heading: str) -> Iterator[Block]:
    """Some packages with the draws in which they pass, side by side."""
    shown = found.packages[:SIDE_BY_SIDE]
    if not shown or not found.parties:
        return
    yield Heading(heading)
    rows = [(issue.title, *(_on(talks, each, at) for each in shown)) for at, issue in enumerate(talks.issues)]
    rows.append(("", *("" for _ in shown)))
    rows.append(("Passes in", *(_cell(each.passes) for each in shown)))
    rows += [
        (f"Suits {party_name(talks, party)} in", *(_cell(each.by_party[party]) for each in shown))
        for party in shown[0].by_party
    ]
    if shown[0].fairest is not None:
        rows.append(
            (
                "Fairest (largest product of gains) in",
                *(_cell(each.fairest) for each in shown if each.fairest),
            )
        )
    yield Table(("", *(f"{at}." for at in range(1, len(shown) + 1))), tuple(rows))
    if len(shown) > 1:
        yield Paragraph("Where the ranges in brackets overlap, the order of packages says nothing.")


def _on(talks: Talks, each: PackageShares, at: int) -> str:
    issue = talks.issues[at].id
    chosen = each.package.on(issue)
    return "does not arise" if chosen is None else option_with_code(talks, issue, chosen)


def _cell(share: Share) -> str:
    low, high = share.between
    return f"{percent(share.value)} ({_bare(low)} to {_bare(high)})"


def _how_sure(found: Shares) -> str:
    if found.status is not Status.SAMPLED:
        return "What passes, whatever turns out, is exact."
    return (
        "Shares are sampled, and stand with their error; the same seed gives the same draws. What passes, whatever "
        "turns out, is exact."
    )


def shares_as_json(talks: Talks, found: Shares, asking: Asking | TooLarge) -> Json:
    """What the draws tell of some talks."""
    return {
        "talks": talks.title,
        **drawn_as_json(found),
        "parties": {party: share_as_json(share) for party, share in found.by_party.items()},
        "packages": packages_as_json(talks, found),
        "survive": {
            "count": len(found.survives),
            "packages": [package_as_json(package) for package in found.survives[:GIVEN]],
        },
        "questions": questions_as_json(asking),
        "basis": basis_as_json(found.basis),
    }


def drawn_as_json(found: Shares) -> Json:
    """How was drawn, and in how many draws anything passes."""
    return {
        "status": found.status.value,
        "draws": found.draws,
        "seed": found.seed,
        "drawn": list(found.parties),
        "left_out": list(found.left_out),
        "not_noted": found.open,
        "tried": found.tried,
        "something_passes": share_as_json(found.something),
        "something_suits_all": share_as_json(found.suits_all),
    }


def share_as_json(share: Share | None) -> Json | None:
    """A share with the interval that holds it 19 times out of 20."""
    if share is None:
        return None
    low, high = share.between
    return {"share": exact(share.value), "low": exact(low), "high": exact(high)}


def packages_as_json(talks: Talks, found: Shares) -> list[Json]:
    """The packages with the draws in which they pass."""
    return [_package_as_json(talks, each) for each in found.packages]


def _package_as_json(talks: Talks, each: PackageShares) -> Json:
    return {
        "package": package_as_json(each.package),
        "titles": titles_as_json(talks, each.package),
        "passes": share_as_json(each.passes),
        "suits_all": share_as_json(each.suits_all),
        "suits": {party: share_as_json(share) for party, share in each.by_party.items()},
        "largest_product": share_as_json(each.fairest),
    }
