"""How real bodies decided, in plain English; and what is told beside a count that hangs on more than the parties."""

from pathlib import Path

import pytest

from multitrack.analysis.zone import Zone, zone
from multitrack.model.party import PartyId
from multitrack.model.rule import ChairFinds, NoObjection, NoVetoOf, Rule
from multitrack.model.talks import Talks
from multitrack.report.as_text import as_text
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.findings import zone_in_words
from multitrack.talksfile import read

EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"


def talks_of(name: str) -> Talks:
    talks = read(EXAMPLES / f"{name}.yaml").talks
    assert talks is not None
    return talks


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("codesa-1992", "no party objects"),
        (
            "germany-2025",
            ("Christian Democratic Union (CDU), Christian Social Union (CSU) and Social Democratic Party (SPD) agree, "
            "and in the vote of the members of the SPD, more than 1/2 of the votes for and against are in favour, "
            "and at least 1/5 of those entitled take part in the vote of the members of the SPD"),
        ),
        (
            "libya-2021",
            ("colleges: (in the vote of the western college, at least 7/10 of the votes for and against are in "
            "favour, and in the vote of the eastern college, at least 7/10 of the votes for and against are in "
            "favour, and in the vote of the southern college, at least 7/10 of the votes for and against are in "
            "favour); failing that, lists: (it is endorsed by 17 persons (8 from west, 6 from east and 3 from "
            "south), and in the vote of the forum, at least 3/5 of the votes for and against are in favour); "
            "failing that, run-off: in the vote of the forum, more than 1/2 of the votes for and against are in "
            "favour"),
        ),
        (
            "northern-ireland-1997",
            ("those who agree hold more than 1/2 of the weight of all who have a seat (UUP 24.17, SDLP 21.36, "
            "DUP 18.8, SF 15.47, ALL 6.54, UKUP 3.69, PUP 3.47, UDP 2.22, NIWC 1.03, LAB 0.85, of 100 in all), "
            "and more than half of the weight of all who have a seat agree in unionist and more than half of the "
            "weight of all who have a seat agree in nationalist, and more than 1/2 of all parties with a seat agree"),
        ),
        (
            "yemen-2013",
            ("those who agree hold at least 9/10 of the weight of all who have a seat (GPC 112, SOUTH 85, "
            "PRESIDENT 62, WOMEN 40, YOUTH 40, OTHERS 226)"),
        ),
    ],
)  # fmt: skip
def test_the_precedents_in_words(name: str, words: str) -> None:
    talks = talks_of(name)
    assert str(rule_in_words(talks.rule, talks)) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (NoObjection(hours=24), "no party objects for 1 day"),
        (NoObjection(hours=36), "no party objects for 36 hours"),
        (NoVetoOf(parties=(PartyId("ANC"), PartyId("NP"))),
         "none of African National Congress (ANC) or National Party government (NP) objects"),
        (ChairFinds(), "the chair finds enough agreement, and says why"),
    ],
)  # fmt: skip
def test_time_vetoes_and_the_chair_in_words(rule: Rule, words: str) -> None:
    assert str(rule_in_words(rule, talks_of("codesa-1992"))) == words


def test_what_a_rule_hangs_on_is_told_beside_the_count() -> None:
    talks = talks_of("germany-2025")
    found = zone(talks)
    assert isinstance(found, Zone)
    assert "That may hang on votes to be counted, too" in " ".join(
        as_text(zone_in_words(talks, found)).split()
    )
    assert str(beyond_in_words(talks_of("yemen-2013").rule)) == ""
