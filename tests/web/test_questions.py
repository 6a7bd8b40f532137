"""The questions of a viewer as pages: answered when asked, from the viewer's own fold, and never for longer than the limit."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic

import numpy as np
import pytest
from django.test import Client
from tests.web.looking import faults, overflows, seen

from multitrack.analysis.fold.folding import Pace
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks
from multitrack.model.text import Draft
from multitrack.record.act import TakePosition
from multitrack.report.answers import Answer
from multitrack.report.as_html import as_section
from multitrack.report.questions import QUESTIONS
from multitrack.web import aside
from multitrack.web.aside import OutOfTimeError, answered
from multitrack.web.rooms import questions

People = Callable[[str], Client]
Does = Callable[..., object]
ALL = "/t/ford/questions/"
OWN_EVERY_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]+"')


def words(client: Client, code: str = "") -> str:
    answer = client.get(f"{ALL}{code}{'/' if code else ''}")
    assert answer.status_code == 200
    return OWN_EVERY_TIME.sub("", answer.content.decode())


def talks_of(as_: People) -> Talks:
    """The talks as the mediator hears them."""
    talks: Talks = as_("mediator").get(ALL).context["visit"].view.talks
    return talks


def holds(option: str) -> TakePosition:
    return TakePosition(
        position=Position(
            party=PartyId("GOV"), issue=IssueId("aid"), option=OptionId(option), stance=Stance.REFUSES
        )
    )


def test_every_question_has_its_link_and_its_answer(as_: People) -> None:
    mediator = as_("mediator")
    page = words(mediator)
    for code in QUESTIONS:
        assert f'href="{ALL}{code}/"' in page
        told = words(mediator, code)
        assert '<div class="sheet findings"><' in told, code
        assert len(told) < 100_000
    assert f'href="{ALL}"' in mediator.get("/t/ford/desk/").content.decode()


def test_a_question_that_nobody_knows_is_no_page(as_: People) -> None:
    assert as_("mediator").get(f"{ALL}fortune/").status_code == 404


@pytest.mark.parametrize("code", ["zone", "blocking"])
def test_what_is_said_in_a_caucus_changes_the_answer_there_and_nowhere_else(
    as_: People, does: Does, code: str
) -> None:
    before = {who: words(as_(who), code) for who in ("gov-head", "opp-head")}
    does("gov-head", "caucus-GOV", holds("free"))
    assert words(as_("gov-head"), code) != before["gov-head"]
    assert words(as_("opp-head"), code) == before["opp-head"]


def test_what_takes_too_long_is_ended_and_said(as_: People, monkeypatch: pytest.MonkeyPatch) -> None:
    talks = talks_of(as_)
    begun = monotonic()
    with pytest.raises(OutOfTimeError):
        answered("power", talks, seconds=0.0, grace=0.01)
    assert monotonic() - begun < 5

    def too_long(code: str, _: object) -> None:
        raise OutOfTimeError(code)

    with monkeypatch.context() as patched:
        patched.setattr(questions, "answered", too_long)
        assert "given up after 20 seconds; nothing is guessed" in words(as_("gov-delegate"), "teams")
    assert "given up" not in words(as_("gov-delegate"), "teams")


def test_a_long_answer_is_cut_between_blocks_and_the_page_says_so(
    as_: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "LONGEST", 300)
    assert "The rest does not fit on this page." in words(as_("opp-delegate"), "zone")


def test_an_answer_leads_to_the_slips_that_would_act_on_it(as_: People) -> None:
    told = words(as_("mediator"), "leverage")
    assert "?do=ask" in told
    assert "?do=" not in words(as_("mediator"), "power")


@pytest.mark.parametrize(("width", "language"), [(390, "ar"), (1200, "en")])
def test_an_answer_holds_on_every_screen(as_: People, chromium_path: Path, width: int, language: str) -> None:
    client = as_("mediator")
    client.cookies["django_language"] = language
    for address in (ALL, f"{ALL}zone/", f"{ALL}leverage/"):
        with seen(chromium_path, client, address, viewport={"width": width, "height": 800}) as page:
            assert (overflows(page), faults(page)) == (False, []), address


def test_what_could_be_agreed_is_drawn_with_its_figures_said(as_: People) -> None:
    assert re.search(
        r'<svg [^>]*role="img" aria-label="surely [\d,]+, possibly', words(as_("mediator"), "zone")
    )


def many_issues(as_: People, how_many: int) -> Talks:
    """The talks of the ford with so many issues of four options, and a stance of each side on half of them."""
    talks = talks_of(as_)
    issues = tuple(
        Issue(
            id=IssueId(f"q{at}"),
            title=f"Question {at}",
            options=tuple(Option(id=OptionId(f"o{each}"), title=f"Option {each}") for each in range(4)),
        )
        for at in range(how_many)
    )
    positions = tuple(
        Position(party=party.id, issue=issue.id, option=issue.options[at].id, stance=stance)
        for party in talks.seated_parties()
        for issue in issues
        for at, stance in enumerate((Stance.ACCEPTS, Stance.REFUSES))
    )
    return replace(
        talks, issues=issues, positions=positions, draft=Draft(), tracks=(), linkage=(), structures=()
    )


def test_what_is_too_large_to_go_through_is_answered_all_the_same(as_: People) -> None:
    talks = many_issues(as_, 30)
    assert f"{4**30:,} packages can be written" in as_section(answered("zone", talks).page)
    assert "Packages met on the way" in as_section(answered("robust", talks).page)
    assert "Something is open" in as_section(answered("blocking", talks).page)
    assert "As it stands, the rule can be met by" in as_section(answered("leverage", talks).page)


def test_what_is_known_when_the_time_is_up_is_told_and_labelled(as_: People) -> None:
    talks = many_issues(as_, 30)
    whole, part = (as_section(answered("zone", talks, seconds=seconds, grace=60).page) for seconds in (60, 0))
    label = "It was stopped before everything was told. What stands here holds; more could be told with more time."
    assert (label in part, label in whole) == (True, False)


def test_who_waits_too_long_for_a_turn_is_told_so(as_: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_two_at_a_time", BoundedSemaphore(1))
    with aside._two_at_a_time, pytest.raises(OutOfTimeError):
        answered("power", talks_of(as_), seconds=0.1, grace=0.1)
    assert answered("power", talks_of(as_)).page


def test_a_question_that_takes_too_much_memory_is_given_up(as_: People) -> None:
    here, there = Pipe(duplex=False)
    running = Process(target=hungry, args=(there, talks_of(as_)))
    running.start()
    assert here.poll(60)
    assert here.recv() is None
    running.join()


def hungry(there: Connection, talks: Talks) -> None:
    """What the other process does with a question that asks for eight gigabytes."""

    def ask(_talks: Talks, _pace: Pace) -> Answer:
        return Answer(page=(), json={"much": np.zeros(2**33, dtype=np.uint8)})

    QUESTIONS["power"] = replace(QUESTIONS["power"], ask=ask)
    aside._answer(there, "power", talks, 20, 20)


def test_an_answer_that_fails_is_a_fault_and_no_time_out(as_: People) -> None:
    with pytest.raises(RuntimeError, match="ended without an answer"):
        answered("fortune", talks_of(as_))


def test_what_to_ask_next_leads_to_a_slip_that_is_filled_in(as_: People) -> None:
    mediator = as_("mediator")
    told = words(mediator, "robust")
    links = re.findall(r'href="([^"]+do=ask[^"]+of_whom[^"]+)"', told)
    assert links
    slip = mediator.get(html.unescape(links[0])).content.decode()
    whom = re.search(r"of_whom=party%3A(\w+)", links[0])
    assert whom is not None
    assert re.search(rf'<option value="party:{whom[1]}" selected>', slip)
    option = re.search(r"comes_to=([\w%]+)", links[0])
    assert option is not None
    assert re.search(rf'<option value="{option[1].replace("%2F", "/")}" selected>', slip)
    assert f"party%3A{whom[1]}" not in words(as_("gov-head" if whom[1] == "GOV" else "opp-head"), "robust")


@pytest.mark.parametrize("code", QUESTIONS)
def test_an_answer_is_told_in_the_readers_language(as_: People, code: str) -> None:
    """Nothing stands in Latin letters but names of the talks, each in an isolate of its own."""
    mediator = as_("mediator")
    talks = talks_of(as_)
    mediator.cookies["django_language"] = "ar"
    page = words(mediator, code)
    told = re.search(
        r'<div class="sheet findings">(.*?)</div>\s*(?:<p|$)', page.split("</main>")[0], re.DOTALL
    )
    assert told is not None
    called = {each.name for each in talks.parties} | {f"{each.name} ({each.id})" for each in talks.parties}
    called |= {talks.title} | {issue.title for issue in talks.issues}
    called |= {option.title for issue in talks.issues for option in issue.options}
    called |= {f"{o.title} ({o.id})" for issue in talks.issues for o in issue.options}
    names = [html.unescape(each) for each in re.findall(r"<bdi>([^<]*)</bdi>", told[1])]
    assert names
    assert {each for each in names if re.search("[A-Za-z]", each)} <= called
    assert not re.search("[A-Za-z]", re.sub(r"<[^>]*>", " ", re.sub(r"<bdi>[^<]*</bdi>", "", told[1])))
