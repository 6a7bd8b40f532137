"""The rules of procedure as tables: what may follow what, for each kind of thing that lives through states.

One table per kind. Each row: the act, in which states, where it leads. What is not in a table may not be done; what
stands in the way is said in the words of the state, and what would make it possible is read off the rows. What else
must hold (that a rule is met, whose word it is) is judged with the act.
"""

from __future__ import annotations

from multitrack.record.procedure.lives.agreeing import PACKAGE, RATIFICATION, RESERVATION, SILENCE, WORD
from multitrack.record.procedure.lives.calendar import ROUND, SITTING
from multitrack.record.procedure.lives.issues import ISSUE, OPTION, RESULT
from multitrack.record.procedure.lives.representing import BINDING, CLAIM, INPUT, LISTING
from multitrack.record.procedure.lives.seats import ADMISSION, CHANNEL, PRESENCE, PROXY, SEAT, TRACK
from multitrack.record.procedure.lives.told import ASK, CONTACT, STATEMENT, UNDERTAKING

LIVES = (
    CHANNEL,
    ADMISSION,
    SEAT,
    PRESENCE,
    PROXY,
    TRACK,
    ISSUE,
    OPTION,
    WORD,
    RESERVATION,
    SILENCE,
    RESULT,
    PACKAGE,
    RATIFICATION,
    ROUND,
    SITTING,
    ASK,
    CONTACT,
    UNDERTAKING,
    STATEMENT,
    CLAIM,
    INPUT,
    LISTING,
    BINDING,
)
"""Everything that lives through states, in the order in which an act is held against the tables."""
