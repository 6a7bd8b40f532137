"""What could be agreed: pure questions to a Talks, each answered by a finding with its status and its basis.

Everything here is reckoned in whole numbers, by going through all packages or, where there are too many, by folding
issue by issue (:mod:`~multitrack.analysis.fold`). What is exact says so; what is bounded says between what; what is too
large is refused by a value that says what can be asked instead. A module answers one question:

* :mod:`~multitrack.analysis.zone`: which packages could be agreed, and what becomes of one;
* :mod:`~multitrack.analysis.large`: the same where there are too many packages to go through;
* :mod:`~multitrack.analysis.frontier`: what no package beats, in talks of any size;
* :mod:`~multitrack.analysis.better`: whether anything is better for all than a signed text;
* :mod:`~multitrack.analysis.robust`: what stances alone can tell, and what to ask next;
* :mod:`~multitrack.analysis.solution`: the packages that theories of fair division point at;
* :mod:`~multitrack.analysis.blocking`: who stands in the way where nothing can be agreed;
* :mod:`~multitrack.analysis.power`: what the rule gives each party, whatever is on the table;
* :mod:`~multitrack.analysis.structure`: what each way of organising the talks opens and closes.
"""
