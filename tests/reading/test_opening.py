"""What is opened, and what is refused: quickly, in bounded memory, and with a word on what to do instead."""

import io
import os
import time
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.files import UNPACKED, document, paragraphs, wordfile, zip_bomb

from multitrack.reading.document import LARGEST_FILE, LARGEST_TEXT, Document, Refused
from multitrack.reading.opening import read_bytes, read_file

SECONDS = 2
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def opened(content: bytes, name: str = "report.txt") -> Document:
    found = read_bytes(content, name)
    assert isinstance(found, Document), found
    return found


def refused(content: bytes, name: str = "report") -> str:
    """Why a file is refused; it must be said within two seconds of the machine's work."""
    start = time.process_time()
    found = read_bytes(content, name)
    assert time.process_time() - start < SECONDS
    assert isinstance(found, Refused), found
    return str(found.why)


def understated(bomb: bytes) -> bytes:
    """The same bomb, its directory saying that it unpacks to a kilobyte."""
    size, small = (UNPACKED).to_bytes(4, "little"), (1024).to_bytes(4, "little")
    assert bomb.count(size) >= 1
    return bomb.replace(size, small)


@pytest.fixture(scope="module")
def bomb() -> bytes:
    return zip_bomb()


def test_a_text_is_taken_as_it_stands() -> None:
    assert opened("Varga said “yes”.\r\nHe left.\r".encode()).text == "Varga said “yes”.\nHe left.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_start_tells_the_encoding(encoding: str) -> None:
    assert opened("Él dijo que sí.".encode(encoding)).text == "Él dijo que sí."


@pytest.mark.parametrize(
    ("text", "encoding"), [("Él dijo que sí.", "latin-1"), ("Он сказал да.", "cp1251"), ("قال نعم", "cp1256")]
)
def test_other_encodings_are_refused_by_their_line(text: str, encoding: str) -> None:
    why = refused(f"ok\n{text}".encode(encoding))
    assert why == "line 2 is not UTF-8 text. Save the file as UTF-8."


def test_letters_of_two_bytes_without_a_mark_are_refused() -> None:
    assert refused("Varga said yes.".encode("utf-16-le")) == "this is no text: there are zero bytes in it."


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "there is no text in it."),
        (b" \n\t", "there is no text in it."),
        (b"%PDF-1.7 ...", "this is a PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (b"{\\rtf1 ...", "this is an RTF file."),
        (b"\x1f\x8b\x08...", "this is a packed file."),
        (b"SQLite format 3\0...", "this is a record of talks, no report."),
        (b"PK\x03\x04 and then nothing", "this packed file is broken"),
        (b"# of ours\nmultitrack: 1\ntitle: Talks", "this is a talks file, no report."),
    ],
)
def test_what_is_no_report_is_named(content: bytes, word: str) -> None:
    assert word in refused(content)


def test_a_page_without_its_menus_scripts_and_styles() -> None:
    page = (
        b"<!doctype html><html><head><title>A &amp; B</title><style>p{}</style>"
        b'<meta property="og:site_name" content="Echo"><meta name="date" content="2031-03-04T10:00"></head>'
        b"<body><nav>Home</nav><h1>Talks</h1><p>He <b>said</b> so.<script>no</script></p><p>She left.</body></html>"
    )
    found = opened(page, "page.html")
    assert (found.text, found.title, found.outlet) == ("Talks\n\nHe said so.\n\nShe left.", "A & B", "Echo")
    assert (str(found.on), found.headings) == ("2031-03-04", frozenset({0}))


def test_a_page_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Он сказал да.</p></body></html>'
    assert opened(page.encode("cp1251")).text == "Он сказал да."
    assert "not in the encoding it declares" in refused(page.replace("1251", "1200").encode("cp1251"))
    assert "not in the encoding it declares" in refused(b"<html><body><p>\xff\xfe\xfd</p></body></html>")


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE, "<!DOCTYPE html [<!ELEMENT p ANY>]>"])
def test_entities_in_a_page(before: str) -> None:
    page = before.removeprefix('<?xml version="1.0"?>') + "<html><body><p>a &x; b</p></body></html>"
    assert "declares entities of its own" in refused(page.encode(), "page.html")


@pytest.mark.parametrize(
    "tag", ["<div>", "<b><p>", "<", "<!--", "<![CDATA[", "</", "<?x ", '<a href="', "<title>", "&#"]
)
def test_pages_that_never_end_are_read_or_refused_quickly(tag: str) -> None:
    start = time.process_time()
    read_bytes(f"<html>{tag * (1_900_000 // len(tag))}".encode(), "page.html")
    assert time.process_time() - start < SECONDS


def test_sections_of_a_page() -> None:
    assert opened(b"<html><![if !IE]><p>a</p><![endif]></html>", "page.html").text == "a"
    assert "a marked section in it" in refused(b"<html><![foo[ <p>a</p> ]]></html>", "page.html")


TAGS = (
    "<p>",
    "</p>",
    "<![foo[",
    "]]>",
    "<!--",
    "-->",
    "<!x>",
    "<a href='",
    "'>",
    "&#xD800;",
    "&amp",
    "<",
    ">",
    "a ",
)


@given(st.lists(st.sampled_from(TAGS), max_size=12).map("".join))
def test_whatever_a_page_holds_it_is_read_or_refused(inside: str) -> None:
    assert isinstance(read_bytes(f"<html>{inside}".encode(), "page.html"), Document | Refused)


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]), st.binary(max_size=200)
)
def test_whatever_bytes_there_are_they_are_read_or_refused(start: bytes, rest: bytes) -> None:
    assert isinstance(read_bytes(start + rest, "report"), Document | Refused)


def test_a_page_too_large() -> None:
    assert "this page has more than 2,000,000 bytes" in refused(b"<html>" + b"a" * 2_000_000)


def test_a_word_file() -> None:
    body = paragraphs("Talks in Lindhaven", style="Heading1") + paragraphs("Varga said yes.", "He left.")
    deleted = "<w:p><w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:p>"
    found = opened(wordfile(document(body + deleted)), "report.docx")
    assert (found.kind, found.text) == ("word file", "Talks in Lindhaven\n\nVarga said yes.\n\nHe left.")
    assert found.headings == {0}


def test_a_zip_bomb(bomb: bytes) -> None:
    assert len(bomb) < 250_000
    assert refused(bomb) == "its text would unpack to more than 40,000,000 bytes."


def test_a_zip_bomb_that_understates_itself(bomb: bytes) -> None:
    assert refused(understated(bomb))


def test_a_bomb_of_many_parts() -> None:
    many = [(f"word/{number}.xml", b"") for number in range(5_001)]
    assert "5,002 parts" in refused(wordfile(document(""), many))


def test_a_bomb_beside_the_text_is_never_unpacked() -> None:
    beside = [("word/media/picture.png", b"\0" * 200_000_000)]
    start = time.process_time()
    content = wordfile(document(paragraphs("Varga said yes.")), beside)
    made = time.process_time()
    assert opened(content).text == "Varga said yes."
    assert time.process_time() - made < min(SECONDS, made - start)


def test_marks_without_end() -> None:
    assert "marks around it" in refused(wordfile(document("<w:p/>" * 500_000)))
    assert f"more than {LARGEST_TEXT:,} characters" in refused(
        wordfile(document(paragraphs("a" * (LARGEST_TEXT + 1))))
    )


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/vbaData.xml", "word/VBAPROJECT.BIN"])
def test_macros(part: str) -> None:
    assert "there are macros in it" in refused(wordfile(document(paragraphs("x")), [(part, b"code")]))


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE])
def test_entities_in_a_word_file(before: str) -> None:
    body = paragraphs("&i; &x;")
    assert "declares a document type" in refused(wordfile(document(body, before)))


def test_a_template_elsewhere_is_never_fetched() -> None:
    relations = (
        b'<Relationships><Relationship Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'
    )
    content = wordfile(document(paragraphs("Varga said yes.")), [("word/_rels/settings.xml.rels", relations)])
    assert opened(content).text == "Varga said yes."


WAYS = {
    way: wordfile(document(paragraphs("Varga said yes.") * 20), way=way)
    for way in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
}


@given(
    st.sampled_from(sorted(WAYS)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_a_packed_file_with_wrong_bytes_is_read_or_refused(way: int, wrong: list[tuple[float, int]]) -> None:
    content = bytearray(WAYS[way])
    for place, byte in wrong:
        content[4 + int(place * (len(content) - 5))] = byte
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert isinstance(read_bytes(bytes(content), "report"), Document | Refused)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_could_unfold_at_one_go_are_refused(way: int) -> None:
    assert refused(WAYS[way]) == "its text is packed in a way that no .docx is."


def test_other_packed_files() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
    assert "this packed file is no .docx" in refused(whole.getvalue())
    assert "no well-formed XML" in refused(wordfile("<w:document"))
    assert "broken" in refused(wordfile(document(paragraphs("x" * 9_000)))[:-20])


def test_a_text_too_long() -> None:
    assert refused(b"a" * (LARGEST_TEXT + 1)) == "its text has more than 200,000 characters. Split it."


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, why in ((tmp_path, "this is a folder."), (tmp_path / "none", "there is no such file.")):
        assert str(read_file(path)) == f"{path.name}: {why}"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert str(read_file(pipe)) == "pipe: this is no plain file."


def test_a_hundred_megabytes_are_not_even_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as writing:
        writing.truncate(100_000_000)
    start = time.process_time()
    found = read_file(large)
    assert time.process_time() - start < SECONDS
    why = f"it has more than {LARGEST_FILE:,} bytes. Save its text alone, or split it."
    assert str(found) == f"large.txt: {why}"
