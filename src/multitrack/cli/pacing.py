"""How long an answer may take: until a time is up, or Ctrl-C; and what is said while it takes long.

The first Ctrl-C ends the reckoning, and what is known so far is told; a second one leaves at once.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

import click

SILENT = 2.0
"""For so many seconds nothing is said."""
EVERY = 0.5
"""So often, in seconds, it is said how far it is."""
FOLDED = "issue {done} of {of} folded"
"""How far it is, in words, where issues are folded."""

seconds_option = click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Where there are too many packages to go through: tell what is known after so many seconds.",
)
"""The option that says how long an answer may take."""


class Watch:
    """Told after every step how far it is; says whether to go on."""

    def __init__(self, seconds: float | None, told: str = FOLDED) -> None:
        self.told = told
        self.start = monotonic()
        self.until = None if seconds is None else self.start + seconds
        self.stopped = False
        self.begun = False
        self._said = self.start + SILENT - EVERY

    def __call__(self, done: int, of: int) -> bool:
        """Whether to go on after so many steps."""
        now, self.begun = monotonic(), True
        if sys.stderr.isatty() and now >= self._said + EVERY:
            self._said = now
            far = f"{now - self.start:.0f} s: {self.told}; Ctrl-C tells what is known so far"
            click.echo(f"\r{far.format(done=done, of=of)}", err=True, nl=False)
        return not self.stopped and (self.until is None or now < self.until)

    def stop(self, number: int, _frame: FrameType | None) -> None:
        """The first Ctrl-C once something is known; before, and the next time, it ends the program as ever."""
        signal.signal(number, signal.default_int_handler)
        if not self.begun:
            raise KeyboardInterrupt
        self.stopped = True

    def said(self) -> bool:
        """Whether anything was said, so that the line has to be cleared."""
        return sys.stderr.isatty() and self._said >= self.start + SILENT


@contextmanager
def watching(seconds: float | None, told: str = FOLDED) -> Iterator[Watch]:
    """A watch that Ctrl-C stops. ``told``: how far it is, in words."""
    watch = Watch(seconds, told)
    before = signal.signal(signal.SIGINT, watch.stop)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)
        if watch.said():
            click.echo("\r" + " " * 78 + "\r", err=True, nl=False)
