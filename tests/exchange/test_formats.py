from tests.exchange.at_hand import ROOT

from multitrack.cli.exchanging import NAMES
from multitrack.exchange.formats import FORMATS


def test_the_command_knows_every_format() -> None:
    assert tuple(FORMATS) == NAMES


def test_a_format_is_written_or_says_why_it_is_not() -> None:
    assert [form.name for form in FORMATS.values() if (form.write is None) != bool(form.why_not)] == []


def test_every_format_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "how-to" / "other-formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in guide] == []
