"""The bell of one negotiation: it wakes every stream of this process when something was written, here or elsewhere.

Ringing says only that something was written. Whether a viewer hears anything new is for that viewer's own
view to say; who hears nothing new is told nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from threading import Lock

from multitrack.record.floor import Floor
from multitrack.record.journal import JournalUnavailableError

DUE = 1.0
"""Seconds after which the look-out looks for what has fallen due, where nobody wrote anything."""

Waker = Callable[[], None]


class Bell:
    """Wakes who waits. One look-out per process listens to the journal while anyone waits, on a thread of its own."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._lock = Lock()
        self._wakers: set[Waker] = set()
        self._lookouts: dict[asyncio.AbstractEventLoop, asyncio.Task[None]] = {}
        self._heard = floor.length
        self._ear = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bell")

    def ring(self) -> None:
        """Wake everyone who waits; from any thread."""
        with self._lock:
            wakers = tuple(self._wakers)
        for wake in wakers:
            wake()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[asyncio.Event]:
        """An event that is set at each ring, for as long as one listens."""
        loop, rung = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(rung.set)

        with self._lock:
            self._wakers.add(wake)
        self._look_out(loop)
        try:
            yield rung
        finally:
            with self._lock:
                self._wakers.discard(wake)

    @property
    def listeners(self) -> int:
        """How many wait now."""
        return len(self._wakers)

    def _look_out(self, loop: asyncio.AbstractEventLoop) -> None:
        task = self._lookouts.get(loop)
        if task is None or task.done():
            self._lookouts[loop] = loop.create_task(self._watch())

    async def _watch(self) -> None:
        """Look for what other processes wrote, while anyone waits; a store that is gone is looked for again."""
        loop = asyncio.get_running_loop()
        while self._wakers:
            try:
                news = await loop.run_in_executor(self._ear, self._news)
            except JournalUnavailableError:
                await asyncio.sleep(DUE)
                continue
            if news:
                self.ring()

    def _news(self) -> bool:
        """Whether anything was written since the last time, by whomever, or fell due; as soon as the journal tells."""
        self._floor.wait(DUE)
        self._floor.catch_up()
        before, self._heard = self._heard, self._floor.length
        return self._heard > before
