"""Through a document from top to bottom: sentences with verbs of saying, quotations without, headlines, turns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property

from multitrack.model.statement import Form
from multitrack.reading.circumstances import occasion_in
from multitrack.reading.contacts import Meeting, contacts_in
from multitrack.reading.drafts import DraftContact, Rule, Span
from multitrack.reading.figures import Figure
from multitrack.reading.line import Act, Line
from multitrack.reading.naming import Kind
from multitrack.reading.saying import Said, Within, said_in
from multitrack.reading.scene import Scene
from multitrack.reading.sentences import Sentence
from multitrack.reading.spans import form_of
from multitrack.reading.subject import subject_at_start
from multitrack.reading.turns import Turn
from multitrack.record.answer import Phrase, phrase

_AHEAD = 20
"""Sentences that are looked at for the speaker of a quotation that stands before its verb."""
_NOT_NEAR = -10


class Walk:
    """What has been found so far; ``go`` reads the whole."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.said: list[Said] = []
        self.contacts: list[DraftContact] = []
        self.unread: list[Phrase] = []
        self.waiting: int | None = None
        self.labels = Counter(turn.label for turn in scene.turns)
        self.asked = any(turn.asks for turn in scene.turns)

    @property
    def last(self) -> Said | None:
        """What was said last."""
        return self.said[-1] if self.said else None

    def go(self) -> None:
        """Read every sentence in order."""
        turns = {number: turn for turn in self.scene.turns for number in turn.paragraphs if not turn.asks}
        for number, sentence in enumerate(self.scene.shape.sentences):
            turn = turns.get(sentence.paragraph)
            if turn is not None:
                if sentence.first and sentence.paragraph == turn.paragraphs[0]:
                    self._turn(turn)
            elif sentence.paragraph in self.scene.silent:
                if sentence.first:
                    self._headline(sentence.paragraph)
            elif number in self.scene.lines:
                self._sentence(number, sentence)
            else:
                self.unread.append(
                    phrase(
                        "characters {start} to {end}: too long for a sentence",
                        start=str(sentence.start),
                        end=str(sentence.end),
                    )
                )

    def _sentence(self, number: int, sentence: Sentence) -> None:
        line, acts = self.scene.lines[number], self.scene.acts[number]
        if not acts and line.tokens and not any(token.is_word for token in line.tokens):
            self._quotation_alone(number, sentence, line)
            return
        if not acts and self._behind_colon(number, sentence, line):
            return
        if acts and acts[0].subject is not None and acts[0].subject.mention.kind is Kind.PRONOUN:
            self._about_a_body(line)
        speakers = [self._act(number, sentence, line, acts, place) for place in range(len(acts))]
        about = self.scene.cast.named_in(line.tokens)
        if not acts:
            self._about_a_body(line)
        self.scene.cast.came_up_in(line.tokens)
        self._contacts(sentence, speakers[0] if speakers else about)
        for figure in speakers:
            if figure is not None:
                self.scene.cast.came_up(figure)

    def _about_a_body(self, line: Line) -> None:
        """A sentence in which nobody speaks may still be about a body, or people: "it" or "they" are they."""
        subject = subject_at_start(line.tokens, self.scene.language)
        if subject is not None and subject.mention.kind in {Kind.BODY, Kind.DESCRIPTION}:
            figure, _ = self.scene.cast.figure_of(subject)
            if figure is not None and figure.kind is not Kind.PERSON:
                self.scene.cast.came_up(figure)

    def _act(
        self, number: int, sentence: Sentence, line: Line, acts: tuple[Act, ...], place: int
    ) -> Figure | None:
        act = acts[place]
        waiting, self.waiting = self.waiting, None
        belongs = waiting is not None and act.rule is Rule.QUOTED_THEN_SAID and act.first == 0
        within = Within(number, sentence, line, acts[:place], self.last)
        said = said_in(self.scene, act, within, waiting if belongs else None)
        if said is None:
            return None
        self._take(said)
        return said.figure

    def _take(self, said: Said) -> None:
        said.figure.spoke = True
        self.scene.cast.came_up(said.figure)
        self.said.append(said)

    def _contacts(self, sentence: Sentence, figure: Figure | None) -> None:
        scene = self.scene
        occasion = occasion_in(scene.shape, sentence.start, sentence.end, scene.known, scene.language)
        self.contacts += contacts_in(
            scene.shape, scene.cast, Meeting(sentence, figure, occasion, scene.known)
        )

    def _quotation_alone(self, number: int, sentence: Sentence, line: Line) -> None:
        """A sentence that is a quotation and nothing else: it goes on with what stood before, or waits."""
        following = self._verb_ahead(number, sentence)
        if following is not None and following.rule is Rule.QUOTED_THEN_SAID and following.first == 0:
            self.waiting = line.tokens[0].start if self.waiting is None else self.waiting
            return
        spans = self.scene.spans(line.tokens[0].start, line.tokens[-1].end)
        last = self.last
        if not spans:
            return
        if last is None or number - last.last_sentence != 1 or sentence.paragraph - last.paragraph > 1:
            self._answer(spans, number, sentence)
        elif last.draft.spans[-1].form is Form.QUOTATION:
            self._goes_on(last, spans, number, sentence)
        else:
            self._alone(last, spans, number, sentence)

    def _verb_ahead(self, number: int, sentence: Sentence) -> Act | None:
        """The first act behind a sentence in its paragraph, past further quotations."""
        sentences = self.scene.shape.sentences
        for at in range(number + 1, min(len(sentences), number + _AHEAD)):
            if sentences[at].paragraph != sentence.paragraph:
                return None
            line = self.scene.lines.get(at)
            if line is None or self.scene.acts[at] or any(token.is_word for token in line.tokens):
                return next(iter(self.scene.acts.get(at, ())), None)
        return None

    def _goes_on(self, last: Said, spans: tuple[Span, ...], number: int, sentence: Sentence) -> None:
        draft = last.draft
        spans = (*draft.spans, *spans)
        last.draft = replace(
            draft,
            spans=spans,
            words=self.scene.words(spans),
            form=form_of(spans),
            rests_on=(draft.rests_on[0], sentence.end),
        )
        last.last_sentence, last.paragraph = number, sentence.paragraph

    def _alone(self, last: Said, spans: tuple[Span, ...], number: int, sentence: Sentence) -> None:
        """A quotation directly behind somebody's reported words."""
        why = phrase("the quotation stands alone after this speaker's words")
        rests_on = (last.draft.rests_on[0], sentence.end)
        draft = self.scene.without_verb(last.figure, spans, rests_on, Rule.ALONE, why=why)
        doubt = phrase("No verb names the speaker of this quotation: is it the one before?")
        draft = replace(draft, occasion=last.draft.occasion, on=last.draft.on, questions=(doubt,))
        self._take(Said(draft, last.figure, sentence.paragraph, number))

    def _answer(self, spans: tuple[Span, ...], number: int, sentence: Sentence) -> None:
        """A quotation behind a question, where the report is one person's answers."""
        figure = self.scene.cast.interviewee
        if figure is None:
            return
        stretch = (sentence.start, sentence.end)
        draft = self.scene.without_verb(
            figure, spans, stretch, Rule.ALONE, why=phrase("whose interview it is")
        )
        self._take(Said(replace(draft, to=self.scene.known.outlet), figure, sentence.paragraph, number))

    def _behind_colon(self, number: int, sentence: Sentence, line: Line) -> bool:
        """A quotation behind a colon, of whom the clause before is about: "Bako is blunt: ..."."""
        at = next((at for at, token in enumerate(line.tokens[1:], 1) if token.quoted), 0)
        if at < 2 or line.tokens[at - 1].text != ":" or any(token.is_word for token in line.tokens[at:]):
            return False
        before = line.tokens[: at - 1]
        figure = self.scene.cast.named_in(before)
        pronoun = any(token.low in self.scene.language.pronouns for token in before)
        if figure is None and pronoun:
            figure = self.scene.cast.latest
        if figure is None:
            return False
        spans = self.scene.spans(line.tokens[at].start, sentence.end)
        stretch = (sentence.start, sentence.end)
        draft = self.scene.without_verb(
            figure, spans, stretch, Rule.SAID_QUOTED, why=phrase("the clause before the colon")
        )
        doubt = phrase(
            "No verb of saying leads to this quotation: is it the one the clause is about who speaks?"
        )
        self._take(Said(replace(draft, questions=(doubt,)), figure, sentence.paragraph, number))
        return True

    def _headline(self, paragraph: int) -> None:
        """A headline of the form "Name: words", where the name is a person's or a side's."""
        start, end = self.scene.shape.paragraphs[paragraph]
        name, colon, words = self.scene.shape.text[start:end].partition(":")
        figure = self._of_headline(name.strip()) if colon and words.strip() and name.strip() else None
        spans = self.scene.spans(start + len(name) + 1, end) if figure is not None else ()
        if figure is None or not spans:
            return
        draft = self.scene.without_verb(
            figure, spans, (start, end), Rule.HEADLINE, why=phrase("named in the headline")
        )
        doubt = phrase("A headline shortens: hold it against the text below.")
        self.said.append(Said(replace(draft, questions=(doubt,)), figure, paragraph, _NOT_NEAR))

    def _of_headline(self, name: str) -> Figure | None:
        """A person whom the report names, or a side of the talks."""
        cast = self.scene.cast
        known, side = cast.by_name(name), cast.actors.side(name)
        return known if known is not None or side is None else cast.of_side(side)

    def _turn(self, turn: Turn) -> None:
        """A turn in a transcript is a quotation of whoever's turn it is."""
        figure = self._whose(turn)
        if figure is None:
            self.unread.append(phrase("a turn of “{label}”: nobody of that name is named", label=turn.label))
            return
        spans = (Span(turn.start, turn.end, Form.QUOTATION),)
        start = self.scene.shape.paragraphs[turn.paragraphs[0]][0]
        draft = self.scene.without_verb(
            figure, spans, (start, turn.end), Rule.TURN, why=phrase("the label of the turn")
        )
        to = self.scene.known.outlet if self.asked else None
        self._take(Said(replace(draft, to=to), figure, turn.paragraphs[-1], _NOT_NEAR))

    def _whose(self, turn: Turn) -> Figure | None:
        """Who a label stands for; "A" stands for whose interview it is, or for whoever else answers."""
        if turn.label.lower() in self.scene.language.answer_labels:
            return self.answering
        return self._named_by(turn.label)

    @cached_property
    def answering(self) -> Figure | None:
        """Who answers, where a label does not say it."""
        if self.scene.cast.interviewee is not None:
            return self.scene.cast.interviewee
        unnamed = self.scene.language.answer_labels
        labels = dict.fromkeys(turn.label for turn in self.scene.turns if not turn.asks)
        named = (self._named_by(label) for label in labels if label.lower() not in unnamed)
        first = next((figure for figure in named if figure is not None), None)
        return first or next(self.scene.cast.everybody(), None)

    def _named_by(self, label: str) -> Figure | None:
        language, cast = self.scene.language, self.scene.cast
        name = re.sub(r"\([^)]*\)", "", label).strip()
        bare = " ".join(word for word in name.split() if word.lower() not in language.titles)
        if not bare:
            return None
        known = cast.known_person(bare) or cast.known_person(bare.split()[-1]) or cast.holding(bare)
        if known is None and (self.labels[label] > 1 or bare != name):
            return cast.newly_named(bare.title() if bare.isupper() else bare)
        return known
