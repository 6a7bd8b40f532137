"""How a body decides: the forms of rules, the voices they are judged on, and the verdict with every sub-test.

Rules compose: several tests at once (Stormont, 1996), the first attempt that passes (the Libyan forum, 2021),
a share of seats (Yemen, 2013), votes and turnout outside the room (German parties), a chair's judgement with
its reasons (South Africa, 1993), silence until a deadline. A rule that tests nothing is an error.
"""

from multitrack.model.rule.forms import (
    AllOf,
    AnyOf,
    Attempt,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    EmptyRuleError,
    Endorsements,
    FirstOf,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Quota,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    VotesIn,
    Weight,
    Whole,
)
from multitrack.model.rule.inner import Group, InnerRule, Voice, speaks
from multitrack.model.rule.reach import Beyond, hangs_on, is_monotone, parties_named
from multitrack.model.rule.verdict import Lack, Verdict, judge
from multitrack.model.rule.voices import Ballot, ChairFinding, Endorsed, ImpossibleCountError, Voices

__all__ = [
    "AllOf",
    "AnyOf",
    "Attempt",
    "Ballot",
    "Beyond",
    "ChairFinding",
    "ChairFinds",
    "Community",
    "Consensus",
    "ConsentOf",
    "EachCommunity",
    "EmptyRuleError",
    "Endorsed",
    "Endorsements",
    "FirstOf",
    "Group",
    "ImpossibleCountError",
    "InnerRule",
    "Lack",
    "NoObjection",
    "NoVetoOf",
    "NumberOf",
    "Quota",
    "Rule",
    "Share",
    "ShareOfParties",
    "Turnout",
    "Unanimity",
    "Verdict",
    "Voice",
    "Voices",
    "VotesIn",
    "Weight",
    "Whole",
    "hangs_on",
    "is_monotone",
    "judge",
    "parties_named",
    "speaks",
]
