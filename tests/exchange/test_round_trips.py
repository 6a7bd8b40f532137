"""Out and in again: the same talks where they came from the format, the same choices for everybody always."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.conftest import LONG
from tests.exchange.at_hand import DATA, bring, data
from tests.exchange.made_up import as_a_game, sums

from multitrack.exchange.brought import Source, Taken, Wish
from multitrack.exchange.formats import FORMATS, take_out
from multitrack.exchange.refused import RefusedError
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def back(form: str, taken: Taken) -> Talks:
    """What a reader makes of what was written."""
    return (
        FORMATS[form].read(tuple(Source(n, text.encode()) for n, text in taken.files.items()), Wish()).talks
    )


def packages(talks: Talks) -> Iterator[Package]:
    options = [[option.id for option in issue.options] for issue in talks.issues]
    for chosen in product(*options):
        yield Package.of(zip((issue.id for issue in talks.issues), chosen, strict=True))


def verdicts(talks: Talks) -> list[list[bool]]:
    """For each package in order, who accepts it."""
    return [[mandate.accepts(package) for mandate in talks.mandates] for package in packages(talks)]


def orders(talks: Talks) -> list[list[Fraction]]:
    """For each party, what packages are worth to it, from 0 at its worst to 1 at its best."""
    found = []
    for mandate in talks.mandates:
        worths = [mandate.worth_of(package) for package in packages(talks)]
        least, most = min(worths), max(worths)
        found.append([(worth - least) / (most - least) if most > least else Fraction(0) for worth in worths])
    return found


def alike(form: str, talks: Talks) -> Talks:
    """Nobody accepts anything else after the way out and in, nor likes one package more than another."""
    talks_again = back(form, take_out(talks, form, "made up"))
    assert [issue.title for issue in talks_again.issues] == [issue.title for issue in talks.issues]
    assert verdicts(talks_again) == verdicts(talks)
    assert orders(talks_again) == orders(talks)
    return talks_again


@settings(max_examples=40)
@given(sums(below_nought=True))
def test_genius(talks: Talks) -> None:
    again = alike("genius", talks)
    assert back("genius", take_out(again, "genius", "again")) == again


@settings(max_examples=40)
@given(sums(joint=True, below_nought=True))
def test_negmas(talks: Talks) -> None:
    again = alike("negmas", talks)
    assert back("negmas", take_out(again, "negmas", "again")) == again


@settings(max_examples=40)
@given(sums(parties=2, below_nought=True))
def test_negolog(talks: Talks) -> None:
    again = alike("negolog", talks)
    assert back("negolog", take_out(again, "negolog", "again")) == again


@settings(max_examples=40)
@given(sums(joint=True, below_nought=True))
def test_geniusweb(talks: Talks) -> None:
    assume(all(any(m.accepts(package) for package in packages(talks)) for m in talks.mandates))
    again = alike("geniusweb", talks)
    assert back("geniusweb", take_out(again, "geniusweb", "again")) == again


@settings(max_examples=40)
@given(sums(below_nought=True).map(as_a_game))
def test_scorable(talks: Talks) -> None:
    again = alike("scorable", talks)
    assert again.rule == talks.rule
    assert back("scorable", take_out(again, "scorable", "again")) == again


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from([0, 1, 2, None]), min_size=3, max_size=3), min_size=1, max_size=4))
def test_wahlomat(answers: list[list[int | None]]) -> None:
    assume(any(answer is not None for row in answers for answer in row))
    files = {
        "answer.json": [
            {"id": k, "message": m} for k, m in enumerate(["Stimme zu", "Stimme nicht zu", "Neutral"])
        ],
        "party.json": [{"id": p, "name": f"P{p}"} for p, _ in enumerate(answers)],
        "statement.json": [{"id": s, "label": f"T{s}", "text": f"Thesis {s}"} for s in range(3)],
        "opinion.json": [
            {"id": 3 * p + s, "party": p, "statement": s, "answer": answer}
            for p, row in enumerate(answers)
            for s, answer in enumerate(row)
            if answer is not None
        ],
    }
    talks = back("wahlomat", Taken({name: json.dumps(value) for name, value in files.items()}))
    assert back("wahlomat", take_out(talks, "wahlomat", "made up")) == talks


def folders(form: str) -> list[Path]:
    """The folders of the public data that a format reads."""
    if form == "genius":
        return sorted({path.parent for path in (DATA / form).rglob("*.xml")})
    below = {"negolog": "negolog/*", "scorable": "scorable_games/*", "wahlomat": "wahlomat/*/*"}[form]
    found = sorted(path for path in DATA.glob(below) if path.is_dir())
    return found if LONG or form != "wahlomat" else found[:5]


WORDS_FOR_NUMBERS = {"AgentHp2", "Grandma", "YXAgent"}
"""Scenarios whose issues are whole numbers: their worths survive, the numbers come back as words."""
NOT_WRITTEN = {"10issues", "10issuesDiscountedwithRV", "30issues", "Railway"}
"""Scenarios whose issues are weighed together, or that are not read."""
WITHOUT_END = {"group9-killer_robot", "group9-vacation"}
"""Scenarios with worths of so many digits that no unit makes their decimals end in the room there is."""


@pytest.mark.parametrize("form", ["genius", "negolog", "scorable", "wahlomat"])
def test_the_public_data_comes_back_as_it_was(form: str) -> None:
    data({"scorable": "scorable_games"}.get(form, form))
    same = 0
    for folder in folders(form):
        if folder.name in NOT_WRITTEN | WITHOUT_END:
            continue
        talks = bring(form, folder).talks
        again = back(form, take_out(talks, form, folder.name))
        if folder.name in WORDS_FOR_NUMBERS:
            again = replace(again, issues=talks.issues)
        assert again == talks, folder
        same += 1
    assert same == {"genius": 51, "negolog": 20, "scorable": 4, "wahlomat": 21 if LONG else 5}[form]


@pytest.mark.parametrize("name", sorted(WITHOUT_END))
def test_worths_without_end_are_not_written(name: str) -> None:
    talks = bring("genius", data("genius", "anac", "y2015", name)).talks
    with pytest.raises(RefusedError, match="has no exact decimals, in whatever unit"):
        take_out(talks, "genius", name)
