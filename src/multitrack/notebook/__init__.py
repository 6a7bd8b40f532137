"""For a notebook or a script: talks read from anywhere, and every question asked of them.

``multitrack.read`` gives an :class:`Inquiry`; each of its methods asks one question and gives a :class:`Found`, which shows
itself as words, and in a notebook as tables and pictures. ``found.value`` is the typed finding of the analysis,
``found.rows`` one table of it, ``found.tables`` all of them, ``found.save`` writes them.
"""

from multitrack.notebook.found import Found, Whole, write_tables
from multitrack.notebook.inquiry import Inquiry, bring, read

__all__ = ["Found", "Inquiry", "Whole", "bring", "read", "write_tables"]
