"""What a person should ask before saying yes to a draft."""

from __future__ import annotations

import re
from functools import cache

from multitrack.model.statement import Form
from multitrack.reading.drafts import DraftStatement
from multitrack.reading.languages.language import Language
from multitrack.record.answer import Phrase, phrase


@cache
def _charged(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, language.charged_words))})\b", re.IGNORECASE)


def questions_on(draft: DraftStatement, language: Language) -> tuple[Phrase, ...]:
    """The doubts that the words of a draft raise."""
    found: list[Phrase] = []
    if draft.form is Form.PARAPHRASE:
        charged = dict.fromkeys(word.lower() for word in _charged(language).findall(draft.words))
        found += [
            phrase("Whose word is “{word}”: the speaker's or the outlet's?", word=word) for word in charged
        ]
    if any(span.form is Form.OUTLET for span in draft.spans):
        found.append(phrase("The outlet put a loaded word into its report of this: it is left out here."))
    if not draft.speaker.named:
        found.append(phrase("The speaker is not named."))
    return tuple(found)
