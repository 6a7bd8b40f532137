"""Who speaks for whom on a question, and who is away: walked out, suspended, spoken for, waiting for the capital."""

from __future__ import annotations

from dataclasses import replace

from tests.record.acts.test_options import yes
from tests.record.scene import (
    AID,
    DAWN,
    FIRST,
    G1,
    GOV,
    O1,
    OPP,
    RELIEF,
    T1,
    THIRD,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import track_channel
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Voices
from multitrack.record import act as acts
from multitrack.record.floor import Floor
from multitrack.record.held import Hold, hold
from multitrack.record.judging.voices import voices_on
from multitrack.record.standing import Proxy, WalkedOut

ROOM = track_channel(RELIEF)
ON = acts.Question(issue=AID, option=FIRST)
GONE = WalkedOut(time=DAWN, number=1)


def parties(*named: PartyId) -> frozenset[PartyId]:
    """Some parties."""
    return frozenset(named)


def here(
    floor: Floor, *, proxies: dict[PartyId, PartyId] | None = None, out: tuple[PartyId, ...] = ()
) -> Voices:
    """The voices in the relief team, where some speak through others and some have walked out."""
    own, *grounds = hold(floor.standings, ROOM).standings
    through = {party: Proxy(to=to, time=DAWN, number=1) for party, to in (proxies or {}).items()}
    room = replace(own, proxies=through, out=dict.fromkeys(out, GONE))
    return voices_on(Hold((room, *grounds)), ON)


def test_silence_is_neither_yes_nor_no_and_a_reading_is_nobodys_word() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, ROOM, stance(GOV, AID, FIRST, Stance.CAN_LIVE_WITH)))
    yes(do(floor, T1, ROOM, stance(THIRD, AID, FIRST, Stance.REFUSES)))
    voices = here(floor)
    assert (voices.agree, voices.object_, voices.absent) == (parties(GOV, OPP), parties(THIRD), parties())


def test_who_walked_out_is_absent_unless_it_spoke_before() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, ROOM, stance(GOV, AID, FIRST, Stance.WANTS)))
    voices = here(floor, out=(GOV, THIRD))
    assert (voices.agree, voices.absent) == (parties(GOV, OPP), parties(THIRD))


def test_whoever_is_silent_says_what_its_proxy_says() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, ROOM, stance(GOV, AID, FIRST, Stance.REFUSES)))
    voices = here(floor, proxies={THIRD: GOV})
    assert (voices.agree, voices.object_) == (parties(OPP), parties(GOV, THIRD))


def test_a_word_of_its_own_goes_before_the_word_of_a_proxy() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, ROOM, stance(GOV, AID, FIRST, Stance.REFUSES)))
    assert here(floor, proxies={OPP: GOV}).agree == {OPP}


def test_a_proxy_is_not_passed_on() -> None:
    floor, _ = floor_of()
    voices = here(floor, proxies={GOV: THIRD, THIRD: OPP})
    assert voices.agree == {OPP, THIRD}


def test_who_waits_for_its_capital_neither_agrees_nor_is_spoken_for() -> None:
    floor, _ = floor_of()
    word = stance(THIRD, AID, FIRST, Stance.ACCEPTS)
    yes(do(floor, T1, ROOM, replace(word, ad_referendum=True)))
    assert here(floor, proxies={THIRD: OPP}).agree == {OPP}


def test_a_refusal_ad_referendum_is_a_refusal() -> None:
    floor, _ = floor_of()
    word = stance(THIRD, AID, FIRST, Stance.REFUSES)
    yes(do(floor, T1, ROOM, replace(word, ad_referendum=True)))
    assert here(floor).object_ == {THIRD}


def test_an_abstention_goes_through_a_proxy_too() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, ROOM, acts.Abstain(party=OPP, on=ON)))
    voices = here(floor, proxies={THIRD: OPP})
    assert (voices.agree, voices.abstain) == (parties(), parties(OPP, THIRD))
