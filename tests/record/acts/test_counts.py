"""What is counted beside the parties' word: silences, the Libyan vote, the German ballot, the chair's finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    CEASE,
    DAWN,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    SEAT,
    TALKS,
    Hand,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import PLENARY, TEAM, ChannelId, track_channel
from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import (
    AllOf,
    Ballot,
    ChairFinds,
    Endorsed,
    NoObjection,
    Rule,
    Unanimity,
)
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.carried import standing_as_json, standing_from_json
from multitrack.record.floor import Floor
from multitrack.record.held import hold
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.judging.counts import when_time_is_up
from multitrack.record.judging.voices import voices_on
from multitrack.talksfile import read

ROOM = track_channel(GUNS)
ON = acts.Question(issue=CEASE, option=FIRST)
EXAMPLES = Path(__file__).parents[3] / "examples" / "rules"
FORUM, WEST, EAST, SOUTH, SPD = map(ElectorateId, ("forum", "west", "east", "south", "spd-members"))
COLLEGES, LISTS, RUN_OFF = map(AttemptId, ("colleges", "lists", "run-off"))


def guns_under(rule: Rule) -> Floor:
    """The small talks with another rule in the guns team."""
    guns, relief = TALKS.tracks
    floor, _ = floor_of(talks=replace(TALKS, tracks=(replace(guns, rule=rule), relief)))
    return floor


def silence(floor: Floor, hours: int) -> Answer:
    """The first option is put under silence."""
    return do(floor, MED, ROOM, acts.PutUnderSilence(on=ON, until=DAWN + timedelta(hours=hours)))


def at_the_end(floor: Floor, hours: int = 80) -> list[tuple[str, bool]]:
    """What is written when the time is up, and whether the rule is met."""
    written = when_time_is_up(hold(floor.standings, ROOM), ON, DAWN + timedelta(hours=hours))
    return [(each.act.kind, each.verdict is not None and each.verdict.accepted) for each in written]


def test_a_silence_that_nobody_breaks_settles_the_issue() -> None:
    floor = guns_under(NoObjection(hours=72))
    yes(silence(floor, 80))
    assert at_the_end(floor, hours=79) == []
    assert at_the_end(floor) == [("time is up", True), ("settle", True)]


def test_a_silence_is_no_shorter_than_the_rule_says_and_nobody_shortens_it() -> None:
    floor = guns_under(NoObjection(hours=72))
    assert no(silence(floor, 72)) == (
        "The rule gives the parties 72 hours to object; this is less. Name a moment at least 72 hours from now."
    )
    yes(silence(floor, 80))
    assert no(silence(floor, 75)).endswith("Wait until the time is up.")


def test_a_body_whose_rule_knows_no_silence_has_none() -> None:
    floor = guns_under(Unanimity())
    assert no(silence(floor, 80)).startswith("The rule here knows no silence procedure.")


def test_an_objection_breaks_a_silence_and_is_shown_to_have_broken_it() -> None:
    floor = guns_under(AllOf(rules=(NoObjection(hours=72),)))
    yes(silence(floor, 80))
    yes(do(floor, O1, ROOM, stance(OPP, CEASE, FIRST, Stance.REFUSES)))
    counted = floor.standings[ROOM].counted[ON]
    assert counted.silence is None
    assert counted.broken is not None
    assert counted.broken.by == OPP
    assert at_the_end(floor) == []
    assert no(silence(floor, 100)).startswith("Somebody objects already: party OPP.")


def test_new_words_break_a_silence_and_leave_nothing_of_what_was_counted() -> None:
    floor = guns_under(NoObjection(hours=72))
    yes(silence(floor, 80))
    option = TALKS.issues[0].options[0]
    yes(do(floor, MED, ROOM, acts.AmendOption(issue=CEASE, option=replace(option, title="other words"))))
    counted = floor.standings[ROOM].counted[ON]
    assert (counted.silence, counted.broken is not None and counted.broken.by) == (None, None)


def test_a_silence_settles_nothing_on_an_issue_whose_text_went_to_an_annex() -> None:
    floor = guns_under(NoObjection(hours=72))
    yes(silence(floor, 80))
    yes(do(floor, MED, ROOM, acts.Lapse(issue=CEASE, fate=acts.Fate.ANNEX)))
    assert at_the_end(floor) == [("time is up", True)]


def test_a_finding_has_a_rule_that_asks_for_it_and_a_reason() -> None:
    floor = guns_under(AllOf(rules=(Unanimity(), ChairFinds())))
    blank = acts.Find(on=ON, sufficient=True, reason=" ")
    assert no(do(floor, MED, ROOM, blank)) == (
        "A finding without a reason counts for nothing. Say what it rests on."
    )
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(do(floor, person, ROOM, stance(party, CEASE, FIRST, Stance.ACCEPTS)))
    yes(do(floor, MED, ROOM, acts.Find(on=ON, sufficient=True, reason="all who must carry it do")))
    yes(do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)))


def test_a_rule_that_leaves_nothing_to_the_chair_takes_no_finding() -> None:
    floor = guns_under(Unanimity())
    found = acts.Find(on=ON, sufficient=True, reason="so it is")
    assert no(do(floor, MED, ROOM, found)).startswith(
        "The rule here leaves nothing to the chair's judgement."
    )


# --- real votes, played on the floor -----------------------------------------------------------------------


def real(name: str) -> Floor:
    """Talks from an example file, convened, with a mediator in every room of work."""
    talks = read(EXAMPLES / f"{name}.yaml").talks
    assert talks is not None
    hand = Hand()
    floor = Floor(MemoryJournal(), hand.means)
    rooms = (PLENARY, TEAM, *(track_channel(track.id) for track in talks.tracks))
    floor.convene(talks, MED, dict.fromkeys(rooms, (SEAT[MED],)))
    hand.at(1)
    return floor


def vote(body: ElectorateId, *counts: int, entitled: int | None = None) -> Ballot:
    """In favour, against, abstaining, invalid."""
    in_favour, against, neither, invalid = (*counts, 0, 0, 0)[:4]
    return Ballot(
        electorate=body,
        in_favour=in_favour,
        against=against,
        abstaining=neither,
        invalid=invalid,
        entitled=entitled,
    )


def question(issue: str, option: str) -> acts.Question:
    """An option of an example file."""
    return acts.Question(issue=IssueId(issue), option=OptionId(option))


def settle(floor: Floor, room: ChannelId, on: acts.Question) -> Answer:
    """The chair asks whether the rule is met."""
    assert on.issue is not None
    assert on.option is not None
    return do(floor, MED, room, acts.Settle(issue=on.issue, option=on.option))


def test_the_forum_adopts_its_mechanism_by_51_to_19() -> None:
    floor, room = real("libya-2021"), track_channel(TrackId("selection"))
    on = question("mechanism", "adopted")
    assert isinstance(settle(floor, room, on), Refused)
    yes(do(floor, MED, room, acts.CountVotes(on=on, ballot=vote(FORUM, 51, 19, 2, entitled=74))))
    answer = settle(floor, room, on)
    assert isinstance(answer, Accepted)
    verdict = answer.entries[0].verdict
    assert verdict is not None
    assert (verdict.accepted, verdict.found) == (True, Fraction(51, 70))


def test_the_forum_does_not_exclude_office_holders_by_45_to_29() -> None:
    floor, room = real("libya-2021"), track_channel(TrackId("eligibility"))
    on = question("exclusion", "excluded")
    yes(do(floor, MED, room, acts.CountVotes(on=on, ballot=vote(FORUM, 45, 29, 1))))
    assert no(settle(floor, room, on)).startswith("The rule is not met, and no party holds it up")


def in_lists(floor: Floor, on: acts.Question, votes: int) -> None:
    """The morning of 5 February: the list is endorsed (how often is not told, only that it was enough), and voted on."""
    for body, by in ((WEST, 8), (EAST, 6), (SOUTH, 3)):
        named = Endorsed(body, by)
        yes(do(floor, MED, PLENARY, acts.CountEndorsements(on=on, endorsed=named, attempt=LISTS)))
    ballot = vote(FORUM, votes, 73 - votes, 0, 1, entitled=74)
    yes(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=ballot, attempt=LISTS)))


def test_list_three_is_chosen_in_the_run_off_after_two_attempts_failed() -> None:
    """The votes of 2 February were for the foremost of each college; they stand here as the attempt that failed."""
    floor, on = real("libya-2021"), question("executive", "list-3")
    for ballot in (vote(WEST, 8, 28), vote(EAST, 9, 14), vote(SOUTH, 6, 8)):
        yes(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=ballot, attempt=COLLEGES)))
    in_lists(floor, on, 20)
    early = settle(floor, PLENARY, on)
    assert isinstance(early, Refused)
    assert early.verdict is not None
    assert [test.accepted for test in early.verdict.tests] == [False, False, False]
    run_off = acts.CountVotes(on=on, ballot=vote(FORUM, 39, 34, 1, entitled=74), attempt=RUN_OFF)
    yes(do(floor, MED, PLENARY, run_off))
    standing = floor.standings[PLENARY]
    assert standing_from_json(standing_as_json(standing)) == standing
    answer = settle(floor, PLENARY, on)
    assert isinstance(answer, Accepted)
    assert answer.entries[0].verdict is not None
    assert answer.entries[0].verdict.decided_by == RUN_OFF


def test_list_four_leads_in_the_morning_and_loses_in_the_afternoon() -> None:
    floor, on = real("libya-2021"), question("executive", "list-4")
    in_lists(floor, on, 25)
    lost = acts.CountVotes(on=on, ballot=vote(FORUM, 34, 39, 1, entitled=74), attempt=RUN_OFF)
    yes(do(floor, MED, PLENARY, lost))
    assert isinstance(settle(floor, PLENARY, on), Refused)


@pytest.mark.parametrize(
    ("ballot", "attempt", "says"),
    [
        (
            vote(FORUM, 39, 34),
            None,
            (
                "The rule here is tried in several attempts, and this names none of them. "
                "Say in which: colleges, lists, run-off."
            ),
        ),
        (
            vote(FORUM, 39, 34),
            "colleges",
            "The rule here does not ask for the word of forum. Choose one that it names: west, east, south.",
        ),
        (
            vote(WEST, 30, 8),
            "colleges",
            "That is 38 persons in a body of 37. Correct the count.",
        ),
    ],
)
def test_a_count_is_one_that_the_rule_asks_for_and_that_can_be(
    ballot: Ballot, attempt: str | None, says: str
) -> None:
    floor, on = real("libya-2021"), question("executive", "list-3")
    at = None if attempt is None else AttemptId(attempt)
    assert no(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=ballot, attempt=at))) == says


def test_a_second_count_of_the_same_names_takes_the_place_of_the_first() -> None:
    floor, on = real("libya-2021"), question("executive", "list-3")
    for by in (8, 9):
        named = Endorsed(WEST, by)
        yes(do(floor, MED, PLENARY, acts.CountEndorsements(on=on, endorsed=named, attempt=LISTS)))
    assert dict(voices_on(hold(floor.standings, PLENARY), on).attempts)[LISTS].endorsements == (
        Endorsed(WEST, 9),
    )


def test_two_who_count_the_same_vote_are_told_of_one_another() -> None:
    floor, on = real("libya-2021"), question("executive", "list-3")
    seen = floor.standings[PLENARY].number
    count = acts.CountVotes(on=on, ballot=vote(FORUM, 39, 34, 1), attempt=RUN_OFF)
    yes(do(floor, MED, PLENARY, count))
    other = acts.CountVotes(on=on, ballot=vote(FORUM, 38, 35, 1), attempt=RUN_OFF)
    assert isinstance(do(floor, MED, PLENARY, other, seen=seen), Changed)


def signed() -> tuple[Floor, acts.Question]:
    """Three parties have signed the coalition agreement; the members of one have still to vote."""
    floor, on = real("germany-2025"), question("agreement", "sign")
    assert on.issue is not None
    assert on.option is not None
    for party in ("CDU", "CSU", "SPD"):
        word = stance(PartyId(party), on.issue, on.option, Stance.ACCEPTS)
        yes(do(floor, MED, PLENARY, word, from_paper="the agreement"))
    return floor, on


@pytest.mark.parametrize(
    ("thousandths", "turnout", "accepted"),
    [(846, 56, True), (846, 19, False), (846, 20, True), (500, 56, False)],
)
def test_three_signatures_wait_for_a_majority_and_a_fifth_of_the_members(
    thousandths: int, turnout: int, accepted: bool
) -> None:
    """Only percentages were told (84.6 on 56); they are counted here per 100,000 members."""
    floor, on = signed()
    assert isinstance(settle(floor, PLENARY, on), Refused)
    voting = turnout * 1000
    in_favour = voting * thousandths // 1000
    ballot = vote(SPD, in_favour, voting - in_favour, entitled=100_000)
    yes(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=ballot)))
    standing = floor.standings[PLENARY]
    assert standing_from_json(standing_as_json(standing)) == standing
    assert isinstance(settle(floor, PLENARY, on), Accepted) is accepted
