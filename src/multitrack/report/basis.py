"""What a finding rests on, in a sentence or two, and how its numbers were told."""

from __future__ import annotations

from multitrack.analysis.finding import Basis, TooLarge
from multitrack.analysis.robust import Asking
from multitrack.model.talks import Talks
from multitrack.report.naming import STANCE_WORDS
from multitrack.report.phrasing import option_title, party_name
from multitrack.report.saying import Sentence, Words, all_of, count, say, sentences

BY_FOLDING = say(
    "There are too many packages to go through, so this was told by folding issue by issue, in whole numbers."
)
"""How the numbers of large talks were told."""
EXACT = say("Every number here is exact: all packages were gone through, in whole numbers.")


def basis_in_words(talks: Talks, basis: Basis, asking: Asking | TooLarge | None = None) -> Words:
    """What a finding rests on, in one or two sentences."""
    return sentences((_rests_on(basis), _changes(talks, asking), _silent(talks, basis)))


def _rests_on(basis: Basis) -> Sentence:
    kinds = (
        count("{n} mandate", "{n} mandates", basis.mandates),
        count("{n} statement", "{n} statements", basis.statements),
        count("{n} assumption", "{n} assumptions", basis.assumptions),
        count("{n} reading by somebody else", "{n} readings by somebody else", basis.readings),
        count("{n} position taken at the table", "{n} positions taken at the table", basis.taken),
    )
    rests = all_of(each for each in kinds if each.count)
    if not rests:
        return say("Nothing.")
    if basis.older_than_30_days:
        return say("{these}; {n} of these older than 30 days.", these=rests, n=basis.older_than_30_days)
    return say("{these}.", these=rests)


def _silent(talks: Talks, basis: Basis) -> Words:
    if not basis.nothing_known:
        return ""
    who = all_of(party_name(talks, party) for party in basis.nothing_known)
    return say("Nothing at all is known of {parties}.", parties=who)


def _changes(talks: Talks, asking: Asking | TooLarge | None) -> Words:
    """Whether an assumption carries the finding."""
    if not isinstance(asking, Asking) or not asking.doubts or not asking.doubts[0].weight:
        return ""
    position = asking.doubts[0].position
    return say(
        'Changes most if it is false that {party} {stance} "{option}".',
        party=party_name(talks, position.party),
        stance=STANCE_WORDS[position.stance],
        option=option_title(talks, position.issue, position.option),
    )
