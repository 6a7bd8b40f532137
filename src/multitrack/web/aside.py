"""Answering a question in a process of its own, so that no page waits for it and it can be ended.

Whoever asks waits; everybody else's pages are served meanwhile. Two are answered at once, for all who ask; who waits
longer for a turn than an answer may take is told what one is told whose answer took too long, and nothing of others.
The process holds no more memory than it is given, and ends by itself where nobody is left to end it.
"""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import BoundedSemaphore
from time import monotonic

from multitrack.model.talks import Talks
from multitrack.report.answers import ToAsk
from multitrack.report.page import Page
from multitrack.report.questions import QUESTIONS

SECONDS = 20.0
"""So long a question is answered; what is known of large talks by then is told, labelled."""
GRACE = 5.0
"""So many seconds more to begin and to write down what is known; then it is ended."""

MEMORY = 3 * 2**30
"""So many bytes a question may hold: folding keeps to 2 GB by design, and brings its libraries."""

_new = get_context("spawn")
_two_at_a_time = BoundedSemaphore(2)


class OutOfTimeError(Exception):
    """The question took too long, or too much memory, and was given up; nothing is known of its answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """What comes back: the answer as a page, and what could be asked next."""

    page: Page
    to_ask: tuple[ToAsk, ...] = ()


def answered(code: str, talks: Talks, seconds: float = SECONDS, grace: float = GRACE) -> Told:
    """The answer to a question about some talks.

    Raises ``OutOfTimeError`` where it had to be given up, ``RuntimeError`` where answering it failed.
    """
    if not _two_at_a_time.acquire(timeout=seconds + grace):
        raise OutOfTimeError(code)
    try:
        here, there = _new.Pipe(duplex=False)
        process = _new.Process(target=_answer, args=(there, code, talks, seconds, grace), daemon=True)
        process.start()
        there.close()
        try:
            if not here.poll(seconds + grace):
                raise OutOfTimeError(code)
            told: Told | None = here.recv()
        except EOFError:
            raise RuntimeError(f"The question “{code}” ended without an answer.") from None
        finally:
            process.kill()
            process.join()
            here.close()
    finally:
        _two_at_a_time.release()
    if told is None:
        raise OutOfTimeError(code)
    return told


def _answer(there: Connection, code: str, talks: Talks, seconds: float, grace: float) -> None:
    """What the other process does; nothing is sent where it takes too much memory."""
    signal.alarm(ceil(seconds + grace) + 1)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    until = monotonic() + seconds
    try:
        answer = QUESTIONS[code].ask(talks, lambda _done, _of: monotonic() < until)
    except MemoryError:
        there.send(None)
    else:
        there.send(Told(answer.page, answer.to_ask))
