"""Tables of positions: who wants what on which scale, how much it matters to them, and how powerful they are.

Such tables are what experts say of others. A position becomes a stance that rests on the table as a statement,
with every number in its words; nothing is added to it.

* :mod:`~multitrack.exchange.positions.table`: a table in no format's words, and the talks it makes up;
* :mod:`~multitrack.exchange.positions.decide`: the files of the decide exchange model;
* :mod:`~multitrack.exchange.positions.ktab`: KTAB's tables as CSV, XML or workbook;
* :mod:`~multitrack.exchange.positions.deu`: the table of the DEU data set, a proposal at a time.
"""
