"""Who said what: one sentence or two at a time, each manner of saying with its speaker, words and form."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.measure import GOLD, SFP, talks_of

from multitrack.model.statement import Form
from multitrack.reading.document import Document
from multitrack.reading.drafts import Drafts, DraftStatement, Rule
from multitrack.reading.filing import as_file, filed
from multitrack.reading.opening import read_file
from multitrack.reading.reader import read
from multitrack.talksfile import read_text

TARSENIA = talks_of("tarsenia")


def drafts(text: str, *, talks: bool = False) -> Drafts:
    return read(Document(name="report.txt", kind="text", text=text), TARSENIA if talks else None)


def said(text: str, *, talks: bool = False) -> list[tuple[str, str]]:
    """Each speaker with the words."""
    return [(draft.speaker.name, draft.words) for draft in drafts(text, talks=talks).of_speakers()]


def only(text: str, *, talks: bool = False) -> DraftStatement:
    (found,) = drafts(text, talks=talks).of_speakers()
    return found


def asked(of: Drafts | DraftStatement) -> tuple[str, ...]:
    """What a person is asked before they say yes."""
    return tuple(map(str, of.questions))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ana Pell said that the road is open.", [("Ana Pell", "the road is open")]),
        ("Ana Pell, the foreign minister, said the road is open.", [("Ana Pell", "the road is open")]),
        ("“The road is open,” said Ana Pell, the foreign minister.", [("Ana Pell", "The road is open")]),
        ("“The road,” said Dr Ana Pell, “is open.”", [("Ana Pell", "The road […] is open.")]),
        ("Dr Ana Pell told reporters: “It is open.”", [("Ana Pell", "It is open.")]),
        ("The road is open, Dr Ana Pell said.", [("Ana Pell", "The road is open")]),
        ("The road, Dr Ana Pell noted, is open.", [("Ana Pell", "The road is open")]),
        ("The road is open, according to Dr Ana Pell.", [("Ana Pell", "The road is open")]),
        ("According to Dr Ana Pell, the road is open.", [("Ana Pell", "the road is open")]),
        ("Dr Ana Pell denied the report.", [("Ana Pell", "the report")]),
        ("The plan was welcomed by Norvia.", [("Norvia", "The plan")]),
        ("Norvia urged both sides to meet.", [("Norvia", "both sides to meet")]),
        ("Norvia offered to pay.", [("Norvia", "to pay")]),
        ("Norvia described the plan as a trap.", [("Norvia", "the plan as a trap")]),
        ("Norvia is deeply concerned about the siege.", [("Norvia", "the siege")]),
        ("Agency NTA quoted Dr Ana Pell as saying that it is open.", [("Ana Pell", "it is open")]),
        ("Dr Ana Pell was quoted by NTA as saying that it is open.", [("Ana Pell", "it is open")]),
        ("Analysts say the road is open.", [("Analysts", "the road is open")]),
        (
            "A Western diplomat close to Keldan said it is open.",
            [("Western diplomat close to Keldan", "it is open")],
        ),
        ("Dr Ana Pell is blunt: “They are all afraid.”", [("Ana Pell", "They are all afraid.")]),
    ],
)
def test_manners_of_saying(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Pell arrived. She urged both sides to stay, according to a diplomat.",
            [("Ana Pell", "both sides to stay")],
        ),
        (
            "The sides will meet on Monday, the envoy Ana Pell said on Friday, a change that diplomats hope will last.",
            [("Ana Pell", "The sides will meet on Monday")],
        ),
        ("Ana Pell defended her paper. She hinted at movement.", []),
        ("Ana Pell denied the report.", [("Ana Pell", "the report")]),
        (
            "The opposition National Accord Front said it was open.",
            [("National Accord Front", "it was open")],
        ),
        ("Keldan: The road is open\n\nKeldan met Norvia.", [("Keldan", "The road is open")]),
        (
            "Foreign Minister Ana Pell said it was open. Tomas Varga came later. The minister said it was shut.",
            [("Ana Pell", "it was open"), ("Ana Pell", "it was shut")],
        ),
    ],
)
def test_who_speaks_where_several_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    """The minister is whom the report calls so, though the talks know another; a source is not who speaks."""
    assert said(text, talks=True) == expected


def test_a_turn_that_is_labelled_by_an_office_is_its_holders() -> None:
    text = (
        "A transcript of the briefing by Clara Obi, Spokesperson for the Office.\n\n"
        "Question: Is it open?\n\nSpokesperson: It is open.\n\nQuestion: Since when?\n\nSpokesperson: Since noon."
    )
    assert said(text) == [("Clara Obi", "It is open."), ("Clara Obi", "Since noon.")]


@pytest.mark.parametrize(
    "text",
    [
        "Dr Ana Pell declined to say whether the road is open.",
        "Dr Ana Pell did not say that the road is open.",
        "Dr Ana Pell will say that the road is open.",
        "The report said that the road is open.",
        "Some in the hall believe that the road is open.",
        "It was said that the road is open.",
        "The road is open. There were demands.",
        "Talks in Lindhaven\n\nAna Pell says road is open\n\nIt rained.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert said(text) == []


def test_a_chain_of_verbs_goes_on_with_one_speaker() -> None:
    text = (
        "Dr Ana Pell said that the road is open, adding that it is mined, and warned that nobody should use it. "
        "She stressed that it would be cleared."
    )
    assert said(text) == [
        ("Ana Pell", "the road is open"),
        ("Ana Pell", "it is mined"),
        ("Ana Pell", "nobody should use it"),
        ("Ana Pell", "it would be cleared"),
    ]


def test_two_speakers_in_one_sentence() -> None:
    text = "Dr Ana Pell said that the road is open, but Karl Ohm, a former judge, said that it is mined."
    assert said(text) == [("Ana Pell", "the road is open"), ("Karl Ohm", "it is mined")]


def test_a_verb_inside_anothers_words_is_no_act_of_its_own() -> None:
    assert said("Dr Ana Pell said that Norvia demands that the road is open.") == [
        ("Ana Pell", "Norvia demands that the road is open")
    ]
    assert said("“He said that it is open,” said Dr Ana Pell.") == [("Ana Pell", "He said that it is open")]


def test_he_she_and_the_envoy_are_whoever_fits_last() -> None:
    text = (
        "Special Envoy Ms Ana Pell met Foreign Minister Mr Karl Ohm. He said that it rained. "
        "She said that it snowed. The envoy said that it hailed. The minister said that it cleared."
    )
    assert [speaker for speaker, _ in said(text)] == ["Karl Ohm", "Ana Pell", "Ana Pell", "Karl Ohm"]


def test_a_surname_before_the_whole_name() -> None:
    text = "Pell said that the road is open.\n\nForeign Minister Ana Pell spoke on Monday."
    found = only(text)
    assert (found.speaker.name, found.speaker.office) == ("Ana Pell", "Foreign Minister")


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    text = "“It is open,” said Dr Ana Pell. “Use it.”\n\n“Go now.”\n\nIt rained."
    found = only(text)
    assert (found.words, found.form) == ("It is open […] Use it. Go now.", Form.QUOTATION)
    before = "“It is open.” “Use it,” said Dr Ana Pell."
    assert said(before) == [("Ana Pell", "It is open. Use it")]


def test_a_quotation_alone_behind_reported_words_is_asked_about() -> None:
    _, alone = drafts("Dr Ana Pell said that the road is open. “Use it.”").of_speakers()
    assert (alone.rule, alone.speaker.name, alone.words) == (Rule.ALONE, "Ana Pell", "Use it.")
    assert asked(alone) == ("No verb names the speaker of this quotation: is it the one before?",)


def test_each_span_is_marked() -> None:
    text = "Dr Ana Pell said the so-called corridor was “a trap” for the town."
    found = only(text)
    assert [(text[span.start : span.end], span.form) for span in found.spans] == [
        ("the", Form.PARAPHRASE),
        ("so-called", Form.OUTLET),
        ("corridor was", Form.PARAPHRASE),
        ("a trap", Form.QUOTATION),
        ("for the town", Form.PARAPHRASE),
    ]
    assert found.words == "the […] corridor was “a trap” for the town"
    assert "The outlet put a loaded word into its report of this: it is left out here." in asked(found)


def test_a_loaded_word_is_the_outlets_and_never_a_speakers() -> None:
    text = "After a meeting with the so-called “Front”, Foreign Minister Ana Pell said that it rained."
    own = [draft for draft in drafts(text).statements if draft.form is Form.OUTLET]
    assert [(draft.words, draft.speaker.name) for draft in own] == [("so-called “Front”", "report.txt")]
    assert "so-called" not in only(text).words


def test_a_loaded_word_in_a_quotation_is_the_speakers_own() -> None:
    text = "“The so-called Front is gone,” said Dr Ana Pell."
    assert [draft.form for draft in drafts(text).statements] == [Form.QUOTATION]
    assert only(text).words == "The so-called Front is gone"


def test_a_charged_word_in_a_paraphrase_and_a_loaded_verb_are_asked_about() -> None:
    found = only("Dr Ana Pell claimed that the terrorists are gone.")
    assert [question.split(":")[0] for question in asked(found)] == [
        "“claim” is the outlet's verb",
        "Whose word is “terrorists”",
    ]


@pytest.mark.parametrize(
    ("text", "to", "occasion", "place"),
    [
        (
            "In a press release in Orlen, Dr Ana Pell said that it rained.",
            None,
            "in a press release",
            "Orlen",
        ),
        (
            "In an interview with Radio Lind published on Tuesday, Dr Ana Pell said that it rained.",
            "Radio Lind",
            "in an interview with Radio Lind",
            None,
        ),
        ("Dr Ana Pell told the Lind Post that it rained.", "the Lind Post", None, None),
        ("Dr Ana Pell said in a statement to NTA that it rained.", "NTA", "in a statement to NTA", None),
        ("Dr Ana Pell called on all sides to meet.", "all sides", None, None),
        ("Dr Ana Pell said that Norvia calls upon all sides to meet.", "all sides", None, None),
    ],
)
def test_to_whom_and_on_which_occasion(
    text: str, to: str | None, occasion: str | None, place: str | None
) -> None:
    found = only(text)
    assert (found.to, found.occasion, found.place) == (to, occasion, place)


def test_an_occasion_is_carried_to_he_with_a_question() -> None:
    text = "In an interview with Radio Lind, Dr Ana Pell said that it rained. She said that it snowed."
    _, second = drafts(text).of_speakers()
    assert second.occasion == "in an interview with Radio Lind"
    assert asked(second) == ("The occasion is carried over from the sentence before: is it the same?",)


@pytest.mark.parametrize(
    ("text", "outlet", "place", "on"),
    [
        ("ORLEN, March 10, 2031 (NTA) - Norvia said that it rained.", "NTA", "Orlen", date(2031, 3, 10)),
        ("Orlen, (NTA) Norvia said that it rained.", "NTA", "Orlen", None),
        ("ORLEN, March 10. /NTA/. Norvia said that it rained.", "NTA", "Orlen", None),
        (
            "The Lind Post, 10 March 2031\n\nNorvia said that it rained.",
            "The Lind Post",
            None,
            date(2031, 3, 10),
        ),
        ("Norvia said that it rained.\n\nNTA – 14/3/2031", "NTA", None, date(2031, 3, 14)),
    ],
)
def test_what_a_report_says_of_itself(
    text: str, outlet: str | None, place: str | None, on: date | None
) -> None:
    found = drafts(text)
    assert (found.outlet, found.place, found.on, asked(found)) == (outlet, place, on, ())
    assert said(text) == [("Norvia", "it rained")]


def test_a_day_in_figures_that_could_be_read_both_ways_is_asked_about() -> None:
    found = drafts("Norvia said that it rained.\n\nNTA – 4/3/2031")
    assert (found.on, len(found.questions)) == (date(2031, 3, 4), 1)


def test_a_report_in_another_script_is_said_to_be_one() -> None:
    found = drafts("قال الوزير إن الطريق مفتوح.")
    assert found.statements == ()
    assert asked(found) == (
        "Most of its letters are of another script; it was read with the tables of “en”.",
    )


def test_the_day_of_a_weekday_is_the_last_before_the_report() -> None:
    text = "ORLEN, March 10, 2031 (NTA) - Norvia said on Friday that it rained."
    assert only(text).on == date(2031, 3, 7)


def test_a_headline_of_the_form_name_and_words() -> None:
    text = "Pell: Road is open\n\nForeign Minister Ana Pell said that it rained."
    first, _ = drafts(text).of_speakers()
    assert (first.speaker.name, first.words, first.rule) == ("Ana Pell", "Road is open", Rule.HEADLINE)


def test_a_transcript() -> None:
    text = (
        "Interview with Ana Pell, foreign minister\nThe Lind Post, 9 March 2031\n\n"
        "Q: Is it open?\n\nA: Yes. I said so.\n\nIt was mined.\n\nQ: Since when?\n\nA: Since Monday."
    )
    assert said(text) == [("Ana Pell", "Yes. I said so. It was mined."), ("Ana Pell", "Since Monday.")]
    assert {draft.to for draft in drafts(text).of_speakers()} == {"The Lind Post"}


def test_an_interview_without_labels() -> None:
    text = (
        "We have a list\n\nAna Pell, the foreign minister, in an interview.\n\nWhat do you have?\n\nA list. I made it.\n\n"
        "Nobody else did.\n\nNorvia says that it is short. Is it?\n\nI told them to count."
    )
    assert said(text) == [
        ("Ana Pell", "A list. I made it. Nobody else did."),
        ("Norvia", "it is short"),
        ("Ana Pell", "I told them to count."),
    ]


def test_an_interview_whose_answers_are_quoted() -> None:
    text = (
        "We have a list\n\nInterview with Ana Pell, foreign minister.\n\nWhat do you have?\n\n“A list.”\n\n"
        "Is it short?\n\n“No,” says Pell."
    )
    assert said(text) == [("Ana Pell", "A list."), ("Ana Pell", "No")]


def test_a_headline_above_a_transcript_is_no_turn() -> None:
    text = (
        "Pell: ‘We have a list’\n\nForeign Minister Ana Pell spoke to us.\n\nPOST: What do you have?\n\nPELL: A list.\n\n"
        "POST: Is it short?\n\nPELL: No."
    )
    assert [(draft.words, draft.rule) for draft in drafts(text).of_speakers()] == [
        ("We have a list", Rule.HEADLINE),
        ("A list.", Rule.TURN),
        ("No.", Rule.TURN),
    ]


def test_speakers_are_found_among_the_actors_of_the_talks() -> None:
    found = only("Deputy Prime Minister T. Varga said that it rained.", talks=True)
    assert (found.speaker.name, found.speaker.on_behalf_of, found.speaker.known) == (
        "Tomas Varga",
        "GOV",
        True,
    )
    assert asked(found) == ("The report writes “T. Varga”; the talks know “Tomas Varga”: one person?",)
    assert only("The UN's envoy has warned that it rained.", talks=True).speaker.name == "Ilse Brandvold"
    assert only("The government said that it rained.", talks=True).speaker.name == "Government of Tarsenia"
    assert only("The mediator said that it rained.", talks=True).speaker.name == "Ilse Brandvold"


def test_an_office_tells_the_side() -> None:
    found = only("Norvian Defence Minister Eva Lindh said that it rained.", talks=True)
    assert (found.speaker.on_behalf_of, found.speaker.known) == ("NORVIA", False)


def test_issues_are_those_of_the_talks_or_common_matters() -> None:
    text = "Norvia called for a truce and the release of detainees."
    assert [each.issue for each in only(text, talks=True).touches] == ["ceasefire", "prisoners"]
    assert [(each.issue, each.by) for each in only(text).touches] == [
        ("ceasefire", "truce"),
        ("prisoners", "detainees"),
    ]


def test_contacts() -> None:
    text = (
        "Foreign Minister Ana Pell met with the Front in Orlen on Monday.\n\n"
        "She received a delegation of the Eastern Council.\n\nShe did not meet with Keldan."
    )
    found = drafts(text, talks=True).contacts
    assert [(each.who.name, each.format, each.with_whom, each.with_code) for each in found] == [
        ("Ana Pell", "meeting", "the Front", "FRONT"),
        ("Ana Pell", "meeting", "a delegation of the Eastern Council", "EAST"),
    ]
    assert all(text[each.rests_on[0] : each.rests_on[1]] == each.words for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvia and Keldan met in Lindhaven.", [("Norvia", "meeting", "Keldan")]),
        (
            "The Front and the government met face to face.",
            [("National Accord Front", "meeting", "the government")],
        ),
        ("Dr Ana Pell spoke by phone with Karl Ohm, Keldan said.", [("Ana Pell", "telephone", "Karl Ohm")]),
        ("Dr Ana Pell flew to Keldan, where she met the Front.", [("Ana Pell", "meeting", "the Front")]),
        ("After talks with the Front, Dr Ana Pell left.", [("Ana Pell", "meeting", "the Front")]),
        ("Norvia and Keldan will meet in April.", []),
        ("Dr Ana Pell refused to meet with the Front.", []),
        ("“I met with the Front,” said Dr Ana Pell.", []),
    ],
)
def test_who_was_in_contact_with_whom(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = drafts(text, talks=True).contacts
    assert [(each.who.name, each.format, each.with_whom) for each in found] == expected


def test_proposals_take_up_the_list_before() -> None:
    text = (
        "Dr Ana Pell said that agreement is needed on several issues, such as a ceasefire, prisoners and an interim "
        "government. She said those issues require work teams. “We should move on several tracks at the same time,” "
        "she added."
    )
    matters = ("ceasefire", "prisoners", "interim government")
    assert [(each.kinds, each.matters) for each in drafts(text).proposals] == [
        (("work teams",), matters),
        (("several tracks at once",), ()),
    ]


def test_what_is_too_long_for_a_sentence_is_said_to_be_unread() -> None:
    found = drafts(f"Norvia said that it {'rained and ' * 400}snowed.")
    assert (found.statements, len(found.unread)) == ((), 1)


MARKS = "“ ” \" ' , . : ; - – ( ) ? Q: A:".split()
SEEN = [
    word
    for path in sorted((GOLD / "tuned").glob("*.txt"))
    for word in path.read_text(encoding="utf-8").split()
]
WORDS = st.one_of(st.sampled_from([*MARKS, "\n\n", "so-called", "the", "said"]), st.sampled_from(SEEN))


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.booleans())
def test_whatever_is_read_every_draft_shows_its_words(text: str, talks: bool) -> None:
    """No text breaks the reader; each span lies in the text, in order, within what the draft rests on."""
    found = drafts(text, talks=talks)
    for draft in found.statements:
        ends = [0, *(at for span in draft.spans for at in (span.start, span.end)), len(text)]
        assert ends == sorted(ends)
        assert all(span.start < span.end for span in draft.spans)
        assert draft.words
        assert draft.rests_on[0] <= draft.extent[1]
        assert draft.extent[0] <= draft.rests_on[1]
    talks_file = filed(found, TARSENIA if talks else None)
    if talks_file is not None:
        again = read_text(as_file(found, talks_file))
        assert (again.problems, again.talks) == ((), talks_file)


def test_an_article_alone_is_nobody() -> None:
    assert said("The, who came, say that it rained.") == []


@dataclass(frozen=True)
class Expected:
    """Of one speaker of the first report: office, to whom, on which occasions."""

    office: str
    to: frozenset[str]
    occasions: frozenset[str]


@pytest.fixture(scope="module")
def first() -> Drafts:
    if not SFP.is_file():
        pytest.skip("the report of 4 February 2014 is not beside the project: left out")
    document = read_file(SFP)
    assert isinstance(document, Document)
    return read(document)


def test_the_first_report_names_three_speakers(first: Drafts) -> None:
    offices = {draft.speaker.name: draft.speaker.office or "" for draft in first.of_speakers()}
    assert list(offices) == ["Sergei Lavrov", "Ginadi Gatilov", "Alexei Borodavkin"]
    assert [
        word in office
        for word, office in zip(("Minister", "Deputy", "Geneva"), offices.values(), strict=True)
    ]
    assert {draft.outlet for draft in first.statements} == {"SFP"}
    assert {draft.on for draft in first.statements} == {date(2014, 2, 4)}
    occasions = {draft.occasion.split(" with ")[0] for draft in first.of_speakers() if draft.occasion}
    assert occasions == {"in a press release", "in an interview"}


def test_the_first_report_tells_of_a_meeting(first: Drafts) -> None:
    assert [(each.who.name, each.format, each.with_whom, each.place) for each in first.contacts] == [
        ("Sergei Lavrov", "meeting", "the coalition delegation", "Moscow")
    ]


def test_the_first_report_proposes(first: Drafts) -> None:
    kinds = {kind for each in first.proposals for kind in each.kinds}
    assert kinds >= {"work teams", "several tracks at once", "representation", "joint effort", "channel"}
    teams = [each.matters for each in first.proposals if "work teams" in each.kinds and each.matters]
    assert {"fire cessation", "humanitarian issues", "transitional body"} == set(teams[0])
    pooling = [each for each in first.proposals if "joint effort" in each.kinds and each.touches]
    assert {touched.issue for each in pooling for touched in each.touches} >= {"terrorism"}


def test_the_first_report_keeps_so_called_with_its_outlet(first: Drafts) -> None:
    own = [draft for draft in first.statements if draft.form is Form.OUTLET]
    assert [(draft.speaker.name, draft.words.split()[0]) for draft in own] == [("SFP", "so-called")]
    assert not any("so-called" in draft.words for draft in first.of_speakers())


def test_files_are_named_as_they_lie(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norvia said that it rained.", encoding="utf-8")
    document = read_file(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert read(document).document.name == "a.txt"


@pytest.mark.parametrize(
    "pattern",
    [
        "A: b\n\n",
        "'a ",
        '"A." ',
        "“a\n",
        "Minister Ana{0} Pell{0} said that it is. He said that it was. ",
        "The envoy of Land{0} said that it is. The envoy said so. ",
        "The Land{0} Council said that it is over. ",
        "One adviser{0} said that. The adviser said so. ",
        "according to ",
        "so-called ",
    ],
)
def test_what_is_made_to_take_long_does_not(pattern: str) -> None:
    """Time grows in step with the text: five pages of the worst take no two seconds of the machine's work."""
    text = "".join(pattern.format(number) for number in range(20_000 // len(pattern)))
    start = time.process_time()
    drafts(text)
    assert time.process_time() - start < 2
