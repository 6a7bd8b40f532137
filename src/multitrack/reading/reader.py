"""A document in, drafts out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from multitrack.model.statement import Form
from multitrack.model.talks import Talks
from multitrack.reading.document import Document
from multitrack.reading.drafts import Drafts, DraftStatement, Rule, Span, Speaker
from multitrack.reading.languages import LANGUAGES
from multitrack.reading.proposals import proposals_in
from multitrack.reading.questions import questions_on
from multitrack.reading.saying import Said
from multitrack.reading.scene import Scene
from multitrack.reading.spans import loaded_pattern
from multitrack.reading.touching import Matter, matters_of, touched_by
from multitrack.reading.walk import Walk
from multitrack.record.answer import Phrase, phrase

_LAST_LATIN = "\u024f"


def read(document: Document, talks: Talks | None = None, language: str = "en") -> Drafts:
    """All that a document can be read as, against the actors and issues of some talks where they are given."""
    tables = LANGUAGES[language]
    scene = Scene(document, talks, tables)
    walk = Walk(scene)
    walk.go()
    matters = matters_of(talks, tables)
    spoken = (_finished(scene, said, matters) for said in walk.said)
    statements = tuple(sorted([*spoken, *_loaded(scene)], key=lambda draft: draft.extent))
    return Drafts(
        document=document,
        language=language,
        outlet=scene.known.outlet,
        place=scene.known.place,
        on=scene.known.on,
        statements=statements,
        contacts=tuple(walk.contacts),
        proposals=proposals_in(statements, tables, matters),
        unread=tuple(walk.unread),
        questions=tuple(_doubts(scene)),
    )


def _doubts(scene: Scene) -> Iterator[Phrase]:
    """What is doubtful about the whole report."""
    if scene.known.unsure_of_day:
        yield phrase("The day of the report is written in figures: day first, or month first?")
    letters = [letter for letter in scene.document.text if letter.isalpha()]
    if 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters):
        yield phrase(
            "Most of its letters are of another script; it was read with the tables of “{language}”.",
            language=scene.language.code,
        )


def _finished(scene: Scene, said: Said, matters: tuple[Matter, ...]) -> DraftStatement:
    """A statement with what only the whole report tells: the speaker's office, the issues, the doubts."""
    draft = said.draft
    return replace(
        draft,
        speaker=scene.cast.speaker(said.figure, draft.speaker.why),
        touches=touched_by(draft.words, matters),
        questions=(*draft.questions, *questions_on(draft, scene.language)),
    )


def _loaded(scene: Scene) -> Iterator[DraftStatement]:
    """The outlet's own loaded words, wherever no quotation holds them: so-called "..."."""
    outlet = scene.known.outlet or scene.document.name
    for found in loaded_pattern(scene.language).finditer(scene.shape.masked):
        start, end = found.start(), _past_the_name(scene, found.end())
        yield DraftStatement(
            speaker=Speaker(name=outlet, why=phrase("words of the outlet's own")),
            verb="",
            words=" ".join(scene.shape.text[start:end].split()),
            form=Form.OUTLET,
            spans=(Span(start, end, Form.OUTLET),),
            rests_on=scene.shape.sentence_around(start),
            rule=Rule.LOADED,
            outlet=scene.known.outlet,
            on=scene.known.on,
            language=scene.language.code,
        )


def _past_the_name(scene: Scene, at: int) -> int:
    """Past the name that a loaded word is set before, where that stands in marks."""
    quotes = scene.shape.quotes_within(at, at + 2)
    return quotes[0].end if quotes else at
