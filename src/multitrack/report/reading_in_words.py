"""What a report was read as, in words and as JSON: every draft with the words and the rule it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.statement import Form
from multitrack.reading.drafts import (
    DraftContact,
    DraftProposal,
    Drafts,
    DraftStatement,
    Span,
    Speaker,
    Touched,
)
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.page import Block, Heading, Page, Paragraph, Points
from multitrack.report.phrasing import counted, listed

NOTHING_ENTERED = "Nothing was entered anywhere: these are drafts, for a person to confirm, change or strike."
"""Said of every reading."""


def read_as(drafts: Drafts, talks_file: str | None) -> Answer:
    """All drafts, and the talks file drafted from them; a finding where nobody was found to say anything."""
    return Answer(
        page=tuple(_page(drafts)),
        json=_json(drafts, talks_file),
        finding=not drafts.of_speakers(),
    )


def _page(drafts: Drafts) -> Iterator[Block]:
    document = drafts.document
    yield Heading(document.title or document.name, level=1)
    yield Paragraph(f"{_source(drafts)} {_sizes(drafts)} {NOTHING_ENTERED}")
    if drafts.questions or drafts.unread:
        yield Points((*map(str, drafts.questions), *(f"Not read: {each}." for each in drafts.unread)))
    for title, blocks in (
        ("Statements", _statements(drafts)),
        ("Contacts", _contacts(drafts)),
        ("Proposals", _proposals(drafts)),
    ):
        found = tuple(blocks)
        if found:
            yield Heading(title)
            yield from found


def _source(drafts: Drafts) -> str:
    parts = (drafts.outlet, drafts.place, None if drafts.on is None else drafts.on.isoformat())
    known = ", ".join(part for part in parts if part)
    return f"{known}." if known else "The report does not say which outlet it is of, where or when."


def _sizes(drafts: Drafts) -> str:
    outlets = sum(draft.form is Form.OUTLET for draft in drafts.statements)
    sizes = [
        counted(len(drafts.of_speakers()), "statement"),
        counted(len(drafts.contacts), "contact"),
        counted(len(drafts.proposals), "proposal"),
    ]
    own = f", and the outlet's own wording {counted(outlets, 'time')}" if outlets else ""
    return f"Read in it: {listed(sizes)}{own}."


def _statements(drafts: Drafts) -> Iterator[Block]:
    for number, draft in enumerate(drafts.statements, 1):
        yield Heading(f"{number}. {_whose(draft.speaker)}: {draft.form.value}", level=3)
        yield Paragraph(draft.words)
        yield Points(tuple(_notes(drafts, draft)))


def _whose(speaker: Speaker) -> str:
    office = f", {speaker.office}" if speaker.office else ""
    side = f" ({speaker.on_behalf_of})" if speaker.on_behalf_of else ""
    return f"{speaker.name}{office}{side}"


def _notes(drafts: Drafts, draft: DraftStatement) -> Iterator[str]:
    told = [
        f"to {draft.to}" if draft.to else "",
        draft.occasion or "",
        draft.place or "",
        draft.on.isoformat() if draft.on is not None else "",
    ]
    if any(told):
        yield ", ".join(filter(None, told))
    if draft.touches:
        yield f"touches {listed(_touched(each) for each in draft.touches)}"
    loaded = [_text(drafts, span) for span in draft.spans if span.form is Form.OUTLET]
    if loaded and draft.form is not Form.OUTLET:
        yield f"the outlet's own, left out: {listed(loaded)}"
    yield f"rests on {_place(drafts, draft.rests_on[0])} ({draft.rule.value}): {_excerpt(drafts, draft.rests_on)}"
    yield f"speaker: {draft.speaker.why}{'' if draft.speaker.known else '; not among the actors of the talks'}"
    yield from map(str, draft.questions)


def _touched(touched: Touched) -> str:
    return f'{touched.title} ("{touched.by}")'


def _text(drafts: Drafts, span: Span) -> str:
    return f'"{" ".join(drafts.document.text[span.start : span.end].split())}"'


def _excerpt(drafts: Drafts, stretch: tuple[int, int]) -> str:
    """The words of the report, on one line."""
    return " ".join(drafts.document.text[stretch[0] : stretch[1]].split())


def _place(drafts: Drafts, at: int) -> str:
    """Where in the report: its line, or its paragraph where the file has no lines."""
    before = drafts.document.text[:at]
    if drafts.document.kind == "text":
        return f"line {before.count(chr(10)) + 1}"
    return f"paragraph {before.count(chr(10) * 2) + 1}"


def _contacts(drafts: Drafts) -> Iterator[Block]:
    if drafts.contacts:
        yield Points(tuple(_contact(drafts, each) for each in drafts.contacts), numbered=True)


def _contact(drafts: Drafts, contact: DraftContact) -> str:
    side = f" ({contact.with_code})" if contact.with_code else ""
    where = f", {contact.place}" if contact.place else ""
    when = f", {contact.on}" if contact.on is not None else ""
    rests_on = f'{_place(drafts, contact.rests_on[0])}: "{contact.words}"'
    return f"{contact.format}: {_whose(contact.who)} with {contact.with_whom}{side}{where}{when}; rests on {rests_on}"


def _proposals(drafts: Drafts) -> Iterator[Block]:
    if drafts.proposals:
        yield Points(tuple(_proposal(each) for each in drafts.proposals), numbered=True)


def _proposal(proposal: DraftProposal) -> str:
    kinds = f"{listed(proposal.kinds)}: " if proposal.kinds else ""
    on = f"; on {listed(proposal.matters)}" if proposal.matters else ""
    return f"{kinds}{proposal.words} ({proposal.by.name}, statement {proposal.statement}{on})"


def _json(drafts: Drafts, talks_file: str | None) -> Json:
    document = drafts.document
    return {
        "document": {
            "name": document.name,
            "kind": document.kind,
            "title": document.title,
            "outlet": drafts.outlet,
            "place": drafts.place,
            "on": None if drafts.on is None else drafts.on.isoformat(),
        },
        "language": drafts.language,
        "statements": [_statement_as_json(drafts, each) for each in drafts.statements],
        "contacts": [_contact_as_json(drafts, each) for each in drafts.contacts],
        "proposals": [_proposal_as_json(drafts, each) for each in drafts.proposals],
        "questions": list(map(str, drafts.questions)),
        "unread": list(map(str, drafts.unread)),
        "talks_file": talks_file,
    }


def _statement_as_json(drafts: Drafts, draft: DraftStatement) -> Json:
    return {
        "speaker": _speaker_as_json(draft.speaker),
        "verb": draft.verb or None,
        "words": draft.words,
        "form": draft.form.value,
        "spans": [
            {"form": span.form.value, **_stretch(drafts, (span.start, span.end))} for span in draft.spans
        ],
        "rests_on": _stretch(drafts, draft.rests_on),
        "rule": draft.rule.value,
        "to": draft.to,
        "outlet": draft.outlet,
        "occasion": draft.occasion,
        "place": draft.place,
        "on": None if draft.on is None else draft.on.isoformat(),
        "touches": [_touched_as_json(each) for each in draft.touches],
        "questions": list(map(str, draft.questions)),
    }


def _speaker_as_json(speaker: Speaker) -> Json:
    return {
        "name": speaker.name,
        "office": speaker.office,
        "on_behalf_of": speaker.on_behalf_of,
        "known": speaker.known,
        "named": speaker.named,
        "why": str(speaker.why),
    }


def _stretch(drafts: Drafts, stretch: tuple[int, int]) -> Json:
    start, end = stretch
    return {"start": start, "end": end, "place": _place(drafts, start), "text": _excerpt(drafts, stretch)}


def _touched_as_json(touched: Touched) -> Json:
    return {"issue": touched.issue, "title": touched.title, "by": touched.by}


def _contact_as_json(drafts: Drafts, contact: DraftContact) -> Json:
    return {
        "who": _speaker_as_json(contact.who),
        "with_whom": contact.with_whom,
        "with_code": contact.with_code,
        "format": contact.format,
        "words": contact.words,
        "rests_on": _stretch(drafts, contact.rests_on),
        "rule": contact.rule.value,
        "place": contact.place,
        "on": None if contact.on is None else contact.on.isoformat(),
    }


def _proposal_as_json(drafts: Drafts, proposal: DraftProposal) -> Json:
    return {
        "by": _speaker_as_json(proposal.by),
        "kinds": list(proposal.kinds),
        "words": proposal.words,
        "rests_on": _stretch(drafts, proposal.rests_on),
        "statement": proposal.statement,
        "rule": proposal.rule.value,
        "to": proposal.to,
        "matters": list(proposal.matters),
        "touches": [_touched_as_json(each) for each in proposal.touches],
    }


__all__ = ["NOTHING_ENTERED", "Page", "read_as"]
