from multitrack.talksfile import read_text

SMALL = """
title: Small talks
parties: {A: Side A, B: Side B}
issues:
  when: {title: When, options: {now: Now, 2033: In 2033, no: Never}}
"""


def test_codes_are_the_words_as_written() -> None:
    talks = read_text(SMALL).talks
    assert talks is not None
    assert [option.id for option in talks.issues[0].options] == ["now", "2033", "no"]


def test_an_unknown_name_is_told_with_its_line_and_the_nearest() -> None:
    text = SMALL + "positions:\n  - {party: A, issue: wen, stances: {now: wants}}\n"
    assert [str(problem) for problem in read_text(text).problems] == [
        'talks.yaml line 7: positions, A on "wen": there is no issue "wen". '
        'Expected when; did you mean "when"?'
    ]
