"""Elimination: packages folded issue by issue, for talks with more of them than can be gone through.

What is open is kept, what is beaten or the same is joined, and nothing is ever written out that is not asked
for. All numbers are whole; a solver only proposes weights, and what follows from them is reckoned exactly.

* :mod:`~multitrack.analysis.fold.ledger`: what each option adds for each party and budget, and what may not be;
* :mod:`~multitrack.analysis.fold.machine`: what several issues decide together, read one issue after another;
* :mod:`~multitrack.analysis.fold.plan`: the order of the issues, following the tracks, and what is open when;
* :mod:`~multitrack.analysis.fold.rows`: half packages joined and thinned;
* :mod:`~multitrack.analysis.fold.folding`: the fold itself, with the way back to every package;
* :mod:`~multitrack.analysis.fold.unbeaten`: what no package beats, or near enough;
* :mod:`~multitrack.analysis.fold.counting`: how many packages whom suit, without listing them;
* :mod:`~multitrack.analysis.fold.lottery`: weights of the parties, proposed from lotteries over packages;
* :mod:`~multitrack.analysis.fold.nearness`, :mod:`~multitrack.analysis.fold.search`: the best package;
* :mod:`~multitrack.analysis.fold.pressing`: the proof that none is better, or how much better one could be;
* :mod:`~multitrack.analysis.fold.swapping`: fairer packages by swapping choices, where very many are nearly as fair.
"""
