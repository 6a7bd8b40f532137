"""The codes of what an act brings into the world: given by the floor, never chosen by whoever writes.

So no code can be used to ask whether it is taken somewhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from multitrack.model.channel import ChannelId
from multitrack.model.constituency import ConstituencyId, ConsultedId
from multitrack.model.contact import ContactId
from multitrack.model.issue import OptionId
from multitrack.model.statement import StatementId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts


def coded(request: acts.Request, code: Callable[[], str]) -> acts.Request:
    """The request with codes for what it brings."""
    act = _coded(request.act, code)
    return request if act is request.act else replace(request, act=act)


def _coded(act: acts.Act, code: Callable[[], str]) -> acts.Act:
    match act:
        case acts.OpenChannel(channel=channel):
            return replace(act, channel=replace(channel, id=ChannelId(f"channel-{code()}")))
        case acts.OpenTrack(track=track):
            return replace(act, track=_new(track, code))
        case acts.Restructure(forms=forms):
            return replace(act, forms=tuple(_new(track, code) for track in forms))
        case acts.TableOption(option=option) if not option.id:
            return replace(act, option=replace(option, id=OptionId(code())))
        case acts.ProposePackage(id=""):
            return replace(act, id=acts.PackageId(code()))
        case acts.PutToRatification(id=""):
            return replace(act, id=acts.RatificationId(code()))
        case acts.OpenRound(id=""):
            return replace(act, id=acts.RoundId(code()))
        case acts.CallSitting(sitting=sitting):
            return replace(act, sitting=replace(sitting, id=acts.SittingId(code())))
        case _:
            return _word_coded(act, code)


def _word_coded(act: acts.Act, code: Callable[[], str]) -> acts.Act:
    """What is said, asked, promised or entered in a register, with its code."""
    match act:
        case acts.Ask(id=""):
            return replace(act, id=acts.AskId(code()))
        case acts.NoteContact(contact=contact) if not contact.id:
            return replace(act, contact=replace(contact, id=ContactId(code())))
        case acts.NoteStatement(statement=statement) if not statement.id:
            return replace(act, statement=replace(statement, id=StatementId(code())))
        case acts.ClaimConstituency(constituency=constituency) if not constituency.id:
            return replace(act, constituency=replace(constituency, id=ConstituencyId(code())))
        case acts.NoteInput(id=""):
            body = act.body if act.body.id else replace(act.body, id=ConsultedId(code()))
            return replace(act, id=acts.InputId(code()), body=body)
        case acts.ListGroup(id=""):
            return replace(act, id=acts.ListingId(code()))
        case acts.GiveUndertaking(id=""):
            return replace(act, id=acts.UndertakingId(code()))
        case _:
            return act


def _new(track: Track, code: Callable[[], str]) -> Track:
    return replace(track, id=TrackId(code()))
