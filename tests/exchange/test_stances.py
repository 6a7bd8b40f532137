import json
from datetime import date

import pytest
from tests.exchange.at_hand import bring, data, read, refusal

ANSWERS = [
    {"id": 0, "message": "Stimme zu"},
    {"id": 1, "message": "Stimme nicht zu"},
    {"id": 2, "message": "Neutral"},
]
MATRIX = {
    "answer.json": json.dumps(ANSWERS),
    "party.json": json.dumps(
        [{"id": 0, "name": "N", "longname": "North"}, {"id": 1, "name": "S", "longname": "South"}]
    ),
    "statement.json": json.dumps([{"id": 7, "label": "Toll", "text": "There should be a toll."}]),
    "opinion.json": json.dumps(
        [
            {"id": 0, "party": 0, "statement": 7, "answer": 1},
            {"id": 1, "party": 1, "statement": 7, "answer": 2},
        ]
    ),
    "overview.json": json.dumps(
        {"title": "A vote", "date": "2021-09-26", "data_source": "https://example.org"}
    ),
    "category.json": json.dumps([{"id": 0, "label": "Roads"}]),
}


def test_every_answer_is_a_stance_that_rests_on_the_partys_own_words() -> None:
    brought = read("wahlomat", MATRIX)
    talks = brought.talks
    assert (talks.title, talks.as_on, talks.language) == ("A vote", date(2021, 9, 26), "de")
    assert [(p.party, p.option, p.stance.value, p.reading) for p in talks.positions] == [
        ("N", "no", "wants", False),
        ("S", "yes", "can live with", False),
        ("S", "no", "can live with", False),
    ]
    (first, _) = talks.statements
    assert (first.speaker, first.on, first.words) == (
        "North",
        date(2021, 9, 26),
        '"Stimme nicht zu" on: There should be a toll.',
    )
    assert "1 categories are dropped: they are no work teams." in brought.notes


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("answer.json", "Neutral", "Vielleicht", 'the answer "Vielleicht" is not known'),
        ("opinion.json", '"party": 1', '"party": 9', "a party, a thesis or an answer that is not there"),
        ("opinion.json", '"party": 1', '"party": 0', "a second answer to the same thesis"),
        ("party.json", '"id": 1', '"id": 0', "an entry without an id of its own"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, old: str, new: str, why: str) -> None:
    assert why in refusal("wahlomat", {**MATRIX, name: MATRIX[name].replace(old, new)})


def test_a_matrix_is_whole_or_no_matrix() -> None:
    files = {name: text for name, text in MATRIX.items() if name != "opinion.json"}
    assert "there is no opinion.json" in refusal("wahlomat", files)


def test_the_public_matrices_hold_18086_answers() -> None:
    answers = 0
    for folder in sorted(data("wahlomat").glob("*/*")):
        if folder.is_dir():
            answers += len(bring("wahlomat", folder).talks.statements)
    assert answers == 18_086


def test_two_elections_are_not_mixed() -> None:
    both = {f"{place}/{name}": text for place in ("a", "b") for name, text in MATRIX.items()}
    assert "Expected the folder of one election" in refusal("wahlomat", both)
