"""Bringing back what was written at home: each act is judged against what its writer had seen, one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from multitrack.model.issue import Option
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer, Changed, Refused, phrase
from multitrack.record.pending import Unreadable, acts_as_text, acts_in, bring
from multitrack.record.standing import OptionKey, Tabled, fold
from multitrack.report.ruling import SubTest, tests_told
from multitrack.web.house import the_house
from multitrack.web.rooms.answering import addressed
from multitrack.web.rooms.log import Told, told
from multitrack.web.takeaway.writing import Written, written
from multitrack.web.visit import Visit, page, visit

MOST = 1_000_000
"""How many bytes a file of acts may have; talks have thousands of acts, a plane journey has tens."""
BAD = 422


@dataclass(frozen=True, slots=True)
class Version:
    """An option as it was when its words were looked at, and as it is now."""

    title: str
    then: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Brought:
    """One act that was brought back, with the answer to it."""

    act: Written
    entries: tuple[Told, ...] = ()
    before: bool = False
    refused: Refused | None = None
    tests: tuple[SubTest, ...] = ()
    since: tuple[Told, ...] = ()
    version: Version | None = None
    again: str = ""


def show(request: HttpRequest, seen: Visit) -> HttpResponse:
    """Hand in a file of acts; each comes back accepted, refused, or not done because it changed since."""
    if seen.at_home is not None:
        raise Http404
    if request.method != "POST":
        return page(request, "takeaway/bring.html", seen, tab="record")
    read = _read(request, seen)
    if isinstance(read, Unreadable):
        return page(request, "takeaway/bring.html", seen, tab="record", problems=read.problems, status=BAD)
    answers = bring(partial(the_house().act, seen.slug), read)
    now = visit(request, seen.slug)
    brought = tuple(_brought(seen, now, *each) for each in answers)
    done = sum(bool(each.entries) for each in brought)
    return page(request, "takeaway/brought.html", now, tab="record", brought=brought, done=done)


def _read(request: HttpRequest, seen: Visit) -> tuple[Request, ...] | Unreadable:
    """The acts in the file that was handed in, or in the one act that is sent again."""
    file = request.FILES.get("file")
    if file is not None and (file.size or 0) > MOST:
        return Unreadable(problems=(phrase("this file is too large to be a file of acts."),))
    raw = request.POST.get("acts", "").encode() if file is None else file.read()
    if not raw:
        return Unreadable(problems=(phrase("choose the file of acts first."),))
    try:
        return acts_in(raw.decode("utf-8-sig"), seen.person)
    except UnicodeDecodeError:
        return Unreadable(problems=(phrase("this is no file of acts."),))


def _brought(seen: Visit, now: Visit, asked: Request, answer: Answer) -> Brought:
    act = written(now, [asked])[0]
    match answer:
        case Accepted(entries=entries):
            known = {(entry.channel, entry.number) for entry in seen.view.entries}
            before = all((entry.channel, entry.number) in known for entry in entries)
            return Brought(act, entries=told(entries, now.called), before=before)
        case Refused() as refused:
            tests = tests_told(refused.verdict, now.called)
            return Brought(act, refused=addressed(refused, now.called), tests=tests)
        case Changed(since=since):
            return Brought(
                act,
                since=told(since, now.called),
                version=_version(now, asked),
                again=acts_as_text(now.person, [_having_read(now, asked)]),
            )


def _having_read(now: Visit, asked: Request) -> Request:
    """The act as one writes it who has read what was written since."""
    line = now.view.line(asked.channel)
    number = line.entries[-1].number if line is not None and line.entries else asked.seen
    return replace(asked, seen=number)


def _version(now: Visit, asked: Request) -> Version | None:
    """Both versions of the option that an act is about, where the writer heard its channel from the start."""
    about = _about(asked)
    then = None if about is None else _as_seen(now, asked, about)
    latest = None if about is None else now.view.options.get(about)
    if then is None or latest is None or (latest.option, latest.withdrawn) == (then.option, then.withdrawn):
        return None
    return Version(
        then.option.title, _words(then.option), None if latest.withdrawn else _words(latest.option)
    )


def _as_seen(now: Visit, asked: Request, about: OptionKey) -> Tabled | None:
    """An option as it stood at the last entry that the writer had seen, on the channel or on what it stands on."""
    line = now.view.line(asked.channel)
    seen = [entry for entry in (line.entries if line else ()) if entry.number <= (asked.seen or 0)]
    if line is None or not seen or seen[0].number != 1:
        return None
    grounds = map(now.view.line, line.standing.channel.grounds)
    standings = (fold(seen), *(ground.standing for ground in grounds if ground is not None))
    return next((each.options[about] for each in standings if about in each.options), None)


def _words(option: Option) -> str:
    return option.wording or option.title


def _about(asked: Request) -> OptionKey | None:
    """The option that an act is about, if it is about one."""
    act = asked.act
    position = getattr(act, "position", None)
    if position is not None:
        return position.issue, position.option
    issue, option = getattr(act, "issue", None), getattr(act, "option", None)
    if issue is None or option is None:
        return None
    return issue, option.id if isinstance(option, Option) else option
