"""A composite delegation: its groups speak in its own room, and its inner rule says what the party says."""

from __future__ import annotations

from tests.record.acts.test_options import no, yes
from tests.record.scene import CEASE, FIRST, G1, GOV, GROUPS, MED, O1, T1, THIRD, do, floor_of, new

from multitrack.model.channel import PLENARY, delegation_channel
from multitrack.model.party import PartyId
from multitrack.model.rule import Voice
from multitrack.record import act as acts
from multitrack.record.floor import Floor
from multitrack.record.held import hold
from multitrack.record.judging.inside import inside

HOME = delegation_channel(THIRD)
ON = acts.Question(issue=CEASE, option=FIRST)
HILL, PLAIN = GROUPS


def word(group: PartyId, says: Voice, on: acts.Question = ON) -> acts.GroupWord:
    return acts.GroupWord(group=group, on=on, says=says)


def said(floor: Floor) -> Voice | None:
    found = inside(hold(floor.standings, HOME), ON)
    return None if found is None else found[0]


def test_the_party_is_silent_until_its_groups_decide() -> None:
    floor, _ = floor_of()
    assert said(floor) is Voice.SILENT
    yes(do(floor, T1, HOME, word(HILL, Voice.AGREES)))
    assert said(floor) is Voice.SILENT
    yes(do(floor, T1, HOME, word(PLAIN, Voice.AGREES)))
    assert said(floor) is Voice.AGREES
    yes(do(floor, T1, HOME, word(PLAIN, Voice.OBJECTS)))
    assert said(floor) is Voice.OBJECTS
    yes(do(floor, T1, HOME, word(PLAIN, Voice.SILENT)))
    assert said(floor) is Voice.SILENT


def test_each_word_shows_how_the_inner_rule_stands() -> None:
    floor, _ = floor_of()
    yes(do(floor, T1, HOME, word(HILL, Voice.AGREES)))
    verdict = floor.view(T1).line(HOME).entries[-1].verdict  # type: ignore[union-attr]
    assert verdict is not None
    assert (verdict.accepted, verdict.blocked_by) == (False, (PLAIN,))


def test_what_groups_say_inside_is_heard_inside_alone() -> None:
    floor, _ = floor_of()
    before = {person: repr(floor.view(person)) for person in (MED, G1, O1)}
    mine = repr(floor.view(T1))
    yes(do(floor, T1, HOME, word(HILL, Voice.OBJECTS)))
    assert repr(floor.view(T1)) != mine
    assert {person: repr(floor.view(person)) for person in before} == before


def test_new_words_ask_the_groups_anew() -> None:
    floor, _ = floor_of()
    yes(do(floor, T1, HOME, acts.TableOption(issue=CEASE, option=new("our own"))))
    (own,) = (o for (i, o), t in floor.standings[HOME].options.items() if t.option.title == "our own")
    on = acts.Question(issue=CEASE, option=own)
    yes(do(floor, T1, HOME, word(HILL, Voice.AGREES, on)))
    amended = floor.standings[HOME].options[CEASE, own].option
    yes(do(floor, T1, HOME, acts.AmendOption(issue=CEASE, option=amended)))
    assert floor.standings[HOME].counted.get(on) is None


def test_a_stranger_a_plain_delegation_and_the_plenary_have_no_such_word() -> None:
    floor, _ = floor_of()
    assert no(do(floor, T1, HOME, word(PartyId("coast"), Voice.AGREES))) == (
        "The inner rule names no group coast. Choose one of: group hill, group plain."
    )
    assert no(do(floor, G1, delegation_channel(GOV), word(HILL, Voice.AGREES))) == (
        "This delegation has no inner rule over groups. "
        "The talks file may give it one; until then its head speaks for it."
    )
    assert no(do(floor, T1, PLENARY, word(HILL, Voice.AGREES))).startswith(
        "This is not done on a channel of this kind."
    )
