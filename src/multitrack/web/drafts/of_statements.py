"""A drafted statement as it is offered: with its speaker asked about where nobody knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from multitrack.model.issue import IssueId
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.reading.drafts import DraftProposal, DraftStatement
from multitrack.report.saying import Sentence, names, say
from multitrack.report.sentences.of_statements import speaker_of
from multitrack.web.drafts.offers import Initial, Offer, by_office, key_of
from multitrack.web.drafts.passages import marked
from multitrack.web.drafts.wording import KINDS
from multitrack.web.naming import room_name
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import TEXT
from multitrack.web.wording import plainly

_LETTERS = re.compile(r"\w+")
_TELLING = 5
"""So many words in a row are taken for the same, where they stand among others."""


def offered_statement(
    room: Room, draft: DraftStatement, number: int, proposal: DraftProposal | None, link: str
) -> Offer:
    """The offer of one statement; ``proposal`` is what it proposes, ``link`` where the report is on the web."""
    statement, same = _as_statement(draft), tuple(_in_the_same_words(room, draft))
    return Offer(
        key=key_of(draft),
        number=number,
        kind="note statement",
        who=speaker_of(statement, room.visit.called),
        words=draft.words,
        form=draft.form,
        rule=draft.rule,
        why=draft.speaker.why,
        must=tuple(_unknown_speaker(room, draft)),
        doubts=(*_too_long(draft), *draft.questions),
        told=tuple(_circumstances(room, draft, proposal)),
        known=tuple(_noted(room, draft, each) for each in same),
        here=any(_is_it(draft, each) and room.line.standing.said(each.id) is not None for each in same),
        initial={**_as_written(statement, link), **({"speaker": ""} if _of_no_outlet(draft) else {})},
        marked=marked(number, draft),
    )


def _of_no_outlet(draft: DraftStatement) -> bool:
    """Whether these are words of an outlet that the report does not name."""
    return draft.form is Form.OUTLET and draft.outlet is None


def _as_statement(draft: DraftStatement) -> Statement:
    speaker = draft.speaker
    return Statement(
        id=StatementId(""),
        speaker=plainly(say("the outlet")) if _of_no_outlet(draft) else speaker.name,
        words=draft.words,
        on=draft.on,
        office=speaker.office,
        on_behalf_of=speaker.on_behalf_of,
        to=draft.to,
        outlet=draft.source,
        place=draft.place,
        language=draft.language,
        form=draft.form,
    )


def _as_written(statement: Statement, link: str) -> Initial:
    """A statement as it stands on its slip. What is too long for one is cut, and said to be."""
    return {
        "speaker": statement.speaker,
        "office": statement.office or "",
        "on_behalf_of": statement.on_behalf_of or "",
        "words": statement.words[:TEXT],
        "form": statement.form.value,
        "outlet": statement.outlet or "",
        "said_on": "" if statement.on is None else statement.on.isoformat(),
        "to": statement.to or "",
        "place": statement.place or "",
        "language": statement.language or "",
        "link": link,
    }


def _too_long(draft: DraftStatement) -> Iterator[Sentence]:
    if len(draft.words) > TEXT:
        yield say("It is longer than a statement can be. Its first {most} characters are taken.", most=TEXT)


def _unknown_speaker(room: Room, draft: DraftStatement) -> Iterator[Sentence]:
    """That nobody knows who this is, or for whom they speak: it is asked, and never guessed."""
    speaker = draft.speaker
    if _of_no_outlet(draft):
        yield say("The report does not say which outlet it is of. Whose wording is this?")
    if draft.form is Form.OUTLET or speaker.known:
        return
    if not speaker.named:
        yield say("Who is “{name}”, and on whose behalf was it said?", name=speaker.name)
    elif speaker.on_behalf_of is None:
        yield say("These talks do not know “{name}”. On whose behalf was it said?", name=speaker.name)
    else:
        yield by_office(room, speaker)


def _circumstances(room: Room, draft: DraftStatement, proposal: DraftProposal | None) -> Iterator[Sentence]:
    """To whom, where it is to be read, what it touches, what it proposes."""
    if draft.to:
        yield say("To: {whom}", whom=draft.to)
    if draft.source:
        yield say("To be read in: {outlet}", outlet=draft.source)
    if draft.place:
        yield say("Place: {place}", place=draft.place)
    touched = {each.issue: each for each in (*draft.touches, *(proposal.touches if proposal else ()))}
    if touched:
        issues = (
            say("{issue} (“{by}”)", issue=room.visit.called.issue(IssueId(code)), by=each.by)
            for code, each in touched.items()
        )
        yield say("Touches: {issues}", issues=names(issues))
    if proposal is not None and (proposal.kinds or proposal.matters):
        things = [*(KINDS.get(kind, kind) for kind in proposal.kinds), *proposal.matters]
        yield say("Proposes: {things}", things=names(things))


def _bare(words: str | None) -> str:
    """Words without marks, dots and capitals, for comparison."""
    return " ".join(_LETTERS.findall((words or "").casefold()))


def _in_the_same_words(room: Room, draft: DraftStatement) -> Iterator[Statement]:
    """The statements that this viewer knows in the same words, or in which these words stand among others."""
    words = _bare(draft.words)
    for each in room.visit.view.talks.statements:
        known = _bare(each.words)
        if known == words or (len(words.split()) >= _TELLING and f" {words} " in f" {known} "):
            yield each


def _is_it(draft: DraftStatement, statement: Statement) -> bool:
    """Whether a statement in the same words is of the same outlet and day."""
    outlets = (_bare(draft.outlet), _bare(draft.source))
    same = statement.on == draft.on and _bare(statement.outlet) in outlets
    return same and _bare(statement.words) == _bare(draft.words)


def _noted(room: Room, draft: DraftStatement, statement: Statement) -> Sentence:
    """Where the same words stand already."""
    own = (line for line in room.visit.view.lines if line.standing.said(statement.id) is not None)
    rooms = names(str(room_name(room.visit.called, line.id)) for line in own)
    if _is_it(draft, statement):
        return say("In the register already: {rooms}.", rooms=rooms)
    said = speaker_of(statement, room.visit.called)
    if _bare(statement.words) != _bare(draft.words):
        return say(
            "These words stand among others in the register already: {statement} ({rooms}).",
            statement=said,
            rooms=rooms,
        )
    return say(
        "The same words are in the register from elsewhere, or of another day: {statement} ({rooms}).",
        statement=said,
        rooms=rooms,
    )
