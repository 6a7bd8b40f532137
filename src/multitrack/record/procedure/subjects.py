"""What lives through states: how each thing is found in an act, where the record shows its state, how it is called.

These are the eyes of the tables in :mod:`multitrack.record.procedure.lives`; they read a standing and decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.channel import ChannelKind
from multitrack.model.contact import ContactId
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.statement import StatementId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold
from multitrack.record.standing import OptionKey

Word = tuple[PartyId, acts.Question]
"""A party's word, named by whose it is and on what."""


def no_names(here: Hold, key: object) -> Mapping[str, Told]:  # noqa: ARG001
    """A thing that is told of without a name."""
    return {}


def question_of(act: acts.Act) -> acts.Question | None:
    """On what a body is asked to decide, in an act that bears on such a question."""
    match act:
        case acts.TakePosition(position=on):
            return acts.Question(issue=on.issue, option=on.option)
        case acts.WithdrawPosition(issue=issue, option=option) | acts.Settle(issue=issue, option=option):
            return acts.Question(issue=issue, option=option)
        case acts.Assent(package=package) | acts.Object(package=package) | acts.Adopt(package=package):
            return acts.Question(package=package)
        case acts.CloseRatification(ratification=ratification):
            return acts.Question(ratification=ratification)
        case _:
            asked = getattr(act, "on", None)
            return asked if isinstance(asked, acts.Question) else None


# --- parties and people ---------------------------------------------------------------------------------------------


def party_of(here: Hold, act: acts.Act) -> Iterator[PartyId]:  # noqa: ARG001
    """The party whose place at the table, presence or proxy an act is about."""
    if isinstance(act, acts.Admit | acts.WalkOut | acts.ComeBack | acts.GiveProxy | acts.EndProxy):
        yield act.party


def party_named(here: Hold, party: PartyId) -> Mapping[str, Told]:
    """A party by its name."""
    return {"party": here.name(party)}


def admission_stands(here: Hold, party: PartyId) -> str:
    """Where a party stands towards the table, as it was noted last."""
    noted = (step for standing in here.standings for step in reversed(standing.admissions))
    last = next((step for step in noted if step.party == party), None)
    return "never noted" if last is None else last.state.value


def admission_how(act: acts.Act) -> str:
    """What a party is admitted as, or put out as."""
    return act.state.value if isinstance(act, acts.Admit) else ""


def presence_stands(here: Hold, party: PartyId) -> str:
    """Whether a party walked out of this very room."""
    return "out" if party in here.own.out else "in the room"


def proxy_stands(here: Hold, party: PartyId) -> str:
    """Whether a party speaks through another in this very room."""
    return "through another" if party in here.own.proxies else "for itself"


def seat_of(here: Hold, act: acts.Act) -> Iterator[PersonId]:  # noqa: ARG001
    """The person whose seat an act is about."""
    match act:
        case acts.TakeSeat(seat=seat):
            yield seat.person
        case acts.LeaveSeat(person=person):
            yield person


def seat_stands(here: Hold, person: PersonId) -> str:
    """Whether a person has a seat on this channel."""
    return "no seat" if here.own.seat(person) is None else "seat"


# --- channels and work teams ----------------------------------------------------------------------------------------


def this_channel(here: Hold, act: acts.Act) -> Iterator[str]:  # noqa: ARG001
    """The channel an act is done on: every act is about it."""
    yield here.own.channel.id


def channel_stands(here: Hold, key: str) -> str:  # noqa: ARG001
    """Whether anything more is written on a channel."""
    return "closed" if here.closed else "open"


def tracks_of(here: Hold, act: acts.Act) -> Iterator[TrackId]:  # noqa: ARG001
    """The work teams an act forms, changes or ends."""
    match act:
        case acts.OpenTrack(track=track) | acts.ChangeTrack(track=track):
            yield track.id
        case acts.CloseTrack(track=ended):
            yield ended
        case acts.MoveIssue(to=to) if to is not None:
            yield to
        case acts.Restructure(ends=ends):
            yield from ends


def track_stands(here: Hold, track: TrackId) -> str:
    """Whether a work team is at work."""
    return "not at work" if here.track(track) is None else "at work"


# --- issues, options, results ---------------------------------------------------------------------------------------


def issue_of(here: Hold, act: acts.Act) -> Iterator[IssueId]:
    """The issue an act is done on, in the body that has it."""
    match act:
        case acts.TakePosition(position=on) | acts.NoteReading(position=on):
            yield on.issue
        case acts.Report(settled=settled) if here.own.channel.kind is ChannelKind.TRACK:
            yield from (each.issue for each in settled)
        case acts.Report() | acts.WithdrawReport() | acts.LapseReport() | acts.Harvest():
            return
        case _:
            asked = question_of(act)
            issue = getattr(act, "issue", None) if asked is None else asked.issue
            if issue is not None:
                yield issue


def issue_named(here: Hold, issue: IssueId) -> Mapping[str, Told]:
    """An issue by its title, and the work team that has it."""
    team = team_of(here, issue)
    return {"issue": here.title(issue), "track": "" if team is None else team.title}


def team_of(here: Hold, issue: IssueId) -> Track | None:
    """The work team that has an issue."""
    return next((track for track in here.tracks() if issue in track.issues), None)


def _elsewhere(here: Hold, issue: IssueId) -> str | None:
    """Whether another body has an issue: seen from a team's room another body, from the plenary a team."""
    if here.own.channel.kind is ChannelKind.TRACK:
        own = here.own_track()
        return "with another body" if own is not None and issue not in own.issues else None
    of_plenary = here.own.channel.kind is ChannelKind.PLENARY
    return "with a team" if of_plenary and team_of(here, issue) is not None else None


def issue_stands(here: Hold, issue: IssueId) -> str:
    """Where an issue stands in the body that has it."""
    own = here.own
    if here.issue(issue) is None:
        return "unknown"
    if (elsewhere := _elsewhere(here, issue)) is not None:
        return elsewhere
    if (aside := own.aside.get(issue)) is not None:
        return "handed over" if aside.handed_to else "set aside"
    if (fated := own.fates.get(issue)) is not None:
        return {"lapse": "lapsed", "forward": "forwarded", "annex": "annexed"}[fated.fate]
    if issue not in own.settled:
        return "open"
    return "reported" if issue in own.reported else "settled"


def issue_how(act: acts.Act) -> str:
    """What becomes of text on which nothing was agreed."""
    return act.fate.value if isinstance(act, acts.Lapse) else ""


def result_of(here: Hold, act: acts.Act) -> Iterator[IssueId]:
    """The issues of which a result is reported to the plenary, or falls there."""
    if here.own.channel.kind is not ChannelKind.PLENARY:
        return
    match act:
        case acts.Report(settled=settled):
            yield from (each.issue for each in settled)
        case acts.WithdrawReport(issue=issue) | acts.LapseReport(issue=issue):
            yield issue
        case acts.Harvest(issues=issues):
            yield from issues


def result_stands(here: Hold, issue: IssueId) -> str:
    """Where the result of a work team on an issue stands in the plenary."""
    own = here.own
    if issue in own.harvested:
        return "harvested"
    if issue in own.reported:
        return "reported"
    return "lapsed" if issue in own.lapsed else "not reported"


def option_of(here: Hold, act: acts.Act) -> Iterator[OptionKey]:  # noqa: ARG001
    """The option an act is done on."""
    match act:
        case acts.TableOption(issue=issue, option=option) | acts.AmendOption(issue=issue, option=option):
            yield (issue, option.id)
        case acts.WithdrawOption(issue=issue, option=option_id):
            yield (issue, option_id)
        case acts.NoteReading(position=on):
            yield (on.issue, on.option)
        case _:
            asked = question_of(act)
            if asked is not None and asked.issue is not None and asked.option is not None:
                yield (asked.issue, asked.option)


def option_stands(here: Hold, key: OptionKey) -> str:
    """Whether an option is on the table here."""
    tabled = here.option(*key)
    if tabled is None:
        return "not here"
    return "withdrawn" if tabled.withdrawn else "on the table"


def option_how(act: acts.Act) -> str:
    """Whether an act brings its option along in full."""
    if isinstance(act, acts.TakePosition | acts.NoteReading) and act.brings is not None:
        return "bringing it" if act.brings.id == act.position.option else ""
    return ""


# --- a party's word -------------------------------------------------------------------------------------------------


def word_of(here: Hold, act: acts.Act) -> Iterator[Word]:  # noqa: ARG001
    """A party's word on a question that an act gives, confirms or takes back."""
    match act:
        case acts.TakePosition(position=on):
            yield (on.party, acts.Question(issue=on.issue, option=on.option))
        case acts.Assent() | acts.Object() | acts.Confirm() | acts.Abstain() | acts.WithdrawPosition():
            asked = question_of(act)
            if asked is not None:
                yield (act.party, asked)


def word_named(here: Hold, key: Word) -> Mapping[str, Told]:
    """A party's word by the name of the party."""
    return party_named(here, key[0])


def word_how(act: acts.Act) -> str:
    """Whether a word is given subject to the capital."""
    return "ad referendum" if getattr(act, "ad_referendum", False) else "of its own"


def word_stands(here: Hold, key: Word) -> str:
    """Whether a party spoke on a question, and whether its capital has yet to confirm."""
    party, on = key
    counted = here.own.counted.get(on)
    if counted is not None and party in counted.abstained:
        return "abstains"
    if on.issue is not None and on.option is not None:
        held = here.positions_on(on.issue, on.option).get(party)
        if held is None or held.position.reading:
            return "silent"
        return "awaits its capital" if held.awaits_capital else "given"
    proposed = None if on.package is None else here.own.packages.get(on.package)
    if proposed is None or (party not in proposed.assents and party not in proposed.objections):
        return "silent"
    return "awaits its capital" if party in proposed.awaits_capital else "given"


def reservation_of(here: Hold, act: acts.Act) -> Iterator[Word]:  # noqa: ARG001
    """The reservation that an act makes or lifts."""
    if isinstance(act, acts.Reserve | acts.LiftReservation):
        yield (act.party, act.on)


def reservation_stands(here: Hold, key: Word) -> str:
    """Whether a party's reservation stands."""
    return "reserved" if key in here.own.reservations else "none"


# --- the whole ------------------------------------------------------------------------------------------------------


def package_of(here: Hold, act: acts.Act) -> Iterator[acts.PackageId]:
    """The package an act is done on."""
    match act:
        case acts.ProposePackage(id=new):
            yield new
        case acts.WithdrawPackage(package=package) | acts.PutToRatification(package=package):
            yield package
        case acts.CloseRatification(ratification=ratification):
            held = here.own.ratifications.get(ratification)
            if held is not None:
                yield held.package
        case _:
            asked = question_of(act)
            if asked is not None and asked.package is not None:
                yield asked.package


def package_named(here: Hold, package: acts.PackageId) -> Mapping[str, Told]:
    """A package by its title."""
    proposed = here.own.packages.get(package)
    return {"package": package if proposed is None else proposed.title}


def package_stands(here: Hold, package: acts.PackageId) -> str:
    """Where a package stands: before the plenary, agreed, or before bodies outside."""
    proposed = here.own.packages.get(package)
    if proposed is None:
        return "not proposed"
    if proposed.withdrawn is not None:
        return "withdrawn"
    if proposed.adopted is None:
        return "proposed"
    outside = [each for each in here.own.ratifications.values() if each.package == package]
    if not outside:
        return "adopted"
    if any(each.closed is None for each in outside):
        return "in ratification"
    last = {each.body: each.verdict for each in outside}
    agreed = all(verdict is not None and verdict.accepted for verdict in last.values())
    return "ratified" if agreed else "not ratified"


def ratification_of(here: Hold, act: acts.Act) -> Iterator[acts.RatificationId]:  # noqa: ARG001
    """The ratification an act is done on."""
    if isinstance(act, acts.PutToRatification):
        yield act.id
    elif (on := question_of(act)) is not None and on.ratification is not None:
        yield on.ratification


def ratification_stands(here: Hold, ratification: acts.RatificationId) -> str:
    """Whether a body outside is still at it."""
    held = here.own.ratifications.get(ratification)
    if held is None:
        return "not put"
    return "under way" if held.closed is None else "closed"


def silence_of(here: Hold, act: acts.Act) -> Iterator[acts.Question]:  # noqa: ARG001
    """The question that an act puts under silence, or whose time is up."""
    if isinstance(act, acts.PutUnderSilence | acts.TimeIsUp):
        yield act.on


def silence_stands(here: Hold, on: acts.Question) -> str:
    """Whether the time of a question under silence is running."""
    counted = here.own.counted.get(on)
    if counted is None or counted.silence is None:
        return "not under silence"
    return "time is up" if counted.silence.is_up else "under silence"


# --- the calendar, and what is asked and promised -------------------------------------------------------------------


def round_of(here: Hold, act: acts.Act) -> Iterator[acts.RoundId]:  # noqa: ARG001
    """The round that an act begins or ends."""
    match act:
        case acts.OpenRound(id=new):
            yield new
        case acts.CloseRound(round=closed):
            yield closed


def round_stands(here: Hold, key: acts.RoundId) -> str:
    """Whether a round is under way."""
    held = here.own.rounds.get(key)
    if held is None:
        return "not begun"
    return "under way" if held.closed is None else "ended"


def sitting_of(here: Hold, act: acts.Act) -> Iterator[acts.SittingId]:  # noqa: ARG001
    """The sitting an act is done on."""
    match act:
        case acts.CallSitting(sitting=called) | acts.MoveSitting(sitting=called):
            yield called.id
        case acts.TakeSeat(sitting=sitting) if sitting is not None:
            yield sitting
        case (
            acts.CancelSitting(sitting=sitting)
            | acts.BeginSitting(sitting=sitting)
            | acts.AdjournSitting(sitting=sitting)
            | acts.ResumeSitting(sitting=sitting)
            | acts.EndSitting(sitting=sitting)
        ):
            yield sitting


def sitting_stands(here: Hold, key: acts.SittingId) -> str:
    """Where a sitting stands; the word of the channel that sits goes before that of the one that called it."""
    held = next((s.sittings[key] for s in here.standings if key in s.sittings), None)
    return "not called" if held is None else held.state.value


def ask_of(here: Hold, act: acts.Act) -> Iterator[acts.AskId]:  # noqa: ARG001
    """The ask that an act puts, answers or takes back."""
    match act:
        case acts.Ask(id=new):
            yield new
        case acts.Reply(ask=ask) | acts.WithdrawAsk(ask=ask):
            yield ask


def ask_how(act: acts.Act) -> str:
    """Whether a reply puts the answer off."""
    if isinstance(act, acts.Reply):
        return "later" if act.answer is acts.AnswerTo.LATER else "an answer"
    return ""


def ask_stands(here: Hold, key: acts.AskId) -> str:
    """Whether an ask still waits for an answer."""
    held = here.own.asks.get(key)
    if held is None:
        return "not asked"
    if held.withdrawn is not None:
        return "withdrawn"
    if held.answer is None:
        return "asked"
    return "put off" if held.answer is acts.AnswerTo.LATER else "answered"


def contact_of(here: Hold, act: acts.Act) -> Iterator[ContactId]:  # noqa: ARG001
    """The contact that an act notes or takes back."""
    match act:
        case acts.NoteContact(contact=contact):
            yield contact.id
        case acts.WithdrawContact(contact=code):
            yield code


def contact_stands(here: Hold, key: ContactId) -> str:
    """Whether a contact was noted here; of one noted elsewhere only the fact is known."""
    noted = here.own.contacts.get(key)
    if noted is None or noted.elsewhere:
        return "not noted"
    return "noted" if noted.withdrawn is None else "taken back"


def undertaking_of(here: Hold, act: acts.Act) -> Iterator[acts.UndertakingId]:  # noqa: ARG001
    """The undertaking that an act gives, reports done or verifies."""
    match act:
        case acts.GiveUndertaking(id=new):
            yield new
        case acts.ReportDone(undertaking=undertaking) | acts.Verify(undertaking=undertaking):
            yield undertaking


def undertaking_how(act: acts.Act) -> str:
    """What whoever verifies has found."""
    if isinstance(act, acts.Verify):
        return "found" if act.found else "not found"
    return ""


def undertaking_stands(here: Hold, key: acts.UndertakingId) -> str:
    """Where an undertaking stands: given, said to be done, found done or not."""
    held = here.own.undertakings.get(key)
    if held is None:
        return "not given"
    if held.found is not None and (held.done is None or held.verified is None or held.verified >= held.done):
        return "found done" if held.found else "not found done"
    return "given" if held.done is None else "reported done"


def statement_of(here: Hold, act: acts.Act) -> Iterator[StatementId]:  # noqa: ARG001
    """The statement that an act notes, links or takes out."""
    match act:
        case acts.NoteStatement(statement=statement):
            yield statement.id
        case acts.LinkStatement(statement=code) | acts.WithdrawStatement(statement=code):
            yield code


def statement_stands(here: Hold, key: StatementId) -> str:
    """Whether a statement is in the register of a channel."""
    noted = here.own.statements.get(key)
    if noted is None:
        return "not noted"
    return "noted" if noted.withdrawn is None else "withdrawn"
