"""Whole answers: a question asked of talks, a record or a certificate, with the answer as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from multitrack.analysis.blocking import blocking
from multitrack.analysis.consent import Weighed, weigh
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.large_shares import large_shares
from multitrack.analysis.robust import Asking, worth_asking
from multitrack.analysis.settled import with_settled
from multitrack.analysis.shares import shares
from multitrack.analysis.space import NOTHING_SETTLED
from multitrack.analysis.structure import compare
from multitrack.analysis.to_be_sure import to_be_sure
from multitrack.analysis.zone import Zone, examine, zone
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.record.chain import Break, verify
from multitrack.record.entry import Row
from multitrack.report.as_json import Json, large_zone_as_json, too_large_as_json, zone_as_json
from multitrack.report.beside import beside, beside_large
from multitrack.report.certificate import Checked, check
from multitrack.report.compared_as_json import comparison_as_json
from multitrack.report.comparison import comparison_in_words
from multitrack.report.examined_as_json import package_finding_as_json
from multitrack.report.findings import zone_in_words
from multitrack.report.large_findings import large_zone_in_words
from multitrack.report.large_shares_in_words import large_shares_as_json, large_shares_in_words
from multitrack.report.package_in_words import package_in_words
from multitrack.report.page import Line, Page, Paragraph, Points
from multitrack.report.phrasing import counted, listed
from multitrack.report.recount import TooMany
from multitrack.report.shares_in_words import shares_as_json, shares_in_words
from multitrack.report.talks_in_words import talks_in_words
from multitrack.report.to_be_sure_in_words import to_be_sure_as_json
from multitrack.report.too_large_in_words import too_large_in_words

ASKED_NEXT = 3
"""So many of the questions on which most hangs are offered to be asked."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Whether a party could live with an option, which nobody noted."""

    party: PartyId
    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said: as a page and as JSON; ``finding`` where it is something to look at.

    ``to_ask``: of whom what could be asked next, on whose answer most hangs.
    """

    page: Page
    json: Json
    finding: bool = False
    to_ask: tuple[ToAsk, ...] = ()
    zone: Zone | None = None
    large: LargeZone | None = None


def shown(talks: Talks) -> Answer:
    """The talks in words; as JSON, in numbers."""
    return Answer(page=talks_in_words(talks), json=talks_as_json(talks))


def talks_as_json(talks: Talks) -> Json:
    """The bones of some talks: codes and titles. Who wants what is for the talks file itself to say."""
    return {
        "title": talks.title,
        "exercise": talks.exercise,
        "as_on": None if talks.as_on is None else talks.as_on.isoformat(),
        "parties": {party.id: party.name for party in talks.parties},
        "at_the_table": [party.id for party in talks.seated_parties()],
        "mandates_known_of": [mandate.party for mandate in talks.mandates],
        "issues": {
            issue.id: {
                "title": issue.title,
                "track": None if (track := talks.track_of(issue.id)) is None else track.id,
                "options": {option.id: option.title for option in issue.options},
            }
            for issue in talks.issues
        },
        "tracks": {
            track.id: {"title": track.title, "issues": list(track.issues), "team": list(track.team)}
            for track in talks.tracks
        },
        "structures": {structure.id: structure.title for structure in talks.structures},
        "statements": len(talks.statements),
        "positions": len(talks.positions),
    }


def in_order(talks: Talks, file: str) -> Answer:
    """That a talks file is in order, and what it holds."""
    return Answer(
        page=(Line(f"{file}: in order. {talks.title}: {holds(talks)}."),),
        json={"kind": "talks file", "status": "in order", **talks_as_json(talks)},
    )


def holds(talks: Talks) -> str:
    """What some talks hold, counted."""
    sizes = (
        (len(talks.parties), "party", "parties"),
        (len(talks.issues), "issue", "issues"),
        (len(talks.tracks), "track", "tracks"),
        (len(talks.statements), "statement", "statements"),
        (len(talks.positions), "stance", "stances"),
        (len(talks.mandates), "mandate", "mandates"),
        (len(talks.contacts), "contact", "contacts"),
        (len(talks.asks), "ask", "asks"),
    )
    return listed(counted(*each) for each in sizes if each[0])


def zone_of(talks: Talks, pace: Pace = without_end) -> Answer:
    """What could be agreed; where there are too many packages to go through, told as long as the pace allows."""
    weighed = weigh(talks)
    if isinstance(weighed, TooLarge):
        return _large(talks, weighed, pace)
    found = zone(weighed)
    if isinstance(found, TooLarge):
        return too_large(talks, found)
    asking, nothing_left = worth_asking(weighed), _nothing_left(weighed)
    in_the_way = blocking(weighed) if nothing_left else None
    further, told = beside(weighed, found, nothing_left=nothing_left)
    return Answer(
        page=zone_in_words(talks, found, asking, in_the_way, further),
        json={**zone_as_json(talks, found, asking, in_the_way), **told},
        finding=nothing_left,
        to_ask=_to_ask(asking),
        zone=found,
    )


def _large(talks: Talks, refusal: TooLarge, pace: Pace) -> Answer:
    """What could be agreed where packages are too many to go through."""
    found = large_zone(talks, pace=pace)
    if isinstance(found, TooLarge):
        return too_large(talks, found)
    further, told = beside_large(talks, found, pace)
    nothing_left = found.counts[Acceptance.NOT].low == found.respecting_linkage.high
    return Answer(
        page=large_zone_in_words(talks, found, refusal, further),
        json={**large_zone_as_json(talks, found), **told},
        finding=nothing_left,
        large=found,
    )


def _to_ask(asking: Asking | TooLarge) -> tuple[ToAsk, ...]:
    """The first few questions on whose answer most hangs."""
    if isinstance(asking, TooLarge):
        return ()
    told = (each for each in asking.questions if each.opens or each.to_not)
    return tuple(ToAsk(each.party, each.issue, each.option) for each in islice(told, ASKED_NEXT))


def _nothing_left(weighed: Weighed) -> bool:
    counts = weighed.counts(weighed.level)
    return counts.not_ == counts.total


def becomes_of(talks: Talks, package: Package) -> Answer:
    """What becomes of one package."""
    found = examine(talks, package)
    if isinstance(found, TooLarge):
        return too_large(talks, found)
    sure = to_be_sure(talks, found)
    return Answer(
        page=package_in_words(talks, found, sure),
        json={**package_finding_as_json(talks, found), "to_be_sure": to_be_sure_as_json(sure)},
        finding=found.acceptance is Acceptance.NOT,
    )


def robust_of(talks: Talks, *, draws: int, seed: int, pace: Pace = without_end) -> Answer:
    """What holds, whatever the stances are that nobody noted; on large talks as long as the pace allows."""
    weighed = weigh(talks)
    if isinstance(weighed, TooLarge):
        large = large_shares(talks, draws=draws, seed=seed, pace=pace)
        if isinstance(large, TooLarge):
            return _with_fewer_draws(talks, large)
        return Answer(
            page=large_shares_in_words(talks, large),
            json=large_shares_as_json(talks, large),
            finding=large.may is not None and not large.may.high,
        )
    found = shares(weighed, draws=draws, seed=seed)
    if isinstance(found, TooLarge):
        return _with_fewer_draws(talks, found)
    asking = worth_asking(weighed)
    return Answer(
        page=shares_in_words(talks, found, asking),
        json=shares_as_json(talks, found, asking),
        finding=_nothing_left(weighed),
        to_ask=_to_ask(asking),
    )


def _with_fewer_draws(talks: Talks, refusal: TooLarge) -> Answer:
    refused = too_large(talks, refusal, None)
    return replace(refused, page=(*refused.page, Paragraph("With fewer draws, more packages can be tried.")))


def compared(talks: Talks, settled: Package = NOTHING_SETTLED) -> Answer:
    """What each way of organising the talks opens and closes, with some issues settled where they are named."""
    found = compare(talks := with_settled(talks, settled))
    if isinstance(found, TooLarge):
        return too_large(talks, found, "--settled")
    return Answer(
        page=comparison_in_words(talks, found),
        json=comparison_as_json(talks, found),
        finding=found.acceptable == 0,
    )


def too_large(talks: Talks, refusal: TooLarge, option: str | None = "--package") -> Answer:
    """That there are too many packages to go through, and what can be asked instead."""
    return Answer(
        page=too_large_in_words(talks, refusal, option), json=too_large_as_json(talks, refusal), finding=True
    )


def verified(rows: Iterable[Row], file: str) -> Answer:
    """Whether a record is whole, and its first broken entry where it is not."""
    found = verify(rows)
    if isinstance(found, Break):
        where = {"channel": found.channel, "number": found.number, "what": found.what}
        words = f"broken at entry {found.number} of the channel {found.channel}: {found.what}."
        return Answer(
            page=(Line(f"{file}: {words}"),),
            json={"kind": "record", "status": "broken", "broken": where},
            finding=True,
        )
    erased = f" The words of {counted(found.erased, 'entry', 'entries')} were erased." if found.erased else ""
    entries, channels = counted(found.entries, "entry", "entries"), counted(found.channels, "channel")
    return Answer(
        page=(Line(f"{file}: whole, {entries} on {channels}.{erased}"),),
        json={
            "kind": "record",
            "status": "whole",
            "entries": found.entries,
            "channels": found.channels,
            "erased": found.erased,
        },
    )


def damaged(file: str, what: str) -> Answer:
    """That a record cannot even be read."""
    where = {"channel": None, "number": None, "what": what}
    return Answer(
        page=(Line(f"{file}: broken, before any entry can be read: {what}."),),
        json={"kind": "record", "status": "broken", "broken": where},
        finding=True,
    )


def held_against(certificate: Json, talks: Talks, file: str) -> Answer:
    """Whether the numbers of a certificate hold, counted again."""
    found = check(certificate, talks)
    if isinstance(found, TooMany):
        words = (
            f"{file}: not checked. There are {found.packages:,} packages or more; one by one, at most "
            f"{found.limit:,} are gone through."
        )
        json = {
            "kind": "certificate",
            "status": "too large",
            "packages": found.packages,
            "limit": found.limit,
        }
        return Answer(page=(Line(words),), json=json, finding=True)
    return Answer(
        page=tuple(_checked_in_words(found, file, talks, folded=certificate["claims"].get("folded") is True)),
        json={
            "kind": "certificate",
            "status": "holds" if found.holds else "does not hold",
            "same_talks": found.same_talks,
            "not_counted": list(found.not_counted),
            "differences": [
                {"what": each.what, "says": each.says, "counted": each.counted} for each in found.differences
            ],
        },
        finding=not found.holds,
    )


def _checked_in_words(found: Checked, file: str, talks: Talks, *, folded: bool) -> Page:
    if found.holds:
        how = "by a plain fold, and every proof gone over" if folded else "one package at a time"
        words = f"holds. Every number in it was counted again, {how}, and found right."
        return (Line(f"{file}: {words}"),)
    notes = [f"{d.what}: the certificate says {d.says}, counted now {d.counted}" for d in found.differences]
    if not found.same_talks:
        notes.insert(0, f'it was written for other talks, or for an earlier state of "{talks.title}"')
    notes += [
        f"{what}: not counted again, for it would take too many comparisons" for what in found.not_counted
    ]
    return Line(f"{file}: does not hold, or not as far as it was checked."), Points(tuple(notes))
