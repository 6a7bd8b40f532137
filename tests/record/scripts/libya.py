"""The Libyan vote: the forum's cascade of January and February 2021, with the counts that were told.

The talks are those of ``examples/rules/libya-2021.yaml``, whose statements name the sources, but for the lists:
they are tabled when they were handed in. Who voted for what is not known and nobody here says so: counts alone
are played. The hours of a day are ours, unless a note says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.record.scene import seat
from tests.record.script import Chapter, Play, Step, read_talks

from multitrack.model.channel import PLENARY, PUBLIC, TEAM, ChannelId, track_channel
from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId, PersonId, Role
from multitrack.model.rule import Ballot, Endorsed
from multitrack.model.talks import Talks
from multitrack.model.track import TrackId
from multitrack.record import act as acts

FILE = Path(__file__).parents[3] / "examples" / "rules" / "libya-2021.yaml"
FORUM, WEST, EAST, SOUTH = map(ElectorateId, ("forum", "west", "east", "south"))
BY_COLLEGE, BY_LIST, RUN_OFF = map(AttemptId, ("colleges", "lists", "run-off"))
EXECUTIVE = IssueId("executive")
ELIGIBILITY, SELECTION = (track_channel(TrackId(code)) for code in ("eligibility", "selection"))
FOREMOST = Option(
    id=OptionId("foremost"), title="the foremost of each college: al-Mishri, Saleh, Seif al-Nasr"
)

MISSION, TELLER = PersonId("mission"), PersonId("teller")
_OF = {code: PersonId(f"member-{code.lower()}") for code in ("WEST", "EAST", "SOUTH")}
_CHAIR = replace(seat(MISSION, Role.MEDIATOR), name="the UN mission")
_TELLER = replace(seat(TELLER, Role.SECRETARIAT), name="the teller")
_MEMBERS = tuple(
    replace(seat(person, Role.HEAD, PartyId(code)), name=f"the members from the {code.lower()}")
    for code, person in _OF.items()
)
SEATS = {
    PUBLIC: (_CHAIR, replace(seat(PersonId("public"), Role.OBSERVER), name="the public")),
    PLENARY: (_CHAIR, _TELLER, *_MEMBERS),
    ELIGIBILITY: (_CHAIR, _TELLER, *_MEMBERS),
    SELECTION: (_CHAIR, _TELLER, *_MEMBERS),
    TEAM: (_CHAIR, _TELLER),
}


def talks() -> Talks:
    """The talks of the example file, with nothing on the table for the executive but the colleges' foremost."""
    known = read_talks(FILE)
    issues = (
        replace(i, title="the executive", options=(FOREMOST,)) if i.id == EXECUTIVE else i
        for i in known.issues
    )
    return replace(known, issues=tuple(issues))


def lists() -> dict[OptionId, Option]:
    """The four lists, as the example file names them."""
    executive = read_talks(FILE).issue(EXECUTIVE)
    assert executive is not None
    return {option.id: option for option in executive.options}


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2021) -> datetime:
    """A moment of those months."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def on(issue: str, option: str) -> acts.Question:
    """An option on an issue, as a question to a body."""
    return acts.Question(issue=IssueId(issue), option=OptionId(option))


def vote(
    body: ElectorateId,
    in_favour: int,
    against: int,
    *,
    abstaining: int = 0,
    invalid: int = 0,
    entitled: int | None = None,
) -> Ballot:
    """A vote as it was counted."""
    return Ballot(
        electorate=body,
        in_favour=in_favour,
        against=against,
        abstaining=abstaining,
        invalid=invalid,
        entitled=entitled,
    )


def counts(
    when: datetime,
    where: ChannelId,
    asked: acts.Question,
    ballot: Ballot,
    attempt: AttemptId | None = None,
    *,
    note: str = "",
) -> Step:
    """The teller notes a vote."""
    return Step(
        at=when, by=TELLER, on=where, act=acts.CountVotes(on=asked, ballot=ballot, attempt=attempt), note=note
    )


def settles(when: datetime, where: ChannelId, asked: acts.Question, note: str = "") -> Step:
    """The mission asks whether the rule is met."""
    assert asked.issue is not None
    assert asked.option is not None
    return Step(
        at=when, by=MISSION, on=where, act=acts.Settle(issue=asked.issue, option=asked.option), note=note
    )


def announces(when: datetime, words: str, note: str) -> Step:
    """The mission lets everybody know: in brackets, for it tells what was said and quotes nobody."""
    return Step(at=when, by=MISSION, on=PUBLIC, act=acts.Say(words=f"[{words}]"), note=note)


MOTION, MECHANISM, COLLEGES = (
    on("exclusion", "excluded"),
    on("mechanism", "adopted"),
    on("executive", "foremost"),
)
_MORNING = {"list-1": 13, "list-2": 15, "list-3": 20, "list-4": 25}


def _handed_in() -> Iterator[Step]:
    """4 February: each list is tabled, with the endorsements that it needed."""
    for minute, code in enumerate(_MORNING):
        option = lists()[OptionId(code)]
        yield Step(
            at=at(2, 4, 16, 10 * minute),
            by=MISSION,
            on=PLENARY,
            act=acts.TableOption(issue=EXECUTIVE, option=option),
        )
        for body, number in ((WEST, 8), (EAST, 6), (SOUTH, 3)):
            endorsed = acts.CountEndorsements(
                on=on("executive", code), endorsed=Endorsed(body, number), attempt=BY_LIST
            )
            yield Step(at=at(2, 4, 16, 10 * minute + 1), by=TELLER, on=PLENARY, act=endorsed)


def _morning() -> Iterator[Step]:
    """5 February, the morning: one vote over four lists, counted for each."""
    for minute, (code, votes) in enumerate(_MORNING.items()):
        ballot = vote(FORUM, votes, 73 - votes, invalid=1, entitled=74)
        yield counts(at(2, 5, 10, minute), PLENARY, on("executive", code), ballot, BY_LIST)


def _afternoon() -> Iterator[Step]:
    """5 February, the afternoon: the two foremost lists against each other."""
    for code in ("list-1", "list-2"):
        gone = acts.WithdrawOption(
            issue=EXECUTIVE, option=OptionId(code), reason="not one of the two foremost"
        )
        yield Step(at=at(2, 5, 12), by=MISSION, on=PLENARY, act=gone)
    yield counts(
        at(2, 5, 15),
        PLENARY,
        on("executive", "list-4"),
        vote(FORUM, 34, 39, abstaining=1, entitled=74),
        RUN_OFF,
    )
    yield counts(
        at(2, 5, 15, 1),
        PLENARY,
        on("executive", "list-3"),
        vote(FORUM, 39, 34, abstaining=1, entitled=74),
        RUN_OFF,
        note="Waradana, 5 February 2021: 39 to 34, one abstention. Half of 73 valid votes and one is 37.",
    )


PLAY = Play(
    title="The Libyan vote: Tunis, November 2020, to Geneva, 5 February 2021",
    about=(
        "The Libyan Political Dialogue Forum chooses a government for a year. Its members from the west, the east and "
        "the south stand here as parties, because talks have parties; those who voted were persons, and how any of them "
        "voted is not known. The counts are those that were told. Hours are in universal time and ours, and so are reasons in "
        "quotation marks. What stands in brackets tells what was said; nobody's words are quoted."
    ),
    talks=talks(),
    seats=SEATS,
    script=(
        Chapter(
            title="A motion at three quarters",
            about="Tunis, November 2020. The talks there began on 9 November; the day of this vote we did not find.",
        ),
        counts(
            at(11, 15, 12, year=2020), ELIGIBILITY, MOTION, vote(FORUM, 45, 29, abstaining=1),
            note="Libya Alahrar: 45 in favour, 29 against, 1 abstaining; 75 % were needed. Of what whole is not said: "
            "the motion fails on every one.",
        ),
        settles(at(11, 15, 12, 10, year=2020), ELIGIBILITY, MOTION),
        Chapter(
            title="How to choose, at 63 in the hundred",
            about="The proposal of the forum's Advisory Committee, put to all 74 members.",
        ),
        settles(
            at(1, 18, 8), SELECTION, MECHANISM,
            note="UNSMIL, 19 January 2021: voting ran from ten o'clock on 18 January to ten on 19 January, taken here by Libyan clocks. That somebody asked "
            "whether the rule was met before it ended is ours, to show what it waits for.",
        ),
        counts(
            at(1, 19, 8), SELECTION, MECHANISM, vote(FORUM, 51, 19, abstaining=2, entitled=74),
            note="UNSMIL, 19 January 2021: 72 of 74 took part, almost 73 % in favour, 63 % of the votes cast were needed. "
            "The 73 % are those of votes for and against.",
        ),
        settles(at(1, 19, 9), SELECTION, MECHANISM),
        Step(at=at(1, 19, 10), by=MISSION, on=SELECTION, act=acts.Report(track=TrackId("selection"))),
        Chapter(
            title="First attempt: each college names its own, at 70 in the hundred",
            about="Geneva, 2 February 2021. Each college voted on candidates of its own; counted is the foremost of each. "
            "The sitting was shown live (UNSMIL); here the public hears what the mission announces.",
        ),
        counts(
            at(2, 2, 16), PLENARY, COLLEGES, vote(WEST, 8, 28), BY_COLLEGE,
            note="Libya Herald, 2 February 2021: 8 votes, 22.2 %. That 36 voted follows from the percentage; UNSMIL gives "
            "the college 37 members.",
        ),
        counts(
            at(2, 2, 16, 1), PLENARY, COLLEGES, vote(EAST, 9, 14), BY_COLLEGE,
            note="Libya Herald: 9 votes, 39.1 %. That all 23 voted follows from the percentage.",
        ),
        counts(at(2, 2, 16, 2), PLENARY, COLLEGES, vote(SOUTH, 6, 8), BY_COLLEGE, note="Libya Herald: 6 of 14, 42.9 %."),
        settles(at(2, 2, 17), PLENARY, COLLEGES),
        announces(at(2, 2, 18), "nobody has 70 in the hundred of a college; lists are formed now", "UNSMIL, by Libya Alahrar."),
        Chapter(
            title="Second attempt: lists with 17 endorsements, at 60 in the hundred",
            about="Handed in on 4 February 2021. All four had the endorsements they needed; how many endorsed each is not "
            "said (United Nations, by Libya Business News). Counted here is the quota itself: 8, 6 and 3.",
        ),
        *_handed_in(),
        Step(
            at=at(2, 5, 9), by=MISSION, on=PLENARY,
            act=acts.WithdrawOption(issue=EXECUTIVE, option=FOREMOST.id, reason="the first attempt failed"),
        ),
        *_morning(),
        settles(
            at(2, 5, 11), PLENARY, on("executive", "list-4"),
            note="Libya Herald, 5 February 2021: 25, 20, 15 and 13 votes, one spoilt; none at 60 %.",
        ),
        announces(at(2, 5, 11, 30), "no list has 60 in the hundred; lists 4 and 3 go into a second round", "United Nations, by Libya Business News."),
        Chapter(title="Third attempt: the two foremost, at one more than half"),
        *_afternoon(),
        settles(at(2, 5, 16), PLENARY, on("executive", "list-4")),
        settles(at(2, 5, 16, 1), PLENARY, on("executive", "list-3")),
        announces(at(2, 5, 16, 5), "list 3 is chosen", "UNSMIL, by Waradana."),
    ),
)  # fmt: skip
