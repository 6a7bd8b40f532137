"""Which issues belong in which work team.

* :mod:`~multitrack.analysis.grouping.links`: how issues hang together: worth together, tied, traded;
* :mod:`~multitrack.analysis.grouping.limits`: what a split must keep to: teams, sizes, who can sit where;
* :mod:`~multitrack.analysis.grouping.goal`: what makes one split better than another, in whole numbers;
* :mod:`~multitrack.analysis.grouping.bounding`, :mod:`~multitrack.analysis.grouping.splitting`: the best split, with the
  proof that none is better;
* :mod:`~multitrack.analysis.grouping.price`: what a split cuts, loses at most, and puts out of reach;
* :mod:`~multitrack.analysis.grouping.teams`: the question as a whole.
"""
