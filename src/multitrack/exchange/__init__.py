"""Other people's formats into talks and out again, with all that is lost on the way named.

A reader takes files and gives talks with notes; a writer takes talks and gives files with notes, or refuses with
every reason why their meaning would not survive. Files are strangers' files: nothing in them is obeyed, no class
they name is made, nothing is read beyond stated bounds, and every number stays exactly what is written.

* :mod:`~multitrack.exchange.formats`: every format by its name;
* :mod:`~multitrack.exchange.files`: files from a disk;
* :mod:`~multitrack.exchange.brought`: what comes of it;
* :mod:`~multitrack.exchange.matrix`: a team's own spreadsheet;
* :mod:`~multitrack.exchange.refused`: why nothing came of it.
"""
