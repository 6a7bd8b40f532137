"""Everybody a report names, in the order they come up: who "he", "the envoy" and a bare surname are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from multitrack.reading.actors import Actor, Actors, could_be, surname_of, without_bound, words_of
from multitrack.reading.drafts import Speaker
from multitrack.reading.figures import Figure, last_of, nouns_of
from multitrack.reading.languages.language import Language
from multitrack.reading.naming import Kind, Mention, name_runs
from multitrack.reading.nouns import without_owning
from multitrack.reading.subject import Subject
from multitrack.reading.tokens import Token
from multitrack.record.answer import Phrase, phrase

_BEGINNING = 14
"""Words of a sentence among which stands whom it is about."""
_REACH = 40
"""How many others may have come up since, and "he" or "the envoy" still mean somebody."""

_Ordered = dict[Figure, None]
"""Figures in the order in which they came up, the last one last."""


class Cast:
    """The people and bodies of one report."""

    def __init__(self, language: Language, actors: Actors) -> None:
        self.language = language
        self.actors = actors
        self.figures: dict[str, Figure] = {}
        self.interviewee: Figure | None = None
        self.doubted: set[str] = set()
        self._recent: _Ordered = {}
        self._surnames: dict[str, list[Figure]] = {}
        self._offices: dict[str, _Ordered] = {}
        self._bodies: dict[str, _Ordered] = {}
        self._possible: dict[str, str] = {}

    @property
    def latest(self) -> Figure | None:
        """Who came up last."""
        return next(reversed(self._recent), None)

    def learn(self, name: str, office: str | None = None, gender: str = "") -> Figure:
        """Take note of a person by their name."""
        figure = self.by_name(name)
        if figure is None:
            actor = self.actors.person(name)
            figure = Figure(actor.name if actor else name, Kind.PERSON, written=name, actor=actor)
            self.figures[name.casefold()] = figure
            self._surnames.setdefault(surname_of(name), []).append(figure)
            self._index(figure)
        self._holds(figure, office)
        figure.gender = figure.gender or gender
        return figure

    def _holds(self, figure: Figure, office: str | None) -> None:
        if office is not None and office not in figure.offices:
            figure.offices.append(office)
            self._index(figure)

    def _index(self, figure: Figure) -> None:
        """Set a figure last among those of its offices, or of the words of its name."""
        for office in figure.all_offices():
            for noun in nouns_of(office, self.language):
                _set_last(self._offices.setdefault(noun, {}), figure)
        if figure.kind is Kind.BODY:
            for word in words_of(figure.name, self.language):
                _set_last(self._bodies.setdefault(word, {}), figure)

    def by_name(self, name: str) -> Figure | None:
        """The person of a full name or a bare surname; of several, one who has come up, else the first."""
        whole = self.figures.get(name.casefold())
        if whole is not None or not name.strip():
            return whole
        namesakes = self._surnames.get(surname_of(name), [])[:_REACH]
        fits = [figure for figure in namesakes if could_be(figure.written, name)]
        spoken = [figure for figure in fits if figure in self._recent]
        return next(iter(spoken or fits), None)

    def known_person(self, name: str) -> Figure | None:
        """A person of the report, or of the talks, by full name or surname."""
        known = self.by_name(name)
        if known is not None:
            return known if known.kind is Kind.PERSON else None
        if self.actors.person(name) is not None:
            return self.learn(name)
        full = self._possible.get(surname_of(name))
        return self.learn(full) if full is not None and could_be(full, name) else None

    def may_be(self, name: str) -> None:
        """Take note of a name that nothing shows to be a person's, until its surname speaks."""
        self._possible.setdefault(surname_of(name), name)

    def came_up(self, figure: Figure) -> None:
        """Somebody is spoken of: "he" may now mean them."""
        _set_last(self._recent, figure)
        self._index(figure)

    def named_in(self, tokens: tuple[Token, ...]) -> Figure | None:
        """The person, known by name, whom the beginning of a sentence is about."""
        return next(self._named(tokens[:_BEGINNING]), None)

    def came_up_in(self, tokens: tuple[Token, ...]) -> None:
        """Everybody named in a sentence has come up, the one it is about last."""
        for figure in reversed(tuple(self._named(tokens))):
            self.came_up(figure)

    def _named(self, tokens: tuple[Token, ...]) -> Iterator[Figure]:
        for token in tokens[:3]:
            owns = token.is_capital and token.low.endswith(self.language.owning)
            owner = self.known_person(without_owning(token.text, self.language)) if owns else None
            if owner is not None:
                yield owner
        for first, after in name_runs(tokens, self.language):
            name = " ".join(token.text for token in tokens[first:after])
            figure = self.known_person(name) or self.known_person(tokens[after - 1].text)
            opens = first == 0 and after in {2, 3} and after < len(tokens)
            if figure is None and opens and _predicate(tokens[after], self.language):
                figure = self.learn(name)
            if figure is not None:
                yield figure

    def figure_of(self, subject: Subject) -> tuple[Figure | None, Phrase]:
        """Who a subject is, and how that was found."""
        mention = subject.mention
        match mention.kind:
            case Kind.PRONOUN if mention.name in self.language.speech_pronouns:
                return None, phrase("the writer of the report")
            case Kind.PERSON:
                return self.learn(mention.name, subject.office, mention.gender), phrase("named here")
            case Kind.PRONOUN:
                return self._meant_by_pronoun(mention)
            case Kind.DESCRIPTION:
                return self._described(mention)
            case _:
                return self._body(mention, subject.office)

    def _meant_by_pronoun(self, mention: Mention) -> tuple[Figure, Phrase]:
        for figure in islice(reversed(self._recent), _REACH):
            if figure.meant_by(mention.gender, self.language):
                if mention.gender in {"he", "she"} and figure.kind is Kind.PERSON:
                    figure.gender = mention.gender
                return figure, phrase("“{name}”: who was spoken of last", name=mention.name)
        return Figure(mention.name, Kind.PRONOUN), phrase("nobody before this fits")

    def _described(self, mention: Mention) -> tuple[Figure, Phrase]:
        """Whoever is meant by "the envoy": by an office in the report, in the talks, or the last who spoke."""
        name = mention.name
        if not mention.definite:
            return self._new(name, Kind.DESCRIPTION), phrase("named here by what they are")
        holders = tuple(islice(reversed(self._offices.get(last_of(name, self.language), {})), _REACH))
        told = (each for each in holders if each.is_told_as(name, self.language))
        figure = next(told, None) or next((e for e in holders if e.has_office(name, self.language)), None)
        if figure is not None:
            return figure, phrase("“{name}”: the office named before", name=name)
        for words in (name, without_bound(name, self.language), self._as_head(name)):
            actor = self.actors.with_office(words_of(words, self.language))
            if actor is not None:
                return self.learn(actor.name), phrase("“{name}”: the office in the talks", name=name)
        side = self.actors.side(name)
        if side is not None:
            return self.of_side(side), phrase("named here")
        last = self._last_single() if name.lower() in self.language.generic_people else None
        if last is not None:
            return last, phrase("“{name}”: who was spoken of last", name=name)
        return self._new(name, Kind.DESCRIPTION), phrase("named here by what they are")

    def holding(self, office: str) -> Figure | None:
        """The person of the report, or of the talks, who holds an office: "Spokesperson"."""
        for figure in islice(reversed(self._offices.get(last_of(office, self.language), {})), _REACH):
            if figure.kind is Kind.PERSON and figure.has_office(office, self.language):
                return figure
        return None

    def _as_head(self, name: str) -> str:
        """A description in which the chief negotiator is the head of a delegation, as the talks call them."""
        heads = self.language.head_of_delegation
        said = next((each for each in heads if each in name.casefold()), None)
        return name if said is None else name.casefold().replace(said, heads[0])

    def _last_single(self) -> Figure | None:
        recent = islice(reversed(self._recent), _REACH)
        return next(
            (each for each in recent if any(each.meant_by(he, self.language) for he in ("he", "she"))), None
        )

    def _body(self, mention: Mention, office: str | None) -> tuple[Figure, Phrase]:
        person = self.known_person(mention.name) if " " not in mention.name else None
        if person is not None:
            self._holds(person, office)
            return person, phrase("“{name}”: the surname", name=mention.name)
        side = self.actors.side(mention.name) or self.actors.side(_from_first_capital(mention.name))
        if side is not None:
            return self.of_side(side), phrase("named here")
        earlier = self._earlier_body(mention.name) if mention.definite else None
        if earlier is None and mention.definite and mention.name.lower() in self.language.generic_bodies:
            recent = islice(reversed(self._recent), _REACH)
            earlier = next((each for each in recent if each.kind is Kind.BODY), None)
        return earlier or self._new(mention.name, Kind.BODY), phrase("named here")

    def _earlier_body(self, name: str) -> Figure | None:
        """A body that was named in full before: the council."""
        wanted = words_of(name, self.language)
        word = min(wanted, key=lambda each: len(self._bodies.get(each, {})), default="")
        candidates = islice(reversed(self._bodies.get(word, {})), _REACH)
        return next((each for each in candidates if wanted <= words_of(each.name, self.language)), None)

    def named(self, name: str) -> Figure:
        """Whoever bears a name: a person, a side of the talks, or a body of the report's own."""
        bare = " ".join(word for word in name.split() if word.casefold() not in self.language.articles)
        side = self.actors.side(bare)
        return self.known_person(bare) or (
            self.of_side(side) if side is not None else self._new(bare, Kind.BODY)
        )

    def of_side(self, side: Actor) -> Figure:
        """The figure of a party or power."""
        figure = self._new(side.name, Kind.BODY)
        figure.actor = side
        return figure

    def _new(self, name: str, kind: Kind) -> Figure:
        known = self.figures.get(name.casefold())
        if known is None:
            known = self.figures[name.casefold()] = Figure(
                name, kind, gender=self._gender(name), written=name
            )
            self._index(known)
        return known

    def _gender(self, name: str) -> str:
        """Whether a description tells he or she: a spokeswoman for the president."""
        noun = last_of(name, self.language)
        return next((he for ending, he in self.language.gender_endings if noun.endswith(ending)), "")

    def newly_named(self, name: str) -> Figure:
        """Somebody whom only the label of a turn names."""
        bare = " ".join(word for word in name.split() if word.lower() not in self.language.articles)
        return self._new(bare, Kind.DESCRIPTION)

    def everybody(self) -> Iterator[Figure]:
        """All figures in the order in which they were met."""
        return iter(self.figures.values())

    def speaker(self, figure: Figure, why: Phrase) -> Speaker:
        """A figure as a draft names it, with the office and the side it speaks for."""
        office = figure.office(self.language)
        side = figure.actor
        if side is None and figure.kind is not Kind.PRONOUN:
            side = self.actors.side_in_office(office or figure.name)
        return Speaker(
            name=figure.name,
            why=why,
            office=office,
            on_behalf_of=None if side is None else side.code,
            known=figure.actor is not None,
            named=figure.kind in {Kind.PERSON, Kind.BODY},
        )


def _from_first_capital(name: str) -> str:
    """A name without what it is called before it: "opposition National Accord Front"."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[first:])


def _set_last(ordered: _Ordered, figure: Figure) -> None:
    ordered.pop(figure, None)
    ordered[figure] = None


def _predicate(token: Token, language: Language) -> bool:
    """Whether a word can follow a name as its verb does: "Peter Lund points to"."""
    return token.is_word and not token.is_capital and token.low not in language.bindings | language.joins
