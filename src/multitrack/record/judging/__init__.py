"""May this be done now? One room per kind of act, and the one door: :func:`decide`."""

from multitrack.record.judging.decide import decide

__all__ = ["decide"]
