"""The word of two: a log-in is confirmed, or made anew, by people other than its holder, never by one alone.

A link makes a log-in and whoever gave it has spoken once; another confirms it, with the code that its holder
reads to them. That a log-in be made anew is asked for by one and confirmed by another; then every open login of
the account ends, its second factors are gone, and it waits like a new one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from multitrack.model.party import Listing, PersonId
from multitrack.report.saying import Day, Sentence, say
from multitrack.web.house import the_house
from multitrack.web.people import tries
from multitrack.web.people.fellows import Circle, Fellow, circles
from multitrack.web.people.log import What, note
from multitrack.web.people.models import Account, Invitation, Renewal, new_code

NOT_YOURS = say(
    "Your word does not count here: somebody else of their delegation answers for this log-in, or you have "
    "given your word already."
)
OVER = say("This was done or dropped meanwhile. Nothing more is needed.")
WRONG_CODE = say("This is not the code that they see. Let them read it out once more.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A log-in that waits for this viewer's word."""

    account: Account
    fellow: Fellow


@dataclass(frozen=True, slots=True)
class Asked:
    """A log-in that is to be made anew, if this viewer says so. ``by``: who asked; nothing where it is not known."""

    renewal: Renewal
    fellow: Fellow
    by: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody this viewer answers for: with a log-in in use, or with a seat and no log-in yet."""

    fellow: Fellow
    signs_in: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """All that waits for one person's word, and those they answer for."""

    waiting: tuple[Waiting, ...]
    asked: tuple[Asked, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def count(self) -> int:
        """How many things wait for this person."""
        return len(self.waiting) + len(self.asked)


NOTHING = Desk((), (), ())


def desk_of(account: Account) -> Desk:
    """What waits for somebody's word. A log-in that is not confirmed itself confirms nobody."""
    if not account.may_look:
        return NOTHING
    found = tuple(circles(account.person_id))
    return Desk(
        waiting=tuple(_waiting(found)),
        asked=tuple(_asked(found)),
        colleagues=tuple(_colleagues(found)),
    )


def waits(account: Account) -> int:
    """How many things wait for somebody's word; nothing is looked up where nothing waits for anyone."""
    if not account.may_look or not (Account.objects.waiting().exists() or Renewal.pending().exists()):
        return 0
    return desk_of(account).count


def confirm(account: Account, person: str, code: str) -> Sentence:
    """Confirm a log-in with the code that its holder reads out."""
    waiting = Account.objects.waiting().filter(person=person).first()
    if not _may(account, person, {"" if waiting is None else waiting.given_by}):
        return NOT_YOURS
    if waiting is None:
        return OVER
    tried = tries.counted({f"code of {person}": tries.OF_A_NAME})
    if isinstance(tried, tries.Wait):
        return say("Too many wrong codes. Wait a quarter of an hour, then let them read it out again.")
    if not constant_time_compare(code.replace(" ", ""), waiting.code):
        return WRONG_CODE
    tries.struck_off(tried)
    now = timezone.now()
    same = Account.objects.waiting().filter(pk=waiting.pk, code=waiting.code)
    if not same.update(confirmed=now, code=""):
        return OVER
    note(What.CONFIRMED, waiting, by=account.person)
    return say("Confirmed: from now on this log-in opens what its seat opens.")


def ask(account: Account, person: str) -> Sentence:
    """Ask that a colleague's log-in be made anew: the first of two words."""
    other = Account.objects.filter(person=person).first()
    if other is None or not _may(account, person, ()):
        return NOT_YOURS
    if not _asked_for(other, account.person):
        return say("This was asked for already. Another person confirms it on their own page.")
    note(What.ASKED, other, by=account.person)
    return say("Asked for. Nothing changes until another person confirms it on their own page.")


def ask_from_outside(username: str, address: str) -> None:
    """Ask for oneself from the page of signing in; nobody knows who it was, so that two others must confirm."""
    account = Account.objects.filter(username__iexact=username.strip()).first()
    if account is not None and _asked_for(account, ""):
        note(What.ASKED, account, address=address)


def barred(person: str) -> Sentence | None:
    """Why no account is issued to somebody: they sit for a group on a list that is declared binding here."""
    if (found := _binding(person)) is None:
        return None
    return say(
        "No account is issued for this seat: {group} is on {list}, kept by {authority}, which whoever runs these "
        "talks has declared binding here.",
        group=found.group,
        list=found.list_name,
        authority=found.authority,
    )


def shut(account: Account) -> Sentence | None:
    """Why an account that was opened before opens nothing now: the list binds since."""
    if (found := _binding(account.person)) is None:
        return None
    told = say(
        "This log-in opens nothing now: {group} is on {list}, kept by {authority}, which whoever runs these talks has "
        "declared binding here.",
        group=found.group,
        list=found.list_name,
        authority=found.authority,
    )
    if not found.declared_by:
        return told
    if found.declared_on is None:
        return say("{told} Declared by {by}.", told=told, by=found.declared_by)
    day = Day(found.declared_on, with_year=True)
    return say("{told} Declared by {by}, {day}.", told=told, by=found.declared_by, day=day)


def turned_away(account: Account) -> None:
    """Note in the log of an account that its login ended, or that it was not let in, for a list that binds."""
    note(What.SHUT, account)


def _binding(person: str) -> Listing | None:
    """The first entry on a binding list that bars somebody today."""
    return next(iter(the_house().barred(PersonId(person), timezone.now().date())), None)


def second(account: Account, person: str) -> str | Sentence:
    """Confirm that a log-in be made anew: the second word carries it out and gives the code of a link."""
    renewal = Renewal.pending().filter(account__person=person).first()
    if not _may(account, person, {"" if renewal is None else renewal.asked_by}):
        return NOT_YOURS
    if renewal is None:
        return OVER
    if not renewal.asked_by:
        return _first_word(renewal, account)
    if (why := barred(person)) is not None:
        return _refused(account, why)
    with transaction.atomic():
        done = Renewal.pending().filter(pk=renewal.pk, asked_by=renewal.asked_by)
        if not done.update(confirmed_by=account.person, closed=timezone.now()):
            return OVER
        _shut(renewal.account, is_active=True)
        note(What.RENEWED, renewal.account, by=account.person, also={renewal.asked_by})
        return Invitation.issue(renewal.account.person, account.person)


def drop(account: Account) -> Sentence:
    """The holder signs in after all: what was asked for in their name is dropped."""
    renewal = Renewal.pending().filter(account=account).first()
    if renewal is None:
        return OVER
    Renewal.pending().filter(pk=renewal.pk).update(closed=timezone.now())
    note(What.DROPPED, account, by=account.person, also={renewal.asked_by})
    return say("Dropped: your log-in stays as it is.")


def link_for(account: Account, person: str) -> str | Sentence:
    """A new link for somebody with a seat and no log-in; whoever gives it has spoken once."""
    if Account.objects.filter(person=person).exists() or not _may(account, person, ()):
        return NOT_YOURS
    return given(account, person)


def given(account: Account, person: str) -> str | Sentence:
    """The code of a link for somebody whom the account's holder just gave a seat, or may give a link; or why none."""
    if (why := barred(person)) is not None:
        return _refused(account, why)
    note(What.LINK, account, by=account.person)
    return Invitation.issue(person, account.person)


def _refused(account: Account, why: Sentence) -> Sentence:
    """That no account was issued, noted in the log of whoever wanted one issued: so that it can be shown."""
    note(What.BARRED, account, by=account.person)
    return why


def come_in_anew(account: Account, invitation: Invitation, password: str) -> None:
    """The holder of a log-in that was made anew chooses a password; it waits for another's word."""
    Account.objects.filter(pk=account.pk).update(
        password=make_password(password),
        given_by=invitation.given_by,
        confirmed=None,
        code=new_code(),
        is_active=True,
    )
    account.refresh_from_db()


def close(account: Account) -> None:
    """The holder closes their own log-in; only the word of two others opens it again."""
    _shut(account, is_active=False)
    note(What.CLOSED, account, by=account.person)


def _shut(account: Account, *, is_active: bool) -> None:
    """No password, no second factor, no open login any more: Django ends those whose password is another's now."""
    Authenticator.objects.filter(user=account).delete()
    Account.objects.filter(pk=account.pk).update(
        password=make_password(None), confirmed=None, code="", is_active=is_active
    )


def _first_word(renewal: Renewal, account: Account) -> Sentence:
    """What was asked for by nobody known has its first word now."""
    if not Renewal.pending().filter(pk=renewal.pk, asked_by="").update(asked_by=account.person):
        return OVER
    note(What.SECONDED, renewal.account, by=account.person)
    return say("Your word is the first. It is carried out as soon as one more person confirms it.")


def _asked_for(account: Account, by: str) -> bool:
    Renewal.objects.exclude(pk__in=Renewal.pending()).filter(closed=None).update(closed=timezone.now())
    try:
        with transaction.atomic():
            Renewal.objects.create(account=account, asked_by=by)
    except IntegrityError:
        return False
    return True


def _may(account: Account, person: str, spoken: Collection[str]) -> bool:
    found = circles(account.person_id) if account.may_look else ()
    return any(circle.answers_for(PersonId(person), spoken) for circle in found)


def _waiting(found: tuple[Circle, ...]) -> Iterator[Waiting]:
    accounts = {each.person: each for each in Account.objects.waiting()}
    for fellow, circle in _everyone(found):
        account = accounts.get(fellow.person)
        if account is not None and circle.answers_for(fellow.person, {account.given_by}):
            yield Waiting(account, fellow)


def _asked(found: tuple[Circle, ...]) -> Iterator[Asked]:
    renewals = {each.account.person: each for each in Renewal.pending()}
    for fellow, circle in _everyone(found):
        renewal = renewals.get(fellow.person)
        if renewal is not None and circle.answers_for(fellow.person, {renewal.asked_by}):
            yield Asked(renewal, fellow, name_in(found, renewal.asked_by))


def _colleagues(found: tuple[Circle, ...]) -> Iterator[Colleague]:
    people = [
        (fellow, circle) for fellow, circle in _everyone(found) if circle.answers_for(fellow.person, ())
    ]
    known = Account.objects.filter(person__in=[fellow.person for fellow, _ in people])
    status = dict(known.values_list("person", "code"))
    for fellow, _ in people:
        if not status.get(fellow.person, ""):
            yield Colleague(fellow, signs_in=fellow.person in status)


def _everyone(found: tuple[Circle, ...]) -> Iterator[tuple[Fellow, Circle]]:
    """Each whom a viewer hears to sit somewhere, once, where the viewer answers for them if anywhere."""
    seen: set[str] = set()
    for circle in found:
        for fellow in circle.others:
            if fellow.person not in seen:
                seen.add(fellow.person)
                yield fellow, circle


def name_in(found: tuple[Circle, ...], person: str) -> str:
    """What a viewer calls somebody; nothing where they hear of no such seat."""
    names = (each.name for circle in found for each in circle.others if each.person == person)
    return next(names, "")
