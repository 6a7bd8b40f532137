"""Who agrees, objects, abstains or is away on a question, and what was counted on it: the voices a rule is judged on."""

from __future__ import annotations

from dataclasses import replace

from multitrack.model.issue import Condition
from multitrack.model.party import PartyId
from multitrack.model.rule import Voices
from multitrack.record import act as acts
from multitrack.record.held import Hold
from multitrack.record.standing import Counted, Proposed, Tally

_NOTHING = Counted()


def voices_on(here: Hold, on: acts.Question) -> Voices:
    """The voices on a question, as the body that decides it holds them.

    Entitled are the body's parties that are at the table. What a party said stands, also where it walked out
    since; one that is out and said nothing is absent. Whoever gave a proxy and is silent says what its proxy
    says in its own name; a proxy is not passed on. An abstention here goes before a stance in a wider room. Agreement ad referendum, or under a condition that is not met, is no agreement yet. A ratification
    outside hangs on what was counted there alone.
    """
    body = () if on.ratification is not None else _body(here, on)
    may = frozenset(body) & frozenset(here.at_table())
    counted = here.own.counted.get(on, _NOTHING)
    said, reserved = _said(here, on), _awaiting(here, on)
    own = {party: agrees for party, agrees in said.items() if party not in counted.abstained}
    bears, abstain = dict(own), set(counted.abstained)
    for party in may - own.keys() - counted.abstained - reserved:
        speaker = here.proxy(party)
        if speaker in may and speaker in own:
            bears[party] = own[speaker]
        elif speaker in may and speaker in counted.abstained:
            abstain.add(party)
    silence = counted.silence
    voices = Voices.of(
        may,
        (party for party, agrees in bears.items() if agrees),
        (party for party, agrees in bears.items() if not agrees),
        abstain=abstain,
        absent=here.out(),
        withdrawn=frozenset(body) - may,
        time_is_up=silence is not None and silence.is_up,
    )
    attempts = ((at, _tallied(voices, tally)) for at, tally in counted.tallies if at is not None)
    apart = tuple(attempts)
    return replace(_tallied(voices, counted.tally(None)), attempts=apart)


def _body(here: Hold, on: acts.Question) -> tuple[PartyId, ...]:
    """The parties that have a voice in the body: a track's team, or all that are known in the plenary."""
    track = None if on.issue is None else here.own_track()
    return here.parties() if track is None else track.team


def _said(here: Hold, on: acts.Question) -> dict[PartyId, bool]:
    """Which parties agree (true) or object (false) in words of their own."""
    if on.issue is not None and on.option is not None:
        held = here.positions_on(on.issue, on.option)
        own = {party: each for party, each in held.items() if not each.position.reading}
        return {
            party: each.position.stance.bears
            for party, each in own.items()
            if not (each.awaits_capital and each.position.stance.bears)
        }
    if on.package is not None and (proposed := here.own.packages.get(on.package)) is not None:
        return {
            **{party: True for party in proposed.assents if _counts(here, proposed, party)},
            **dict.fromkeys(proposed.objections, False),
        }
    return {}


def _awaiting(here: Hold, on: acts.Question) -> frozenset[PartyId]:
    """Which parties agreed ad referendum: they are not silent, and no proxy speaks over that word."""
    if on.issue is not None and on.option is not None:
        held = here.positions_on(on.issue, on.option)
        return frozenset(party for party, each in held.items() if each.awaits_capital)
    proposed = None if on.package is None else here.own.packages.get(on.package)
    return frozenset() if proposed is None else frozenset(proposed.assents)


def _counts(here: Hold, proposed: Proposed, party: PartyId) -> bool:
    """Whether a party's assent counts: its capital has confirmed it, and its conditions are met."""
    if party in proposed.awaits_capital:
        return False
    conditions = (each for of, given in proposed.only_if if of == party for each in given)
    return all(_met(here, proposed, condition) for condition in conditions)


def _met(here: Hold, proposed: Proposed, condition: Condition) -> bool:
    """Whether a condition is met by what was reported to the plenary, or by the package itself."""
    reported = here.own.reported.get(condition.issue)
    return proposed.package.holds(condition) or (
        reported is not None and reported.option in condition.options
    )


def _tallied(voices: Voices, tally: Tally) -> Voices:
    """The voices with what was counted and found beside them."""
    named = tally.endorsements or None
    return replace(voices, ballots=tally.ballots, endorsements=named, chair=tally.chair)
