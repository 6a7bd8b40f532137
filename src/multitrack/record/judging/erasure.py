"""Erasure as an act: by whom words may be erased, with which reason and on which authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse
from multitrack.record.codec import words_in
from multitrack.record.entry import Entry
from multitrack.record.judging.case import Case
from multitrack.record.judging.words import no_entry

TELLING = 4
"""From how many letters on a reason may not repeat what is to be erased."""


def judge_erase(case: Case, act: acts.Erase) -> Judgement:
    """Words erased: with a reason and an authority, of entries one hears; a head only those of its own party.

    What was erased already stays so, and an order of erasure is never erased itself. With an entry goes what
    corrected it.
    """
    if not act.numbers:
        return refuse(act, phrase("No entry is named."), phrase("Name the entries whose words are to go."))
    if not act.reason.strip() or not act.authority.strip():
        return refuse(
            act,
            phrase("Words are not erased without a reason and an authority."),
            phrase("Say why, and who decided it: a court, the parties together, the rules of the talks."),
        )
    found = {number: case.entry(number) for number in act.numbers}
    entries = tuple(entry for entry in found.values() if entry is not None)
    if len(entries) < len(found):
        return no_entry(act)
    refused = next((no for entry in entries if (no := _kept(case, act, entry)) is not None), None)
    if refused is None and _repeats(act, entries):
        refused = refuse(
            act,
            phrase("The reason or the authority repeats what is to be erased."),
            phrase("Say why without its words and names."),
        )
    if refused is not None:
        return refused
    numbers = tuple(sorted({*found, *_corrections(case, entries)}))
    erased = acts.Erase(numbers=numbers, reason=act.reason, authority=act.authority)
    return (Inscription(channel=case.request.channel, act=erased),)


def _kept(case: Case, act: acts.Erase, entry: Entry) -> Refused | None:
    """Why the words of an entry stay; nothing where the author may have them erased."""
    own = case.here.own
    number = str(entry.number)
    if entry.number in own.erased:
        return refuse(
            act, phrase("The words of entry {number} are erased.", number=number), phrase("Leave it out.")
        )
    if isinstance(entry.act, acts.Erase):
        return refuse(
            act,
            phrase("Entry {number} says that words were erased, and why; that stays known.", number=number),
            phrase("Leave it out."),
        )
    seat, writer = own.seat(case.request.author), own.seat(entry.author, entry.number)
    if own.channel.kind is ChannelKind.DELEGATION or (seat is not None and seat.of_team):
        return None
    party = entry.on_behalf_of or (None if writer is None else writer.party)
    if seat is not None and seat.party is not None and seat.party == party:
        return None
    return refuse(
        act,
        phrase("Entry {number} is not of your party.", number=number),
        phrase("Ask the mediation team to have it erased."),
    )


def _corrections(case: Case, entries: tuple[Entry, ...]) -> Iterator[int]:
    """The corrections of some entries: they say the same again."""
    own = case.here.own
    for entry in entries:
        if entry.number in own.corrections:
            later = range(entry.number + 1, own.number + 1)
            all_of_it = (n for n in later if case.corrects(n) == entry.number)
            yield from (n for n in all_of_it if n not in own.erased)


def _repeats(act: acts.Erase, entries: tuple[Entry, ...]) -> bool:
    """Whether the order itself would keep what it erases."""
    said = f"{act.reason}\n{act.authority}".casefold()
    gone = (words.strip().casefold() for entry in entries for words in words_in(entry))
    return any(len(words) >= TELLING and words in said for words in gone)


JUDGES: Mapping[type, Any] = {acts.Erase: judge_erase}
"""What must hold for this act."""
