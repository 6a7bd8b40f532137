"""One act of saying as a draft: whose it is, its words, on which occasion, to whom, and what to ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from multitrack.reading.circumstances import Occasion, occasion_in
from multitrack.reading.drafts import DraftStatement, Rule, Span
from multitrack.reading.figures import Figure
from multitrack.reading.following import asked_in
from multitrack.reading.line import Act, Line
from multitrack.reading.naming import Kind
from multitrack.reading.scene import Scene
from multitrack.reading.sentences import Sentence
from multitrack.reading.spans import form_of
from multitrack.reading.subject import subject_at_start
from multitrack.reading.tokens import tokens_of
from multitrack.record.answer import Phrase, phrase

_NO_OCCASION = Occasion()


@dataclass(slots=True)
class Said:
    """A statement while its words may still go on: its speaker, its paragraph and its last sentence."""

    draft: DraftStatement
    figure: Figure
    paragraph: int
    last_sentence: int


@dataclass(frozen=True, slots=True)
class Within:
    """Where an act stands: its sentence and number, and what was said before it, in the sentence and at all."""

    number: int
    sentence: Sentence
    line: Line
    earlier: tuple[Act, ...]
    last: Said | None


def said_in(scene: Scene, act: Act, within: Within, from_start: int | None) -> Said | None:
    """The statement of an act; ``from_start`` where quotations before its sentence belong to it."""
    figure, why = _who(scene, act, within)
    if figure is None:
        return None
    start, end = within.line.tokens[act.first].start, within.line.tokens[act.after - 1].end
    start = start if from_start is None else from_start
    spans = _spans(scene, act, within.line, (start, end))
    if not spans:
        return None
    occasion = _occasion(scene, within, spans)
    carried = None if occasion.words or act.subject is None else _carried(act, figure, within)
    opens = act.at[0] if act.subject is None else act.subject.start
    draft = DraftStatement(
        speaker=scene.cast.speaker(figure, why),
        verb=act.verb,
        words=scene.words(spans),
        form=form_of(spans),
        spans=spans,
        rests_on=(min(start, act.at[0], opens), max(end, act.at[1])),
        rule=act.rule,
        to=_told(scene, act, within, occasion) or _asked(scene, spans),
        outlet=scene.known.outlet,
        occasion=occasion.words or carried,
        place=occasion.place or scene.known.place,
        on=occasion.on or scene.known.on,
        language=scene.language.code,
        questions=tuple(_doubts(scene, act, figure, carried)),
    )
    return Said(draft, figure, within.sentence.paragraph, within.number)


def _who(scene: Scene, act: Act, within: Within) -> tuple[Figure | None, Phrase]:
    """The speaker of an act: named, or the one before in the sentence, or whom the sentence is about."""
    if act.subject is not None:
        return scene.cast.figure_of(act.subject)
    if within.earlier and within.last is not None and within.last.last_sentence == within.number:
        return within.last.figure, phrase("the same speaker goes on")
    return _about(scene, within.line, act), phrase("whom the sentence is about")


def _about(scene: Scene, line: Line, act: Act) -> Figure | None:
    """The subject of a sentence whose main verb is none of saying: "Varga received ..., stressing that"."""
    first = line.tokens[0].low if line.tokens else ""
    if first in scene.language.pronouns and scene.cast.latest is not None:
        return scene.cast.latest
    before = tuple(token for token in line.tokens if token.end <= act.at[0])
    named = scene.cast.named_in(before)
    if named is not None:
        return named
    subject = subject_at_start(before, scene.language)
    return None if subject is None else scene.cast.figure_of(subject)[0]


def _spans(scene: Scene, act: Act, line: Line, stretch: tuple[int, int]) -> tuple[Span, ...]:
    """The words of an act, without what stands between them."""
    start, end = stretch
    if act.gap is None:
        return scene.spans(start, end)
    first, after = act.gap
    return (
        *scene.spans(start, line.tokens[first - 1].end),
        *scene.spans(line.tokens[after].start, end),
    )


def _occasion(scene: Scene, within: Within, spans: tuple[Span, ...]) -> Occasion:
    """What stands in the sentence around a speaker's words."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    parts = [(within.line.tokens[0].start, start), (end, within.sentence.end)]
    found = [occasion_in(scene.shape, a, b, scene.known, scene.language) for a, b in parts if a < b]
    first = next((each for each in found if each.words), _NO_OCCASION)
    return replace(first, on=next((each.on for each in found if each.on), None))


def _carried(act: Act, figure: Figure, within: Within) -> str | None:
    """The occasion of the same speaker's words just before, where "he" goes on."""
    last = within.last
    if act.subject is None or last is None or last.figure is not figure:
        return None
    near = within.number - last.last_sentence <= 1
    return last.draft.occasion if near and act.subject.mention.kind is Kind.PRONOUN else None


def _told(scene: Scene, act: Act, within: Within, occasion: Occasion) -> str | None:
    """Who was told: named after the verb or with the occasion; "me" is the outlet; a chain goes on."""
    to = act.to or occasion.to
    if to is not None and to.lower() in scene.language.objects:
        to = scene.known.outlet if to.lower() in scene.language.first_person else None
    if to is None and within.earlier and act.subject is None and within.last is not None:
        return within.last.draft.to if act.rule is Rule.ADDING else None
    return to


def _asked(scene: Scene, spans: tuple[Span, ...]) -> str | None:
    """Who is called upon within the words: "Norvia calls upon all sides to ..."."""
    for span in spans:
        asked = asked_in(tokens_of(scene.shape, span.start, span.end, scene.language), scene.language)
        if asked is not None:
            return asked
    return None


def _doubts(scene: Scene, act: Act, figure: Figure, carried: str | None) -> Iterator[Phrase]:
    """What the way it is told leaves open."""
    if act.loaded:
        yield phrase(
            "“{verb}” is the outlet's verb: it may say that the outlet does not believe the words.",
            verb=act.verb,
        )
    if carried is not None:
        yield phrase("The occasion is carried over from the sentence before: is it the same?")
    other = figure.actor is not None and " " in figure.written and figure.written != figure.name
    if other and figure.kind is Kind.PERSON and figure.name not in scene.cast.doubted:
        scene.cast.doubted.add(figure.name)
        yield phrase(
            "The report writes “{written}”; the talks know “{known}”: one person?",
            written=figure.written,
            known=figure.name,
        )
