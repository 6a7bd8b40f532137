"""The bell of one negotiation: it wakes every stream of this process when something was written, here or elsewhere.

Ringing says only that something was written. Whether a viewer hears anything new is for that viewer's own
view to say; who hears nothing new is told nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Lock

from multitrack.record.floor import Floor

PAUSE = 0.4
"""Seconds between two looks for what other processes wrote."""

Waker = Callable[[], None]


class Bell:
    """Wakes who waits. One look-out per process watches the journal while anyone waits."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._lock = Lock()
        self._wakers: set[Waker] = set()
        self._lookouts: dict[asyncio.AbstractEventLoop, asyncio.Task[None]] = {}

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
        """Look for what other processes wrote, while anyone waits."""
        while self._wakers:
            if await asyncio.to_thread(self._floor.catch_up):
                self.ring()
            await asyncio.sleep(PAUSE)
