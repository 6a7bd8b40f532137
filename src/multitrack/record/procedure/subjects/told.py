"""In acts and on the record: what is asked, told, noted and promised."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.contact import ContactId
from multitrack.model.statement import StatementId
from multitrack.record import act as acts
from multitrack.record.held import Hold


def ask_of(here: Hold, act: acts.Act) -> Iterator[acts.AskId]:  # noqa: ARG001
    """The ask that an act puts, answers or takes back."""
    match act:
        case acts.Ask(id=new):
            yield new
        case acts.Reply(ask=ask) | acts.WithdrawAsk(ask=ask):
            yield ask


def ask_how(act: acts.Act) -> str:
    """Whether a reply puts the answer off."""
    if isinstance(act, acts.Reply):
        return "later" if act.answer is acts.AnswerTo.LATER else "an answer"
    return ""


def ask_stands(here: Hold, key: acts.AskId) -> str:
    """Whether an ask still waits for an answer."""
    held = here.own.asks.get(key)
    if held is None:
        return "not asked"
    if held.withdrawn is not None:
        return "withdrawn"
    if held.answer is None:
        return "asked"
    return "put off" if held.answer is acts.AnswerTo.LATER else "answered"


def contact_of(here: Hold, act: acts.Act) -> Iterator[ContactId]:  # noqa: ARG001
    """The contact that an act notes or takes back."""
    match act:
        case acts.NoteContact(contact=contact):
            yield contact.id
        case acts.WithdrawContact(contact=code):
            yield code


def contact_stands(here: Hold, key: ContactId) -> str:
    """Whether a contact was noted here; of one noted elsewhere only the fact is known."""
    noted = here.own.contacts.get(key)
    if noted is None or noted.elsewhere:
        return "not noted"
    return "noted" if noted.withdrawn is None else "taken back"


def undertaking_of(here: Hold, act: acts.Act) -> Iterator[acts.UndertakingId]:  # noqa: ARG001
    """The undertaking that an act gives, reports done or verifies."""
    match act:
        case acts.GiveUndertaking(id=new):
            yield new
        case acts.ReportDone(undertaking=undertaking) | acts.Verify(undertaking=undertaking):
            yield undertaking


def undertaking_how(act: acts.Act) -> str:
    """What whoever verifies has found."""
    if isinstance(act, acts.Verify):
        return "found" if act.found else "not found"
    return ""


def undertaking_stands(here: Hold, key: acts.UndertakingId) -> str:
    """Where an undertaking stands: given, said to be done, found done or not."""
    held = here.own.undertakings.get(key)
    if held is None:
        return "not given"
    if held.found is not None and (held.done is None or held.verified is None or held.verified >= held.done):
        return "found done" if held.found else "not found done"
    return "given" if held.done is None else "reported done"


def statement_of(here: Hold, act: acts.Act) -> Iterator[StatementId]:  # noqa: ARG001
    """The statement that an act notes, links or takes out."""
    match act:
        case acts.NoteStatement(statement=statement):
            yield statement.id
        case acts.LinkStatement(statement=code) | acts.WithdrawStatement(statement=code):
            yield code


def statement_stands(here: Hold, key: StatementId) -> str:
    """Whether a statement is in the register of a channel."""
    noted = here.own.statements.get(key)
    if noted is None:
        return "not noted"
    return "noted" if noted.withdrawn is None else "withdrawn"
