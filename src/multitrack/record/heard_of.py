"""Of whom and of what somebody heard: contacts, asks, powers and standing lines, each once, in its fullest form.

A contact may be known in full on one channel and as a bare fact on a wider one, an ask with its reply and without.
The channels are given wider ones first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from multitrack.model.channel import Channel, ChannelId, ChannelKind
from multitrack.model.constituency import Consulted
from multitrack.model.contact import Ask, AskId, Contact, ContactId, SideId
from multitrack.model.party import Listing, OutsidePower, PowerId
from multitrack.model.statement import Statement
from multitrack.record.standing import Asked, ChannelStanding
from multitrack.record.standing.represented import as_declared, consulted_of

LINES = (ChannelKind.POWER, ChannelKind.CONTACT_GROUP, ChannelKind.BILATERAL)
"""The kinds of channel that are standing lines of their own, beside those that all talks have."""


def contacts_heard_of(standings: Iterable[ChannelStanding]) -> Iterable[Contact]:
    """Every contact in the order in which they took place, but for those that were taken back anywhere in hearing."""
    known: dict[ContactId, Contact] = {}
    taken_back: set[ContactId] = set()
    for standing in standings:
        for code, noted in standing.contacts.items():
            if noted.withdrawn is not None:
                taken_back.add(code)
            if code not in known or noted.contact.fact != noted.contact:
                known[code] = noted.contact
    stand = (contact for code, contact in known.items() if code not in taken_back)
    return sorted(stand, key=lambda contact: contact.on)


def asks_heard_of(standings: Iterable[ChannelStanding]) -> Iterable[Ask]:
    """Every ask with its reply where that was heard, in the order in which they were put."""
    known: dict[AskId, Ask] = {}
    for standing in standings:
        for ask in _asks_of(standing):
            old = known.get(ask.id)
            if old is None or _is_closed(ask) or not _is_closed(old):
                known[ask.id] = ask
    return known.values()


def _is_closed(ask: Ask) -> bool:
    return ask.answer is not None or ask.withdrawn is not None


def _asks_of(standing: ChannelStanding) -> Iterator[Ask]:
    """The asks of one channel: those it was told of, those of the file, those put on it, as they stand."""
    filed = {ask.id: ask for ask in standing.holds.asks}
    yield from standing.asks_known.values()
    for code in dict.fromkeys((*filed, *standing.asks)):
        asked = standing.asks.get(code)
        if asked is None:
            yield filed[code]
        elif asked.by_side is not None:
            yield _as_ask(code, asked, asked.by_side, filed.get(code))


def _as_ask(code: AskId, asked: Asked, by: SideId, filed: Ask | None) -> Ask:
    """An ask as the record has it now; what the file alone tells of it stays."""
    of = asked.of_party or asked.of_power or (None if filed is None else filed.of)
    return Ask(
        id=code,
        by=by,
        of=None if of is None else SideId(of),
        words=asked.words,
        issue=asked.issue,
        option=asked.option,
        on=asked.time.date() if filed is None else filed.on,
        due=None if asked.due is None else date.fromisoformat(asked.due),
        answer=asked.answer,
        reply=asked.answer_words or None,
        answered=(None if filed is None else filed.answered)
        if asked.answered is None
        else asked.answered.date(),
        withdrawn=None if asked.withdrawn is None else asked.withdrawn.date(),
        source=None if filed is None else filed.source,
        rests_on=() if filed is None else filed.rests_on,
        channel=None if filed is None else filed.channel,
    )


def statements_heard_of(standings: Iterable[ChannelStanding]) -> Iterable[Statement]:
    """Every statement of the registers that one hears, but those that were taken out; in the order of their entry.

    Each names the others only as far as they were heard of.
    """
    held = [noted for standing in standings for noted in standing.statements.values()]
    noted = {each.statement.id: each.statement for each in held if each.withdrawn is None}
    for statement in noted.values():
        supersedes = tuple(each for each in statement.supersedes if each in noted)
        contradicts = tuple(each for each in statement.contradicts if each in noted)
        yield replace(statement, supersedes=supersedes, contradicts=contradicts)


def powers_heard_of(standings: Iterable[ChannelStanding]) -> Iterable[OutsidePower]:
    """Every outside power, once; the fullest name of it goes first."""
    known: dict[PowerId, OutsidePower] = {}
    for standing in standings:
        for power in (*standing.holds.powers, *standing.powers.values()):
            if power.id not in known or power.names:
                known[power.id] = power
    return known.values()


def channels_heard_of(standings: Iterable[ChannelStanding]) -> Iterable[Channel]:
    """Every standing line that is open as far as was heard: one's own, and those that one was told of."""
    every = tuple(standings)
    own = {standing.channel.id: standing for standing in every}
    known: dict[ChannelId, Channel] = {}
    for standing in every:
        for channel in (*standing.holds.channels, standing.channel):
            if channel.kind in LINES and (channel.id not in own or own[channel.id].closed is None):
                known.setdefault(channel.id, channel)
    return known.values()


def listings_heard_of(standings: Iterable[ChannelStanding]) -> Iterator[Listing]:
    """Every entry on a list, with what was declared of the list since."""
    for standing in standings:
        yield from (as_declared(listed, standing.declared) for listed in standing.listings.values())


def bodies_of(standing: ChannelStanding) -> Iterator[Consulted]:
    """The consulted bodies of one channel, each with what it put in and what became of that."""
    return consulted_of(standing.consulted, standing.inputs)
