"""Somebody in a report as far as it has been read, and what they can be taken up by: an office, a pronoun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from multitrack.reading.actors import Actor, without_bound, words_of
from multitrack.reading.languages.language import Language
from multitrack.reading.naming import Kind
from multitrack.reading.nouns import is_plural, without_owning


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody in the report: ``written`` is the name as it stands there, ``name`` the one the talks know."""

    name: str
    kind: Kind
    offices: list[str] = field(default_factory=list)
    gender: str = ""
    written: str = ""
    actor: Actor | None = None
    spoke: bool = False

    def all_offices(self) -> Iterator[str]:
        """The offices that the report names, those the talks know, and what somebody without a name is."""
        yield from self.offices
        if self.actor is not None:
            yield from self.actor.offices
        if self.kind is Kind.DESCRIPTION:
            yield self.name

    def has_office(self, name: str, language: Language) -> bool:
        """Whether one of the offices is meant by a description: "the envoy", "the deputy minister"."""
        return any(_is_office(name, office, language) for office in self.all_offices())

    def is_told_as(self, name: str, language: Language) -> bool:
        """The same, by an office that the report itself names."""
        described = (self.name,) if self.kind is Kind.DESCRIPTION else ()
        return any(_is_office(name, office, language) for office in (*self.offices, *described))

    def office(self, language: Language) -> str | None:
        """The fullest office that the report names, else what they are, else the one that the talks know."""
        if self.offices:
            held = language.office_words - language.office_adjectives
            named = [office for office in self.offices if not held.isdisjoint(nouns_of(office, language))]
            return max(named, key=len) if named else self.offices[0]
        known = self.actor.offices if self.actor is not None and self.kind is Kind.PERSON else ()
        return next(iter(known), None)

    def meant_by(self, gender: str, language: Language) -> bool:
        """Whether a pronoun can stand for them: he or she, it, they, or any who spoke."""
        plural = is_plural(self.name, language)
        match gender:
            case "he" | "she":
                single = self.kind is Kind.PERSON or (self.kind is Kind.DESCRIPTION and not plural)
                return single and self.gender in {"", gender}
            case "any":
                return self.spoke
            case "it":
                return self.kind is Kind.BODY
            case _:
                return self.kind is Kind.BODY or plural


def _is_office(name: str, office: str, language: Language) -> bool:
    """Whether a description means an office: its noun is the office's own, the rest stands somewhere in it."""
    own = words_of(without_bound(office, language), language)
    return last_of(name, language) in own and words_of(name, language) <= words_of(office, language)


def last_of(name: str, language: Language) -> str:
    """The noun of a description: the envoy for Tarsenia, envoy."""
    own = without_owning(without_bound(name, language).casefold(), language)
    return own.replace("-", " ").split()[-1]


def nouns_of(office: str, language: Language) -> frozenset[str]:
    """The words of an office by which it can be taken up."""
    return words_of(without_bound(office, language), language)
