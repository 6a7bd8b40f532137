"""Those whom a talks file knows: its people with their offices, and the names of parties and powers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from multitrack.model.party import OutsidePower, Party, Role
from multitrack.model.talks import Talks
from multitrack.reading.languages.language import Language
from multitrack.reading.nouns import without_owning


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody the talks know: a person (``person``), or a party or power; ``code`` is the side's."""

    name: str
    code: str | None
    person: bool
    offices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Every name that a side has for it, the neutral one first."""


_FOR_A_SIDE = {
    Role.HEAD: "head of the delegation of",
    Role.DELEGATE: "member of the delegation of",
    Role.ADVISER: "adviser to the delegation of",
    Role.SUBSTITUTE: "substitute in the delegation of",
}
_OFFICES = {
    Role.MEDIATOR: "mediator",
    Role.FACILITATOR: "facilitator",
    Role.SECRETARIAT: "member of the secretariat",
    Role.OBSERVER: "observer",
}


def actors_of(talks: Talks | None) -> tuple[Actor, ...]:
    """Everybody the talks know; a person who sits and has spoken stands once."""
    if talks is None:
        return ()
    people: dict[str, Actor] = {}
    for actor in (*_members(talks), *_speakers(talks)):
        known = people.get(actor.name.casefold())
        people[actor.name.casefold()] = actor if known is None else _both(known, actor)
    sides = (
        Actor(
            name=side.name, code=side.id, person=False, names=(side.name, *(own.name for own in side.names))
        )
        for side in sides_of(talks)
    )
    return (*people.values(), *sides)


def sides_of(talks: Talks) -> tuple[Party | OutsidePower, ...]:
    """The parties and the outside powers of some talks."""
    return (*talks.parties, *talks.powers)


def _both(known: Actor, other: Actor) -> Actor:
    offices = tuple(dict.fromkeys((*other.offices, *known.offices)))
    return Actor(
        name=known.name, code=known.code or other.code, person=True, offices=offices, names=known.names
    )


def _members(talks: Talks) -> Iterator[Actor]:
    for party in talks.parties:
        for member in party.delegation.members:
            office = _office(member.role, party.name)
            yield Actor(name=member.name, code=party.id, person=True, offices=(office,), names=(member.name,))
    for member in talks.mediation:
        yield Actor(
            name=member.name, code=None, person=True, offices=(_office(member.role),), names=(member.name,)
        )


def _office(role: Role, side: str = "") -> str:
    """What somebody is who sits for a side, or for the mediation."""
    if side and role in _FOR_A_SIDE:
        return f"{_FOR_A_SIDE[role]} {side}"
    return _OFFICES.get(role, "member of the mediation team")


def _speakers(talks: Talks) -> Iterator[Actor]:
    """Who has spoken in the register; bodies that have spoken are no people."""
    sides = {side.name.casefold() for side in sides_of(talks)}
    for statement in reversed(talks.statements):
        if statement.speaker.casefold() not in sides and " " in statement.speaker:
            offices = (statement.office,) if statement.office else ()
            yield Actor(
                name=statement.speaker,
                code=statement.on_behalf_of,
                person=True,
                offices=offices,
                names=(statement.speaker,),
            )


@lru_cache(maxsize=20_000)
def words_of(name: str, language: Language) -> frozenset[str]:
    """The words that tell one name from another, in small letters: no article, no "of", no possessive."""
    small = language.articles | language.bindings | language.possessives | {language.and_}
    parts = name.casefold().replace("’", "'").replace("-", " ").split()
    bare = (without_owning(part.strip('.,"“”()'), language).strip("'") for part in parts)
    return frozenset(part for part in bare if part and part not in small)


class Actors:
    """Everybody the talks know, found by surname, by name and by office."""

    def __init__(self, talks: Talks | None, language: Language) -> None:
        everybody = actors_of(talks)
        self.language = language
        self.people = tuple(actor for actor in everybody if actor.person)
        self.sides = tuple(actor for actor in everybody if not actor.person)
        self._named: dict[str, Actor | None] = {}
        self._in_office: dict[str, Actor | None] = {}
        self._surnames: dict[str, list[Actor]] = {}
        for actor in self.people:
            self._surnames.setdefault(surname_of(actor.name), []).append(actor)

    def person(self, name: str) -> Actor | None:
        """The person of a name; of a surname, where only one has it."""
        namesakes = self._surnames.get(surname_of(name), [])
        same = [actor for actor in namesakes if actor.name.casefold() == name.casefold()]
        found = same or [actor for actor in namesakes if could_be(actor.name, name)]
        return found[0] if len(found) == 1 else None

    def with_office(self, wanted: frozenset[str]) -> Actor | None:
        """The one person whose office, with the side it is for, holds all of some words."""
        found = [actor for actor in self.people if self._has(actor, wanted)]
        return found[0] if len(found) == 1 else None

    def _has(self, actor: Actor, wanted: frozenset[str]) -> bool:
        side = {actor.code.casefold()} if actor.code else set()
        for each in self.sides:
            if each.code == actor.code:
                side.update(*(words_of(name, self.language) for name in each.names))
        offices = (words_of(office, self.language) for office in actor.offices)
        return any(wanted & office and wanted <= office | side for office in offices)

    def side(self, name: str) -> Actor | None:
        """The party or power that a report means by a name; nothing where it could be several."""
        if name not in self._named:
            self._named[name] = self._side(words_of(name, self.language))
        return self._named[name]

    def _side(self, wanted: frozenset[str]) -> Actor | None:
        """By the whole of a name, by a part of one, by words of several names of one side."""
        for fits in (_is_it, _is_within, _is_among):
            found = [side for side in self.sides if wanted and fits(wanted, self._words(side))]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _words(self, side: Actor) -> list[frozenset[str]]:
        return [words_of(name, self.language) for name in side.names]

    def side_in_office(self, office: str) -> Actor | None:
        """The party or power that an office names: "Norvia's foreign minister", "Russian deputy minister"."""
        if office not in self._in_office:
            own = without_bound(office, self.language)
            self._in_office[office] = self._side_in(own) or self._side_in(office)
        return self._in_office[office]

    def _side_in(self, office: str) -> Actor | None:
        words = words_of(office, self.language)
        known = [(self._shares(side, words), side) for side in self.sides]
        best = max((share for share, _ in known), default=0)
        found = [side for share, side in known if share == best]
        return found[0] if best and len(found) == 1 else None

    def _shares(self, side: Actor, office: frozenset[str]) -> int:
        """How many words of a side's name stand in an office, those left aside that any body's name may hold."""
        any_body = self.language.body_words | self.language.office_words
        return max(
            sum(any(_alike(part, word) for word in office) for part in name - any_body)
            for name in self._words(side)
        )


def _is_it(wanted: frozenset[str], names: list[frozenset[str]]) -> bool:
    return wanted in names


def _is_within(wanted: frozenset[str], names: list[frozenset[str]]) -> bool:
    return any(wanted <= name for name in names)


def _is_among(wanted: frozenset[str], names: list[frozenset[str]]) -> bool:
    return wanted <= frozenset().union(*names)


def _alike(part: str, word: str) -> bool:
    """Whether a word is a name or made from it: Russia, Russian."""
    return word == part or (len(part) > 4 and word.startswith(part[:-1]) and len(word) <= len(part) + 3)


def surname_of(name: str) -> str:
    """The last word of a name in small letters, without the article of Arabic names: al-Jarba, jarba."""
    last = name.casefold().split()[-1]
    before, hyphen, after = last.partition("-")
    return after if hyphen and len(before) <= 2 else last


def could_be(full: str, other: str) -> bool:
    """Whether two names with one surname can be one person's: one is the surname alone, or they begin alike."""
    first, second = full.casefold().split(), other.casefold().split()
    return len(first) == 1 or len(second) == 1 or first[0][0] == second[0][0]


def without_bound(name: str, language: Language) -> str:
    """A description without what binds to its noun: the UN's envoy, of "the UN's envoy for Tarsenia"."""
    words = name.split()
    at = next((at for at, word in enumerate(words) if at and word.lower() in language.bindings), len(words))
    return " ".join(words[:at])
