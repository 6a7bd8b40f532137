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
from multitrack.report.phrasing import choice_in_words, option_with_code, party_name
from multitrack.report.saying import Sentence, Words, all_of, count, names, say, sentences

SIDE_BY_SIDE = 3
"""How many packages are shown beside each other."""
NAMED = 3
"""How many packages that pass whatever turns out are named."""
GIVEN = 20
"""How many of them are given as JSON."""
NO_CHANCE = say("A share is of draws. It is not the chance that anybody agrees to anything.")


def shares_in_words(talks: Talks, found: Shares, asking: Asking | TooLarge) -> Page:
    """What the draws tell of some talks."""
    return (
        Heading(title(talks), 1),
        *_survives(talks, found),
        *drawn_in_words(talks, found),
        *packages_in_words(
            talks, found, say("Packages that pass in most draws: questions to ask, not verdicts")
        ),
        *(asking_in_words(talks, asking) if isinstance(asking, Asking) else ()),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.basis, asking), _how_sure(found)))),
    )


def title(talks: Talks) -> Sentence:
    """What the page is called."""
    return say("{talks}: what holds, whatever the stances are that nobody noted", talks=talks.title)


def drawn_in_words(talks: Talks, found: Shares) -> Iterator[Block]:
    """How was drawn, and in how many draws anything passes."""
    if found.left_out:
        yield Paragraph(_left_out(talks, found))
    if found.something is None or found.suits_all is None or not found.parties:
        return
    yield Paragraph(_how(talks, found))
    yield Paragraph(
        sentences(
            (
                say("Something passes under the rule in {share}.", share=in_words(found.something)),
                ""
                if found.something == found.suits_all
                else say("Something suits all in {share}.", share=in_words(found.suits_all)),
                _granted(talks),
                NO_CHANCE,
            )
        )
    )


def _granted(talks: Talks) -> Words:
    beyond = beyond_in_words(talks.rule)
    return say("The rule hangs on {what}, too: taken to turn out well.", what=beyond) if beyond else ""


def drawn_section(talks: Talks, found: Shares) -> tuple[Block, ...]:
    """The same as a section of a page, where there is anything to tell."""
    if found.something is None or not found.open:
        return ()
    return (Heading(say("If all that nobody noted were drawn at random")), *drawn_in_words(talks, found))


def in_words(share: Share) -> Sentence:
    """A share in percent, with the interval that holds it 19 times out of 20."""
    low, high = share.between
    return say(
        "{share} of the draws (19 times out of 20 the true share lies between {low} and {high})",
        share=percent(share.value),
        low=_bare(low),
        high=percent(high),
    )


def percent(value: Fraction) -> str:
    """A share in tenths of a percent."""
    return f"{_bare(value)} %"


def _bare(value: Fraction) -> str:
    whole, tenth = divmod(round(value * 1000), 10)
    return f"{whole}.{tenth}"


def _left_out(talks: Talks, found: Shares) -> Sentence:
    who = all_of(party_name(talks, party) for party in found.left_out)
    if found.status is Status.UNKNOWN:
        return say(
            "Nothing at all is known of {parties}, and the rule needs their agreement. So no share can be told.",
            parties=who,
        )
    return say("Nothing at all is known of {parties}: counted as agreeing to nothing.", parties=who)


def _how(talks: Talks, found: Shares) -> Words:
    who = all_of(party_name(talks, party) for party in found.parties)
    if not found.open:
        return count(
            "Every stance of {parties} is noted, so nothing but the worths of {n} draw differs.",
            "Every stance of {parties} is noted, so nothing but the worths of {n} draws differs.",
            found.draws,
            parties=who,
        )
    return sentences(
        (
            count(
                "Nobody noted {n} stance of {parties}.",
                "Nobody noted {n} stances of {parties}.",
                found.open,
                parties=who,
            ),
            count(
                "In each of {n} draw (seed {seed}) each of these was set to one of the four (refuses, can live with, "
                "accepts, wants), all as likely; and each party's worths to any that fit its stances and what matters more "
                "to it.",
                "In each of {n} draws (seed {seed}) each of these was set to one of the four (refuses, can live with, "
                "accepts, wants), all as likely; and each party's worths to any that fit its stances and what matters more "
                "to it.",
                found.draws,
                seed=str(found.seed),
            ),
        )
    )


def _survives(talks: Talks, found: Shares) -> Iterator[Block]:
    """What passes in every draw there could be."""
    passing = len(found.survives)
    if not passing:
        may = count("{n} package may.", "{n} packages may.", found.tried) if found.tried else ""
        yield Paragraph(sentences((say("No package is sure to pass, whatever turns out."), may)))
        return
    if not found.parties and not found.left_out:
        nothing = say('Every mandate is known, so nothing is drawn; "zone" shows these packages.')
        yield Paragraph(sentences((say("{packages}.", packages=surely(passing)), nothing)))
        return
    told = surely(passing)
    yield Paragraph(
        say("{packages}:", packages=told)
        if passing <= NAMED
        else say("{packages}. The first are:", packages=told)
    )
    yield named(talks, found)


def surely(packages: int) -> Sentence:
    """How many packages pass in every draw there could be."""
    return count("{n} package passes, whatever turns out", "{n} packages pass, whatever turns out", packages)


def named(talks: Talks, found: Shares) -> Points:
    """The first of those."""
    return Points(
        tuple(
            say("{choices}", choices=names((choice_in_words(talks, c) for c in package.choices), "; "))
            for package in found.survives[:NAMED]
        )
    )


def packages_in_words(talks: Talks, found: Shares, heading: Words) -> Iterator[Block]:
    """Some packages with the draws in which they pass, side by side."""
    shown = found.packages[:SIDE_BY_SIDE]
    if not shown or not found.parties:
        return
    yield Heading(heading)
    rows: list[tuple[Words, ...]] = [
        (issue.title, *(_on(talks, each, at) for each in shown)) for at, issue in enumerate(talks.issues)
    ]
    rows.append(("", *("" for _ in shown)))
    rows.append((say("Passes in"), *(_cell(each.passes) for each in shown)))
    rows += [
        (
            say("Suits {party} in", party=party_name(talks, party)),
            *(_cell(each.by_party[party]) for each in shown),
        )
        for party in shown[0].by_party
    ]
    if shown[0].fairest is not None:
        rows.append(
            (
                say("Fairest (largest product of gains) in"),
                *(_cell(each.fairest) for each in shown if each.fairest),
            )
        )
    yield Table(("", *(f"{at}." for at in range(1, len(shown) + 1))), tuple(rows))
    if len(shown) > 1:
        yield Paragraph(say("Where the ranges in brackets overlap, the order of packages says nothing."))


def _on(talks: Talks, each: PackageShares, at: int) -> Words:
    issue = talks.issues[at].id
    chosen = each.package.on(issue)
    return say("does not arise") if chosen is None else option_with_code(talks, issue, chosen)


def _cell(share: Share) -> Sentence:
    low, high = share.between
    return say("{share} ({low} to {high})", share=percent(share.value), low=_bare(low), high=_bare(high))


def _how_sure(found: Shares) -> Sentence:
    if found.status is not Status.SAMPLED:
        return say("What passes, whatever turns out, is exact.")
    return say(
        "Shares are sampled, and stand with their error; the same seed gives the same draws. What passes, whatever turns "
        "out, is exact."
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
