"""Who is on whose list: lists side by side where they disagree, what binds these talks, and names to look at.

A list is somebody's. What follows from it is what the operator declares (`binding`), and nothing here decides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from multitrack.analysis.alike import Alike, alike, names_in, plain
from multitrack.model.party import AdmissionState, Listing, PartyId
from multitrack.model.talks import Talks

ListKey = tuple[str, str]
"""A list: the authority that keeps it, and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGroup:
    """One group, with its entry on each list that has one; on the others it is not noted.

    ``code``: its code in these talks, where a person decided that it is that group.
    """

    name: str
    code: PartyId | None
    on: tuple[Listing, ...]
    not_on: tuple[ListKey, ...]

    @property
    def disagreed(self) -> bool:
        """Whether some lists have it and others, as far as these talks tell, have not."""
        return bool(self.on and self.not_on)

    @property
    def binds(self) -> tuple[Listing, ...]:
        """The entries that the operator has declared binding."""
        return tuple(listing for listing in self.on if listing.binding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A party or group of these talks that bears a name like a listed one, and nobody has said yet whether it is."""

    code: PartyId
    alike: Alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Every list, the groups on them, and the names to look at, as on a day."""

    lists: tuple[ListKey, ...]
    groups: tuple[ListedGroup, ...]
    flags: tuple[Flag, ...]


def lists(talks: Talks, on: date | None) -> Lists:
    """Who stands on which list on a day (none named: who was never taken off it), and who bears a name like one of those."""
    current = tuple(listing for listing in talks.listings if listing.stands_on(on))
    keys = tuple(dict.fromkeys((each.authority, each.list_name) for each in talks.listings))
    return Lists(lists=keys, groups=tuple(_groups(current, keys)), flags=tuple(_flags(talks, current)))


def _groups(current: tuple[Listing, ...], keys: tuple[ListKey, ...]) -> Iterator[ListedGroup]:
    """Entries that a code, or a name written alike but for capitals and marks, says are of one group."""
    found: dict[str, list[Listing]] = {}
    for listing in current:
        found.setdefault(f"code {listing.code}" if listing.code else plain(listing.group), []).append(listing)
    for entries in found.values():
        on = {(each.authority, each.list_name) for each in entries}
        yield ListedGroup(
            name=entries[0].group,
            code=entries[0].code,
            on=tuple(entries),
            not_on=tuple(key for key in keys if key not in on),
        )


def _flags(talks: Talks, current: tuple[Listing, ...]) -> Iterator[Flag]:
    codes = (*(party.id for party in talks.parties), *(step.party for step in talks.admissions))
    for code in dict.fromkeys(codes):
        for listing in current:
            if listing.code is not None or code in listing.is_not:
                continue
            found = (alike(name, listing) for name in names_in(talks, code))
            if (flag := next((each for each in found if each is not None), None)) is not None:
                yield Flag(code=code, alike=flag)


def bars(talks: Talks, party: PartyId, on: date) -> tuple[Listing, ...]:
    """The entries, on lists declared binding, of a party or of a group that sits behind its delegation.

    Only what a person has decided counts: an entry that bears the party's code. A name that is merely alike bars
    nobody. Where the declared effect leaves a channel open, whoever stands noted as ``channel only`` is not barred.
    """
    known = talks.party(party)
    inner = None if known is None else known.delegation.inner
    groups = {party, *(() if inner is None else (group.id for group in inner.groups))}
    return tuple(
        listing
        for listing in talks.listings
        if listing.binding and listing.code in groups and listing.stands_on(on)
        if not (listing.channel_open and _on_a_channel_only(talks, party))
    )


def _on_a_channel_only(talks: Talks, party: PartyId) -> bool:
    """Whether a party stands noted as one that is spoken to on a channel only: its last step says so."""
    steps = sorted((step for step in talks.admissions if step.party == party), key=lambda step: step.on)
    return bool(steps) and steps[-1].state is AdmissionState.CHANNEL_ONLY
