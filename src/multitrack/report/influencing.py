"""Who is held to be able to move a party: an assumption, told beside the numbers and never reckoned into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multitrack.model.contact import SideId
from multitrack.model.party import Influence
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import plainly_called
from multitrack.report.page import Block, Paragraph, Points
from multitrack.report.saying import say
from multitrack.report.ties import Telling


def influence_in_words(talks: Talks, held: Sequence[Influence]) -> Iterator[Block]:
    """Each power with how far, how sure, and on what it rests; nothing where nobody is held to."""
    if held:
        telling = Telling(plainly_called(talks))
        yield Paragraph(say("Who could move it is an assumption, and no part of the numbers:"))
        yield Points(
            tuple(
                say(
                    "{power}: {influence}",
                    power=telling.called.side(SideId(one.power)),
                    influence=telling.influence(one),
                )
                for one in held
            )
        )


def influence_as_json(held: Sequence[Influence]) -> list[Json]:
    """The same as JSON."""
    return [
        {
            "power": one.power,
            "issue": one.issue,
            "reach": one.reach.value,
            "confidence": one.confidence.value,
            "rests_on": list(one.rests_on),
            "assumption": one.assumption,
        }
        for one in held
    ]
