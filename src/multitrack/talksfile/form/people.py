"""How the file tells who is at the table, who should be or may not be, who can move them, and who hears what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from multitrack.model.channel import Channel, ChannelId, ChannelKind, History, Keeps
from multitrack.model.party import (
    Admission,
    AdmissionState,
    Delegation,
    Influence,
    Level,
    Listing,
    Member,
    OutsidePower,
    OwnName,
    Party,
    PartyId,
    PowerId,
    PowerKind,
    Role,
)
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.rules import INNER
from multitrack.talksfile.shapes import Listed, Turned
from multitrack.talksfile.words import (
    CHANNEL,
    DAY,
    ISSUE,
    PARTY,
    POWER,
    SIDE,
    STATEMENT,
    TEXT,
    YES_OR_NO,
    Name,
    Word,
    word_of,
)

LEVEL = word_of(Level)
TEXTS = Listed(TEXT, lone=True)
PARTIES = Listed(PARTY, lone=True, once=True)
SOME_PARTIES = Listed(PARTY, lone=True, once=True, least=1)
RESTS_ON = Listed(STATEMENT, lone=True, once=True)

OWN_NAMES = Listed(
    Block(
        OwnName,
        (
            Key("by", SIDE, "the party or outside power whose name for it this is"),
            Key("name", TEXT, "the name"),
            Key("language", TEXT, "the language of the name"),
        ),
    )
)
MEMBERS = Listed(
    Block(
        Member,
        (
            Key("name", TEXT, "the person's name"),
            Key("role", word_of(Role), "in what capacity the person sits"),
            Key("source", TEXT, "where this is to be read"),
        ),
    )
)
DELEGATION = Block(
    Delegation,
    (
        Key("members", MEMBERS, "the people who sit for the party"),
        Key("composed_of", TEXTS, "the groups behind a composite delegation"),
        Key("inner_rule", TEXT, "how those groups decide among themselves, in words"),
        Key("inner", INNER, "the same as a rule that can be judged"),
    ),
)
PARTY_TABLE = Table(
    "party",
    Block(
        Party,
        (
            Key("name", TEXT, "the neutral name"),
            Key("names", OWN_NAMES, "each side's own name for the party"),
            Key("delegation", DELEGATION, "who sits for it"),
        ),
        short="name",
    ),
)
ADMISSIONS = Listed(
    Block(
        Admission,
        (
            Key("party", Name(()), "the code of the party, or of a group that is kept from the table"),
            Key("state", word_of(AdmissionState), "where it stands from that day"),
            Key("on", DAY, "the day"),
            Key("by", TEXT, "who decided it"),
            Key("reason", TEXT, "why"),
            Key("until", DAY, "the last day, where it ends by itself"),
            Key("back_if", TEXT, "what opens the way back, for whoever is suspended or kept out"),
            Key("source", TEXT, "where this is to be read"),
        ),
        check=checks.admission,
    ),
    label=checks.label_by("party"),
)
LISTINGS = Listed(
    Block(
        Listing,
        (
            Key("authority", TEXT, "who keeps the list"),
            Key("list", TEXT, "the list", field="list_name"),
            Key("group", TEXT, "the group that stands on it"),
            Key(
                "code", Name(()), "its code in these talks, where somebody has decided that it is that group"
            ),
            Key(
                "is_not",
                Listed(Name(()), lone=True, once=True),
                "the codes of those who bear a name like it, and were found by somebody not to be it",
            ),
            Key("names", TEXTS, "other names of the group on the list"),
            Key("since", DAY, "from which day"),
            Key("until", DAY, "until which day"),
            Key("effect", TEXT, "what follows from it"),
            Key("binding", YES_OR_NO, "whether it binds these talks"),
            Key(
                "channel_open",
                YES_OR_NO,
                "while it binds: whether whoever is noted as channel only may still be served what that standing hears",
            ),
            Key("declared_by", TEXT, "who declared that it binds, or that it does not"),
            Key("declared_on", DAY, "on which day"),
            Key("source", TEXT, "where this is to be read"),
        ),
    ),
)
POWERS = Table(
    "power",
    Block(
        OutsidePower,
        (
            Key("name", TEXT, "its name"),
            Key("kind", word_of(PowerKind), "what it is to the talks"),
            Key("names", OWN_NAMES, "each side's own name for it"),
        ),
    ),
)
INFLUENCE = Listed(
    Block(
        Influence,
        (
            Key("power", POWER, "the outside power"),
            Key("party", PARTY, "the party it can move"),
            Key("issue", ISSUE, "on which issue; on all where none is named"),
            Key("reach", LEVEL, "how far"),
            Key("confidence", LEVEL, "how sure that is"),
            Key("rests_on", RESTS_ON, "the statements it rests on"),
            Key("assumption", TEXT, "or what is assumed"),
        ),
    ),
)


def _kept(text: str) -> tuple[Keeps, int | None] | None:
    days = re.fullmatch(r"([1-9]\d{0,4}) days?", text, re.ASCII)
    if days:
        return Keeps.DAYS, int(days[1])
    return (Keeps(text), None) if text in _KEPT else None


_KEPT = tuple(str(each) for each in Keeps if each is not Keeps.DAYS)
KEEPS: Word[tuple[Keeps, int | None]] = Word(
    "what is kept",
    _kept,
    lambda kept: str(kept[0]) if kept[1] is None else f"{kept[1]} days",
    {"anyOf": [{"enum": list(_KEPT)}, {"type": "string", "pattern": "^[1-9][0-9]* days?$"}]},
    (*_KEPT, "30 days"),
)


@dataclass(frozen=True, kw_only=True)
class ChannelEntry:
    """A channel as the file says it: what it keeps is one phrase (``30 days``)."""

    id: ChannelId
    kind: ChannelKind
    title: str
    parties: tuple[PartyId, ...] = ()
    powers: tuple[PowerId, ...] = ()
    grounds: tuple[ChannelId, ...] = ()
    keeps: tuple[Keeps, int | None] = (Keeps.EVERYTHING, None)
    history: History = History.FROM_JOINING

    def channel(self) -> Channel:
        """The channel."""
        return Channel(
            id=self.id,
            kind=self.kind,
            title=self.title,
            parties=self.parties,
            powers=self.powers,
            grounds=self.grounds,
            keeps=self.keeps[0],
            days=self.keeps[1],
            history=self.history,
        )

    @classmethod
    def of(cls, channel: Channel) -> ChannelEntry:
        """The entry that says a channel."""
        return cls(
            id=channel.id,
            kind=channel.kind,
            title=channel.title,
            parties=channel.parties,
            powers=channel.powers,
            grounds=channel.grounds,
            keeps=(channel.keeps, channel.days),
            history=channel.history,
        )


CHANNELS = Turned(
    Table(
        "channel",
        Block(
            ChannelEntry,
            (
                Key("kind", word_of(ChannelKind), "what it is for"),
                Key("title", TEXT, "its name"),
                Key("parties", PARTIES, "the parties whose delegations hear it"),
                Key("powers", Listed(POWER, lone=True, once=True), "the outside powers that hear it"),
                Key("grounds", Listed(CHANNEL, lone=True, once=True), "wider channels its members must hear"),
                Key("keeps", KEEPS, "what is kept of what is said there; said before its first word"),
                Key("history", word_of(History), "what someone who joins gets"),
            ),
            check=checks.channel,
        ),
    ),
    lambda entries: tuple(entry.channel() for entry in entries),
    lambda channels: tuple(ChannelEntry.of(channel) for channel in channels),
)
