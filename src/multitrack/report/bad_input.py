"""What is said of input that cannot be used; imported at every start, so it imports nothing itself.

* Exception
  * BadInputError: what was handed in cannot be used; it holds every problem
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multitrack.talksfile import Problem


class BadInputError(Exception):
    """What was handed in cannot be used: every problem at once."""

    def __init__(self, *problems: Problem | str) -> None:
        """Hold the problems; each is one line."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
