"""What stands or falls together, at work: judged in the plenary, on what the tracks last reported there.

A result that clashes with another reported one is refused; one that needs another waits for it; and where what
it needed no longer stands, it lapses, and whatever hung on it in turn. Everyone on the plenary is told which
linkage it was and which result fell; why that one fell is told only where it was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import (
    AtMost,
    Budget,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Package,
    Requires,
    broken,
)
from multitrack.model.text import arising, bracket_table, places
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Named, Refused, phrase, refuse
from multitrack.record.held import Hold
from multitrack.record.procedure.joint import Effect, under
from multitrack.record.standing import ChannelStanding, Proposed

Results = Mapping[IssueId, OptionId]
"""Which option stands reported on which issue."""


def plenary_of(here: Hold) -> ChannelStanding | None:
    """The plenary, where it is this channel or one of its grounds."""
    return next((each for each in here.standings if each.channel.kind is ChannelKind.PLENARY), None)


def results(plenary: ChannelStanding) -> dict[IssueId, OptionId]:
    """The results in the plenary: what the tracks reported, and what it settled itself."""
    own = {issue: result.option for issue, result in plenary.settled.items()}
    return own | {issue: result.option for issue, result in plenary.reported.items()}


def arises(here: Hold, issue: IssueId, package: Package) -> bool:
    """Whether an issue arises in a package, by the draft and by what the issue itself says."""
    plenary = plenary_of(here) or here.own
    ways = arising(plenary.holds.draft, here.issues()).get(issue, ())
    return not ways or any(all(map(package.holds, way)) for way in ways)


def clash(here: Hold, act: acts.Act, new: Results) -> Refused | None:
    """The refusal of a result that cannot stand beside what is reported already; the other issue is named."""
    plenary = plenary_of(here)
    if plenary is None:
        return None
    before = results(plenary)
    after = Package.of({**before, **new})
    for link in under(plenary.holds.linkage, act.kind, Effect.REFUSED):
        if not broken(link, after):
            continue
        if broken(link, Package.of(before)) and not _touches(link, before, new):
            continue
        own = tuple(here.title(issue) for issue in issues_of(link, after) if issue in new)
        others = tuple(here.title(issue) for issue in issues_of(link, after) if issue not in new)
        if not others:
            return refuse(
                act,
                phrase(
                    "These results cannot stand together ({link}): {issues}.",
                    link=said(here, link),
                    issues=own,
                ),
                phrase("Settle one of them otherwise."),
            )
        return refuse(
            act,
            phrase(
                "{issues} cannot stand as settled beside what is reported on {others} ({link}).",
                issues=own,
                others=others,
                link=said(here, link),
            ),
            phrase("Settle it otherwise; or ask for {others} to be reopened.", others=others),
        )
    return None


def _touches(link: Linkage, before: Results, new: Results) -> bool:
    """Whether a report changes anything in what a linkage that was broken already ties together."""
    changed = {issue for issue, option in new.items() if before.get(issue) != option}
    return bool(changed & set(issues_of(link, Package.of({**before, **new}))))


def issues_of(link: Linkage, package: Package) -> tuple[IssueId, ...]:
    """The issues that a linkage ties together in a package.

    In a budget those that cost something there; of several of which only so many may hold, those that do.
    """
    match link:
        case Budget(costs=costs):
            paid = (each.issue for each in costs if package.on(each.issue) == each.option and each.amount > 0)
            return tuple(dict.fromkeys(paid))
        case Excludes(together=conditions):
            return tuple(dict.fromkeys(each.issue for each in conditions))
        case AtMost(of=conditions):
            return tuple(dict.fromkeys(each.issue for each in conditions if package.holds(each)))
        case Requires(where=where, needs=needs):
            return tuple(dict.fromkeys(each.issue for each in (*where, *needs)))
        case NothingUntilAll(issues=issues) | EarlyHarvest(issues=issues):
            return issues


def lapses(plenary: ChannelStanding, after: Results, by: str = "reopen") -> tuple[Inscription, ...]:
    """What lapses in the plenary once its results are ``after``: whatever needed what no longer stands.

    ``by``: the kind of act that changes the results, by which the table of joint conditions says what lapses.

    A result lapses where something it needs held before and holds no more; what waits for a result that never
    came waits on. One falls after the other, in the order of the linkages; what was applied early stays applied.
    """
    before, standing = Package.of(results(plenary)), dict(after)
    fallen: list[acts.LapseReport] = []
    while (found := next(_falling(plenary, before, standing, by), None)) is not None:
        fallen.append(found)
        del standing[found.issue]
    return tuple(Inscription(channel=plenary.channel.id, act=each) for each in fallen)


def _falling(
    plenary: ChannelStanding, before: Package, standing: Results, by: str
) -> Iterator[acts.LapseReport]:
    """The results that still stand and hang, by some linkage, on one that no longer does."""
    left, linkage = Package.of(standing), plenary.holds.linkage
    for link in under(linkage, by, Effect.LAPSES):
        if not isinstance(link, Requires) or not all(map(before.holds, link.where)):
            continue
        lost = next((need for need in link.needs if before.holds(need) and not left.holds(need)), None)
        for condition in link.where if lost is not None else ():
            stands = left.holds(condition) and condition.issue not in plenary.harvested
            if lost is not None and stands:
                yield acts.LapseReport(
                    issue=condition.issue,
                    option=standing[condition.issue],
                    because_of=lost.issue,
                    linkage=linkage.index(link),
                )


def missing(
    here: Hold, package: Package, act: str, *, but: frozenset[IssueId] = frozenset()
) -> tuple[Named, ...]:
    """What is still open of all that an act waits for together; issues in ``but`` do not hang on the others."""
    plenary = plenary_of(here) or here.own
    every = tuple(known.id for known in here.issues())
    waits = under(plenary.holds.linkage, act, Effect.WAITS)
    together = [link for link in waits if isinstance(link, NothingUntilAll)]
    needed = {issue for link in together for issue in link.issues or every} - but
    return tuple(
        here.title(issue)
        for issue in every
        if issue in needed and package.on(issue) is None and arises(here, issue, package)
    )


def with_reported(here: Hold, package: Package) -> Package:
    """A package beside what the tracks reported: on an issue that both hold, the package's word goes first."""
    plenary = plenary_of(here) or here.own
    return Package.of({**results(plenary), **package.as_dict()})


def waiting(here: Hold, proposed: Proposed) -> tuple[str | Named, ...]:
    """What keeps a package from being whole.

    Issues left open that nothing stands without, what is linked in the talks or by the package's own conditions,
    and wording in brackets.
    """
    own, package = here.own, proposed.package
    linked = [link for link in under(own.holds.linkage, "adopt", Effect.WAITS) if broken(link, package)]
    linked += [link for link in proposed.conditions if broken(link, with_reported(here, package))]
    return (*missing(here, package, "adopt"), *(said(here, link) for link in linked), *_wording(own))


def _wording(plenary: ChannelStanding) -> Iterator[str]:
    """The brackets of wording only that nobody lifted yet."""
    draft = plenary.holds.draft
    table = bracket_table(draft, ())
    for paragraph in draft.paragraphs:
        for place in places(paragraph.words):
            bracket = table.get(place)
            if bracket is not None and not bracket.decided_by and place not in plenary.lifted:
                yield " / ".join(alternative.words for alternative in bracket.alternatives)


def said(here: Hold, link: Linkage) -> str:
    """A linkage in words, with the names of issues and options."""
    because = None if isinstance(link, NothingUntilAll | Budget) else link.because
    match link:
        case _ if because:
            return because
        case Budget(title=title):
            return title
        case Requires(where=where, needs=needs):
            return f"{conditions(here, where)} → {conditions(here, needs)}"
        case Excludes(together=together):
            return conditions(here, together)
        case AtMost(number=number, of=of):
            return f"≤ {number}: {'; '.join(conditions(here, (each,)) for each in of)}"
        case _:
            return link.kind


def conditions(here: Hold, wanted: tuple[Condition, ...]) -> str:
    """Conditions in words, with the names of issues and options."""

    def one(condition: Condition) -> str:
        tabled = (here.option(condition.issue, option) for option in condition.options)
        return f"{here.title(condition.issue)}: {' / '.join(t.option.title for t in tabled if t is not None)}"

    return " + ".join(map(one, wanted))
