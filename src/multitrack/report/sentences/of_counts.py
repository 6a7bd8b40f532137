"""What was counted and found on a question, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.rule import Voice
from multitrack.record import act as acts
from multitrack.record.act.counts import CountAct
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences.naming import moment, question

_INSIDE = {
    Voice.AGREES: "{group} agrees inside the delegation: {question}.",
    Voice.OBJECTS: "{group} objects inside the delegation: {question}.",
    Voice.SILENT: "{group} takes its word inside the delegation back: {question}.",
}


def said_of_count(act: CountAct, called: Called) -> Sentence:
    """A count, a finding or a time that ran out in words."""
    on = question(act.on, called)
    match act:
        case acts.PutUnderSilence(until=until):
            return say(
                "Unless a party objects, it is decided on {moment}: {question}.",
                moment=moment(until),
                question=on,
            )
        case acts.TimeIsUp():
            return say("The time to object is up: {question}.", question=on)
        case acts.CountVotes(ballot=ballot):
            return say(
                "{body} voted on {question}: {in_favour} in favour, {against} against, {abstaining} abstaining.",
                body=called.body(ballot.electorate),
                question=on,
                in_favour=ballot.in_favour,
                against=ballot.against,
                abstaining=ballot.abstaining,
            )
        case acts.CountEndorsements(endorsed=endorsed):
            return say(
                "{body}: {number} endorse {question}.",
                body=called.body(endorsed.electorate),
                number=endorsed.by,
                question=on,
            )
        case acts.Find(sufficient=True):
            return say("The chair finds sufficient agreement on {question}.", question=on)
        case acts.Find():
            return say("The chair does not find sufficient agreement on {question}.", question=on)
        case acts.GroupWord(group=group, says=says):
            return say(_INSIDE[says], group=called.group(group), question=on)
    assert_never(act)
