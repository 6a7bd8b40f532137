"""What a noun tells by itself: whether it says people or a body, owns what follows, is a plural."""

from __future__ import annotations

from multitrack.reading.languages.language import Language


def without_owning(low: str, language: Language) -> str:
    """A word without the ending that owns what follows: Norvia's, Norvia."""
    for ending in language.owning:
        low = low.removesuffix(ending.removeprefix("s"))
    return low


def singular(low: str, language: Language) -> str:
    """A noun in the singular, as far as its ending tells."""
    for ending, single in language.plural_endings:
        if low.endswith(ending):
            return low.removesuffix(ending) + single
    return low


def is_plural(name: str, language: Language) -> bool:
    """Whether the noun that a name hangs on is a plural: members of the council."""
    words = name.casefold().split()
    head = next((at for at, word in enumerate(words) if at and word in language.bindings), len(words))
    last = words[head - 1]
    return last in language.plurals or any(last.endswith(ending) for ending, _ in language.plural_endings)


def of_people(low: str, language: Language) -> bool:
    """Whether a word says what somebody is: minister, diplomats, under-secretary-general."""
    whole = without_owning(low, language)
    last = whole.rpartition("-")[2]
    forms = {whole, last, singular(whole, language), singular(last, language)}
    known = (language.office_words - language.office_adjectives) | language.people_words
    return not known.isdisjoint(forms) or whole.endswith(language.people_endings)


def is_body(low: str, language: Language) -> bool:
    """Whether a word says what a body is: council, agencies."""
    bare = without_owning(low, language)
    return bare in language.body_words or singular(bare, language) in language.body_words
