"""The wheel holds all that a demo needs: the examples, and the pages with their words, looks and languages."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONG = os.environ.get("MULTITRACK_LONG") == "1"
NOT_CODE = {".py", ".pyc"}
"""What stands in the library as code; everything else beside it must come along by itself."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once; where there is no uv, skip at a desk (`make test` brings one)."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        pytest.skip("no uv that could build a wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


def in_the_repository(folder: Path) -> set[str]:
    """The files of a folder that git holds or would take in."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", str(folder)]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def test_the_wheel_holds_the_examples_and_the_pages(wheel: Path) -> None:
    examples = {f"multitrack/{name}" for name in in_the_repository(ROOT / "examples")}
    pages = {
        name.removeprefix("src/")
        for name in in_the_repository(ROOT / "src" / "multitrack" / "web")
        if Path(name).suffix not in NOT_CODE
    }
    assert len(examples) > 10
    assert len(pages) > 10
    with zipfile.ZipFile(wheel) as opened:
        assert (examples | pages) - set(opened.namelist()) == set()


@pytest.mark.skipif(not LONG, reason="installs everything anew; run by `make test-long`")
def test_the_wheel_works_by_itself(wheel: Path, tmp_path: Path) -> None:
    """An environment of its own, without the checkout: the examples answer, and the demo can be asked for."""
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"
    run = [uv, "tool", "run", "--isolated", "--python", sys.executable, "--from", str(wheel), "multitrack"]
    said = subprocess.run(
        [*run, "check", "six-party"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("six-party: in order.")
    assert (
        "--no-browser"
        in subprocess.run(
            [*run, "demo", "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout
    )
