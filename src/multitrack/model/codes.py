"""The codes of those who have a voice: a party or a group, a body of persons that votes, an attempt of a cascade."""

from __future__ import annotations

from typing import NewType

PartyId = NewType("PartyId", str)
"""The neutral code of a party, or of a group that is listed or excluded: never one side's name for it."""
ElectorateId = NewType("ElectorateId", str)
"""The code of a body of persons that votes: a forum, a college of it, a party's members."""
AttemptId = NewType("AttemptId", str)
"""The code of one attempt of a cascade: the colleges, the lists, the run-off."""
