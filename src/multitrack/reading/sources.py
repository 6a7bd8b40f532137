"""Speakers that stand elsewhere than before a verb: according to, quoted as saying, welcomed by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from multitrack.reading.asides import forward_chunks
from multitrack.reading.drafts import Rule
from multitrack.reading.following import follows
from multitrack.reading.languages.language import Frame, Tense
from multitrack.reading.line import MARKS, Act, Line, act_of, back, comma_after
from multitrack.reading.naming import Kind
from multitrack.reading.subject import subject_after, subject_before
from multitrack.reading.tokens import Hit


def by_agent(line: Line, hit: Hit) -> Act | None:
    """What was judged stands first: "The plan was welcomed by Norvia"."""
    passive = line.low(back(line, hit.first)) in line.language.passives
    judged = hit.verb.frames & {Frame.THING, Frame.AS}
    if not passive or not judged or hit.tense is not Tense.PAST or line.low(hit.after) != line.language.by:
        return None
    chunks = forward_chunks(line.tokens[hit.after + 1 : line.end], line.language)
    subject = subject_after(chunks, line.language)
    start = max((at + 1 for at in range(hit.first) if line.low(at) in line.language.turns | {";"}), default=0)
    if subject is None or subject.mention.kind is Kind.PRONOUN:
        return None
    return act_of(line, hit, subject, Rule.THING, first=start, after=back(line, hit.first), opens=start)


def quoted_as_saying(line: Line, hit: Hit) -> Act | None:
    """The one who is quoted speaks: "TNA quoted Varga as saying", "Varga was quoted by TNA as saying"."""
    at = hit.first - 1
    if line.low(at) != line.language.as_ or hit.tense is not Tense.PARTICIPLE:
        return None
    quoting = next(
        (at for at in range(at - 1, max(-1, at - 12), -1) if line.low(at) in line.language.quoting), None
    )
    if quoting is None:
        return None
    passive = line.low(back(line, quoting)) in line.language.passives
    subject = (
        subject_before(line.tokens[: back(line, quoting)], line.language)
        if passive
        else subject_after(forward_chunks(line.tokens[quoting + 1 : at], line.language), line.language)
    )
    found = follows(line.tokens, hit, line.end, line.language)
    if subject is None:
        return None
    if found is not None:
        return act_of(
            line, hit, subject, found.rule, first=found.first, after=line.end, opens=quoting, to=found.to
        )
    return act_of(line, hit, subject, Rule.QUOTED_THEN_SAID, first=0, after=quoting, opens=0)


def by_source(line: Line, acts: list[Act]) -> Iterator[Act]:
    """The acts, and what is told "according to" somebody."""
    source = line.language.according_to.split()
    at = next(
        (
            at
            for at in range(len(line.tokens) - len(source))
            if [line.low(at + each) for each in range(len(source))] == source
        ),
        None,
    )
    found = None if at is None else _sourced(line, at, at + len(source))
    if found is None:
        yield from acts
        return
    if at is not None and (own := [act for act in acts if _of_its_own(act, found)]):
        # whoever is said to have spoken speaks; the source is what that rests on
        yield from (
            replace(act, after=min(act.after, at)) if act.first < at else act
            for act in acts
            if act in own or act.first >= found.after
        )
        return
    for act in acts:
        inside = found.first <= act.first < found.after
        if not inside:
            yield replace(act, after=min(act.after, found.opens)) if act.first < found.opens else act
    yield found


def _of_its_own(act: Act, found: Act) -> bool:
    """Whether somebody speaks within what a source tells: "She urged them to stay, according to a diplomat"."""
    return act.subject is not None and act.opens < found.after and act.first < found.opens and not act.loaded


def _sourced(line: Line, at: int, after: int) -> Act | None:
    chunks = forward_chunks(line.tokens[after : line.end], line.language)
    subject = subject_after(chunks, line.language)
    if subject is None:
        return None
    first, end = (0, at) if at > 2 else (comma_after(line, after) + 1, line.end)
    while first < end and line.tokens[first].text in MARKS:
        first += 1
    while end > first and line.tokens[end - 1].text in MARKS:
        end -= 1
    if first >= end:
        return None
    return Act(
        verb=line.language.according_to,
        loaded=False,
        at=(line.tokens[at].start, line.tokens[after - 1].end),
        subject=subject,
        first=first,
        after=end,
        opens=at,
        rule=Rule.ACCORDING_TO,
    )
