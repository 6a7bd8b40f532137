"""Slips: the forms on which acts are handed in. Each says what it is about and makes one act of what was written."""

from multitrack.web.slips import (
    contacts,
    counts,
    hours,
    moving,
    outcome,
    presence,
    statements,
    voices,
    words,
)
from multitrack.web.slips.options import AmendSlip, TableSlip, WithdrawSlip
from multitrack.web.slips.packages import AdoptSlip, AssentSlip, LiftSlip, ObjectSlip, ProposeSlip
from multitrack.web.slips.positions import PositionSlip, ReadingSlip
from multitrack.web.slips.seats import AdmitSlip, LeaveSlip, SeatSlip
from multitrack.web.slips.settling import ReopenSlip, ReportSlip, SaySlip, SettleSlip
from multitrack.web.slips.slip import Slip
from multitrack.web.slips.teams import (
    ChangeTrackSlip,
    CloseRoomSlip,
    CloseTrackSlip,
    OpenRoomSlip,
    OpenTrackSlip,
    RestructureSlip,
)

SLIPS: dict[str, type[Slip]] = {
    slip.word(): slip
    for slip in (
        TableSlip,
        AmendSlip,
        WithdrawSlip,
        PositionSlip,
        ReadingSlip,
        voices.TakeBackSlip,
        voices.AbstainSlip,
        voices.ReserveSlip,
        voices.LiftReservationSlip,
        voices.ConfirmSlip,
        voices.GroupSlip,
        SettleSlip,
        ReopenSlip,
        ReportSlip,
        SaySlip,
        words.AskSlip,
        words.ReplySlip,
        contacts.ContactSlip,
        words.WithdrawAskSlip,
        words.WithdrawContactSlip,
        words.UndertakingSlip,
        words.DoneSlip,
        words.VerifySlip,
        words.ReleaseSlip,
        words.CorrectSlip,
        words.EraseSlip,
        statements.NoteStatementSlip,
        statements.LinkStatementSlip,
        statements.WithdrawStatementSlip,
        counts.SilenceSlip,
        counts.VoteSlip,
        counts.EndorsementSlip,
        counts.FindSlip,
        moving.ParkSlip,
        moving.TakeUpSlip,
        moving.HandOverSlip,
        moving.MoveSlip,
        moving.LapseSlip,
        ProposeSlip,
        outcome.WithdrawPackageSlip,
        AssentSlip,
        ObjectSlip,
        AdoptSlip,
        outcome.HarvestSlip,
        outcome.RatifySlip,
        outcome.CloseRatificationSlip,
        LiftSlip,
        presence.WalkOutSlip,
        presence.ComeBackSlip,
        presence.ProxySlip,
        presence.EndProxySlip,
        AdmitSlip,
        SeatSlip,
        hours.SubstituteSlip,
        LeaveSlip,
        hours.OpenRoundSlip,
        hours.CloseRoundSlip,
        hours.CallSlip,
        hours.MoveSittingSlip,
        hours.CancelSlip,
        hours.BeginSlip,
        hours.AdjournSlip,
        hours.ResumeSlip,
        hours.EndSlip,
        OpenTrackSlip,
        ChangeTrackSlip,
        RestructureSlip,
        CloseTrackSlip,
        OpenRoomSlip,
        CloseRoomSlip,
    )
}
"""Every slip, by the word that stands for it in an address."""

__all__ = ["SLIPS", "Slip"]
