"""Whether an act may follow where things stand: the tables of lives, put to what a channel and its grounds hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from multitrack.record import act as acts
from multitrack.record.answer import Phrase, Refused, Told, refuse
from multitrack.record.held import Hold
from multitrack.record.procedure import PROCEDURE
from multitrack.record.procedure.life import Life, may_follow, state_of
from multitrack.record.procedure.lives import LIVES

_SPEAKING: Mapping[str, tuple[Life, ...]] = {
    kind: tuple(life for life in LIVES if any(row.act == kind for row in life.steps)) for kind in PROCEDURE
}
"""The tables that speak of each kind of act by name."""


def by_life(here: Hold, act: acts.Act, lives: Iterable[Life] | None = None) -> Refused | None:
    """What the tables of lives say: whether each thing that an act is about is where the act is possible.

    ``lives``: these tables only; else all that speak of the act.
    """
    refusals = (_refused(here, act, life) for life in (_SPEAKING[act.kind] if lives is None else lives))
    return next((refused for refused in refusals if refused is not None), None)


def _refused(here: Hold, act: acts.Act, life: Life) -> Refused | None:
    """The refusal of an act by one table: by the first thing it names that stands elsewhere."""
    for key in life.keys(here, act):
        hindrance = may_follow(life, state_of(life, here, key), act.kind, life.how(act))
        if hindrance is not None:
            names = dict(life.names(here, key))
            return refuse(act, _filled(hindrance.why, names), _filled(hindrance.instead, names))
    return None


def _filled(said: Phrase, names: dict[str, Told]) -> Phrase:
    """A phrase with the names it has places for."""
    wanted = tuple((place, told) for place, told in names.items() if f"{{{place}}}" in said.template)
    return replace(said, values=wanted)
