"""What the rule gives each party, as a page and as JSON: nobody's wishes come in."""

from __future__ import annotations

from fractions import Fraction

from multitrack.analysis.power import PartyPower, RulePower, TooManySets, power
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.page import Block, Heading, Paragraph, Table
from multitrack.report.phrasing import party_name
from multitrack.report.saying import Sentence, all_of, count, say, sentences


def power_of(talks: Talks) -> Answer:
    """What the rule of some talks gives each party at the table."""
    found = power(talks)
    title = Heading(say("{talks}: what the rule gives each party", talks=talks.title), 1)
    if isinstance(found, TooManySets):
        return Answer(
            page=(title, Paragraph(_refused(found))),
            json={"talks": talks.title, "status": "too large", "sets": found.sets, "limit": found.limit},
            finding=True,
        )
    return Answer(page=(title, *_told(talks, found)), json=_as_json(talks, found))


def _refused(found: TooManySets) -> Sentence:
    return say(
        "The rule treats so many parties differently that {sets} sets of them would have to be asked about; at most "
        "{limit} are. Ask about a body with fewer parties.",
        sets=found.sets,
        limit=found.limit,
    )


def accepted_where(talks: Talks) -> Sentence:
    """When a package is accepted in some talks."""
    return say("A package is accepted where {rule}.", rule=rule_in_words(talks.rule, talks))


def _told(talks: Talks, found: RulePower) -> tuple[Block, ...]:
    beyond = beyond_in_words(talks.rule)
    hangs = say("It may hang on {what}, too; that is taken to turn out well.", what=beyond) if beyond else ""
    never = tuple(each.party for each in found.parties if not each.decides)
    return (
        Paragraph(sentences((accepted_where(talks), hangs))),
        Paragraph(
            count(
                "Of {n} set of parties, {enough} are enough ({share}).",
                "Of {n} sets of parties, {enough} are enough ({share}).",
                found.sets,
                enough=found.enough,
                share=_share(found.share_that_is_enough),
            )
        ),
        Table(
            (
                say("Party"),
                say("Its word decides"),
                say("Of all times that one decides"),
                say("Last whose word is needed"),
            ),
            tuple(
                (
                    party_name(talks, each.party),
                    f"{each.decides:,}",
                    _share(each.of_all_that_decide),
                    _share(each.last_to_agree),
                )
                for each in found.parties
            ),
            numbers=(1, 2, 3),
        ),
        *(
            (
                Paragraph(
                    say(
                        "The word of {parties} never decides.",
                        parties=all_of(party_name(talks, party) for party in never),
                    )
                ),
            )
            if never
            else ()
        ),
        Paragraph(
            say(
                "A party's word decides where the others who agree are too few, and with it they are enough. The third "
                "column is its share of these times (Banzhaf); the last, its share of the orders in which all agree one "
                "after the other and its word is the one that is enough (Shapley and Shubik). Only the rule is looked "
                "at, not what anybody wants. Every number is exact; shares are rounded as they are written."
            )
        ),
    )


def _share(exact: Fraction) -> str:
    """A fraction and about how many in a hundred it is."""
    return f"{exact} ({float(100 * exact):.1f} %)" if exact.denominator > 1 else f"{exact}"


def _as_json(talks: Talks, found: RulePower) -> Json:
    return {
        "talks": talks.title,
        "status": "exact",
        "sets": found.sets,
        "enough": found.enough,
        "parties": {each.party: _party_as_json(each) for each in found.parties},
    }


def _party_as_json(each: PartyPower) -> Json:
    return {
        "decides": each.decides,
        "of_all_that_decide": str(each.of_all_that_decide),
        "last_to_agree": str(each.last_to_agree),
    }
