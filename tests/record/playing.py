"""A script played on a floor: every act done at its own time, and the transcript of it all."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from tests.record.scene import Hand
from tests.record.script import Chapter, Look, Play
from tests.record.transcript import WIDTH, Transcript

from multitrack.model.channel import PLENARY
from multitrack.record import act as acts
from multitrack.record.answer import Answer
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A script as it was played: the floor it ends on, what each act was answered, and the transcript."""

    floor: Floor
    answers: tuple[Answer, ...]
    transcript: str


def played(play: Play) -> Played:
    """Play a script on talks that open at the moment of its first act."""
    moments = [each.at for each in play.script if not isinstance(each, Chapter)]
    assert moments == sorted(moments), "a script goes forward in time"
    hand = Hand(times=(moments[0], *moments))
    journal = MemoryJournal()
    floor = Floor(journal, hand.means)
    floor.convene(play.talks, play.seats[PLENARY][0].person, play.seats)
    told = Transcript(floor, journal, play.seats)
    lines = [play.title, "=" * len(play.title), "", *wrap(play.about, WIDTH)]
    answers: list[Answer] = []
    for each in play.script:
        if isinstance(each, Chapter):
            lines += ["", "", each.title, "-" * len(each.title), *wrap(each.about, WIDTH)]
            told.turns_the_page()
            continue
        hand.at(hand.step + 1)
        if isinstance(each, Look):
            lines += told.looked(each)
            continue
        act = each.act(floor) if callable(each.act) else each.act
        request = acts.Request(author=each.by, channel=each.on, act=act, from_paper=each.paper)
        answers.append(floor.act(request))
        lines += told.told(each, request, answers[-1])
    return Played(floor=floor, answers=tuple(answers), transcript="\n".join(lines) + "\n")
