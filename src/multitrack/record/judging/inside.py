"""Inside a composite delegation: its groups speak in its own room, and its inner rule says what the party says.

The rule binds nobody at the table: what is said inside stays inside, and the party speaks there for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.party import PartyId
from multitrack.model.rule import InnerRule, Verdict, Voice, Voices, judge, speaks
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, phrase, refuse
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.standing import Counted
from multitrack.record.standing.of_counts import with_group


def judge_group(case: Case, act: acts.GroupWord) -> Judgement:
    """The word of a group: of one that the inner rule names, on an option that this room holds."""
    here, inner = case.here, inner_rule(case.here)
    if inner is None:
        return refuse(
            act,
            phrase("This delegation has no inner rule over groups."),
            phrase("The talks file may give it one; until then its head speaks for it."),
        )
    if act.group not in {group.id for group in inner.groups}:
        return refuse(
            act,
            phrase("The inner rule names no group {group}.", group=act.group),
            phrase("Choose one of: {groups}.", groups=tuple(group.name for group in inner.groups)),
        )
    if act.on.issue is None or act.on.option is None:
        return refuse(act, phrase("No option is named."), phrase("Choose one that is on the table."))
    known = here.own.counted.get(act.on, Counted())
    verdict = judge(inner.rule, _voices(inner, with_group(known, act.group, act.says)))
    return (Inscription(channel=case.request.channel, act=act, verdict=verdict),)


def inner_rule(here: Hold) -> InnerRule | None:
    """The inner rule of the delegation whose own room this is."""
    party = next(map(here.party, here.own.channel.parties), None)
    return None if party is None else party.delegation.inner


def inside(here: Hold, on: acts.Question) -> tuple[Voice, Verdict] | None:
    """What the party says by its inner rule on what its groups said, and how; nothing where it has no such rule."""
    inner = inner_rule(here)
    if inner is None:
        return None
    voices = _voices(inner, here.own.counted.get(on, Counted()))
    return speaks(inner, voices), judge(inner.rule, voices)


def _voices(inner: InnerRule, counted: Counted) -> Voices:
    def saying(voice: Voice) -> tuple[PartyId, ...]:
        return tuple(group for group, says in counted.groups if says is voice)

    groups = (group.id for group in inner.groups)
    return Voices.of(groups, saying(Voice.AGREES), saying(Voice.OBJECTS))


JUDGES: Mapping[type, Any] = {acts.GroupWord: judge_group}
"""What must hold for each of these acts."""
