"""Slips: the forms on which acts are handed in. Each says what it is about and makes one act of what was written."""

from multitrack.web.slips.options import AmendSlip, TableSlip, WithdrawSlip
from multitrack.web.slips.packages import AdoptSlip, AssentSlip, LiftSlip, ObjectSlip, ProposeSlip
from multitrack.web.slips.positions import PositionSlip, ReadingSlip
from multitrack.web.slips.seats import AdmitSlip, LeaveSlip, SeatSlip
from multitrack.web.slips.settling import ReopenSlip, ReportSlip, SaySlip, SettleSlip
from multitrack.web.slips.slip import Slip
from multitrack.web.slips.teams import CloseRoomSlip, CloseTrackSlip, OpenRoomSlip, OpenTrackSlip

SLIPS: dict[str, type[Slip]] = {
    slip.kind.replace(" ", "-"): slip
    for slip in (
        TableSlip,
        AmendSlip,
        WithdrawSlip,
        PositionSlip,
        ReadingSlip,
        SettleSlip,
        ReopenSlip,
        ReportSlip,
        SaySlip,
        ProposeSlip,
        AssentSlip,
        ObjectSlip,
        AdoptSlip,
        LiftSlip,
        AdmitSlip,
        SeatSlip,
        LeaveSlip,
        OpenTrackSlip,
        CloseTrackSlip,
        OpenRoomSlip,
        CloseRoomSlip,
    )
}
"""Every slip, by the word that stands for it in an address."""

__all__ = ["SLIPS", "Slip"]
