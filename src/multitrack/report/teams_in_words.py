"""Which issues belong in which work team, as a page and as JSON: what holds together, what a split would cut."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from multitrack.analysis.finding import Status
from multitrack.analysis.grouping.goal import Bundle, in_pairs
from multitrack.analysis.grouping.limits import Limits, Pair
from multitrack.analysis.grouping.links import Tie
from multitrack.analysis.grouping.price import Price
from multitrack.analysis.grouping.splitting import GoOn
from multitrack.analysis.grouping.teams import NO_LIMITS, Declared, Measure, Teams, teams
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.basis import basis_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import counted, issue_title, linkage_in_words, listed

SHOWN = 4
"""So many links between teams are named: the heaviest."""
BY = {
    Measure.LINKS: "what issues are worth together and what ties them",
    Measure.TRADE: "what the sides could trade between issues",
}


def teams_of(
    talks: Talks, *, by: Measure | None = None, limits: Limits = NO_LIMITS, go_on: GoOn = lambda _: True
) -> Answer:
    """Which issues belong in which team."""
    found = teams(talks, by=by, limits=limits, go_on=go_on)
    none = found.status is not Status.UNKNOWN and not found.teams
    return Answer(page=tuple(_page(talks, found)), json=_as_json(talks, found), finding=none)


def _page(talks: Talks, found: Teams) -> Page:
    return (
        Heading(f"{talks.title}: which issues in which team", 1),
        *_best(talks, found),
        *_costs(talks, found),
        *_declared(found),
        Heading("What this rests on"),
        Paragraph(" ".join((*_rests_on(found), str(basis_in_words(talks, found.basis))))),
    )


def _best(talks: Talks, found: Teams) -> Iterator[Block]:
    """The teams themselves, and how sure it is that none are better."""
    if found.status is Status.UNKNOWN:
        yield Paragraph(_nothing_known(found))
        return
    if not found.teams:
        proved = found.status is Status.EXACT
        yield Paragraph(
            "No split keeps to these limits: that is proved."
            if proved
            else "No split that keeps to these limits was found in the time given; whether there is one is not known."
        )
        return
    shown = _shown(found)
    if len(found.teams) == 1:
        yield Paragraph(f"By {BY[found.by]}, all issues belong in one team: {_sure(found)}.")
        return
    sought = "hold together best" if found.limits == NO_LIMITS else "keep to the limits and cut least"
    these = (
        "this team holds" if len(shown) == 1 else f"these {len(shown)} teams {sought.split(maxsplit=1)[0]}"
    )
    yield Paragraph(f"By {BY[found.by]}, {these} {sought.split(maxsplit=1)[1]} ({_sure(found)}).")
    yield Table(
        ("Team", "Issues"), tuple((str(at), _titles(talks, team)) for at, team in enumerate(shown, 1))
    )
    free = tuple(issue for issue in found.issues if issue not in found.linked)
    if free:
        yield Paragraph(f"Linked with nothing, so that any team can take it: {_titles(talks, free)}.")
    if found.nothing_cut:
        yield Paragraph("All that is linked is in one team; nothing is cut.")


def _shown(found: Teams) -> tuple[tuple[IssueId, ...], ...]:
    """The teams, leaving aside what any team can take where no limits were named."""
    return tuple(team for team in found.teams if found.limits != NO_LIMITS or set(team) & found.linked)


def _nothing_known(found: Teams) -> str:
    if found.by is Measure.TRADE or found.mandated:
        return (
            "Nothing that is known links one issue with another: no worths for several issues together, no linkage, "
            "nothing to trade. By this, every split is as good as any other."
        )
    return (
        "Nothing that is known links one issue with another, or parts them: no linkage is noted, and what issues are worth "
        "together is in nobody's mandate here. Ask each side which issues it would only settle together."
    )


def _sure(found: Teams) -> str:
    if found.status is Status.EXACT:
        return "proved: no split is better"
    return f"bounded: time ran out; a split may keep together up to {_percent(found.gap)} more of all that links issues"


def _costs(talks: Talks, found: Teams) -> Iterator[Block]:
    """How well the teams hold together, and what it costs to part what is parted."""
    told = found.price
    if told is None:
        return
    if len(found.teams) > 1 and not found.good:
        yield Paragraph(" ".join(_warning(talks, found)))
    if len(found.teams) > 1:
        points = tuple(_points(talks, found, told))
        if points:
            yield Heading("What that costs")
            yield Points(points)


def _warning(talks: Talks, found: Teams) -> Iterator[str]:
    """That there is no good split, which links are the trouble, and what helps."""
    held = Fraction(0) if found.price is None or found.price.modularity is None else found.price.modularity
    yield (
        f"Careful: this is no good split. Its teams hold together little more than chance would have it ({_two(held)}, where "
        "0.30 is called good)."
    )
    heavy = _heaviest(found)
    if heavy:
        named = "; ".join(_together(talks, found.issues, pair) for pair in heavy)
        yield f"Most of what it cuts lies between: {named}."
    yield (
        "What helps: put these in one team; or let each team report several options instead of one, and choose the package "
        "in the plenary."
    )


def _heaviest(found: Teams) -> list[Pair]:
    """The pairs between teams that weigh most."""
    of = {issue: at for at, team in enumerate(found.teams) for issue in team}
    pairs = in_pairs(found.weights)
    cut = [pair for pair in pairs if of[found.issues[pair[0]]] != of[found.issues[pair[1]]]]
    return sorted(cut, key=lambda pair: (-pairs[pair], pair))[:2]


def _points(talks: Talks, found: Teams, told: Price) -> Iterator[str]:
    for tie in told.ties:
        yield f"Between teams, so to be judged in the plenary: {_tie(talks, found.issues, tie)}"
    if told.cut:
        named = "; ".join(_weighed(talks, found.issues, each) for each in told.cut[:SHOWN])
        yield f"Worth something together, and in different teams: {named}."
    if found.mandated and told.regret_at_most is not None:
        yield _regret(found.mandated, told.regret_at_most)
    if told.traded:
        named = "; ".join(_weighed(talks, found.issues, each) for each in told.traded[:SHOWN])
        yield f"Trades that teams could not make if each must be balanced alone: {named}."
    if told.kept is not None and told.zone is not None:
        yield _left(told.kept, told.zone)


def _regret(mandated: int, regret: Fraction) -> str:
    if not regret:
        return "If each team finds what is best for all by its own issues, nothing is lost: nothing is worth anything across teams."
    return (
        "If each team finds what is best for all by its own issues, whatever it takes to stand elsewhere, all sides together lose "
        f"at most {_percent(regret / mandated)} of what their worths range over."
    )


def _left(kept: int, zone: int) -> str:
    """What is left where each team must find its part good enough by itself."""
    if kept == zone:
        return f"If each team must find its part good enough by itself, all {counted(zone, 'package')} not ruled out are left."
    return (
        f"If each team must find its part good enough by itself, {kept:,} of the {counted(zone, 'package')} not ruled out "
        f"{'is' if kept == 1 else 'are'} left. None is lost where teams report several options each and close nothing."
    )


def _declared(found: Teams) -> Iterator[Block]:
    if not found.declared:
        return
    yield Heading("As the talks have it")
    shown = _shown(found)
    best = () if found.price is None else (("the teams above", shown, found.price, True),)
    rows = [*best, *((e.title, e.teams, e.price, e.keeps_to_limits) for e in found.declared)]
    yield Table(
        ("Split", "Teams", "Holds together", "Ties between teams", "Loses at most", "Packages left"),
        tuple(
            (
                title if keeps else f"{title} (not within the limits)",
                f"{len(split):,}",
                "-" if told.modularity is None else _two(told.modularity),
                f"{len(told.ties):,}",
                _loses(found, told),
                "-" if told.kept is None or told.zone is None else f"{told.kept:,} of {told.zone:,}",
            )
            for title, split, told, keeps in rows
        ),
        numbers=(1, 2, 3, 4, 5),
    )


def _loses(found: Teams, told: Price) -> str:
    if told.regret_at_most is None or not found.mandated:
        return "-"
    return _percent(told.regret_at_most / found.mandated)


def _rests_on(found: Teams) -> Iterator[str]:
    if found.status is Status.UNKNOWN:
        return
    yield (
        "How well a split holds together goes from below 0 to below 1: 0 is what chance would have, 0.30 and more is good "
        "(modularity)."
    )
    if found.mandated:
        yield "Each side's worths count in parts of what they range over; no side's are held against another's."
    if found.by is Measure.LINKS and found.mandated and found.price is not None:
        yield "A linkage counts as much as the heaviest thing that issues are worth together."


def _weighed(talks: Talks, issues: tuple[IssueId, ...], each: tuple[Bundle, Fraction]) -> str:
    bundle, weight = each
    return f"{_together(talks, issues, bundle)} ({_percent(weight)})"


def _together(talks: Talks, issues: tuple[IssueId, ...], bundle: Bundle) -> str:
    return " with ".join(f'"{issue_title(talks, issues[at])}"' for at in bundle)


def _tie(talks: Talks, issues: tuple[IssueId, ...], tie: Tie) -> str:
    if tie.linkage is not None:
        return str(linkage_in_words(tie.linkage, talks))
    assert tie.issue is not None
    others = [issue_title(talks, issues[at]) for at in tie.bundle if issues[at] != tie.issue]
    return f"{issue_title(talks, tie.issue)} only arises as {listed(others)} is settled."


def _titles(talks: Talks, team: tuple[IssueId, ...]) -> str:
    return "; ".join(issue_title(talks, issue) for issue in team)


def _percent(part: Fraction) -> str:
    hundred = part * 100
    return "less than 0.1 %" if 0 < hundred < Fraction(1, 10) else f"{float(hundred):.1f} %"


def _two(part: Fraction) -> str:
    return f"{float(part):.2f}"


def _as_json(talks: Talks, found: Teams) -> Json:
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
            {"issues": [found.issues[at] for at in tie.bundle], "words": _tie(talks, found.issues, tie)}
            for tie in told.ties
        ],
        "traded": [_weight_as_json(found, each) for each in told.traded],
        "loses_at_most": None if regret is None or not found.mandated else str(regret / found.mandated),
        "packages_left": told.kept,
        "packages": told.zone,
    }


def _weight_as_json(found: Teams, each: tuple[Bundle, Fraction]) -> Json:
    return {"issues": [found.issues[at] for at in each[0]], "weight": str(each[1])}
