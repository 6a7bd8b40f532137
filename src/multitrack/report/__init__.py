"""Findings and talks as people read them: in words, as JSON, as certificates; always in the talks' own terms.

Nothing is computed here that is not said in a finding already. :mod:`~multitrack.report.page` is what a page
of words is made of; :mod:`~multitrack.report.as_text` lays it out for a terminal or a file.
"""
