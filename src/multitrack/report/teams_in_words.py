"""Which issues belong in which work team, as a page and as JSON: what holds together, what a split would cut."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from multitrack.analysis.finding import Status
from multitrack.analysis.grouping.goal import in_pairs
from multitrack.analysis.grouping.limits import Limits, Pair
from multitrack.analysis.grouping.price import Price
from multitrack.analysis.grouping.splitting import GoOn
from multitrack.analysis.grouping.teams import NO_LIMITS, THE_TRACKS, Declared, Measure, Teams, teams
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.basis import basis_in_words
from multitrack.report.links_in_words import percent, tie_in_words, together, weighed
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import issue_title
from multitrack.report.saying import Sentence, Words, count, names, say, sentences
from multitrack.report.teams_as_json import teams_as_json

BY = {
    Measure.LINKS: say("what issues are worth together and what ties them"),
    Measure.TRADE: say("what the sides could trade between issues"),
}


def teams_of(
    talks: Talks, *, by: Measure | None = None, limits: Limits = NO_LIMITS, go_on: GoOn = lambda _: True
) -> Answer:
    """Which issues belong in which team."""
    found = teams(talks, by=by, limits=limits, go_on=go_on)
    none = found.status is not Status.UNKNOWN and not found.teams
    return Answer(page=tuple(_page(talks, found)), json=teams_as_json(talks, found), finding=none)


def _page(talks: Talks, found: Teams) -> Page:
    return (
        Heading(say("{talks}: which issues in which team", talks=talks.title), 1),
        *_best(talks, found),
        *_costs(talks, found),
        *_declared(found),
        Heading(say("What this rests on")),
        Paragraph(sentences((*_rests_on(found), basis_in_words(talks, found.basis)))),
    )


def _best(talks: Talks, found: Teams) -> Iterator[Block]:
    """The teams themselves, and how sure it is that none are better."""
    if found.status is Status.UNKNOWN:
        yield Paragraph(_nothing_known(found))
        return
    if not found.teams:
        yield Paragraph(
            say("No split keeps to these limits: that is proved.")
            if found.status is Status.EXACT
            else say(
                "No split that keeps to these limits was found in the time given; whether there is one is not known."
            )
        )
        return
    if len(found.teams) == 1:
        yield Paragraph(
            say(
                "By {measure}, all issues belong in one team: {sure}.",
                measure=BY[found.by],
                sure=_sure(found),
            )
        )
        return
    shown = _shown(found)
    yield Paragraph(_these(found, len(shown)))
    yield Table(
        (say("Team"), say("Issues")),
        tuple((str(at), _titles(talks, team)) for at, team in enumerate(shown, 1)),
    )
    free = tuple(issue for issue in found.issues if issue not in found.linked)
    if free:
        yield Paragraph(
            say("Linked with nothing, so that any team can take it: {issues}.", issues=_titles(talks, free))
        )
    if found.nothing_cut:
        yield Paragraph(say("All that is linked is in one team; nothing is cut."))


def _these(found: Teams, shown: int) -> Sentence:
    """By what the teams are best."""
    measure, sure = BY[found.by], _sure(found)
    if found.limits == NO_LIMITS:
        return count(
            "By {measure}, this team holds together best ({sure}).",
            "By {measure}, these {n} teams hold together best ({sure}).",
            shown,
            measure=measure,
            sure=sure,
        )
    return count(
        "By {measure}, this team keeps to the limits and cuts least ({sure}).",
        "By {measure}, these {n} teams keep to the limits and cut least ({sure}).",
        shown,
        measure=measure,
        sure=sure,
    )


def _shown(found: Teams) -> tuple[tuple[IssueId, ...], ...]:
    """The teams, leaving aside what any team can take where no limits were named."""
    return tuple(team for team in found.teams if found.limits != NO_LIMITS or set(team) & found.linked)


def _nothing_known(found: Teams) -> Sentence:
    if found.by is Measure.TRADE or found.mandated:
        return say(
            "Nothing that is known links one issue with another: no worths for several issues together, no linkage, "
            "nothing to trade. By this, every split is as good as any other."
        )
    return say(
        "Nothing that is known links one issue with another, or parts them: no linkage is noted, and what issues are worth "
        "together is in nobody's mandate here. Ask each side which issues it would only settle together."
    )


def _sure(found: Teams) -> Sentence:
    if found.status is Status.EXACT:
        return say("proved: no split is better")
    return say(
        "bounded: time ran out; a split may keep together up to {share} more of all that links issues",
        share=percent(found.gap),
    )


def _costs(talks: Talks, found: Teams) -> Iterator[Block]:
    """How well the teams hold together, and what it costs to part what is parted."""
    told = found.price
    if told is None:
        return
    if len(found.teams) > 1 and not found.good:
        yield Paragraph(sentences(_warning(talks, found)))
    if len(found.teams) > 1:
        points = tuple(_points(talks, found, told))
        if points:
            yield Heading(say("What that costs"))
            yield Points(points)


def _warning(talks: Talks, found: Teams) -> Iterator[Sentence]:
    """That there is no good split, which links are the trouble, and what helps."""
    held = Fraction(0) if found.price is None or found.price.modularity is None else found.price.modularity
    yield say(
        "Careful: this is no good split. Its teams hold together little more than chance would have it ({held}, where 0.30 "
        "is called good).",
        held=_two(held),
    )
    heavy = _heaviest(found)
    if heavy:
        each = names((together(talks, found.issues, pair) for pair in heavy), "; ")
        yield say("Most of what it cuts lies between: {pairs}.", pairs=each)
    yield say(
        "What helps: put these in one team; or let each team report several options instead of one, and choose the package "
        "in the plenary."
    )


def _heaviest(found: Teams) -> list[Pair]:
    """The pairs between teams that weigh most."""
    of = {issue: at for at, team in enumerate(found.teams) for issue in team}
    pairs = in_pairs(found.weights)
    cut = [pair for pair in pairs if of[found.issues[pair[0]]] != of[found.issues[pair[1]]]]
    return sorted(cut, key=lambda pair: (-pairs[pair], pair))[:2]


def _points(talks: Talks, found: Teams, told: Price) -> Iterator[Words]:
    for each in told.ties:
        yield say(
            "Between teams, so to be judged in the plenary: {tie}",
            tie=tie_in_words(talks, found.issues, each),
        )
    if told.cut:
        yield say(
            "Worth something together, and in different teams: {pairs}.",
            pairs=weighed(talks, found, told.cut),
        )
    if found.mandated and told.regret_at_most is not None:
        yield _regret(found.mandated, told.regret_at_most)
    if told.traded:
        yield say(
            "Trades that teams could not make if each must be balanced alone: {pairs}.",
            pairs=weighed(talks, found, told.traded),
        )
    if told.kept is not None and told.zone is not None:
        yield _left(told.kept, told.zone)


def _regret(mandated: int, regret: Fraction) -> Sentence:
    if not regret:
        return say(
            "If each team finds what is best for all by its own issues, nothing is lost: nothing is worth anything across "
            "teams."
        )
    return say(
        "If each team finds what is best for all by its own issues, whatever it takes to stand elsewhere, all sides together "
        "lose at most {share} of what their worths range over.",
        share=percent(regret / mandated),
    )


def _left(kept: int, zone: int) -> Words:
    """What is left where each team must find its part good enough by itself."""
    if kept == zone:
        return count(
            "If each team must find its part good enough by itself, all {n} package not ruled out are left.",
            "If each team must find its part good enough by itself, all {n} packages not ruled out are left.",
            zone,
        )
    lost = say("None is lost where teams report several options each and close nothing.")
    if kept == 1:
        left = count(
            "If each team must find its part good enough by itself, 1 of the {n} package not ruled out is left.",
            "If each team must find its part good enough by itself, 1 of the {n} packages not ruled out is left.",
            zone,
        )
    else:
        left = count(
            "If each team must find its part good enough by itself, {kept} of the {n} package not ruled out are left.",
            "If each team must find its part good enough by itself, {kept} of the {n} packages not ruled out are left.",
            zone,
            kept=kept,
        )
    return sentences((left, lost))


def _declared(found: Teams) -> Iterator[Block]:
    if not found.declared:
        return
    yield Heading(say("As the talks have it"))
    rows = [(_called(each), each.teams, each.price) for each in found.declared]
    if found.price is not None:
        rows.insert(0, (say("the teams above"), _shown(found), found.price))
    yield Table(
        (
            say("Split"),
            say("Teams"),
            say("Holds together"),
            say("Ties between teams"),
            say("Loses at most"),
            say("Packages left"),
        ),
        tuple(
            (
                title,
                f"{len(split):,}",
                "-" if told.modularity is None else _two(told.modularity),
                f"{len(told.ties):,}",
                _loses(found, told),
                "-"
                if told.kept is None or told.zone is None
                else say("{some} of {all}", some=told.kept, all=told.zone),
            )
            for title, split, told in rows
        ),
        numbers=(1, 2, 3, 4, 5),
    )


def _called(each: Declared) -> Words:
    named: Words = say("the tracks") if each.title == THE_TRACKS else each.title
    return named if each.keeps_to_limits else say("{split} (not within the limits)", split=named)


def _loses(found: Teams, told: Price) -> Words:
    if told.regret_at_most is None or not found.mandated:
        return "-"
    return percent(told.regret_at_most / found.mandated)


def _rests_on(found: Teams) -> Iterator[Sentence]:
    if found.status is Status.UNKNOWN:
        return
    yield say(
        "How well a split holds together goes from below 0 to below 1: 0 is what chance would have, 0.30 and more is good "
        "(modularity)."
    )
    if found.mandated:
        yield say(
            "Each side's worths count in parts of what they range over; no side's are held against another's."
        )
    if found.by is Measure.LINKS and found.mandated and found.price is not None:
        yield say("A linkage counts as much as the heaviest thing that issues are worth together.")


def _titles(talks: Talks, team: tuple[IssueId, ...]) -> Sentence:
    return say("{issues}", issues=names((issue_title(talks, issue) for issue in team), "; "))


def _two(part: Fraction) -> str:
    return f"{float(part):.2f}"
