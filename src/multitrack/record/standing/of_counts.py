"""What time, votes, names and the chair's finding change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from multitrack.model.codes import AttemptId
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.rule import ChairFinding, Voice
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, with_
from multitrack.record.standing.channel import ChannelStanding

_NOTHING = v.Counted()
_Counts = Mapping[acts.Question, v.Counted]


def spoken(counted: _Counts, on: acts.Question, party: PartyId, time: datetime, *, objects: bool) -> _Counts:
    """What is counted once a party has spoken: it abstains no more, and its objection breaks a silence."""
    known = counted.get(on)
    if known is None:
        return counted
    heard = replace(known, abstained=known.abstained - {party})
    if objects and known.silence is not None and not known.silence.is_up:
        heard = replace(heard, silence=None, broken=v.BrokenSilence(known.silence, time, party))
    return counted if heard == known else with_(counted, on, heard)


def abstaining(counted: _Counts, on: acts.Question, party: PartyId) -> _Counts:
    """What is counted once a party has said that it neither agrees nor objects."""
    known = counted.get(on, _NOTHING)
    return with_(counted, on, replace(known, abstained=known.abstained | {party}))


def begun_anew(counted: _Counts, time: datetime, issue: IssueId, option: OptionId | None = None) -> _Counts:
    """What is counted once an option has new words, or an issue (no option named) is open again.

    Votes, names, findings and silences are made anew, and a silence that was running is shown as broken by
    nobody. Whoever abstained does so still, unless the words are new.
    """
    anew: dict[acts.Question, v.Counted] = {}
    for on, each in counted.items():
        if on.issue != issue or option not in (None, on.option):
            anew[on] = each
            continue
        running = each.silence is not None and not each.silence.is_up
        broken = v.BrokenSilence(each.silence, time) if each.silence is not None and running else None
        stay = each.abstained if option is None else frozenset()
        if broken is not None or stay:
            anew[on] = replace(_NOTHING, abstained=stay, broken=broken)
    return shared(anew)


def _put(standing: ChannelStanding, entry: Entry, act: acts.PutUnderSilence) -> Change:
    known = standing.counted.get(act.on, _NOTHING)
    silence = v.Silence(by=entry.author, since=entry.time, until=act.until, number=entry.number)
    return Change(counted=with_(standing.counted, act.on, replace(known, silence=silence, broken=None)))


def _up(standing: ChannelStanding, entry: Entry, act: acts.TimeIsUp) -> Change:
    known = standing.counted.get(act.on)
    if known is None or known.silence is None:
        return {}
    over = replace(known, silence=replace(known.silence, is_up=True))
    return Change(counted=with_(standing.counted, act.on, over))


def _counted(
    standing: ChannelStanding, entry: Entry, act: acts.CountVotes | acts.CountEndorsements | acts.Find
) -> Change:
    known = standing.counted.get(act.on, _NOTHING)
    old = known.tally(act.attempt)
    match act:
        case acts.CountVotes(ballot=ballot):
            new = replace(old, ballots=(*old.ballots, ballot))
        case acts.CountEndorsements(endorsed=named):
            others = (each for each in old.endorsements if each.electorate != named.electorate)
            new = replace(old, endorsements=(*others, named))
        case _:
            found = ChairFinding(by=entry.author, sufficient=act.sufficient, reason=act.reason)
            new = replace(old, chair=found)
    return Change(counted=with_(standing.counted, act.on, _with_tally(known, act.attempt, new)))


def _group_spoke(standing: ChannelStanding, entry: Entry, act: acts.GroupWord) -> Change:
    known = standing.counted.get(act.on, _NOTHING)
    return Change(counted=with_(standing.counted, act.on, with_group(known, act.group, act.says)))


def with_group(known: v.Counted, group: PartyId, says: Voice) -> v.Counted:
    """What is counted once a group has spoken inside its delegation; a silent one has said nothing."""
    others = tuple(each for each in known.groups if each[0] != group)
    return replace(known, groups=others if says is Voice.SILENT else (*others, (group, says)))


def _with_tally(known: v.Counted, attempt: AttemptId | None, tally: v.Tally) -> v.Counted:
    others = (each for each in known.tallies if each[0] != attempt)
    return replace(known, tallies=(*others, (attempt, tally)))


CHANGES: Mapping[type, Any] = {
    acts.PutUnderSilence: _put,
    acts.TimeIsUp: _up,
    acts.CountVotes: _counted,
    acts.CountEndorsements: _counted,
    acts.Find: _counted,
    acts.GroupWord: _group_spoke,
}
"""What each of these acts changes."""
