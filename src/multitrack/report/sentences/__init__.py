"""What was said and done, entry by entry, in plain words, with the names that whoever reads uses.

A sentence says who did what; people's own words stand beside it, as they wrote them. Everything named is
looked up in what the reader hears.
"""

from multitrack.report.sentences.audience import audience, hearers
from multitrack.report.sentences.capacities import ADMISSIONS, ROLES
from multitrack.report.sentences.entry import by_line, said, words_of
from multitrack.report.sentences.naming import moment, question

__all__ = ["ADMISSIONS", "ROLES", "audience", "by_line", "hearers", "moment", "question", "said", "words_of"]
