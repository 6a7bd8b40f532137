"""Genius XML: a domain and one profile per party, as the scenarios of ANAC come.

* :mod:`~multitrack.exchange.genius.domain`: the issues of a file, and which file is the domain;
* :mod:`~multitrack.exchange.genius.profile`: what a profile says a package is worth;
* :mod:`~multitrack.exchange.genius.rectangles`: profiles whose worths are those of rectangles;
* :mod:`~multitrack.exchange.genius.reading`: files in, talks out;
* :mod:`~multitrack.exchange.genius.writing`: talks in, files out.
"""
