"""Answering a question in a process of its own, so that no page waits for it and it can be ended.

Whoever asks waits; everybody else's pages are served meanwhile. Two are answered at once, for all who ask.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import BoundedSemaphore
from time import monotonic

from multitrack.model.talks import Talks
from multitrack.report.page import Page
from multitrack.report.questions import QUESTIONS

SECONDS = 20.0
"""So long a question is answered; what is known of large talks by then is told, labelled."""
GRACE = 5.0
"""So many seconds more to begin and to write down what is known; then it is ended."""

_new = get_context("spawn")
_two_at_a_time = BoundedSemaphore(2)


class OutOfTimeError(Exception):
    """The question took too long and was given up; nothing is known of its answer."""


def answered(code: str, talks: Talks, seconds: float = SECONDS, grace: float = GRACE) -> Page:
    """The answer to a question about some talks.

    Raises ``OutOfTimeError`` where it had to be given up, ``RuntimeError`` where answering it failed.
    """
    with _two_at_a_time:
        here, there = _new.Pipe(duplex=False)
        process = _new.Process(target=_answer, args=(there, code, talks, seconds), daemon=True)
        process.start()
        there.close()
        try:
            if not here.poll(seconds + grace):
                raise OutOfTimeError(code)
            page: Page = here.recv()
        except EOFError:
            raise RuntimeError(f"The question “{code}” ended without an answer.") from None
        finally:
            process.kill()
            process.join()
            here.close()
    return page


def _answer(there: Connection, code: str, talks: Talks, seconds: float) -> None:
    """What the other process does."""
    until = monotonic() + seconds
    there.send(QUESTIONS[code].ask(talks, lambda _done, _of: monotonic() < until).page)
