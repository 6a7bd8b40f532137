"""A process of its own that acts on and on, and tells of each act once it is acknowledged."""

from __future__ import annotations

from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from tests.record.scene import CEASE, FIRST, G1, GOV, GUNS, MED, O1, OPP, Hand, do, floor_of, stance

from multitrack.model.channel import track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.chain import Whole, verify
from multitrack.record.codec import decode
from multitrack.record.floor import Floor
from multitrack.record.journal.place import open_journal

ROOM = track_channel(GUNS)


def _context() -> ForkServerContext | SpawnContext:
    """New processes share nothing with this one; a fork server only spares them the imports."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["pytest", "multitrack.record.journal.postgres", "tests.record.scribe"])
    return context


CONTEXT = _context()


def prepare(place: str) -> None:
    """Talks whose guns track has settled something, so that it can report."""
    floor, _ = floor_of(open_journal(place))
    for person, party in ((G1, GOV), (O1, OPP)):
        assert isinstance(do(floor, person, ROOM, stance(party, CEASE, FIRST, Stance.WANTS)), Accepted)
    assert isinstance(do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)), Accepted)
    floor.close()


def start(place: str, name: str, acts_to_do: int) -> tuple[BaseProcess, Connection]:
    """A scribe at work, and where it tells of what was acknowledged."""
    told, tells = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=write, args=(place, name, acts_to_do, tells))
    process.start()
    tells.close()
    return process, told


def write(place: str, name: str, acts_to_do: int, tells: Connection) -> None:
    """Say and report in turn; a report writes one entry on the track and one in the plenary."""
    floor = Floor(open_journal(place), Hand().means)
    for number in range(acts_to_do):
        words = f"{name} {number}"
        act = acts.Report(track=GUNS, words=words) if number % 2 else acts.Say(words=words)
        assert isinstance(do(floor, MED, ROOM, act), Accepted)
        tells.send(number)
    floor.close()


def heard(told: Connection) -> int:
    """How many acts a scribe told of before it ended."""
    number = -1
    try:
        while True:
            number = told.recv()
    except EOFError:
        return number + 1


def words_by(name: str, count: int) -> list[str]:
    """The words of a scribe's first acts, as they stand in the record: twice where two entries were written."""
    return [f"{name} {number}" for number in range(count) for _ in range(1 + number % 2)]


def written(place: str) -> dict[str, list[str]]:
    """What stands in the record by each scribe; the chain is whole and the record folds."""
    journal = open_journal(place)
    rows, _ = journal.read()
    assert isinstance(verify(rows), Whole)
    Floor(journal, Hand().means).close()
    found: dict[str, list[str]] = {}
    for entry in map(decode, rows):
        if isinstance(entry.act, acts.Say | acts.Report):
            found.setdefault(entry.act.words.split()[0], []).append(entry.act.words)
    return found
