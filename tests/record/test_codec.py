"""Entries to rows and back: whatever was said comes back as it was said, and erased words come back as erased."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given
from tests.record.scene import CEASE, DAWN, G1, new

from multitrack.model.channel import PLENARY
from multitrack.record import act as acts
from multitrack.record.codec import ERASED, decode, encode
from multitrack.record.entry import START, Entry

# Codecs trip over quotes, backslashes, and the very signs that mark the place of a word.
said = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\null[],:{}\n\x00'), max_size=30)


def entry_of(act: acts.Act, key: str = "", paper: str = "") -> Entry:
    return Entry(
        channel=PLENARY,
        number=1,
        time=DAWN,
        author=G1,
        act=act,
        previous=START,
        key=key,
        from_paper=paper,
    )


@given(words=said, paper=said, key=said)
def test_whatever_was_said_comes_back_as_it_was_said(words: str, paper: str, key: str) -> None:
    for act in (acts.Say(words=words), acts.TableOption(issue=CEASE, option=new(words))):
        entry = entry_of(act, key, paper)
        assert decode(encode(entry, "salt")) == entry


def test_erased_words_come_back_as_erased() -> None:
    row = encode(entry_of(acts.Say(words="a secret"), key="null"), "salt")
    erased = decode(replace(row, words=None, salt=None))
    assert erased == entry_of(acts.Say(words=ERASED), key="null", paper=ERASED)
