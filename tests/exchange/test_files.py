from pathlib import Path

import pytest

from multitrack.exchange.files import LARGEST, sources
from multitrack.exchange.refused import RefusedError


def test_a_folder_gives_all_in_it_but_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.xml", "a.xml", ".hidden", "in/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [each.name for each in sources([tmp_path])] == ["a.xml", "b.xml", "in/c.txt"]
    assert [(s.name, s.stem, s.ending) for s in sources([tmp_path / "b.xml"])] == [("b.xml", "b", ".xml")]


@pytest.mark.parametrize("what", ["nothing", "empty"])
def test_where_nothing_is_that_is_said(tmp_path: Path, what: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RefusedError, match="no such file" if what == "nothing" else "is empty"):
        sources([tmp_path / what])


def test_a_file_beyond_bounds_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(RefusedError, match="larger than"):
        sources([tmp_path / "large"])


def test_many_files_are_too_many(tmp_path: Path) -> None:
    for k in range(201):
        (tmp_path / f"{k}").touch()
    with pytest.raises(RefusedError, match="201 files"):
        sources([tmp_path])


def test_files_that_are_large_together_are_too_large(tmp_path: Path) -> None:
    for k in range(5):
        with (tmp_path / f"{k}").open("wb") as file:
            file.truncate(LARGEST)
    with pytest.raises(RefusedError, match="together"):
        sources([tmp_path])


def test_a_device_is_no_file() -> None:
    with pytest.raises(RefusedError, match="this is no file"):
        sources(["/dev/null"])
