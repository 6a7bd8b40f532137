from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from tests.strategies import talks

from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Choice
from multitrack.model.party import Level, Party, PartyId
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.talks import Talks
from multitrack.talksfile import Reading, read_text, write, write_apart

A, TOLL, LANES = PartyId("A"), IssueId("toll"), IssueId("lanes")
BRIDGE = Talks(
    title="A bridge",
    parties=(Party(id=A, name="North"), Party(id=PartyId("no"), name="South: the bank")),
    issues=tuple(
        Issue(
            id=each,
            title=each,
            options=(Option(id=OptionId("0.30"), title="Little"), Option(id=OptionId("all"), title="All")),
        )
        for each in (TOLL, LANES)
    ),
)


def stance(issue: IssueId, option: str, channel: str | None = None) -> Position:
    return Position(
        party=A, issue=issue, option=OptionId(option), stance=Stance.WANTS, assumption="ours", channel=channel
    )


def parts(some: Talks) -> str:
    """What is written beyond the bridge itself."""
    return write(some).removeprefix(write(BRIDGE))


def test_a_file_says_no_more_than_it_must() -> None:
    assert (
        write(BRIDGE)
        == """\
multitrack: 1
title: A bridge
parties: {A: North, "no": "South: the bank"}
issues:
  toll:
    title: toll
    options: {"0.30": Little, all: All}
  lanes:
    title: lanes
    options: {"0.30": Little, all: All}
"""
    )


def test_what_positions_share_is_said_once() -> None:
    weight = Importance(party=A, issue=TOLL, level=Level.HIGH, assumption="ours")
    some = replace(BRIDGE, positions=(stance(TOLL, "all"), stance(TOLL, "0.30")), importance=(weight,))
    assert (
        parts(some)
        == """\
positions:
  - party: A
    issue: toll
    importance: high
    stances: {all: wants, "0.30": wants}
    assumption: ours
"""
    )
    assert read_text(write(some)).talks == some


def test_one_stance_in_two_channels_takes_two_entries() -> None:
    some = replace(
        BRIDGE, positions=(stance(TOLL, "all"), stance(TOLL, "all", "public"), stance(TOLL, "0.30"))
    )
    assert parts(some).count("party: A") == 2
    assert read_text(write(some)).talks == some


def test_weights_keep_their_own_order() -> None:
    weights = tuple(Importance(party=A, issue=each, level=Level.LOW) for each in (LANES, TOLL))
    some = replace(BRIDGE, positions=(stance(TOLL, "all"), stance(LANES, "all")), importance=weights)
    assert read_text(write(some)).talks == some


def test_choices_keep_their_order_though_an_issue_comes_again() -> None:
    red_lines = tuple(
        Choice(each, OptionId(n)) for each, n in ((TOLL, "all"), (LANES, "all"), (TOLL, "0.30"))
    )
    some = replace(
        BRIDGE, mandates=(Mandate(party=A, factors=(), walk_away=Fraction(1, 3), red_lines=red_lines),)
    )
    assert "walk_away: 1/3" in parts(some)
    assert read_text(write(some)).talks == some


def test_codes_that_are_no_file_names_have_annexes_of_their_own() -> None:
    codes = [PartyId(code) for code in ("a/b", "a:b", "../c")]
    some = Talks(
        title="",
        parties=tuple(Party(id=code, name=code) for code in codes),
        issues=(),
        mandates=tuple(
            Mandate(party=code, factors=(), walk_away=Fraction(n)) for n, code in enumerate(codes)
        ),
    )
    written = write_apart(some)
    assert list(written.annexes) == ["mandates/a_b.yaml", "mandates/a_b-2.yaml", "mandates/___c.yaml"]
    assert read_text(written.text, annexes=written.annexes).talks == some


def test_the_mandates_of_some_may_stay() -> None:
    some = replace(
        BRIDGE, mandates=tuple(Mandate(party=p.id, factors=(), walk_away=Fraction(5)) for p in BRIDGE.parties)
    )
    assert list(write_apart(some, [A]).annexes) == ["mandates/A.yaml"]


@given(talks())
def test_what_is_written_reads_as_the_same_talks(some: Talks) -> None:
    assert read_text(write(some)) == Reading(some)


@given(talks())
def test_mandates_apart_read_as_the_same_talks(some: Talks) -> None:
    written = write_apart(some)
    assert read_text(written.text, annexes=written.annexes) == Reading(some)


@given(talks())
def test_without_its_mandates_a_file_holds_none(some: Talks) -> None:
    assert read_text(write(replace(some, mandates=()))).talks == replace(some, mandates=())
