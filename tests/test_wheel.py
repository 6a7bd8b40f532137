"""The wheel holds all that a demo needs: the examples, and the pages with their words, looks and languages."""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
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


def imported() -> dict[str, set[str]]:
    """The libraries that the code imports, wherever in it, with the files that do."""
    own, found = {"multitrack", *sys.stdlib_module_names}, dict[str, set[str]]()
    for path in (ROOT / "src").rglob("*.py"):
        for node in at_work(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for module in modules:
                if (top := module.split(".")[0]) not in own:
                    found.setdefault(top, set()).add(path.name)
    return found


def at_work(tree: ast.AST) -> Iterator[ast.AST]:
    """Everything in a module but what only the type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from at_work(node)


def with_what_they_need(libraries: set[str]) -> set[str]:
    """Some libraries with those that each of them always brings along."""
    needs = (each for name in libraries for each in installed_needs(name) if "extra ==" not in each)
    return libraries | {named(each) for each in needs}


def installed_needs(library: str) -> list[str]:
    """What a library asks for; nothing where it is for other systems than this one."""
    try:
        return importlib.metadata.requires(library) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def named(requirement: str) -> str:
    """The library that a requirement names, as registries compare names."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()  # type: ignore[index]


def promised() -> tuple[set[str], set[str]]:
    """What installing brings by itself or with an extra, and the extras there are."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    every = [*project["dependencies"], *(each for some in extras.values() for each in some)]
    return {named(each) for each in every}, set(extras)


def test_all_that_the_code_imports_is_brought_by_the_wheel_or_by_an_extra() -> None:
    """Wrong answer 13 of other engines: an option on the command line whose extra installs nothing it needs."""
    brought = with_what_they_need(promised()[0])
    given_by = importlib.metadata.packages_distributions()
    missing = {
        module: files
        for module, files in imported().items()
        if not {named(each) for each in given_by.get(module, [module])} & brought
    }
    assert {"numpy", "django", "psycopg"} <= set(imported())
    assert missing == {}


def test_every_extra_that_is_spoken_of_exists() -> None:
    _, extras = promised()
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("src", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md"} and "decisions" not in path.parts
    ]
    spoken_of = {extra for text in texts for extra in re.findall(r"multitrack\[([\w-]+)\]", text)}
    assert spoken_of
    assert spoken_of <= extras


def test_what_the_wheel_promises_is_what_the_project_does(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        metadata = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        lines = opened.read(metadata).decode().splitlines()
    told = {
        named(line.removeprefix("Requires-Dist: ")) for line in lines if line.startswith("Requires-Dist: ")
    }
    extras = {line.removeprefix("Provides-Extra: ") for line in lines if line.startswith("Provides-Extra: ")}
    assert (told, extras) == promised()
