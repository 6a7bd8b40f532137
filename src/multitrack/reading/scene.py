"""A document taken apart before it is gone through: its shape, its sentences with their acts, its turns, its cast."""

from __future__ import annotations

from multitrack.model.talks import Talks
from multitrack.reading.actors import Actors
from multitrack.reading.attribution import acts_in
from multitrack.reading.cast import Cast
from multitrack.reading.circumstances import About, about
from multitrack.reading.document import Document
from multitrack.reading.drafts import DraftStatement, Rule, Span
from multitrack.reading.figures import Figure
from multitrack.reading.languages.language import Language
from multitrack.reading.line import Line, line_of
from multitrack.reading.meeting_people import learn_people
from multitrack.reading.sentences import LONGEST_SENTENCE, Sentence, shape_of
from multitrack.reading.spans import form_of, spans_of, words_of
from multitrack.reading.tokens import tokens_of
from multitrack.reading.turns import turns_in
from multitrack.record.answer import Phrase


class Scene:
    """What is known of a document, and who is in it as far as it has been read."""

    def __init__(self, document: Document, talks: Talks | None, language: Language) -> None:
        self.document, self.language = document, language
        self.shape = shape_of(document.text, language)
        self.known: About = about(document, self.shape, language)
        self.cast = Cast(language, Actors(talks, language))
        self.turns = turns_in(self.shape, language, self._headings())
        self.silent = self.known.silent - {number for turn in self.turns for number in turn.paragraphs}
        self.lines = {
            number: self._line(sentence)
            for number, sentence in enumerate(self.shape.sentences)
            if sentence.paragraph not in self.silent and sentence.end - sentence.start <= LONGEST_SENTENCE
        }
        self.acts = {number: acts_in(line) for number, line in self.lines.items()}
        learn_people(self.cast, self.shape, self.lines, self.acts, self.silent)

    def _headings(self) -> frozenset[int]:
        """The paragraphs that are headings in the file, and a first line without a full stop."""
        marked = (n for n, (start, _) in enumerate(self.shape.paragraphs) if start in self.document.headings)
        return frozenset((*marked, *({0} & self.known.silent)))

    def _line(self, sentence: Sentence) -> Line:
        """The tokens of a sentence, a dateline before it left out."""
        start = sentence.start
        if sentence.first:
            start = max(start, self.known.datelines.get(sentence.paragraph, start))
        return line_of(tokens_of(self.shape, start, sentence.end, self.language), self.language)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """A stretch of the text, with whose words stand where."""
        return spans_of(self.shape, start, end, self.language)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The words in some spans."""
        return words_of(self.shape.text, spans)

    def without_verb(
        self, figure: Figure, spans: tuple[Span, ...], rests_on: tuple[int, int], rule: Rule, *, why: Phrase
    ) -> DraftStatement:
        """A draft of words that no verb of saying leads to."""
        return DraftStatement(
            speaker=self.cast.speaker(figure, why),
            verb="",
            words=self.words(spans),
            form=form_of(spans),
            spans=spans,
            rests_on=rests_on,
            rule=rule,
            outlet=self.known.outlet,
            place=self.known.place,
            on=self.known.on,
            language=self.language.code,
        )
