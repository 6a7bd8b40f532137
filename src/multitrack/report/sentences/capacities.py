"""In what capacity someone sits, and where a party stands towards the table, in words."""

from __future__ import annotations

from multitrack.model.party import AdmissionState, Role
from multitrack.report.saying import Sentence, say

ROLES: dict[Role, Sentence] = {
    Role.HEAD: say("head of delegation"),
    Role.DELEGATE: say("delegate"),
    Role.ADVISER: say("adviser"),
    Role.SUBSTITUTE: say("substitute"),
    Role.MEDIATOR: say("mediator"),
    Role.FACILITATOR: say("facilitator"),
    Role.SECRETARIAT: say("secretariat"),
    Role.OBSERVER: say("observer"),
}
"""Each capacity in words."""

ADMISSIONS: dict[AdmissionState, Sentence] = {
    AdmissionState.INVITED: say("invited"),
    AdmissionState.ADMITTED: say("admitted"),
    AdmissionState.OBSERVER: say("observer"),
    AdmissionState.DECLINED: say("declined"),
    AdmissionState.INVITATION_WITHDRAWN: say("invitation withdrawn"),
    AdmissionState.SUSPENDED: say("suspended"),
    AdmissionState.EXCLUDED: say("excluded"),
    AdmissionState.CHANNEL_ONLY: say("heard on channels only"),
}
"""Where a party stands towards the table, in words."""
