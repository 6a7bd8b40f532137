"""That a language is a table: a small one of French, made here, is read by the same rules."""

from dataclasses import replace

import pytest

from multitrack.reading import languages
from multitrack.reading.document import Document
from multitrack.reading.languages.english import ENGLISH
from multitrack.reading.languages.language import Frame, Tense, Verb
from multitrack.reading.reader import read

FRENCH = replace(
    ENGLISH,
    code="fr",
    verbs={
        shape: (Verb(lemma, frozenset({frame})), tense)
        for lemma, frame, shapes in (
            ("dire", Frame.THAT, {"dit": Tense.PRESENT, "déclaré": Tense.PAST}),
            (
                "ajouter",
                Frame.THAT,
                {"ajoute": Tense.PRESENT, "ajouté": Tense.PAST, "ajoutant": Tense.PARTICIPLE},
            ),
            ("saluer", Frame.THING, {"salue": Tense.PRESENT, "salué": Tense.PAST}),
        )
        for shape, tense in shapes.items()
    },
    pronouns={"il": "he", "elle": "she", "ils": "they", "elles": "they"},
    titles={"m.": "he", "mme": "she"},
    articles=frozenset("le la les un une".split()),
    indefinite=frozenset("un une".split()),
    bindings=frozenset("de du des à pour".split()),
    close_bindings=frozenset("de du des".split()),
    joins=frozenset("et mais".split()),
    and_="et",
    carriers=frozenset("a ont aussi ensuite".split()),
    passives=frozenset("est sont".split()),
    that="que",
    office_words=frozenset("ministre affaires étrangères envoyée envoyé spéciale spécial".split()),
    office_adjectives=frozenset("affaires étrangères spéciale spécial".split()),
    openers=frozenset("dans selon après avec".split()),
    according_to="selon",
    loaded_words=("soi-disant", "prétendu"),
    abbreviations=frozenset({"m."}),
)


@pytest.fixture(autouse=True)
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(languages.LANGUAGES, "fr", FRENCH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La ministre Ana Pell a déclaré que la route est ouverte.",
            [("Ana Pell", "la route est ouverte", "ministre")],
        ),
        (
            (
                "Mme Ana Pell, envoyée spéciale, dit que la route est ouverte, ajoutant que le pont est miné. "
                "Elle a salué la trêve."
            ),
            [
                ("Ana Pell", "la route est ouverte", "envoyée spéciale"),
                ("Ana Pell", "le pont est miné", "envoyée spéciale"),
                ("Ana Pell", "la trêve", "envoyée spéciale"),
            ],
        ),
        ("« La route est ouverte », a déclaré Mme Ana Pell.", [("Ana Pell", "La route est ouverte", None)]),
        ("Selon Mme Ana Pell, la route est ouverte.", [("Ana Pell", "la route est ouverte", None)]),
    ],
)
def test_french(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = read(Document(name="r", kind="text", text=text), language="fr").of_speakers()
    assert [(draft.speaker.name, draft.words, draft.speaker.office) for draft in found] == expected
    assert {draft.language for draft in found} == {"fr"}


def test_an_outlets_loaded_word_in_french() -> None:
    text = "Mme Ana Pell dit que le soi-disant couloir est miné."
    (found,) = read(Document(name="r", kind="text", text=text), language="fr").of_speakers()
    assert found.words == "le […] couloir est miné"
