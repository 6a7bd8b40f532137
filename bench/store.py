"""How quick the store is: an act on the disk, a replay, a view, and what a record weighs in memory.

Run with ``uv run python -m bench.store [ENTRIES [FOLDER]]`` from a checkout. The bars, of which the first is a
ratio because disks differ: an act within 1.5 times one bare insert made durable in the same run; 100,000 entries
replayed in under 3 seconds; an idle record under 50 MB.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from tests.record.scene import CEASE, DAWN, G1, GOV, GUNS, MED, OPP, Hand, do, floor_of

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.issue import Option, OptionId
from multitrack.model.position import Position, Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.codec import encode
from multitrack.record.entry import Entry, Head, Row
from multitrack.record.floor import Floor
from multitrack.record.journal.sqlite import SQLiteJournal

ROOM = track_channel(GUNS)
ACTS = 400
AT_ONCE = 1000
RESIDENT = """
import os, sys
from multitrack.record.floor import Floor, Means
from multitrack.record.journal.sqlite import SQLiteJournal
def weight():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
before = weight()
floor = Floor(SQLiteJournal(sys.argv[1]), Means(None, None, None))
print(weight() - before)
"""


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def some_act(turn: int) -> acts.Act:
    """The acts of a long negotiation: mostly words and stances, now and then an option."""
    option = Option(id=OptionId(f"o{turn // 200}"), title=f"the option of turn {turn // 200}")
    stance = (Stance.WANTS, Stance.ACCEPTS, Stance.REFUSES)[turn % 3]
    if turn % 200 == 0:
        return acts.TableOption(issue=CEASE, option=option)
    if turn % 50 == 49:
        return acts.AmendOption(issue=CEASE, option=replace(option, title=f"{option.title}, amended"))
    if turn % 2:
        return acts.Say(words=f"What was said at turn {turn}, in a sentence or two of the usual length.")
    position = Position(party=(GOV, OPP)[turn % 4 // 2], issue=CEASE, option=option.id, stance=stance)
    return acts.TakePosition(position=position, words="As was said in the plenary this morning.")


def write_record(path: Path, entries: int) -> None:
    """A record of so many entries, chained and sealed as the floor would."""
    journal = SQLiteJournal(path)
    floor_of(journal)
    rows, _ = journal.read()
    heads = {row.channel: Head(row.channel, row.number, row.hash) for row in rows}
    written: list[Row] = []
    for turn in range(entries - len(rows)):
        entry = Entry(
            channel=ROOM,
            number=heads[ROOM].number + 1,
            time=DAWN + timedelta(minutes=1, seconds=turn),
            author=MED,
            act=some_act(turn),
            previous=heads[ROOM].hash,
            heads=(heads[PLENARY],),
            from_paper="notes of the day",
            key=f"key-{turn}",
        )
        written.append(encode(entry, f"{turn:032}"))
        heads[ROOM] = Head(ROOM, entry.number, written[-1].hash)
    for start in range(0, len(written), AT_ONCE):
        part = tuple(written[start : start + AT_ONCE])
        assert journal.append(part, {ROOM: part[0].number - 1})
    journal.close()


def an_act_beside_a_bare_insert(folder: Path) -> None:
    """Act by act beside one bare insert of a row of the same size, now the one first, now the other.

    Whichever comes first finds the disk busier: in turn, so that neither has it easier.
    """
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE line (words TEXT)")
    floor, _ = floor_of(SQLiteJournal(folder / "acts.sqlite3"))
    inserts, done = [], []
    for turn in range(ACTS):
        say = acts.Say(words=f"What was said at turn {turn}, in a sentence or two of the usual length.")
        request = acts.Request(author=G1, channel=ROOM, act=say, seen=turn + 1, key=f"key-{turn}")
        pair: list[tuple[list[float], Callable[[], object]]] = [
            (inserts, partial(bare.execute, "INSERT INTO line VALUES (?)", ("x" * 800,))),
            (done, partial(floor.act, request)),
        ]
        for taken, work in pair if turn % 2 else reversed(pair):
            taken.append(seconds(work))
    floor.close()
    bare.close()
    one, other = median(inserts) * 1000, median(done) * 1000
    print(
        f"an act on the disk      {other:9.2f} ms = {other / one:.2f} bare inserts of {one:.2f} ms (bar: 1.5)"
    )
    print(f"  the quickest of each  {min(done) * 1000:9.2f} ms beside {min(inserts) * 1000:.2f} ms")


def _opened(path: Path) -> tuple[float, float]:
    """How long it takes to open a record, by the clock and of the processor: they differ where others work too."""
    before = process_time()
    took = seconds(lambda: Floor(SQLiteJournal(path), Hand().means))
    return took, process_time() - before


def a_replay(path: Path, entries: int) -> None:
    """A record of many entries read, decoded and folded; then views of it, and an act on it."""
    times = [_opened(path) for _ in range(3)]
    took, busy = (min(each) for each in zip(*times, strict=True))
    print(f"replay of {entries:7,} {took:14.2f} s, of the processor {busy:.2f} s (bar for 100,000: 3)")
    floor = Floor(SQLiteJournal(path), Hand().means)
    print(f"  a first view          {seconds(lambda: floor.view(MED)) * 1000:9.2f} ms")
    views: list[float] = []
    for turn in range(9):
        assert isinstance(do(floor, G1, PLENARY, acts.Say(words=str(turn))), Accepted)
        views.append(seconds(lambda: floor.view(MED)))
    print(f"  after one new entry   {median(views) * 1000:9.2f} ms")
    told = subprocess.run([sys.executable, "-c", RESIDENT, str(path)], capture_output=True, check=True)  # noqa: S603
    print(f"  idle in memory        {int(told.stdout) / 2**20:9.1f} MB (bar: 50)")


def main() -> None:
    """All of it."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        an_act_beside_a_bare_insert(Path(folder))
        for size in sorted({5_000, entries}):
            path = Path(folder) / f"{size}.sqlite3"
            write_record(path, size)
            a_replay(path, size)


if __name__ == "__main__":
    main()
