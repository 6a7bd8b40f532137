"""Contacts and asks as a table: one row for each, one column for each thing that is known of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from multitrack.exchange.tabular import Coding, Row, RowReading, Shape, row_problem
from multitrack.model.contact import (
    MEDIATION,
    AnswerTo,
    Ask,
    AskId,
    Contact,
    ContactFormat,
    ContactId,
    SideId,
)
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.statement import Checked, StatementId
from multitrack.model.talks import Talks
from multitrack.talksfile.problems import Problem, nearest, one_of, shortened


class What(StrEnum):
    """What a row tells."""

    CONTACT = "contact"
    ASK = "ask"


OF_CONTACTS = ("between", "format", "who", "through", "gist", "next_step")
"""The columns that only contacts have."""
OF_ASKS = ("by", "of", "words", "issue", "option", "due", "answer", "reply", "answered", "withdrawn")
"""The columns that only asks have."""
CONTACT_BOOK = Shape(
    name="a book of contacts and asks",
    many="contacts and asks",
    format="multitrack contacts",
    key="entries",
    sheet="Contacts and asks",
    columns=("what", "code", "on", *OF_CONTACTS, *OF_ASKS, "source", "rests_on", "checked", "channel"),
    needed=("what",),
    aliases={"id": "code", "day": "on", "kind": "what", "asked_by": "by", "asked_of": "of"},
)
"""The columns in their order. A contact needs ``on``, ``between`` and ``format``, an ask ``by`` and ``words``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a book brings to some talks: contacts and asks that are new, how many were known, or every problem."""

    contacts: tuple[Contact, ...] = ()
    asks: tuple[Ask, ...] = ()
    known: int = 0
    problems: tuple[Problem, ...] = ()


def as_row(entry: Contact | Ask) -> dict[str, str]:
    """A contact or an ask as the words of one row."""
    row = dict.fromkeys(CONTACT_BOOK.columns, "")
    row |= {
        "code": entry.id,
        "on": "" if entry.on is None else entry.on.isoformat(),
        "source": entry.source or "",
        "rests_on": "; ".join(entry.rests_on),
        "channel": entry.channel or "",
    }
    match entry:
        case Contact():
            row |= {
                "what": What.CONTACT.value,
                "between": "; ".join(entry.between),
                "format": entry.format.value,
                "who": entry.who or "",
                "through": entry.through or "",
                "gist": entry.gist or "",
                "next_step": entry.next_step or "",
                "checked": entry.checked.value,
            }
        case Ask():
            row |= {
                "what": What.ASK.value,
                "by": entry.by,
                "of": entry.of or "",
                "words": entry.words,
                "issue": entry.issue or "",
                "option": entry.option or "",
                "due": "" if entry.due is None else entry.due.isoformat(),
                "answer": "" if entry.answer is None else entry.answer.value,
                "reply": entry.reply or "",
                "answered": "" if entry.answered is None else entry.answered.isoformat(),
                "withdrawn": "" if entry.withdrawn is None else entry.withdrawn.isoformat(),
            }
    return row


def placed(rows: Iterable[Row], talks: Talks, channels: Container[str], file: str) -> Placed:
    """The contacts and asks of a book in these talks. All problems are named at once; with one, nothing is placed."""
    given = list(rows)
    held: dict[str, Contact | Ask] = {contact.id: contact for contact in talks.contacts}
    held |= {ask.id: ask for ask in talks.asks}
    coding = Coding({*held, *(row.words.get("code", "").strip() for row in given)})
    problems: list[Problem] = []
    found: dict[str, tuple[Contact | Ask, int]] = {}
    for row in given:
        reading = _Reading(row, file, talks, channels)
        entry = reading.entry(coding)
        problems += reading.problems
        if entry is None:
            continue
        problems += _of_the_code(entry, row.number, found, held, file)
        found.setdefault(entry.id, (entry, row.number))
    if problems:
        return Placed(problems=tuple(problems))
    new = [entry for entry, _ in found.values() if entry.id not in held]
    return Placed(
        contacts=tuple(each for each in new if isinstance(each, Contact)),
        asks=tuple(each for each in new if isinstance(each, Ask)),
        known=len(found) - len(new),
    )


def _of_the_code(
    entry: Contact | Ask,
    row: int,
    found: dict[str, tuple[Contact | Ask, int]],
    held: dict[str, Contact | Ask],
    file: str,
) -> Iterator[Problem]:
    """A problem where the code is another's, in the book or in the talks."""
    if entry.id in found:
        what = f'the code "{entry.id}" stands in row {found[entry.id][1]} already'
        yield row_problem(file, row, "code", what, "each code once")
    elif held.get(entry.id, entry) != entry:
        what = f'"{entry.id}" is in the talks already, and says something else there'
        yield row_problem(file, row, "code", what, "another code, or the same words")


class _Reading(RowReading):
    """One row on its way to a contact or an ask."""

    def __init__(self, row: Row, file: str, talks: Talks, channels: Container[str]) -> None:
        super().__init__(row, file)
        self.talks, self.channels = talks, channels
        parties = {str(party.id): party.name for party in talks.parties}
        powers = {str(power.id): power.name for power in talks.powers}
        self.sides = {**parties, **powers, str(MEDIATION): "the mediation team"}

    def entry(self, coding: Coding) -> Contact | Ask | None:
        """What the row tells, where nothing is wrong with it."""
        what = self.closed("what", What)
        if what is None:
            if not self.text("what"):
                self.wrong("what", one_of([each.value for each in What]))
            return None
        for name in OF_ASKS if what is What.CONTACT else OF_CONTACTS:
            if self.text(name):
                self.wrong(
                    name, f"nothing: {'a contact' if what is What.CONTACT else 'an ask'} has no such thing"
                )
        return self._contact(coding) if what is What.CONTACT else self._ask(coding)

    def _contact(self, coding: Coding) -> Contact | None:
        self.needed("between", "two sides or more, with semicolons between")
        between = tuple(
            dict.fromkeys(filter(None, (self._side("between", n) for n in self.several("between"))))
        )
        if self.text("between") and not self.problems and len(between) < 2:
            self.wrong("between", "two sides or more, with semicolons between")
        self.needed("on", "the day of the contact, such as 2026-03-12")
        on, form = self.day("on"), self.closed("format", ContactFormat, ContactFormat.UNKNOWN)
        through = self._side("through", self.text("through"))
        if through is not None and form is not ContactFormat.THIRD:
            self.wrong("through", 'nothing, or the format "through a third"')
        elif through is not None and through in between:
            self.wrong("through", "another side than the two between which it stands")
        checked = self.closed("checked", Checked, Checked.UNVERIFIED)
        code, rests_on, channel = self.code(), self._statements(), self.channel(self.channels)
        if self.problems or on is None or form is None or checked is None:
            return None
        return Contact(
            id=ContactId(code or coding.code(*(side.casefold() for side in between), on.isoformat())),
            between=between,
            format=form,
            on=on,
            who=self.text("who") or None,
            through=through,
            gist=self.text("gist") or None,
            next_step=self.text("next_step") or None,
            source=self.text("source") or None,
            rests_on=rests_on,
            checked=checked,
            channel=channel,
        )

    def _ask(self, coding: Coding) -> Ask | None:
        if self.text("checked"):
            self.wrong("checked", "nothing: only contacts are checked")
        by, of = self._side("by", self.needed("by", "the side that asked")), self._side("of", self.text("of"))
        if by is not None and by == of:
            self.wrong("of", "another side than the one that asks")
        words = self.needed("words", "what was asked")
        on, due, answered, withdrawn = (self.day(name) for name in ("on", "due", "answered", "withdrawn"))
        if on is not None and due is not None and due < on:
            self.wrong("due", f"no day before it was asked ({on.isoformat()})")
        answer = self.closed("answer", AnswerTo)
        if answer is None and not self.text("answer") and (self.text("reply") or self.text("answered")):
            self.wrong("answer", f"how it was answered: {one_of([each.value for each in AnswerTo])}")
        issue, option = self._choice()
        code, rests_on, channel = self.code(), self._statements(), self.channel(self.channels)
        if self.problems or by is None:
            return None
        day = on.isoformat() if on else None
        return Ask(
            id=AskId(code or coding.code("ask", by.casefold(), day)),
            by=by,
            words=words,
            of=of,
            issue=issue,
            option=option,
            on=on,
            due=due,
            answer=answer,
            reply=self.text("reply") or None,
            answered=answered,
            withdrawn=withdrawn,
            source=self.text("source") or None,
            rests_on=rests_on,
            channel=channel,
        )

    def _side(self, name: str, typed: str) -> SideId | None:
        """The side of that code or name; nothing where nothing stands."""
        if not typed:
            return None
        named = [code for code, called in self.sides.items() if called.casefold() == typed.casefold()]
        if typed not in self.sides and len(named) == 1:
            return SideId(named[0])
        found = self.known(name, typed, self.sides, "party or outside power")
        return None if found is None else SideId(found)

    def _choice(self) -> tuple[IssueId | None, OptionId | None]:
        typed, chosen = self.text("issue"), self.text("option")
        if chosen and not typed:
            self.wrong("issue", "on which issue the option is")
        self.known("issue", typed, (str(issue.id) for issue in self.talks.issues), "issue")
        issue = self.talks.issue(IssueId(typed))
        if issue is not None and chosen:
            self.known("option", chosen, (str(option.id) for option in issue.options), f"option of {typed}")
        return (IssueId(typed) if typed else None), (OptionId(chosen) if chosen else None)

    def _statements(self) -> tuple[StatementId, ...]:
        codes = tuple(str(each.id) for each in self.talks.statements)
        for code in self.statements("rests_on"):
            if code not in codes:
                found = f'there is no statement "{shortened(code)}" in the talks'
                problem = row_problem(
                    self.file, self.row.number, "rests_on", found, "the code of a statement"
                )
                self.problems.append(replace(problem, suggestion=nearest(code, codes)))
        return self.statements("rests_on")
