"""What every slip has: what it is about, how far its writer had seen, and for whom the act is done."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.report.saying import Sentence
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import LINE, Choices, line


def options_here(room: Room) -> Choices:
    """Every option that a room holds, issue by issue, each by ``issue/option``."""
    called, hold = room.visit.called, room.hold
    if hold is None:
        return []
    return [
        (called.issue(issue.id), [(f"{issue.id}/{each.option.id}", each.option.title) for each in options])
        for issue in hold.issues()
        if (options := tuple(hold.options_of(issue.id)))
    ]


def options_in(room: Room) -> frozenset[str]:
    """The same, by ``issue/option`` alone."""
    return frozenset(code for _, options in options_here(room) for code, _ in options)


class Slip(forms.Form):
    """A form for one act. ``subject`` names what it is about; ``speaks`` whether it is a party's own word.

    ``variant`` tells it from another slip for the same kind of act.

    The writer's text stays in it when the act is refused.
    """

    kind: ClassVar[str]
    variant: ClassVar[str] = ""
    subject: tuple[str, ...] = ()
    speaks: ClassVar[str] = "for oneself"
    folded: ClassVar[tuple[str, ...]] = ()
    side_by_side: ClassVar[bool] = False
    fold_title: ClassVar[Promise | None] = None
    button: ClassVar[Promise | None] = None
    hint: ClassVar[Promise | None] = None
    required_css_class = "required"

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, room: Room, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        self.room = room
        ids = f"{self.do}-%s"
        super().__init__(data, auto_id=ids, label_suffix="", initial=initial)
        self.initial = {"seen": room.number, "key": secrets.token_urlsafe(9), **(initial or {})}
        for name in self.subject:
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, max_length=LINE)
        self.prepare()
        if room.of_team and self.speaks != "for oneself":
            self._ask_for_whom()

    def prepare(self) -> None:
        """Add what depends on the room: choices, and what stands there already."""

    def warnings(self) -> Iterable[Sentence]:
        """What whoever fills it in should know before they send it."""
        return ()

    @property
    def also(self) -> Sentence | None:
        """Who hears of it beside those in the room."""
        return None

    @property
    def title(self) -> Promise:
        """What the act is called."""
        return self.room.label(self.variant or self.kind)

    @property
    def on(self) -> str:
        """The name of what it is about: an option, an issue, a package, a sitting, a team."""
        called = self.room.visit.called
        match self.subject:
            case ("package",):
                return called.package(acts.PackageId(self.about("package")))
            case ("ratification",):
                return called.ratification(acts.RatificationId(self.about("ratification")))
            case ("issue",):
                return called.issue(self.issue)
            case ("issue", "option"):
                return called.option(self.issue, self.option)
            case ("sitting",):
                return called.sitting(acts.SittingId(self.about("sitting")))
            case ("round",):
                return called.round(acts.RoundId(self.about("round")))
            case ("ask",):
                return called.ask(acts.AskId(self.about("ask")))
            case ("undertaking",):
                return called.undertaking(acts.UndertakingId(self.about("undertaking")))
            case ("track",):
                return called.track(TrackId(self.about("track")))
            case _:
                return ""

    @property
    def at(self) -> str:
        """Where in the room the slip stands: at what it is about."""
        return ":".join(self.about(name) for name in self.subject)

    @property
    def quoted(self) -> Any:
        """The entry that the slip is about, in words; nothing where it is about none."""
        return None

    @property
    def known(self) -> bool:
        """Whether what the slip is about is there at all."""
        return all(self.about(name) for name in self.subject)

    @property
    def fold(self) -> Promise | None:
        """What the folded fields are for."""
        return self.fold_title or (_("For a party, from a paper") if self.folded_fields else None)

    @property
    def do(self) -> str:
        """The word that stands for the act in an address."""
        return self.word()

    @classmethod
    def word(cls) -> str:
        """The word that stands for such a slip in an address."""
        return (cls.variant or cls.kind).replace(" ", "-")

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that lie open."""
        return [field for field in self.visible_fields() if not self._is_folded(field.name)]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields that are folded away until someone needs them."""
        return [field for field in self.visible_fields() if self._is_folded(field.name)]

    @property
    def unfolded(self) -> bool:
        """Whether something stands in the folded fields already, or is wrong with it."""
        return any(field.errors or field.value() for field in self.folded_fields)

    def _is_folded(self, name: str) -> bool:
        aside = self.folded or (("party", "from_paper") if self.speaks == "perhaps for a party" else ())
        return name in aside

    def about(self, name: str) -> str:
        """One part of what the slip is about."""
        return str((self.data if self.is_bound else self.initial).get(name, ""))

    @property
    def issue(self) -> IssueId:
        """The issue the slip is about."""
        return IssueId(self.about("issue"))

    @property
    def option(self) -> OptionId:
        """The option the slip is about."""
        return OptionId(self.about("option"))

    def parties(self) -> Choices:
        """The parties of the talks, to choose from."""
        called = self.room.visit.called
        return [(party.id, called.party(party.id)) for party in self.room.visit.view.talks.parties]

    def act(self) -> acts.Act:
        """The act that was written."""
        raise NotImplementedError

    def request(self) -> acts.Request:
        """The act with who does it, where, for whom and from which paper."""
        written = self.cleaned_data
        return acts.Request(
            author=self.room.visit.person,
            channel=self.room.line.id,
            act=self.act(),
            seen=written.get("seen"),
            on_behalf_of=self.for_whom(),
            from_paper=written.get("from_paper", ""),
            key=written.get("key", ""),
        )

    def for_whom(self) -> PartyId | None:
        """The party whose word this is: the writer's own, or the one a team member writes for."""
        if self.speaks == "for oneself":
            return None
        if self.room.of_team:
            chosen = self.cleaned_data.get("party", "")
            return PartyId(chosen) if chosen else None
        return self.room.side

    def speakers(self) -> tuple[PartyId, ...] | None:
        """The parties whose word it could be now; nothing where it could be any party's."""
        return None

    def _ask_for_whom(self) -> None:
        must = self.speaks == "for a party"
        blank: Choices = [("", _("choose a party") if must else _("the mediation team itself"))]
        about = self.room.line.standing.channel
        apart = about.kind in (ChannelKind.CAUCUS, ChannelKind.DELEGATION)
        own = self.speakers()
        parties = [
            choice
            for choice in self.parties()
            if (not apart or choice[0] in about.parties) and (own is None or choice[0] in own)
        ]
        self.fields["party"] = forms.ChoiceField(
            label=_("For whom"), choices=[*blank, *parties], required=must
        )
        self.fields["from_paper"] = line(
            _("From which paper or meeting"),
            required=must,
            help_text=_("A paper, letter, call or meeting: what you have it from."),
        )
        if must:
            self.order_fields(["party", "from_paper"])
            self.fields["from_paper"].error_messages["required"] = _(
                "Name the paper, letter or meeting you have it from: it is a party's word."
            )
