"""The public data where it is at hand, and small files as a reader gets them."""

import os
from pathlib import Path

import pytest

from multitrack.exchange.brought import Brought, Source, Wish
from multitrack.exchange.files import sources
from multitrack.exchange.formats import FORMATS
from multitrack.exchange.refused import RefusedError

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("MULTITRACK_DATA") or ROOT.parent / "shared" / "data")


def data(*parts: str) -> Path:
    """A file or folder of the public data; where it is absent, the test is left out and says so."""
    path = DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not at hand (MULTITRACK_DATA)")
    return path


def source(name: str, text: str | bytes) -> Source:
    """A file with some content."""
    return Source(name, text if isinstance(text, bytes) else text.encode())


def read(form: str, files: dict[str, str], **wish: object) -> Brought:
    """What a reader makes of some files."""
    given = tuple(source(name, text) for name, text in files.items())
    return FORMATS[form].read(given, Wish(**wish))  # type: ignore[arg-type]


def bring(form: str, path: Path, **wish: object) -> Brought:
    """What a reader makes of files on a disk."""
    return FORMATS[form].read(sources([path]), Wish(**wish))  # type: ignore[arg-type]


def refusal(form: str, files: dict[str, str], **wish: object) -> str:
    """Why a reader refuses some files."""
    with pytest.raises(RefusedError) as refused:
        read(form, files, **wish)
    return str(refused.value)
