"""May this be done now, and what falls due? One room per kind of act, and two doors: :func:`decide`, :func:`next_term`."""

from multitrack.record.judging.decide import decide, declared
from multitrack.record.judging.due import Term, next_term

__all__ = ["Term", "decide", "declared", "next_term"]
