"""What was done on the whole, in words: packages, early harvest, ratification."""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.act.packages import PackageAct
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, Value, count, names, say
from multitrack.report.sentences.naming import moment


def said_of_package(act: PackageAct, who: Value, called: Called) -> Sentence:
    """An act on the whole in words."""
    match act:
        case acts.ProposePackage(title=title, package=package):
            return count(
                "{who} proposed the package “{package}”, over one issue.",
                "{who} proposed the package “{package}”, over {n} issues.",
                len(package.choices),
                who=who,
                package=title,
            )
        case acts.WithdrawPackage(package=package_id):
            return say("{who} withdrew the package “{package}”.", who=who, package=called.package(package_id))
        case acts.Assent() | acts.Object():
            return _of_voice(act, called)
        case acts.Adopt(package=package_id):
            return say("The package “{package}” is adopted.", package=called.package(package_id))
        case acts.LiftBracket():
            return say("A bracket of wording is lifted; in its place stands:")
        case acts.Harvest(issues=issues):
            return say("Applied early: {issues}.", issues=names(map(called.issue, issues)))
        case acts.PutToRatification() | acts.CloseRatification():
            return _of_ratification(act, called)
    assert_never(act)


def _of_voice(act: acts.Assent | acts.Object, called: Called) -> Sentence:
    party, package = called.party(act.party), called.package(act.package)
    if isinstance(act, acts.Object):
        return say("{party} objects to “{package}”.", party=party, package=package)
    assents = say("{party} assents to “{package}”.", party=party, package=package)
    if act.ad_referendum:
        assents = say("{taken} Its capital has still to confirm this.", taken=assents)
    if act.only_if:
        conditions = names(called.condition(each) for each in act.only_if)
        return say("{taken} Only if: {conditions}.", taken=assents, conditions=conditions)
    return assents


def _of_ratification(act: acts.PutToRatification | acts.CloseRatification, called: Called) -> Sentence:
    if isinstance(act, acts.CloseRatification):
        return say("The ratification by {body} is closed.", body=called.ratification(act.ratification))
    package = called.package(act.package)
    if act.until is None:
        return say("“{package}” is put to {body} for ratification.", package=package, body=act.body)
    return say(
        "“{package}” is put to {body} for ratification, until {moment}.",
        package=package,
        body=act.body,
        moment=moment(act.until),
    )
