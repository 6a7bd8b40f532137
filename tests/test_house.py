"""The rules of the house that no other tool checks."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "multitrack"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)

MODULE_LINES = 500
FUNCTION_LINES = 60
BANNED_WORDS = ("Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Base", "Data")

# Rooms with no clock, no chance, no disk and no network: time and seed are arguments.
PURE_ROOMS = ("model", "analysis", "record")
IMPURE_MODULES = frozenset(
    "asyncio fileinput ftplib glob http mmap os pathlib random secrets select selectors shutil signal "
    "smtplib socket socketserver sqlite3 ssl subprocess tempfile time urllib uuid multiprocessing "
    "django psycopg uvicorn".split()
)
IMPURE_CALLS = frozenset({"open", "input", "print", "breakpoint", "eval", "exec"})
CLOCKS = frozenset({"now", "utcnow", "today"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_pure(path: Path) -> bool:
    """The journal's stores are the one part of the record that touches a disk."""
    parts = path.relative_to(SOURCE).parts
    return parts[0] in PURE_ROOMS and not (parts[0] == "record" and parts[1].startswith("journal"))


def bound_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that the module gives, not those it merely uses of others."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from ((alias.asname, node.lineno) for alias in names if alias.asname)


def impurities(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.split(".")[0] in IMPURE_MODULES or alias.name == "numpy.random":
                        yield alias.name, node.lineno
            case ast.ImportFrom(module=str(module), level=0):
                if module.split(".")[0] in IMPURE_MODULES or module == "numpy.random":
                    yield module, node.lineno
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                yield f"{name}()", node.lineno
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield f".{name}()", node.lineno
            case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random"):
                yield "numpy.random", node.lineno


def has_banned_word(name: str) -> bool:
    """A class ends in a banned word, or a module is one."""
    return name.endswith(BANNED_WORDS) or name.title() in BANNED_WORDS


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    assert MODULES
    return {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in MODULES}


def test_every_module_says_what_it_is_for(trees: dict[Path, ast.Module]) -> None:
    assert [place(path) for path, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_modules_and_functions_are_short(trees: dict[Path, ast.Module]) -> None:
    long = [
        place(path) for path in trees if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES
    ]
    long += [
        f"{place(path)}:{node.lineno} {node.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, Function) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []


def test_names_say_what_a_thing_is(trees: dict[Path, ast.Module]) -> None:
    found = [place(path) for path in trees if has_banned_word(path.stem) or has_banned_word(path.parent.name)]
    found += [
        f"{place(path)}:{node.lineno} {node.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and has_banned_word(node.name)
    ]
    assert found == []


def test_a_session_is_a_round_a_sitting_a_turn_or_a_login(trees: dict[Path, ast.Module]) -> None:
    found = [
        f"{place(path)}:{line} {name}"
        for path, tree in trees.items()
        for name, line in bound_names(tree)
        if name.lower().strip("_") in {"session", "sessions"}
    ]
    assert found == []


def test_pure_rooms_have_no_clock_no_chance_no_disk_no_network(trees: dict[Path, ast.Module]) -> None:
    found = [
        f"{place(path)}:{line} {what}"
        for path, tree in trees.items()
        if is_pure(path)
        for what, line in impurities(tree)
    ]
    assert found == []


def test_these_checks_find_what_they_look_for() -> None:
    bad = ast.parse(
        "import os\nfrom random import choice\nfrom urllib.parse import quote\n"
        "def f(session):\n    self.session = datetime.now()\n    open('x')\n    np.random.rand()\n"
    )
    assert [what for what, _ in impurities(bad)] == [
        "os",
        "random",
        "urllib.parse",
        ".now()",
        "open()",
        "numpy.random",
    ]
    assert sorted(name for name, _ in bound_names(bad)) == ["f", "session", "session"]
    assert list(bound_names(ast.parse("request.session['x'] = request.session"))) == []
    assert [has_banned_word(name) for name in ("PartyManager", "utils", "Database", "Record", "data")] == [
        True,
        True,
        False,
        False,
        True,
    ]


def files_of_the_repository() -> list[Path]:
    """What git holds or would take in; every file where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = {Path(name) for name in listed.stdout.decode().split("\0") if name}
        return sorted(ROOT / name for name in names if (ROOT / name).is_file())
    hidden = {".venv", ".tools", "__pycache__"}
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.parts))


# A folder of one person's machine at the start of a path; after a letter, dot or slash it is a part of one.
OF_A_MACHINE = re.compile(rb"(?<![\w./~*>-])/(?:wor[k]|hom[e]/\w+|User[s]/\w+)/[\w.]")


def test_no_file_names_a_folder_of_one_machine() -> None:
    found: list[str] = []
    for path in files_of_the_repository():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        lines = [content.count(b"\n", 0, hit.start()) + 1 for hit in OF_A_MACHINE.finditer(content)]
        found += [f"{place(path)}:{line}" for line in lines]
    assert found == []


def test_the_lock_names_the_public_index_only() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r'(?:url|registry) = "https?://([^/"]+)', lock))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
