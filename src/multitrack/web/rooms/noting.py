"""What stands beside a question: who abstains or reserves, what waits for a capital, a silence, and what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.model.codes import AttemptId
from multitrack.model.issue import IssueId
from multitrack.model.rule import InnerRule, Voice
from multitrack.record import act as acts
from multitrack.record.judging.inside import inner_rule, inside
from multitrack.record.standing import ChannelStanding, Counted, Tally
from multitrack.report.saying import Sentence, names, say
from multitrack.report.sentences import moment
from multitrack.web.rooms.room import Room

GROUP_SAYS: dict[Voice, str] = {
    Voice.AGREES: "{group}: agrees",
    Voice.OBJECTS: "{group}: objects",
    Voice.SILENT: "{group}: has not said",
}
_PARTY_SAYS: dict[Voice, str] = {
    Voice.AGREES: "Inside: {groups}. By its inner rule the delegation agrees.",
    Voice.OBJECTS: "Inside: {groups}. By its inner rule the delegation objects.",
    Voice.SILENT: "Inside: {groups}. By its inner rule this is not decided yet.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something that stands beside a thing, in our words; and people's own words, where there are any."""

    says: Sentence
    words: str = ""
    waits: bool = False


_FATES = {
    acts.Fate.LAPSE: say("nothing was agreed; its text has lapsed"),
    acts.Fate.FORWARD: say("nothing was agreed; its text went forward in brackets"),
    acts.Fate.ANNEX: say("nothing was agreed; its text went to an annex"),
}


def aside(standing: ChannelStanding, issue: IssueId) -> Note | None:
    """That nothing is done on an issue now: it was set aside, handed over, or nothing was agreed on it; and why."""
    if (fated := standing.fates.get(issue)) is not None:
        return Note(_FATES[fated.fate], fated.reason)
    if (held := standing.aside.get(issue)) is None:
        return None
    if held.handed_to:
        return Note(say("handed to {body}", body=held.handed_to), held.reason)
    if held.until is None:
        return Note(say("set aside until it is taken up again"), held.reason)
    return Note(say("set aside until {moment}", moment=moment(held.until)), held.reason)


def notes_on(room: Room, on: acts.Question) -> tuple[Note, ...]:
    """All that stands beside a question in this room."""
    return tuple(_notes(room, on))


def _notes(room: Room, on: acts.Question) -> Iterator[Note]:
    if room.hold is None:
        return
    called, own = room.visit.called, room.hold.own
    counted = own.counted.get(on, Counted())
    yield from _of_silence(room, counted)
    if awaiting := _awaiting(room, on):
        says = say("Its capital has still to confirm: {parties}.", parties=names(awaiting))
        yield Note(says, waits=True)
    if abstain := [called.party(party) for party in sorted(counted.abstained)]:
        yield Note(say("Abstains: {parties}.", parties=names(abstain)))
    for (party, reserved), held in own.reservations.items():
        if reserved == on:
            yield Note(say("{party} reserves its position:", party=called.party(party)), held.words)
    if on.package is not None:
        yield from _of_conditions(room, on.package)
    for attempt, tally in counted.tallies:
        yield from _counted(room, tally, attempt)
    if (inner := inner_rule(room.hold)) is not None and on.option is not None:
        yield from _inside(room, on, inner, counted)


def _of_silence(room: Room, counted: Counted) -> Iterator[Note]:
    silence, broken = counted.silence, counted.broken
    if silence is not None and not silence.is_up:
        until = moment(silence.until)
        yield Note(
            say("Under silence until {moment}: decided then, unless a party objects.", moment=until),
            waits=True,
        )
    elif silence is not None:
        yield Note(say("The time to object was up on {moment}.", moment=moment(silence.until)))
    elif broken is not None and broken.by is not None:
        who = room.visit.called.party(broken.by)
        yield Note(say("{party} broke the silence on {moment}.", party=who, moment=moment(broken.time)))
    elif broken is not None:
        yield Note(
            say("The silence ended on {moment}: what it was about changed.", moment=moment(broken.time))
        )


def _awaiting(room: Room, on: acts.Question) -> list[str]:
    """Whose capital has still to confirm what it accepted here."""
    if room.hold is None:
        return []
    if on.package is not None:
        proposed = room.hold.own.packages.get(on.package)
        waits = frozenset() if proposed is None else proposed.awaits_capital
        return [room.visit.called.party(party) for party in sorted(waits)]
    if on.issue is None or on.option is None:
        return []
    held = room.hold.positions_on(on.issue, on.option)
    return [room.visit.called.party(party) for party, each in held.items() if each.awaits_capital]


def _of_conditions(room: Room, package: acts.PackageId) -> Iterator[Note]:
    """What a package holds only with something else, and under which conditions a party agrees to it."""
    proposed, called = room.line.standing.packages.get(package), room.visit.called
    if proposed is None:
        return
    for link in proposed.conditions:
        where, needs = names(map(called.condition, link.where)), names(map(called.condition, link.needs))
        yield Note(say("{option} – only if {other}.", option=where, other=needs))
    for party, conditions in proposed.only_if:
        hangs = names(map(called.condition, conditions))
        yield Note(say("{party} assents only if {conditions}.", party=called.party(party), conditions=hangs))


def _counted(room: Room, tally: Tally, attempt: AttemptId | None) -> Iterator[Note]:
    for says in _tallied(room, tally):
        yield Note(says if attempt is None else say("{attempt}: {what}", attempt=str(attempt), what=says))
    if tally.chair is not None:
        yield Note(
            say("The chair finds enough agreement:")
            if tally.chair.sufficient
            else say("The chair does not find enough agreement:"),
            tally.chair.reason,
        )


def _tallied(room: Room, tally: Tally) -> Iterator[Sentence]:
    for ballot in tally.ballots:
        yield say(
            "Vote of {body}: {in_favour} in favour, {against} against, {abstaining} abstaining.",
            body=room.visit.called.body(ballot.electorate),
            in_favour=ballot.in_favour,
            against=ballot.against,
            abstaining=ballot.abstaining,
        )
    for endorsed in tally.endorsements:
        yield say(
            "Endorsed by {number} of {body}.",
            number=endorsed.by,
            body=room.visit.called.body(endorsed.electorate),
        )


def _inside(room: Room, on: acts.Question, inner: InnerRule, counted: Counted) -> Iterator[Note]:
    """What the groups of a composite delegation said inside it, once one of them spoke."""
    found = None if room.hold is None else inside(room.hold, on)
    if found is None or not counted.groups:
        return
    said = dict(counted.groups)
    groups = names(
        say(GROUP_SAYS[said.get(group.id, Voice.SILENT)], group=group.name) for group in inner.groups
    )
    yield Note(say(_PARTY_SAYS[found[0]], groups=groups))
