import pytest
from tests.exchange.at_hand import read, refusal

from multitrack.model.rule import AllOf, ConsentOf, NumberOf

GAME = {
    "config.txt": "Mayor,mayor,player,greedy,some model\nBuilder,builder,p1\nBank,bank,p2\n",
    "scores_files/mayor.txt": "0, 10\n5, 3, 1\n7",
    "scores_files/builder.txt": "4, 0\n0, 0, 9\n4\n",
    "scores_files/bank.txt": "1, 1\n1, 1, 1\n2",
    "global_instructions.txt": 'A new "Bridge".\n- Issue A: "Where"\n  - A1: upstream\n A2 "downstream": later\n',
}


def test_a_game_becomes_an_exercise() -> None:
    brought = read("scorable", GAME)
    talks = brought.talks
    assert (talks.title, talks.exercise, [party.name for party in talks.parties]) == (
        "Bridge",
        True,
        ["Mayor", "Builder", "Bank"],
    )
    assert [(i.id, i.title, [o.title for o in i.options]) for i in talks.issues] == [
        ("A", "Where", ["upstream", '"downstream": later']),
        ("B", "Issue B", ["B1", "B2", "B3"]),
    ]
    assert [mandate.walk_away for mandate in talks.mandates] == [7, 4, 2]
    assert talks.rule == AllOf(rules=(ConsentOf(parties=("builder", "bank")), NumberOf(at_least=2)))  # type: ignore[arg-type]
    assert any("at least 2 of 3 agree, among them Builder and Bank" in note for note in brought.notes)
    assert any("greedy" in note for note in brought.notes)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("config.txt", "Mayor\n", 'config.txt line 1: "Mayor" stands here'),
        ("config.txt", "Mayor,nobody,player\n", "there is no scores_files/nobody.txt"),
        ("scores_files/mayor.txt", "0, ten\n7", 'scores_files/mayor.txt line 1: "0, ten" stands here'),
        ("scores_files/mayor.txt", "0, 10\n5, 3", "no lines of scores and a threshold"),
        ("scores_files/mayor.txt", "0, 10, 3\n5, 3, 1\n7", "do not have the same issues and options"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, text: str, why: str) -> None:
    assert why in refusal("scorable", {**GAME, name: text})
