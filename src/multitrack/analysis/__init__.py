"""What could be agreed: pure questions to a Talks, each answered by a finding with its status and its basis.

Everything here is exact, by enumeration over integers. A space of packages above a stated size is refused
by a value that says what can be asked instead; nothing is ever approximated. A module answers one question:

* :mod:`~multitrack.analysis.zone`: which packages could be agreed, and what becomes of one;
* :mod:`~multitrack.analysis.robust`: what stances alone can tell, and what to ask next;
* :mod:`~multitrack.analysis.solution`: the packages that theories of fair division point at;
* :mod:`~multitrack.analysis.blocking`: who stands in the way where nothing can be agreed;
* :mod:`~multitrack.analysis.structure`: what each way of organising the talks opens and closes.
"""
