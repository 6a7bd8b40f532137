"""A verdict is kept with its rule, whatever the rule's form; and after erasure the rule still judges the same."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from tests.model.voices import CODES, heard
from tests.strategies import rules

from multitrack.model.channel import PLENARY
from multitrack.model.party import PersonId
from multitrack.model.rule import Rule, Voices, judge
from multitrack.record import act as acts
from multitrack.record.codec import decode, encode
from multitrack.record.entry import START, Entry


def entry_of(rule: Rule, voices: Voices) -> Entry:
    return Entry(
        channel=PLENARY,
        number=1,
        time=datetime(2026, 3, 12, tzinfo=UTC),
        author=PersonId("chair"),
        act=acts.Say(words="The rule is read out."),
        previous=START,
        verdict=judge(rule, voices),
    )


@given(rules(CODES), heard())
def test_what_is_read_back_is_what_was_judged(rule: Rule, voices: Voices) -> None:
    entry = entry_of(rule, voices)
    assert decode(encode(entry, "salt")) == entry


@given(rules(CODES), heard())
def test_a_rule_whose_words_were_erased_judges_as_before(rule: Rule, voices: Voices) -> None:
    row = encode(entry_of(rule, voices), "salt")
    read = decode(replace(row, words=None, salt=None)).verdict
    assert read is not None
    told, again = judge(rule, voices), judge(read.rule, voices)
    assert (again.accepted, again.found, again.blocked_by) == (told.accepted, told.found, told.blocked_by)
    assert again.decided_by == told.decided_by
