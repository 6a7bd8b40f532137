"""What is said when another's file cannot be brought in, or talks cannot be taken out in another's form.

* Exception
  * RefusedError: it cannot be done, with every reason
"""

from __future__ import annotations

from typing import NoReturn

from multitrack.talksfile.problems import Problem


class RefusedError(Exception):
    """A file cannot be brought in, or talks cannot be taken out: every reason, each as one problem."""

    def __init__(self, *problems: Problem) -> None:
        """Hold the reasons."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def refusal(
    file: str, found: str, expected: str = "", *, line: int | None = None, where: str = ""
) -> RefusedError:
    """The refusal of a file: in which, what was found, what was expected, at which line and place."""
    return RefusedError(Problem(file=file, line=line, where=where, found=found, expected=expected))


def refuse(
    file: str, found: str, expected: str = "", *, line: int | None = None, where: str = ""
) -> NoReturn:
    """Refuse a file: in which, what was found, what was expected or what to do, at which line and place."""
    raise refusal(file, found, expected, line=line, where=where)
