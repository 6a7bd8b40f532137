"""What is said, asked, promised, released, corrected and erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.record import act as acts
from multitrack.record.answer import Judgement, written
from multitrack.record.judging.case import Case


def judge_say(case: Case, act: acts.Say) -> Judgement:  # noqa: ARG001
    """Words: the table of procedure says all."""
    return written(case.request)


JUDGES: Mapping[type, Any] = {acts.Say: judge_say}
"""What must hold for each of these acts."""
