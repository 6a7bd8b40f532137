"""Who said what within one sentence: each verb of saying with its speaker, its words and who was told.

What stands here knows the order of words and marks; which verbs there are, and what may follow each, the
language's tables say. A verb inside another's words is nobody's act of its own, unless a comma or a joining word
and a speaker of its own lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from multitrack.reading.addressing import addressee
from multitrack.reading.asides import forward_chunks
from multitrack.reading.clauses import before_join, clause_start
from multitrack.reading.drafts import Rule
from multitrack.reading.following import Follows, follows
from multitrack.reading.languages.language import Frame, Tense
from multitrack.reading.line import MARKS, Act, Line, act_of, back, comma_after
from multitrack.reading.naming import Kind, Mention
from multitrack.reading.nouns import of_people
from multitrack.reading.sources import by_agent, by_source, quoted_as_saying
from multitrack.reading.standing import agrees, stands
from multitrack.reading.subject import Subject, subject_after, subject_before
from multitrack.reading.tokens import Hit

_LONGEST_TAIL = 6
_SAYS = frozenset({Frame.THAT, Frame.TELLS, Frame.APPEAL})


def acts_in(line: Line) -> tuple[Act, ...]:
    """The acts of saying in a sentence, in the order of their verbs; none where it has none."""
    acts: list[Act] = []
    for hit in line.hits:
        act = _act(line, hit, acts)
        if act is None:
            continue
        if acts and acts[-1].first < act.opens < acts[-1].after:
            acts[-1] = replace(acts[-1], after=before_join(line, act.opens))
        acts.append(act)
    if not acts:
        acts += _by_place(line)
    return tuple(by_source(line, _led(acts)))


def _by_place(line: Line) -> Iterator[Act]:
    """A quotation, a verb of any kind and who speaks, and nothing else: "Historic?" snorts her brother."""
    tokens, end = line.tokens, line.end
    at = 1 if len(tokens) > 1 and tokens[0].quoted and tokens[0].text[-2:-1] in {",", "?", "!"} else 0
    at += bool(at and line.low(at) == ",")
    if not at or end - at > _LONGEST_TAIL or any(token.quoted for token in tokens[at:end]):
        return
    for verb, subject in ((at, subject_after([tokens[at + 1 : end]], line.language)), _verb_last(line, at)):
        if subject is not None and subject.mention.kind is not Kind.BODY and _may_be_verb(line, verb):
            yield Act(
                verb=tokens[verb].low,
                loaded=False,
                at=(tokens[verb].start, tokens[verb].end),
                subject=subject,
                first=0,
                after=1,
                opens=0,
                rule=Rule.QUOTED_THEN_SAID,
            )
            return


def _verb_last(line: Line, at: int) -> tuple[int, Subject | None]:
    verb = line.end - 1
    return verb, subject_before(line.tokens[at:verb], line.language) if verb > at else None


def _may_be_verb(line: Line, at: int) -> bool:
    """Whether a word can be a verb in the place of "said"."""
    word, language = line.tokens[at], line.language
    known = (
        language.joins | language.openers | language.articles | language.pronouns.keys() | language.carriers
    )
    return (
        word.is_word and not word.is_capital and word.low not in known and not of_people(word.low, language)
    )


def _led(acts: list[Act]) -> list[Act]:
    """The acts; one that leads a sentence has the speaker of the next: "Stressing that ..., he said"."""
    if len(acts) > 1 and acts[0].opens == 0 and acts[0].subject is None and acts[1].subject is not None:
        return [replace(acts[0], subject=acts[1].subject), *acts[1:]]
    return acts


def _act(line: Line, hit: Hit, acts: list[Act]) -> Act | None:
    before = acts[-1] if acts else None
    if not stands(line, hit):
        return by_agent(line, hit)
    return (
        quoted_as_saying(line, hit)
        or _inverted(line, hit, before)
        or _chained(line, hit, acts)
        or _with_subject(line, hit, before)
    )


def _inverted(line: Line, hit: Hit, before: Act | None) -> Act | None:
    """A quotation or a clause, then the verb, then who said it: "...", said Bako."""
    previous = back(line, hit.first)
    if hit.tense is Tense.PARTICIPLE or not hit.verb.frames & _SAYS or Frame.TELLS in hit.verb.frames:
        return None
    quoted = line.quoted(previous) or (line.low(previous) == "," and line.quoted(previous - 1))
    if not quoted and (line.low(previous) != "," or hit.verb.lemma not in line.language.plain_clause):
        return None
    chunks = forward_chunks(line.tokens[hit.after : line.end], line.language)
    subject = subject_after(chunks, line.language)
    if subject is None or (not quoted and not _by_name(subject.mention)):
        return None
    first = before.after if before is not None else 0
    rule = Rule.QUOTED_THEN_SAID if quoted else Rule.WORDS_THEN_SAID
    gap = None if quoted else _aside_gap(line, hit, previous, subject)
    if gap is not None:
        return act_of(line, hit, subject, rule, first=first, after=line.end, opens=first, gap=gap)
    again = _again(line, hit.after) if quoted else None
    if again is not None:
        gap = (previous + 1, again)
        return act_of(line, hit, subject, rule, first=first, after=line.end, opens=first, gap=gap)
    return act_of(line, hit, subject, rule, first=first, after=previous + 1, opens=first)


def _by_name(mention: Mention) -> bool:
    """Whether somebody is named by a proper name."""
    named = mention.kind is Kind.BODY and all(word[0].isupper() for word in mention.name.split())
    return mention.kind is Kind.PERSON or named


def _aside_gap(line: Line, hit: Hit, comma: int, subject: Subject) -> tuple[int, int] | None:
    """A clause that goes on behind its speaker: "The position, says Aziz, is simple"."""
    close = next((at for at in range(hit.after, line.end) if line.low(at) == ","), None)
    if close is None or line.tokens[close].start < subject.mention.end or close + 1 >= line.end:
        return None
    following = line.tokens[close + 1]
    language = line.language
    new = language.articles | language.joins | language.openers | language.relatives | language.indefinite
    if following.is_capital or not following.is_word or following.low in new or following.low[0].isdigit():
        return None
    further = language.verbs.get(following.low)
    apposition = of_people(following.low, language) or (
        further is not None and further[1] is Tense.PARTICIPLE
    )
    return None if apposition else (comma, close + 1)


def _again(line: Line, at: int) -> int | None:
    """Where a quotation goes on behind its speaker: "I am," said the envoy, "an optimist"."""
    further = {hit.first for hit in line.hits}
    for place in range(at, line.end):
        if place in further:
            return None
        if line.quoted(place) and line.tokens[place - 1].text in {",", ":", "—", "–", "."}:
            return place
    return None


def _chained(line: Line, hit: Hit, acts: list[Act]) -> Act | None:
    """A further verb of the same speaker: "..., adding that", "and called on"."""
    before = acts[-1] if acts else None
    at = back(line, hit.first)
    joined = line.low(at) in line.language.joins | line.language.sequels
    alone = at < 0 or line.low(at) == "," or joined or line.quoted(at)
    if not alone or (before is None and hit.tense is not Tense.PARTICIPLE and not joined):
        return None
    if before is not None and hit.tense is not Tense.PARTICIPLE and not joined:
        return None
    leads = at < 0 or (not acts and joined and hit.tense is Tense.PARTICIPLE)
    end = line.end if not leads else comma_after(line, hit.after)
    found = follows(line.tokens, hit, end, line.language)
    if found is None or (leads and end == line.end) or (joined and not _same_voice(line, hit, acts, found)):
        return None
    rule = Rule.ADDING if found.rule in {Rule.SAID_THAT, Rule.SAID_QUOTED} else found.rule
    return act_of(
        line, hit, None, rule, first=found.first, after=end, opens=at + (0 if joined else 1), to=found.to
    )


def _same_voice(line: Line, hit: Hit, acts: list[Act], found: Follows) -> bool:
    """Whether a verb after "and" goes on with the speaker, and not with what the speaker says of another."""
    if hit.tense is Tense.PARTICIPLE:
        return True
    if not acts:
        return hit.tense is Tense.PAST and (found.marked or found.rule in {Rule.THING, Rule.APPEAL})
    places = {act.at[0] for act in acts}
    if hit.tense not in {each.tense for each in line.hits if line.tokens[each.first].start in places}:
        return False
    if found.marked or hit.verb.lemma in line.language.own_voice:
        return True
    if acts[-1].rule not in {Rule.SAID_THAT, Rule.ADDING}:
        return True
    return line.low(back(line, hit.first) - 1) == ","


def _with_subject(line: Line, hit: Hit, before: Act | None) -> Act | None:
    """Who said it stands before the verb; the words after it, or before both."""
    start = clause_start(line, hit, before)
    if start is None or line.low(back(line, hit.first)) == line.language.and_:
        return None
    subject = subject_before(line.tokens[start : hit.first], line.language)
    if subject is None or not agrees(hit, subject.mention, line):
        return None
    quoted_before = start > 0 and _quote_before(line, start)
    found = follows(line.tokens, hit, line.end, line.language)
    if line.low(hit.after) == "," and line.low(_opening(line, subject) - 1) == "," and before is None:
        aside = _after_clause(line, hit, subject, before, start)
        if aside is not None and aside.gap is not None:
            return aside
    if found is None and before is not None and start > before.first and not quoted_before:
        return _denied(line, hit, subject, before, start)
    if quoted_before and hit.verb.frames & _SAYS:
        return _after_words(line, hit, subject, before, start=start)
    if found is not None and found.rule is Rule.THING and _too_little(line, found):
        return None
    if found is not None and any(line.low(at) == "," for at in range(hit.after, found.first)):
        behind = _after_clause(line, hit, subject, before, start)
        if behind is not None:
            return behind
    relative = line.low(back(line, hit.first)) in line.language.relatives
    if found is not None and not (relative and not found.marked):
        return act_of(
            line,
            hit,
            subject,
            found.rule,
            first=found.first,
            after=_thing_end(line, found),
            opens=_opening(line, subject),
            to=found.to,
        )
    return _after_clause(line, hit, subject, before, start)


def _too_little(line: Line, found: Follows) -> bool:
    """Whether what is judged is only named, as one's own or as nothing certain: "defended his paper", "hinted at movement"."""
    language = line.language
    words = [
        token for token in line.tokens[found.first : _thing_end(line, found)] if token.is_word or token.quoted
    ]
    if any(token.quoted for token in words) or not words:
        return False
    own = words[0].low in language.possessives
    return len(words) == 1 + own and not words[0].is_capital


def _thing_end(line: Line, found: Follows) -> int:
    """Where what is judged or wished ends: before "and is due to meet"."""
    language = line.language
    verbs = language.passives | language.modals | language.auxiliaries
    for at in range(found.first + 1, line.end - 1):
        if (
            found.rule is Rule.THING
            and line.low(at) == language.and_
            and line.low(at + 1) in verbs - {language.to}
        ):
            return at
    return line.end


def _denied(line: Line, hit: Hit, subject: Subject, before: Act, start: int) -> Act | None:
    """What is denied stands before: "..., a charge Keldan denies"."""
    comma = next((at for at in range(start, before.first, -1) if line.low(at) == ","), None)
    if (
        comma is None
        or line.low(comma + 1) not in line.language.indefinite
        or Frame.THING not in hit.verb.frames
    ):
        return None
    return act_of(line, hit, subject, Rule.THING, first=before.first, after=comma, opens=comma)


def _opening(line: Line, subject: Subject) -> int:
    return next(at for at, word in enumerate(line.tokens) if word.start >= subject.start)


def _quote_before(line: Line, start: int) -> bool:
    at = start - 1
    while at >= 0 and line.tokens[at].text in MARKS:
        at -= 1
    return line.quoted(at)


def _after_words(line: Line, hit: Hit, subject: Subject, before: Act | None, *, start: int) -> Act | None:
    """The words stand before the speaker; what a quotation goes on with behind the verb belongs to them."""
    first = before.after if before is not None and before.after <= start else 0
    found = follows(line.tokens, hit, line.end, line.language)
    to = found.to if found is not None else addressee(line.tokens, hit, line.end, line.language)
    rule, again = Rule.QUOTED_THEN_SAID, _again(line, hit.after)
    gap = None if again is None else (start, again)
    after = start if again is None else line.end
    return act_of(line, hit, subject, rule, first=first, after=after, opens=first, to=to, gap=gap)


def _after_clause(line: Line, hit: Hit, subject: Subject, before: Act | None, start: int) -> Act | None:
    """A clause, a comma, and who said it: "The two sides will meet, Bako said"."""
    opens = _opening(line, subject)
    if not hit.verb.frames & {Frame.THAT, Frame.TELLS} or before is not None or opens < start + 3:
        return None
    words, language = line.tokens[start:opens], line.language
    remark = words[0].low in language.leading or (words[0].low in language.openers and len(words) < 8)
    if remark or words[-1].text != ",":
        return None
    if line.low(hit.after) == "," and hit.after + 1 < line.end and _goes_on(line, hit):
        gap = (opens, hit.after + 1)
        return act_of(
            line, hit, subject, Rule.WORDS_THEN_SAID, first=start, after=line.end, opens=start, gap=gap
        )
    to = addressee(line.tokens, hit, line.end, line.language)
    return act_of(line, hit, subject, Rule.WORDS_THEN_SAID, first=start, after=opens, opens=start, to=to)


def _goes_on(line: Line, hit: Hit) -> bool:
    """Whether the clause goes on behind ", she noted,": no participle and no joining word opens something new."""
    following = line.tokens[hit.after + 1]
    further = line.language.verbs.get(following.low)
    new = following.low in line.language.joins | line.language.openers or following.quoted
    new = new or following.low in line.language.relatives - {line.language.that}
    return not new and (further is None or further[1] is not Tense.PARTICIPLE)
