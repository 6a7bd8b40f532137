"""That the talks on Syria claim no more than their sources: no number, no stance without its ground."""

from collections import Counter
from datetime import date

import pytest
from tests.examples.shelf import packages_of, talks_of

from multitrack.analysis.asks import asks
from multitrack.analysis.contacts import contacts
from multitrack.analysis.register import rivals
from multitrack.model.contact import SideId
from multitrack.model.package import Package
from multitrack.model.party import Level
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.statement import Checked, Statement, StatementId
from multitrack.report.as_text import WIDTH, as_text
from multitrack.report.register import shown

TALKS = talks_of("geneva-2014")
STATEMENTS = {statement.id: statement for statement in TALKS.statements}
REFUSED = {(p.issue, p.option): p for p in TALKS.positions if p.stance is Stance.REFUSES}
# which accounts are kept beside each other, and of what
RIVALS = {
    "who led the opposition": {"arabi21-list", "mcclatchy-24jan", "brahimi-25jan"},
    "what Iran assured": {"zarif-private", "ban-19jan", "afkham-20jan", "zarif-21jan"},
    "who brokered Homs": {"barazi-6feb", "haq-6feb", "lukashevich-6feb", "post-7feb"},
    "which men may leave": {"moscow-7feb", "aljazeera-7feb"},
    "the form of the paper": {"opposition-9feb", "yemeress-form", "reuters-12feb"},
    "how the meeting of three went": {"brahimi-13feb", "jamous-13feb"},
    "who refused what of the programme": {
        "tass-14feb", "safi-feb", "maleh-feb", "sana-11feb", "brahimi-15feb", "sana-15feb",
    },
}  # fmt: skip


def linked(start: StatementId) -> set[str]:
    """A statement with all that contradict it, near and far."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += STATEMENTS[here].contradicts
    return found


def bearable(package: Package) -> bool:
    return not any((choice.issue, choice.option) in REFUSED for choice in package.choices)


def test_there_is_no_mandate_and_no_number_of_worth() -> None:
    assert TALKS.mandates == ()


@pytest.mark.parametrize("held", TALKS.positions + TALKS.importance, ids=str)
def test_what_is_held_rests_on_a_statement_or_names_an_assumption(held: Position | Importance) -> None:
    assert held.rests_on or held.assumption


def test_what_is_held_with_high_confidence_the_party_said_itself() -> None:
    hearsay = [
        (p.party, p.issue, p.option)
        for p in TALKS.positions
        if p.confidence is Level.HIGH and p.party not in {STATEMENTS[s].on_behalf_of for s in p.rests_on}
    ]
    assert hearsay == []


def test_a_stance_is_as_old_as_the_last_words_it_rests_on() -> None:
    off = [
        (p.party, p.issue, p.option, p.on)
        for p in TALKS.positions
        if p.on != max((day for s in p.rests_on if (day := STATEMENTS[s].on)), default=None)
    ]
    assert off == []


def test_every_statement_can_be_looked_up() -> None:
    loose = [s.id for s in TALKS.statements if not (s.link or "").startswith("http")]
    assert loose == []


def test_a_statement_without_a_day_says_so() -> None:
    undated = [s for s in TALKS.statements if s.on is None]
    assert [s.id for s in undated if "day not found" not in s.words] == []


def test_nothing_is_said_after_the_evening_the_file_describes() -> None:
    assert TALKS.as_on is not None
    assert [s.id for s in TALKS.statements if s.on and s.on > TALKS.as_on] == []


def test_whom_a_statement_speaks_for_is_somebody_in_the_file() -> None:
    known = {party.id for party in TALKS.parties} | {power.id for power in TALKS.powers}
    spoken_for = {s.on_behalf_of for s in TALKS.statements if s.on_behalf_of}
    assert spoken_for - known == set()


def test_a_contradiction_is_seen_from_both_sides_and_marked() -> None:
    pairs = {(s.id, other) for s in TALKS.statements for other in s.contradicts}
    assert pairs == {(other, one) for one, other in pairs}
    marked = {s.id for s in TALKS.statements if s.checked is Checked.CONFLICTING}
    assert marked == {one for one, _ in pairs}


def test_rival_accounts_stand_side_by_side() -> None:
    groups = {frozenset(linked(s.id)) for s in TALKS.statements if s.contradicts}
    assert groups == set(map(frozenset, RIVALS.values()))


def test_only_what_was_assured_in_private_is_kept_from_all_but_the_team() -> None:
    private = [s for s in TALKS.statements if not s.public]
    assert [(s.id, s.channel) for s in private] == [("zarif-private", "mediation-team")]


def test_who_is_not_at_the_table_and_how() -> None:
    parties = {party.id for party in TALKS.parties}
    last = {step.party: str(step.state) for step in TALKS.admissions if step.party not in parties}
    assert last == {
        "NCB": "declined", "SNC": "declined", "ISLAMIC-FRONT": "declined",
        "NUSRA": "excluded", "ISIL": "excluded", "IRAN": "invitation withdrawn",
    }  # fmt: skip
    assert [party.id for party in TALKS.seated_parties()] == ["GOV", "NC"]


def test_only_the_security_council_binds() -> None:
    assert {listing.authority for listing in TALKS.listings if listing.binding} == {
        "UN Security Council committee on Al-Qaida (1267 and 1989)"
    }


def test_no_influence_is_more_than_an_assumption() -> None:
    assert {edge.confidence for edge in TALKS.influence} == {Level.LOW}
    assert [edge.power for edge in TALKS.influence if not edge.assumption] == []


def test_what_the_readme_counts() -> None:
    possible = [package for package in packages_of("geneva-2014") if bearable(package)]
    assert (len(STATEMENTS), len(packages_of("geneva-2014")), len(possible)) == (67, 10_368, 72)
    assert (len(REFUSED), sum(p.assumption is not None for p in REFUSED.values())) == (11, 3)


def test_what_all_possible_packages_share() -> None:
    possible = [package for package in packages_of("geneva-2014") if bearable(package)]
    often = Counter(choice for package in possible for choice in package.choices)
    shared = {choice.issue: choice.option for choice, count in often.items() if count == len(possible)}
    assert shared == {
        "programme": "teams", "transition": "silent", "institutions": "body", "leave": "women",
    }  # fmt: skip


def test_nobody_was_found_to_have_answered_the_work_teams() -> None:
    answered = [p.party for p in TALKS.positions if (p.issue, p.option) == ("programme", "teams")]
    assert answered == []


def said_by(statement: Statement) -> str:
    return statement.on_behalf_of or statement.speaker


def test_each_delegation_is_heard_about_as_often_as_the_other() -> None:
    heard = Counter(map(said_by, TALKS.statements))
    assert abs(heard["GOV"] - heard["NC"]) <= 4


FOUND = contacts(TALKS, date(2014, 2, 15))


def silent(power: str, party: str) -> int | None:
    return FOUND.matrix[SideId(power), SideId(party)].silent


def test_it_answers_which_power_speaks_with_whom_and_who_is_silent_since_when() -> None:
    spoken = {(power, party): silent(power, party) for power in FOUND.rows for party in FOUND.columns}
    assert {pair: days for pair, days in spoken.items() if days is not None} == {
        ("RUSSIA", "GOV"): 29,
        ("RUSSIA", "NC"): 11,
        ("USA", "NC"): 2,
        ("UN", "GOV"): 9,
        ("mediation-team", "GOV"): 0,
        ("mediation-team", "NC"): 0,
    }


def test_it_answers_who_speaks_with_its_own_side_only_and_who_could_open_the_other() -> None:
    assert {each.power: each.only_its_own for each in FOUND.one_sided} == {"USA": True, "UN": False}
    through = [way.through for way in FOUND.ways if (way.one, way.other) == ("USA", "GOV")]
    assert through == ["RUSSIA", "UN", "mediation-team"]


def test_every_contact_and_ask_names_its_source_and_what_is_told_otherwise_is_marked() -> None:
    assert [ask.id for ask in TALKS.asks if not (ask.rests_on or ask.source)] == []
    assert [contact.id for contact in TALKS.contacts if not (contact.rests_on or contact.source)] == []
    for contact in TALKS.contacts:
        told = {STATEMENTS[s].checked for s in contact.rests_on}
        assert contact.checked is not Checked.READ or told != {Checked.UNVERIFIED}, contact.id


def test_two_programmes_were_asked_for_that_cannot_both_be_granted() -> None:
    found = asks(TALKS, date(2014, 2, 15))
    pairs = [{ask.id for ask in each.asks} for each in found.contradictions]
    assert pairs == [{"teams-gov", "days-gov"}, {"teams-nc", "days-nc"}]
    assert {ask.id for ask in found.asks if ask.answer is None} == {
        "teams-gov",
        "teams-nc",
        "speak-with-all",
        "days-nc",
    }


def test_rival_accounts_stand_together_and_what_iran_assured_in_private_is_warned_of() -> None:
    assert {frozenset(each.id for each in group) for group in rivals(TALKS.statements)} == {
        frozenset(group) for group in RIVALS.values()
    }
    told = shown(TALKS)
    assert told.json["private_against_public"] == [
        {"private": "zarif-private", "public": public, "issue": None, "option": None}
        for public in ("afkham-20jan", "zarif-21jan")
    ]
    words = as_text(told.page, width=WIDTH)
    assert words.count("Rival accounts, none of which is overwritten:") == len(RIVALS)
    assert "zarif-private, said in private, goes against the public afkham-20jan." in words
