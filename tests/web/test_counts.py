"""Slips on what a rule asks for beyond the parties' word: silence, votes, endorsements, the chair; a composite delegation; early harvest."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests.web.ford import PARLEY
from tests.web.test_acts import plain, shown
from tests.web.test_slips import hand_in

from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

People = Callable[[str], Client]
VIOLENCE = "/t/ford/c/track-violence/"
RELIEF = "/t/ford/c/track-relief/"
PLENARY = "/t/ford/c/plenary/"
INSIDE = "/t/ford/c/delegation-OPP/"
LOCAL = {"issue": "truce", "option": "local"}
FREE = {"issue": "aid", "option": "free"}
SILENCE = (
    "violence: {title: Ending violence, issues: [truce], team: [GOV, OPP], rule: {no objection: 24 hours}}"
)
COUNTED = """relief:
    title: Relief
    issues: [aid]
    team: [GOV, OPP]
    rule:
      all of:
        - votes: {in: council, more_than: 1/2, of: valid votes, members: 40, title: the council}
        - endorsements: {at_least: 8, from: {elders: 8}}
        - chair's judgement
"""
COMPOSITE = """OPP:
    name: Opposition
    names: [{by: GOV, name: The rebels}]
    delegation:
      inner:
        groups: {hill: The hill, coast: The coast}
        rule: {consent of: [hill, coast]}
"""


@pytest.fixture(scope="session")
def parley() -> Talks:
    """The parley at the ford, with rules that ask for more than the parties' word."""
    lines = {
        "violence: {title: Ending violence, issues: [truce], team: [GOV, OPP]}": SILENCE,
        "relief: {title: Relief, issues: [aid], team: [GOV, OPP]}": COUNTED,
        "OPP: {name: Opposition, names: [{by: GOV, name: The rebels}]}": COMPOSITE,
        "nothing until all: [truce, aid]": "early harvest: {issues: [aid]}",
    }
    text = PARLEY
    for before, after in lines.items():
        assert before in text
        text = text.replace(before, after)
    reading = read_text(text)
    assert reading.talks is not None, reading.problems
    return reading.talks


def in_hours(hours: int) -> str:
    return f"{datetime.now(UTC) + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def test_a_question_runs_under_silence_until_somebody_objects(as_: People) -> None:
    mediator, gov = as_("mediator"), as_("gov-head")
    slip = shown(mediator, f"{VIOLENCE}?do=put-under-silence&issue=truce&option=local")
    assert "The rule gives the parties at least 24 hours to object." in slip
    soon = in_hours(2)
    status, page = hand_in(mediator, VIOLENCE, "put-under-silence", **LOCAL, until=soon)
    assert (status, f'value="{soon}"' in page) == (422, True)
    assert "Name a moment at least 24 hours from now." in plain(page)
    assert hand_in(mediator, VIOLENCE, "put-under-silence", **LOCAL, until=in_hours(30))[0] == 200
    assert "Under silence until" in shown(gov, VIOLENCE)
    running = mediator.get(VIOLENCE).content.decode()
    assert "do=put-under-silence&amp;issue=truce&amp;option=local" not in running
    assert hand_in(gov, VIOLENCE, "take-position", **LOCAL, stance="refuses", words="")[0] == 200
    assert "Opposition broke the silence" not in shown(gov, VIOLENCE)
    assert "Government broke the silence on" in shown(gov, VIOLENCE)


def test_votes_endorsements_and_the_finding_are_noted_and_settle(as_: People) -> None:
    mediator = as_("mediator")
    assert "do=put-under-silence" not in mediator.get(RELIEF).content.decode()
    votes = {**FREE, "count": "|council", "against": "10", "abstaining": "2"}
    status, page = hand_in(mediator, RELIEF, "count-votes", **votes, in_favour="60")
    assert (status, 'value="60"' in page, "in a body of 40" in plain(page)) == (422, True, True)
    assert hand_in(mediator, RELIEF, "count-votes", **votes, in_favour="25")[0] == 200
    assert "Vote of the council: 25 in favour, 10 against, 2 abstaining." in shown(as_("gov-head"), RELIEF)
    endorsed = {**FREE, "count": "|elders", "by": "9"}
    assert hand_in(mediator, RELIEF, "count-endorsements", **endorsed)[0] == 200
    assert "Endorsed by 9 of elders." in shown(mediator, RELIEF)
    found = {**FREE, "count": "|", "sufficient": "yes", "reason": "Both nodded."}
    assert hand_in(mediator, RELIEF, "find", **{**found, "reason": " "})[0] == 422
    assert hand_in(mediator, RELIEF, "find", **found)[0] == 200
    assert "The chair finds enough agreement: Both nodded." in shown(as_("opp-head"), RELIEF)
    assert hand_in(mediator, RELIEF, "settle", **FREE)[0] == 200


def test_the_groups_of_a_composite_delegation_speak_inside_it(as_: People) -> None:
    opp = as_("opp-head")
    assert "do=group-word" not in as_("gov-head").get("/t/ford/c/delegation-GOV/").content.decode()
    assert "do=group-word" in opp.get(INSIDE).content.decode()
    assert hand_in(opp, INSIDE, "group-word", **LOCAL, group="hill", says="agrees")[0] == 200
    assert "Inside: The hill: agrees, The coast: has not said." in shown(opp, INSIDE)
    assert hand_in(opp, INSIDE, "group-word", **LOCAL, group="coast", says="agrees")[0] == 200
    assert "By its inner rule the delegation agrees." in shown(as_("opp-delegate"), INSIDE)
    assert "The hill" not in shown(as_("mediator"), VIOLENCE) + shown(as_("mediator"), "/t/ford/record/")


def test_what_was_reported_is_applied_early_where_the_linkage_says_so(as_: People) -> None:
    mediator, gov, opp = as_("mediator"), as_("gov-head"), as_("opp-head")
    assert "do=harvest" not in mediator.get(PLENARY).content.decode()
    for client in (gov, opp):
        hand_in(client, RELIEF, "take-position", **FREE, stance="accepts", words="")
    hand_in(
        mediator, RELIEF, "count-votes", **FREE, count="|council", in_favour="25", against="1", abstaining="0"
    )
    hand_in(mediator, RELIEF, "count-endorsements", **FREE, count="|elders", by="9")
    hand_in(mediator, RELIEF, "find", **FREE, count="|", sufficient="yes", reason="So it is.")
    assert hand_in(gov, RELIEF, "settle", **FREE)[0] == 200
    assert hand_in(gov, RELIEF, "report", words="")[0] == 200
    early = {"issues": ["aid"], "words": "At once."}
    status, page = hand_in(mediator, PLENARY, "harvest", **early)  # type: ignore[arg-type]
    assert (status, "At once." in page) == (422, True)
    assert "it waits for Government, Opposition" in plain(page)
    for client in (gov, opp):
        assert "do=take-position&amp;issue=aid&amp;option=free" in client.get(PLENARY).content.decode()
        assert hand_in(client, PLENARY, "take-position", **FREE, stance="accepts", words="")[0] == 200
    assert hand_in(mediator, PLENARY, "harvest", **early)[0] == 200  # type: ignore[arg-type]
    assert "applied early" in shown(gov, PLENARY)
    assert "do=harvest" not in mediator.get(PLENARY).content.decode()
