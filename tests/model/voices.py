"""Voices that Hypothesis makes up: every party says something or nothing, and now and then something was counted."""

from hypothesis import strategies as st

from multitrack.model.codes import AttemptId, ElectorateId, PartyId
from multitrack.model.rule import Ballot, ChairFinding, Endorsed, Voices

CODES = ("A", "B", "C", "D", "E")
PARTIES = tuple(map(PartyId, CODES))
FORUM, OTHER = map(ElectorateId, ("forum", "no: 1"))
MEMBERS = 40


@st.composite
def ballots(draw: st.DrawFn, electorate: ElectorateId) -> Ballot:
    """A vote of up to forty members, as far as they were counted."""
    yes, no, neither, invalid = (draw(st.integers(0, MEMBERS // 5)) for _ in range(4))
    present = draw(st.integers(yes + no + neither + invalid, MEMBERS))
    return Ballot(
        electorate=electorate,
        in_favour=yes,
        against=no,
        abstaining=neither,
        invalid=invalid,
        entitled=draw(st.none() | st.integers(present, MEMBERS)),
        present=draw(st.none() | st.just(present)),
    )


@st.composite
def heard(draw: st.DrawFn, *, again: bool = True) -> Voices:
    """Each party says something or nothing, some are away or gone; counts and findings where there are any."""
    said = {
        party: draw(st.sampled_from(["yes", "no", "neither", "silent", "absent", "gone"]))
        for party in PARTIES
    }
    those = {word: [party for party in PARTIES if said[party] == word] for word in set(said.values())}
    own = [(AttemptId("try 1"), draw(heard(again=False)))] if again and draw(st.booleans()) else []
    return Voices.of(
        [party for party in PARTIES if said[party] != "gone"],
        those.get("yes", ()),
        those.get("no", ()),
        abstain=those.get("neither", ()),
        absent=those.get("absent", ()),
        withdrawn=those.get("gone", ()),
        ballots=[draw(ballots(body)) for body in (FORUM, OTHER) if draw(st.booleans())],
        endorsements=draw(st.none() | st.just([Endorsed(FORUM, draw(st.integers(0, 20)))])),
        chair=draw(st.none() | st.builds(ChairFinding, by=st.just("Chair"), sufficient=st.booleans(), reason=st.sampled_from(["", "because"]))),
        time_is_up=draw(st.booleans()),
        attempts=own,
        granted=draw(st.booleans()),
    )  # fmt: skip
