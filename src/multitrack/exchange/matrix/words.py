"""What a cell of a matrix says: a stance, words, both, or that nothing is known.

The talks' own four words are certain. Everything else (``OK``, ``++``, a green fill) is read by a rule that is
named, so that whoever owns the sheet can see it and say otherwise: in a legend in the workbook, which goes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from multitrack.exchange.matrix.book import Cell
from multitrack.exchange.matrix.colour import Hue
from multitrack.model.position import Stance

_SYNONYMS = {
    Stance.WANTS: """
        ● want | wants | wanted | demand | demands | insist | insists | require | requires | must have |
        key demand | strongly supports | strong support | strongly support | strongly agree | strongly agrees |
        strongly in favour | strongly in favor | strongly for | proposes | proposed""",
    Stance.ACCEPTS: """
        ◐ accept | accepts | accepted | acceptable | agree | agrees | agreed | support | supports | supported |
        supportive | favours | favors | in favour | in favor | for | yes | y | ok | okay | fine | approve |
        approves | ✓ | ✔ | ☑""",
    Stance.CAN_LIVE_WITH: """
        ○ can live with | could live with | can live with it | could live with it | tolerate | tolerates |
        tolerable | neutral | indifferent | no objection | no objections | does not object | will not block |
        would not block | flexible | could accept | can accept | abstain | abstains""",
    Stance.REFUSES: """
        ✕ refuse | refuses | refused | reject | rejects | rejected | oppose | opposes | opposed | against |
        object | objects | no | n | never | not acceptable | unacceptable | disagree | disagrees |
        cannot accept | can't accept | will not accept | won't accept | does not accept | red line | redline |
        veto | vetoes | strongly opposes | strongly opposed | strongly against | strongly disagree |
        strongly disagrees | ✗ | ✘ | ☒""",
}
_SIGNS = {
    "+++": Stance.WANTS,
    "++": Stance.WANTS,
    "+": Stance.ACCEPTS,
    "0": Stance.CAN_LIVE_WITH,
    "+/-": Stance.CAN_LIVE_WITH,
    "±": Stance.CAN_LIVE_WITH,
    "-": Stance.REFUSES,
    "--": Stance.REFUSES,
    "---": Stance.REFUSES,
}
_UNKNOWN = frozenset(
    each.strip()
    for each in """
        ? | ?? | ??? | tbc | tbd | unknown | unclear | n/a | na | n.a. | - | -- | ... | … | none noted | not known |
        no position | no position yet | no stance | not stated | not discussed | to be confirmed |
        to be determined | don't know | not clear | no information""".split("|")
)
HUES = {Hue.GREEN: Stance.ACCEPTS, Hue.AMBER: Stance.CAN_LIVE_WITH, Hue.RED: Stance.REFUSES}
"""What colours are taken for where no legend says otherwise."""


def _split(words: str) -> tuple[str, ...]:
    mark, _, rest = words.strip().partition(" ")
    shape = (mark,) if len(mark) == 1 and not mark.isalpha() else ()
    return (*shape, *(each.strip() for each in (rest if shape else words).split("|")))


_ELSEWHERE = {
    Stance.WANTS: "exige | veut | требует | хочет | настаивает | يطالب | يريد | يصر",
    Stance.ACCEPTS: """oui | accepte | d'accord | pour | favorable | да | за | согласен | согласны | поддерживает |
        принимает | نعم | موافق | يوافق | يقبل | مقبول | يؤيد""",
    Stance.CAN_LIVE_WITH: "neutre | peut accepter | нейтрально | не возражает | محايد | لا مانع | لا يعارض",
    Stance.REFUSES: """non | refuse | rejette | contre | opposé | inacceptable | нет | против | отвергает |
        отказывается | لا | يرفض | مرفوض | غير مقبول | يعارض | ضد""",
}
"""The same in French, Russian and Arabic."""
_STANCES = {
    word: stance
    for language in (_SYNONYMS, _ELSEWHERE)
    for stance, words in language.items()
    for word in _split(words)
}
_OWN = frozenset({*(stance.value for stance in Stance), *"●◐○✕"})
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(_STANCES, key=len, reverse=True))
_BEFORE_WORDS = re.compile(
    rf"({_LONGEST_FIRST})\s*(?:[,;:.(]|\s[-–—]+\s|\s(?=(?:if|but|unless|only|provided|when|once|as long as)\b))\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a cell says; ``rule`` tells how that was read, where it is not in the talks' own words.

    ``sure``: no sign, colour or question mark stands between the cell and its stance.
    """

    stance: Stance | None = None
    words: str = ""
    rule: str = ""
    sure: bool = True

    @property
    def nothing(self) -> bool:
        """Whether neither a stance nor words stand there."""
        return self.stance is None and not self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How the cells of one workbook are read; ``signs``: whether plus and minus are stances in it."""

    legend: Mapping[str, Stance] = field(default_factory=dict)
    hues: Mapping[Hue, Stance] = field(default_factory=lambda: HUES)
    signs: bool = False

    @classmethod
    def of(
        cls, cells: Iterable[Cell], legend: Mapping[str, Stance], hues: Mapping[Hue, Stance]
    ) -> Vocabulary:
        """The vocabulary of a matrix: plus and minus count where a plus stands alone in some cell."""
        return cls(
            legend=legend,
            hues={**HUES, **hues},
            signs=any(plain(cell.text) in ("+", "++", "+++") for cell in cells),
        )

    def said(self, cell: Cell) -> Said:
        """What a cell says."""
        if cell.struck:
            return Said()
        coloured = self._coloured(cell)
        text = plain(cell.text)
        if not text:
            return coloured
        said = self._stance(cell.text, text)
        if said is not None:
            return said
        if text in _UNKNOWN:
            return Said(rule=f'"{cell.text}" is read as unknown')
        return self._with_words(cell.text) or replace(coloured, words=cell.text)

    def _stance(self, shown: str, text: str) -> Said | None:
        if text in self.legend:
            stance = self.legend[text]
            return Said(stance=stance, rule=f'"{shown}" is read as {stance.value}, as the legend says')
        if self.signs and text in _SIGNS:
            return _read_as(shown, _SIGNS[text], sure=text in ("++", "+", "--"))
        if text in _STANCES:
            stance = _STANCES[text]
            return Said(stance=stance) if text in _OWN else _read_as(shown, stance)
        doubted = text.rstrip(" ?")
        return (
            _read_as(shown, _STANCES[doubted], sure=False)
            if doubted in _STANCES and text not in _UNKNOWN
            else None
        )

    def _with_words(self, shown: str) -> Said | None:
        """A stance that begins a sentence, and the sentence."""
        with_words = _BEFORE_WORDS.fullmatch(cell_words(shown))
        if with_words is None:
            return None
        found = _STANCES[with_words[1].casefold()]
        return Said(
            stance=found,
            words=shown,
            rule=f'"{with_words[1]}" is read as {found.value}, the rest as words',
        )

    def _coloured(self, cell: Cell) -> Said:
        if cell.hue is None or cell.hue not in self.hues:
            return Said()
        stance = self.hues[cell.hue]
        return Said(stance=stance, rule=f"{cell.hue.value} is read as {stance.value}", sure=False)

    def against(self, cell: Cell, said: Said) -> str:
        """What to say where a cell's colour says another thing than its words; nothing where it does not."""
        by_colour = self._coloured(cell).stance
        if by_colour is None or said.stance is None or by_colour is said.stance:
            return ""
        return f"the word says {said.stance.value}, the colour {cell.hue}: the word is taken"


def _read_as(shown: str, stance: Stance, *, sure: bool = True) -> Said:
    return Said(stance=stance, rule=f'"{shown}" is read as {stance.value}', sure=sure)


def cell_words(text: str) -> str:
    """The words of a cell without bullets before and a full stop after them."""
    return re.sub(r"^[\s•*·▪-]+(?=\w)", "", text).strip()


def plain(text: str) -> str:
    """A cell's text as stances are looked up: small letters, one kind of minus, no full stop at the end."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    if re.fullmatch(r"[+\-−–—/]+", folded):
        return re.sub(r"[−–—]", "-", folded)
    return folded.rstrip("!.") or folded


def stance_word(text: str) -> Stance | None:
    """The stance that some words of a legend mean: the first that any of its words or signs tells."""
    words = plain(text)
    if words in _STANCES:
        return _STANCES[words]
    found = re.search(rf"(?<!\w)(?:{_LONGEST_FIRST})(?!\w)", words)
    return _STANCES[found[0]] if found else None


def is_stance(text: str) -> bool:
    """Whether a text is a stance or a word for "unknown" and nothing else."""
    return plain(text) in _STANCES or plain(text) in _UNKNOWN


def is_mark(text: str) -> bool:
    """Whether a text is short enough to be a mark that a legend explains."""
    return 0 < len(text.strip()) <= 3


def sign(text: str) -> Stance | None:
    """The stance that a plus or minus stands for, or nothing where the text is no such sign."""
    return _SIGNS.get(plain(text))
