"""A mandate on the record of a delegation shows in the answers to its own people, and to nobody else."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from django.test import Client
from tests.web.ford import PARLEY

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

WORTHS = {"none": Fraction(0), "local": Fraction(7)}


@pytest.fixture(scope="module")
def parley() -> Talks:
    """The talks at the ford, with a mandate that the government's delegation brought."""
    talks = read_text(PARLEY).talks
    assert talks is not None
    truce = tuple(Worth((OptionId(option),), worth) for option, worth in WORTHS.items())
    mandate = Mandate(
        party=PartyId("GOV"),
        factors=(Factor(issues=(IssueId("truce"),), worths=truce),),
        walk_away=Fraction(5),
    )
    return replace(talks, mandates=(mandate,))


@pytest.mark.parametrize("code", ["zone", "leverage"])
def test_a_mandate_shows_to_its_own_delegation_and_to_nobody_else(
    as_: Callable[[str], Client], code: str
) -> None:
    known = {}
    for who in ("gov-head", "gov-delegate", "opp-head", "opp-delegate", "mediator"):
        answer = as_(who).get(f"/t/ford/questions/{code}/").content.decode()
        told = answer[answer.index('<div class="sheet findings"') : answer.index("</main>")]
        known[who] = told
    assert known["gov-head"] == known["gov-delegate"]
    assert known["opp-head"] == known["opp-delegate"] == known["mediator"]
    assert "1 mandate" in known["gov-head"]
    assert "1 mandate" not in known["opp-head"]
