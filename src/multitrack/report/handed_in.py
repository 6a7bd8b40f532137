"""What somebody hands in: a talks file, a workbook, a folder, an example, a record, an export, a receipt."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from multitrack.model.package import Package
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record import export, receipt
from multitrack.record.chain import Break, verify
from multitrack.record.entry import Row
from multitrack.record.exported import check_export
from multitrack.record.floor import Floor
from multitrack.record.journal import JournalUnavailableError
from multitrack.record.journal.address import AddressError, is_address, shown
from multitrack.record.journal.place import open_journal, rows_at
from multitrack.record.journal.rows import DamagedError, NoRecordError
from multitrack.record.view import View
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.certificate import FORMAT, is_certificate
from multitrack.report.means import means
from multitrack.report.phrasing import package_from_codes
from multitrack.talksfile import Problem, Reading, read, read_text
from multitrack.talksfile.problems import nearest
from multitrack.talksfile.reading import NAME

SUFFIX = ".sqlite3"
"""How the names of records end."""
DESK = PersonId("desk")
"""Who writes where one person keeps everything at one desk."""
STDIN = "-"
"""Stands for standard input in the place of a file."""


class Kind(StrEnum):
    """What a file is."""

    TALKS = "talks file"
    WORKBOOK = "workbook"
    RECORD = "record"
    CERTIFICATE = "certificate"
    RECEIPT = "receipt"
    EXPORT = "export"


WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xltx", ".xltm", ".xls", ".ods")
"""How the names of workbooks end; all but the first are refused with a word on what to do."""
_FORMS = {Kind.CERTIFICATE: FORMAT, Kind.RECEIPT: receipt.FORMAT, Kind.EXPORT: export.FORMAT}
"""What stands at the beginning of a file of JSON of ours."""


def examples_folder() -> Path:
    """Where the examples are: inside the library where it is installed, else beside its source."""
    library = Path(str(files("multitrack")))
    inside = library / "examples"
    return inside if inside.is_dir() else library.parents[1] / "examples"


def example_names() -> tuple[str, ...]:
    """The names of the examples."""
    return tuple(sorted(path.parent.name for path in examples_folder().glob(f"*/{NAME}")))


def examples() -> dict[str, Talks]:
    """The talks of all examples, by name."""
    return {name: talks_of(str(examples_folder() / name)) for name in example_names()}


def path_of(file: str) -> Path:
    """The path behind what was typed: itself, or an example where nothing of that name exists."""
    path = Path(file)
    named = path.parent.as_posix() in {".", "examples"} and path.name in example_names()
    return examples_folder() / path.name if named and not path.exists() else path


def place_of(file: str) -> Path | str:
    """Where a record is kept: the address of a database as it was typed, else a path."""
    return file if is_address(file) else path_of(file)


@contextmanager
def reaching(file: str | Path) -> Iterator[None]:
    """While a record is read or written. Raises BadInputError, without a password, where it cannot be reached."""
    try:
        yield
    except JournalUnavailableError as error:
        raise BadInputError(f"{shown(file)}: {error}") from None
    except AddressError as error:
        raise BadInputError(f"{shown(file)}: {error}.") from None


def kind_of(file: str) -> Kind:
    """What a file is, by its first bytes; what cannot be read is taken for a talks file."""
    if is_address(file):
        return Kind.RECORD
    path = path_of(file)
    if file == STDIN or not path.is_file():
        return Kind.TALKS
    try:
        with path.open("rb") as opened:
            start = opened.read(200)
    except OSError:
        return Kind.TALKS
    if start.startswith(b"SQLite format 3\0"):
        return Kind.RECORD
    if path.suffix.lower() in WORKBOOKS or (
        start.startswith(b"PK\x03\x04") and path.suffix.lower() != ".docx"
    ):
        return Kind.WORKBOOK
    if not start.lstrip().startswith(b"{"):
        return Kind.TALKS
    return next((kind for kind, form in _FORMS.items() if form.encode() in start), Kind.TALKS)


def talks_of(file: str) -> Talks:
    """The talks of a talks file or a workbook. Raises BadInputError with all its problems."""
    if kind_of(file) is Kind.WORKBOOK:
        from multitrack.report.workbook import workbook_at  # noqa: PLC0415 - it stands on this module

        return workbook_at(path_of(file)).talks
    reading = _reading(file)
    if reading.talks is None:
        raise BadInputError(*_problems(file, reading.problems))
    return reading.talks


def _reading(file: str) -> Reading:
    if file == STDIN:
        return read_text(sys.stdin.buffer.read().decode("utf-8-sig", errors="replace"), "standard input")
    return read(path_of(file))


def _problems(file: str, problems: tuple[Problem, ...]) -> Iterable[Problem | str]:
    """The problems, and where there is no such file, what may have been meant."""
    path = path_of(file)
    if file == STDIN or (path.exists() and not path.is_dir()) or (path / NAME).is_file():
        return problems
    if path.is_dir():
        inside = sorted(each.parent.name for each in path.glob(f"*/{NAME}"))
        hint = f" Folders in it that do: {', '.join(inside)}." if inside else ""
        return (f"{file}: this folder holds no {NAME}.{hint}",)
    meant = nearest(Path(file).name, example_names())
    hint = (
        f'Did you mean the example "{meant}"?' if meant else f"The examples are {', '.join(example_names())}."
    )
    return (f"{file}: there is no such file or folder. {hint}",)


def talks_for(file: str, person: str | None) -> Talks:
    """The talks of a talks file; of a record, as one person knows them. Raises BadInputError."""
    kind = kind_of(file)
    if kind is Kind.EXPORT:
        return exported_in(file).talks
    if kind in _FORMS:
        raise BadInputError(f'{file}: this is a {kind}, for "multitrack check".')
    talks_itself = kind in (Kind.TALKS, Kind.WORKBOOK)
    if talks_itself and person is not None:
        raise BadInputError(f"{file}: --as is for a record, and this is none.")
    if talks_itself:
        return talks_of(file)
    if person is None:
        raise BadInputError(
            f"{shown(file)}: this is a record, and what it tells depends on who asks. Add --as PERSON."
        )
    return _known_to(file, PersonId(person))


def exported_in(file: str) -> View:
    """What a person saw when an export was made. Raises BadInputError where it does not hold."""
    read = export_at(file)
    found = check_export(read)
    if isinstance(found, Break):
        raise BadInputError(f'{file}: this export does not hold. "multitrack verify" says where.')
    return export.view_in(read)


def export_at(file: str) -> export.Export:
    """The export in a file. Raises BadInputError where there is none."""
    try:
        found = export.export_in(path_of(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if found is None:
        raise BadInputError(f"{file}: this is no export of a form known here.")
    return found


def talks_at_one_desk(file: str) -> Talks:
    """The talks of a record that is kept at one desk. Raises BadInputError where it is everybody's."""
    check_record(file)
    try:
        return _known_to(file, DESK)
    except BadInputError:
        raise BadInputError(
            f"{shown(file)}: this record is not kept at one desk. Try: multitrack serve {shown(file)}"
        ) from None


def _known_to(file: str, person: PersonId) -> Talks:
    """The talks of a record as one person knows them."""
    with floor_on(file) as floor:
        view = floor.view(person)
    check_seat(view, file)
    return view.talks


@contextmanager
def floor_on(file: str) -> Iterator[Floor]:
    """The floor on a record, to look and act from. Raises BadInputError where there is none, or a broken one."""
    check_record(file)
    with reaching(file), closing(Floor(open_journal(place_of(file)), means())) as floor:
        yield floor


def check_seat(view: View, file: str) -> None:
    """Raises BadInputError where the viewer never had a seat."""
    if not any(view.person in line.standing.spans for line in view.lines):
        raise BadInputError(f'{shown(file)}: nobody with the code "{view.person}" has a seat in this record.')


def check_record(file: str) -> None:
    """Raises BadInputError where a file is no record, or one that is broken."""
    try:
        whole = not isinstance(verify(rows_in(file)), Break)
    except DamagedError:
        whole = False
    if not whole:
        raise BadInputError(f'{shown(file)}: this record is broken. "multitrack verify" says where.')


def rows_in(file: str) -> tuple[Row, ...]:
    """The rows of a record. Raises BadInputError where there is none, DamagedError where it cannot be read."""
    if kind_of(file) is not Kind.RECORD:
        raise BadInputError(f"{file}: {_no_record(Path(file))}")
    try:
        with reaching(file):
            return rows_at(place_of(file))
    except NoRecordError as error:
        raise BadInputError(f"{shown(file)}: {error}.") from None


def _no_record(path: Path) -> str:
    if not path.exists():
        return "there is no such file."
    found = sorted(each.name for each in path.glob(f"*{SUFFIX}")) if path.is_dir() else ()
    inside = f" In it: {', '.join(found)}." if found else ""
    return f"this is {'a folder' if path.is_dir() else 'no record of talks'}.{inside}"


def is_house(file: str) -> bool:
    """Whether a file is a record, or a folder of records, to be served as it is."""
    path = Path(file)
    return kind_of(file) is Kind.RECORD or (not (path / NAME).exists() and any(path.glob(f"*{SUFFIX}")))


def record_for(file: str, named: Path | str | None) -> Path | str:
    """Where the record of some talks is kept: where it is named, else beside them, in a file of their name.

    What comes with the program, and what comes from standard input, has its record where the command is given.
    Raises BadInputError where something else stands there.
    """
    if named is not None and is_address(named):
        return named
    path = Path(named or _record_beside(file))
    if path.is_dir():
        raise BadInputError(f"{path}: this is a folder; a record is a file.")
    if not path.parent.is_dir():
        raise BadInputError(f"{path}: there is no folder {path.parent}.")
    if path.exists() and path.stat().st_size and not _is_ours(path):
        raise BadInputError(f"{path}: something else stands there, which is no record of talks.")
    return path


def _is_ours(path: Path) -> bool:
    """Whether a file is a record, if only one with accounts in it and no talks opened yet."""
    if kind_of(str(path)) is not Kind.RECORD:
        return False
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    return bool(tables & {"entry", "people_account"})


def _record_beside(file: str) -> Path:
    path = Path("talks") if file == STDIN else path_of(file)
    stem = path.name if path.is_dir() else path.resolve().parent.name if path.name == NAME else path.stem
    folder = path if path.is_dir() else path.parent
    ours = path.resolve().is_relative_to(examples_folder().resolve())
    return (Path() if ours else folder) / f"{stem or path.resolve().name}{SUFFIX}"


def package_of(typed: str, talks: Talks, option: str = "--package") -> Package:
    """The package that was typed. Raises BadInputError with all that is wrong with it."""
    package, problems = package_from_codes(typed, talks)
    if problems:
        raise BadInputError(*(f"{option}: {each}" for each in problems))
    return package


def certificate_in(file: str, talks_file: str | None) -> tuple[Json, Talks]:
    """A certificate, and the talks named for it or those it names beside itself. Raises BadInputError."""
    try:
        value = json.loads(Path(file).read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInputError(f"{file}: this certificate cannot be read ({error}).") from None
    if not is_certificate(value):
        raise BadInputError(f"{file}: this is no certificate of a form known here.")
    beside = Path(file).parent / str(value["talks"].get("file", ""))
    if talks_file is None and not beside.is_file():
        raise BadInputError(f"{file}: the talks it was written for are not at {beside}. Add --talks FILE.")
    return value, talks_of(talks_file or str(beside))


def seen_from(certificate: Path, file: str) -> str:
    """The name under which a certificate finds its talks: their path from its folder, else their bare name."""
    path = path_of(file)
    whole = (path / NAME if path.is_dir() else path).resolve()
    folder = certificate.resolve().parent
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.name
