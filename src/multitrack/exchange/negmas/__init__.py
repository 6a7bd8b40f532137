"""NegMAS scenarios: one file of issues and one per party, as YAML or JSON.

A file names Python classes. None is ever made: what a name stands for is looked up in the closed tables here,
and what is not in them is refused by its name.

* :mod:`~multitrack.exchange.negmas.known`: the closed tables, and what each known thing means;
* :mod:`~multitrack.exchange.negmas.reading`: files in, talks out;
* :mod:`~multitrack.exchange.negmas.writing`: talks in, files out.
"""
