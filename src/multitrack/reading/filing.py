"""Drafts as a talks file: the statements in its register, unverified, for a person to confirm, change or strike.

Where talks are given, their statements go on; else a file is drafted with what the report names: its sides, its
powers, the matters its proposals touch with each proposal as an option. No position is drafted: what a party wants
follows from a statement only by a person's yes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import OutsidePower, Party, PartyId, PowerId, PowerKind
from multitrack.model.statement import Checked, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.reading.actors import sides_of
from multitrack.reading.drafts import DraftProposal, Drafts, DraftStatement
from multitrack.reading.languages import LANGUAGES
from multitrack.reading.languages.language import Language
from multitrack.reading.sides import power_of, powers_in, sides_in
from multitrack.talksfile import write

_LONGEST_TITLE = 90
_OPEN = Option(id=OptionId("open"), title="Left open")


def filed(drafts: Drafts, talks: Talks | None) -> Talks | None:
    """The talks with the drafted statements; nothing where the report names no side or no matter."""
    if talks is None:
        talks = _drafted_talks(drafts)
        if talks is None:
            return None
    taken = {str(statement.id) for statement in talks.statements}
    return replace(talks, statements=(*talks.statements, *_statements(drafts, talks, taken)))


def as_file(drafts: Drafts, talks: Talks) -> str:
    """The text of a talks file, with what it rests on and what still has to be asked at its head."""
    return "".join(f"# {line}\n" for line in _head(drafts)) + write(talks)


def _head(drafts: Drafts) -> Iterator[str]:
    yield f'Drafted by rules from "{_one_line(drafts.document.name)}". Nothing here is confirmed: check every line.'
    yield "Sides, powers and issues are as the report names them; each option of an issue drafted from it is a proposal."
    yield "Two names may mean one side. What kind a drafted power is to the talks (friend), you have to say."
    for contact in drafts.contacts:
        when = f", {contact.on}" if contact.on is not None else ""
        yield f"Contact, {contact.format}: {contact.who.name} with {_one_line(contact.with_whom)}{when}."
    yield from map(str, drafts.questions)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _statements(drafts: Drafts, talks: Talks, taken: set[str]) -> Iterator[Statement]:
    sides = {str(side.id) for side in sides_of(talks)}
    language = LANGUAGES[drafts.language]
    for number, draft in enumerate(drafts.statements, 1):
        behalf = draft.speaker.on_behalf_of or _named_side(draft, drafts, talks, language)
        yield Statement(
            id=StatementId(_fresh(f"{_slug(draft.speaker.name)}-{number}", taken)),
            speaker=draft.speaker.name,
            words=draft.words,
            on=draft.on,
            office=draft.speaker.office,
            on_behalf_of=behalf if behalf in sides else None,
            to=draft.to,
            outlet=draft.source,
            place=draft.place,
            language=draft.language,
            form=draft.form,
            checked=Checked.UNVERIFIED,
        )


def _named_side(draft: DraftStatement, drafts: Drafts, talks: Talks, language: Language) -> str | None:
    """The side of drafted talks that a speaker speaks for: by name, or by the office."""
    power = power_of(draft.speaker.office, drafts, language)
    names = {name.casefold() for name in (draft.speaker.name, power) if name}
    return next((str(side.id) for side in sides_of(talks) if side.name.casefold() in names), None)


def _drafted_talks(drafts: Drafts) -> Talks | None:
    language = LANGUAGES[drafts.language]
    sides, issues = sides_in(drafts, language), tuple(_issues(drafts))
    if not sides or not issues:
        return None
    taken: set[str] = set()
    title = drafts.document.title or drafts.document.name
    return Talks(
        title=f"Draft from {_one_line(title)}",
        language=drafts.language,
        as_on=drafts.on,
        parties=tuple(Party(id=PartyId(_code(name, taken)), name=name) for name in sides),
        powers=tuple(
            OutsidePower(id=PowerId(_code(name, taken)), name=name, kind=PowerKind.FRIEND)
            for name in powers_in(drafts, language)
        ),
        issues=issues,
    )


def _issues(drafts: Drafts) -> Iterator[Issue]:
    """The matters that proposals touch; where no proposal does, those that statements touch."""
    source: tuple[DraftProposal | DraftStatement, ...] = drafts.proposals
    if not any(each.touches for each in drafts.proposals):
        source = drafts.of_speakers()
    titles: dict[str, str] = {}
    options: dict[str, dict[str, Option]] = {}
    for number, draft in enumerate(source, 1):
        for touched in draft.touches:
            titles.setdefault(touched.issue, touched.title)
            option = Option(id=OptionId(f"p{number}"), title=_shortened(draft.words))
            options.setdefault(touched.issue, {}).setdefault(option.title, option)
    for code, title in titles.items():
        yield Issue(id=IssueId(code), title=title, options=(*options[code].values(), _OPEN))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"


def _code(name: str, taken: set[str]) -> str:
    return _fresh(_slug(name).upper(), taken)


def _slug(name: str) -> str:
    """A name in letters that every code may have."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join(_telling(words)) or "said"


def _telling(words: list[str]) -> Iterable[str]:
    """The last three words of a name are enough."""
    return words[-3:]


def _fresh(code: str, taken: set[str]) -> str:
    number, fresh = 2, code
    while fresh in taken:
        fresh, number = f"{code}-{number}", number + 1
    taken.add(fresh)
    return fresh
