"""Every format by its name: who uses it, how it is read, and how it is written, or why it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from multitrack.exchange.brought import Brought, Source, Taken, Wish
from multitrack.exchange.genius import reading as genius
from multitrack.exchange.genius import writing as genius_out
from multitrack.exchange.geniusweb import reading as geniusweb
from multitrack.exchange.geniusweb import writing as geniusweb_out
from multitrack.exchange.negmas import reading as negmas
from multitrack.exchange.negmas import writing as negmas_out
from multitrack.exchange.negolog import reading as negolog
from multitrack.exchange.negolog import writing as negolog_out
from multitrack.exchange.positions import decide, deu, ktab
from multitrack.exchange.refused import refuse
from multitrack.exchange.scorable import reading as scorable
from multitrack.exchange.scorable import writing as scorable_out
from multitrack.exchange.stances import reading as stances
from multitrack.exchange.stances import writing as stances_out
from multitrack.model.talks import Talks

NO_MEASURE = (
    "a table of positions wants a number for how much each issue matters; in talks, importance is an order and no "
    "measure, and no number may be made up"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name here, what it is, its reader and its writer; where it has none, ``why_not`` says why."""

    name: str
    about: str
    read: Callable[[Sequence[Source], Wish], Brought]
    write: Callable[[Talks, str], Taken] | None = None
    why_not: str = ""


FORMATS = {
    each.name: each
    for each in (
        Format(
            name="genius",
            about="Genius and ANAC: a domain and one profile per party, as XML",
            read=genius.read,
            write=genius_out.write,
        ),
        Format(
            name="negmas",
            about="NegMAS: a scenario saved as YAML or JSON",
            read=negmas.read,
            write=negmas_out.write,
        ),
        Format(
            name="geniusweb",
            about="GeniusWeb: a domain and profiles as JSON",
            read=geniusweb.read,
            write=geniusweb_out.write,
        ),
        Format(
            name="negolog",
            about="NegoLog: two profiles as JSON",
            read=negolog.read,
            write=negolog_out.write,
        ),
        Format(
            name="scorable",
            about="scorable games: a folder with config.txt and score sheets",
            read=scorable.read,
            write=scorable_out.write,
        ),
        Format(
            name="wahlomat",
            about="Wahl-O-Mat: what parties answered to theses, as JSON",
            read=stances.read,
            write=stances_out.write,
        ),
        Format(
            name="decide",
            about="the decide exchange model: positions, salience and power, with tabs",
            read=decide.read,
            why_not=NO_MEASURE,
        ),
        Format(
            name="ktab",
            about="KTAB: positions, salience and influence as CSV, XML or workbook",
            read=ktab.read,
            why_not=NO_MEASURE,
        ),
        Format(
            name="deu",
            about="DEU: positions and salience on EU proposals, with tabs",
            read=deu.read,
            why_not=NO_MEASURE,
        ),
    )
}
"""The formats by their names."""


def take_out(talks: Talks, name: str, file: str) -> Taken:
    """The talks in another format. Raises RefusedError where it is not written, or their meaning would not survive."""
    form = FORMATS[name]
    if form.write is None:
        refuse(file, f"nothing is written as {name}: {form.why_not}")
    return form.write(talks, file)
