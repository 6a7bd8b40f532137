"""The words by which reports attribute words: one module per language, all of one form."""

from __future__ import annotations

from multitrack.reading.languages.english import ENGLISH
from multitrack.reading.languages.language import Language

LANGUAGES: dict[str, Language] = {ENGLISH.code: ENGLISH}
"""The languages that are read so far, by code."""
