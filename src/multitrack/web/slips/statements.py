"""Slips on the register: a statement entered, confirmed to say something of an option, or taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.record import act as acts
from multitrack.report.saying import Sentence
from multitrack.report.sentences.of_statements import speaker_of
from multitrack.web.shapes import SHAPES
from multitrack.web.slips.fields import CHOOSE, TEXT, Choices, Words, choice, day, line, radio, text
from multitrack.web.slips.slip import Slip, options_here
from multitrack.web.slips.speakers import Known, known_speakers

FORMS: dict[Form, Promise] = {
    Form.QUOTATION: _("the speaker's own words"),
    Form.PARAPHRASE: _("a report of them"),
    Form.OUTLET: _("the outlet's own wording"),
}
"""Whose words they are."""
WORD, READING = "word", "reading"
_LEVELS = [(Level.LOW.value, _("low")), (Level.MEDIUM.value, _("medium")), (Level.HIGH.value, _("high"))]
_OWN_ROOMS = (ChannelKind.TEAM, ChannelKind.DELEGATION, ChannelKind.CONTACT_GROUP)


def own_word(statement: Statement, parties: set[str]) -> bool:
    """Whether a statement can be a party's own public word, and not only a reading."""
    return statement.public and statement.form is not Form.OUTLET and statement.on_behalf_of in parties


class NoteStatementSlip(Slip):
    """Words with who said them: what is needed first, in the order in which one hears it; the rest folded away."""

    kind = "note statement"
    side_by_side = True
    folded = ("to", "place", "language", "link", "contradicts", "supersedes")
    order: ClassVar[tuple[str, ...]] = (
        *("known", "speaker", "words", "form", "office", "on_behalf_of", "outlet", "said_on", "private"),
        *("another", *folded),
    )
    fold_title = _("To whom, where, in which language, against what")
    hint = _("Enter in any line sends it.")

    speaker = line(_("Who said it"))
    office = line(_("In what office"), required=False)
    words = Words(
        label=_("The words"),
        max_length=TEXT,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Write something first.")},
    )
    form = choice(_("Whose words they are"), [(each.value, FORMS[each]) for each in Form], becomes=Form)
    outlet = line(_("Where it is to be read or heard"), required=False)
    said_on = day(_("When it was said"))
    private = forms.BooleanField(label=_("Said in private"), required=False)
    another = forms.BooleanField(label=_("Then the next one"), required=False)
    to = line(_("To whom"), required=False)
    place = line(_("At which place"), required=False)
    language = line(_("In which language: en, ar, fr"), required=False)
    link = line(_("Its address on the web"), required=False)

    def prepare(self) -> None:
        """On whose behalf it can have been said, and which statements it can stand against."""
        sides: Choices = [("", _("nobody that is named")), *self.sides()]
        self.fields["on_behalf_of"] = choice(_("On whose behalf"), sides, required=False)
        known: Choices = [("", _("none")), *((each.id, _short(each)) for each in self._here())]
        self.fields["contradicts"] = choice(_("It contradicts"), known, required=False)
        self.fields["supersedes"] = choice(_("It takes the place of"), known, required=False)
        if choices := self._known():
            self.fields["known"] = choice(_("Who said it"), choices, required=False, empty="")
            self.fields["speaker"].label = _("Or somebody else")
            self.fields["speaker"].required = False
        self.order_fields(self.order)
        self.initial = {"said_on": timezone.localdate(), **self._last(), **self.initial}

    def _known(self) -> Choices:
        """Those whom the talks know; nothing where they know nobody."""
        known = known_speakers(self.room.visit)
        return [("", _("somebody else")), *((line, line) for line in known)] if known else []

    def _last(self) -> dict[str, Any]:
        """What the writer's last statement of today in this room had: the next one mostly has it too."""
        today, me = timezone.localdate(), self.room.visit.person
        for entry in reversed(self.room.line.entries):
            if timezone.localdate(entry.time) != today:
                break
            if entry.author == me and isinstance(entry.act, acts.NoteStatement):
                said = entry.act.statement
                found = {"form": said.form.value, "outlet": said.outlet, "said_on": said.on}
                return {name: told for name, told in {**found, "language": said.language}.items() if told}
        return {}

    @property
    def unfolded(self) -> bool:
        """Whether more stands in the folded fields than the language of the statement before."""
        told = (field for field in self.folded_fields if field.errors or field.name != "language")
        return any(field.errors or field.value() for field in told)

    def clean(self) -> dict[str, Any]:
        """Who said it, once: chosen from those who are known, or written."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, speaker = written.get("known", ""), written.get("speaker", "")
        if chosen and speaker:
            self.add_error("speaker", _("Somebody is chosen beside it. Name one of the two."))
        elif not chosen and not speaker and "speaker" not in self.errors:
            self.add_error("speaker", _("Write something first."))
        elif chosen:
            self._as_known(written, known_speakers(self.room.visit)[chosen])
        return written

    def _as_known(self, written: dict[str, Any], known: Known) -> None:
        """Whoever was chosen, with the office and the side that stood in the same line, unless others were written."""
        written["speaker"] = known.speaker
        written["office"] = written.get("office") or known.office or ""
        written["on_behalf_of"] = written.get("on_behalf_of") or known.side or ""

    def sides(self) -> Choices:
        """The parties and the powers that the viewer knows of."""
        view, called = self.room.visit.view, self.room.visit.called
        return [*self.parties(), *((power.id, called.power(power.id)) for power in view.talks.powers)]

    def _here(self) -> list[Statement]:
        """The statements of this room and of those it stands on, the latest first."""
        standings = () if self.room.hold is None else self.room.hold.standings
        noted = (each for standing in standings for each in standing.statements.values())
        return [each.statement for each in noted if each.withdrawn is None][::-1]

    def act(self) -> acts.Act:
        """Enter it; the floor gives its code."""
        written = self.cleaned_data

        def named(field: str) -> tuple[StatementId, ...]:
            return (StatementId(written[field]),) if written[field] else ()

        return acts.NoteStatement(
            statement=Statement(
                id=StatementId(""),
                speaker=written["speaker"],
                words=written["words"],
                on=written["said_on"],
                office=written["office"] or None,
                on_behalf_of=written["on_behalf_of"] or None,
                to=written["to"] or None,
                outlet=written["outlet"] or None,
                place=written["place"] or None,
                language=written["language"] or None,
                form=written["form"],
                public=not written["private"],
                link=written["link"] or None,
                contradicts=named("contradicts"),
                supersedes=named("supersedes"),
            )
        )


def _short(statement: Statement) -> str:
    """A statement in a list to choose from."""
    words = statement.words if len(statement.words) <= 60 else f"{statement.words[:57]}..."
    return f"{statement.speaker}: {words}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Whose words a slip is about, and the words."""

    sentence: Sentence
    words: str


class StatementSlip(Slip):
    """A slip on one statement of this room's register, which stands on it in full."""

    subject = ("statement",)

    @property
    def statement(self) -> Statement | None:
        """The statement, where it is in the register of this room."""
        return self.room.line.standing.said(StatementId(self.about("statement")))

    @property
    def known(self) -> bool:
        """Whether there is such a statement here."""
        return self.statement is not None

    @property
    def quoted(self) -> Quoted | None:
        """Who said it, and the words."""
        said = self.statement
        return None if said is None else Quoted(speaker_of(said, self.room.visit.called), said.words)


class LinkStatementSlip(StatementSlip):
    """What a statement says of an option, confirmed by a person: as the party's own word, or as a reading."""

    kind = "link statement"
    button = _("Confirm")
    hint = _("A position follows that rests on this statement. A reading is an inference: it is never shown or counted as the party's word.")  # fmt: skip

    stance = radio(_("What it says of it"), [(each.value, SHAPES[each]) for each in Stance], becomes=Stance)
    confidence = choice(_("How sure you are"), _LEVELS, becomes=Level)
    words = text(_("What makes you think so"), required=False)

    def prepare(self) -> None:
        """The options that this room holds, the parties, and whether it can be a party's own word."""
        options: Choices = [CHOOSE, *options_here(self.room)]
        self.fields["about"] = forms.ChoiceField(label=_("Which option"), choices=options)
        parties = [("", _("choose a party")), *self.parties()]
        self.fields["whose"] = forms.ChoiceField(label=_("Which party"), choices=parties)
        self.fields["is"] = radio(_("What it is"), self._kinds())
        self.order_fields(["whose", "about", "stance", "is", "confidence", "words"])
        said = self.statement
        first = {"is": self._kinds()[0][0], "confidence": Level.MEDIUM.value}
        if said is not None and said.on_behalf_of in {code for code, _name in self.parties()}:
            first["whose"] = said.on_behalf_of
        self.initial = {**first, **self.initial}

    def _kinds(self) -> Choices:
        """As what it may be noted in this room."""
        said, parties = self.statement, {code for code, _name in self.parties()}
        kinds: Choices = []
        if said is not None and own_word(said, parties):
            kinds.append((WORD, _("the party's own public word")))
        if self.room.kind in _OWN_ROOMS or not kinds:
            kinds.append((READING, _("a reading of ours, not its word")))
        return kinds

    def act(self) -> acts.Act:
        """Confirm it."""
        written = self.cleaned_data
        issue, _slash, option = written["about"].partition("/")
        return acts.LinkStatement(
            statement=StatementId(self.about("statement")),
            position=Position(
                party=PartyId(written["whose"]),
                issue=IssueId(issue),
                option=OptionId(option),
                stance=written["stance"],
                confidence=written["confidence"],
                reading=written["is"] == READING,
            ),
            words=written["words"],
        )


class WithdrawStatementSlip(StatementSlip):
    """A statement taken out of the register."""

    kind = "withdraw statement"
    hint = _("A position that rests on it alone no longer stands. That it was noted, and why it went, stays in the record.")  # fmt: skip

    reason = text(_("Why"), required=False)

    def act(self) -> acts.Act:
        """Take it out."""
        code = StatementId(self.about("statement"))
        return acts.WithdrawStatement(statement=code, reason=self.cleaned_data["reason"])
