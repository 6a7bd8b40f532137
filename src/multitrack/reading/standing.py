"""Whether the shape of a verb of saying is a verb here: no noun, no infinitive, nothing denied."""

from __future__ import annotations

from multitrack.reading.languages.language import Tense
from multitrack.reading.line import Line, back
from multitrack.reading.naming import Kind, Mention
from multitrack.reading.nouns import is_plural
from multitrack.reading.tokens import Hit


def stands(line: Line, hit: Hit) -> bool:
    """Whether a verb's shape is a verb here, in the affirmative, and not the passive."""
    language, low = line.language, line.low(back(line, hit.first))
    near = {line.low(at) for at in range(max(0, hit.first - 3), hit.first)}
    if (
        near & language.negations
        or any(word.endswith(language.negating) for word in near)
        or low in language.modals
    ):
        return False
    if low in language.articles | language.possessives or low.endswith(language.owning):
        return False
    if hit.tense is Tense.PAST and (low in language.passives or _by_somebody(line, hit)):
        return hit.verb.lemma.startswith("be ") and not hit.verb.attitude
    if hit.tense is Tense.PRESENT and low in language.bindings:
        return False
    return hit.tense is not Tense.PARTICIPLE or _participle_stands(line, hit, low)


def _by_somebody(line: Line, hit: Hit) -> bool:
    """Whether "by" and an agent follow: "proposed by Norvia", and not "said by telephone"."""
    return line.low(hit.after) == line.language.by and line.low(hit.after + 1) not in line.language.means


def _participle_stands(line: Line, hit: Hit, low: str) -> bool:
    at = back(line, hit.first)
    if at < 0 or line.quoted(at):
        return True
    if low in line.language.sequels:
        return True
    return (
        low in line.language.passives or low in line.language.joins or line.tokens[at].text in {",", "–", "—"}
    )


def agrees(hit: Hit, mention: Mention, line: Line) -> bool:
    """Whether the shape of the verb goes with its subject: "analysts say", never "the demand"."""
    if hit.tense is Tense.PARTICIPLE:
        return line.low(back(line, hit.first)) in line.language.passives
    if hit.tense is not Tense.PLAIN or line.low(hit.first - 1) in line.language.auxiliaries:
        return True
    if mention.kind is Kind.PRONOUN:
        return mention.name in line.language.plural_pronouns
    return is_plural(mention.name, line.language)
