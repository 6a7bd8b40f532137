"""Negotiate several issues side by side, in work teams, to one agreement all sides accept.

In a notebook: ``import multitrack as mt``, then ``mt.read("six-party").zone()``; see :mod:`multitrack.notebook`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multitrack.notebook import Found, Inquiry, bring, read
    from multitrack.report.bad_input import BadInputError

__all__ = ["BadInputError", "Found", "Inquiry", "__version__", "bring", "read"]
__version__ = "0.1.0"


def __dir__() -> list[str]:
    """What can be asked for, the heavy names included."""
    return sorted(__all__)


def __getattr__(name: str) -> Any:
    """What notebooks use, brought in when it is first asked for: the commands start without it."""
    if name in ("Found", "Inquiry", "bring", "read"):
        from multitrack import notebook  # noqa: PLC0415 - heavy, and only for whoever asks

        return getattr(notebook, name)
    if name == "BadInputError":
        from multitrack.report.bad_input import BadInputError  # noqa: PLC0415 - as above

        return BadInputError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
