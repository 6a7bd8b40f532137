"""Rules, linkage, packages and numbers in the words of the talks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.package import (
    AtMost,
    Budget,
    Choice,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Package,
    Requires,
)
from multitrack.model.party import PartyId
from multitrack.model.rule import Verdict
from multitrack.model.talks import Talks
from multitrack.model.track import Body, Structure
from multitrack.talksfile.problems import nearest, one_of


def listed(words: Iterable[str], join: str = "and") -> str:
    """Some words as a list within a sentence."""
    each = tuple(words)
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {join} {each[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 package", "12 packages"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(exact: Fraction | int) -> str:
    """An exact number as people write it: whole, decimal where that is exact, else a fraction."""
    value = Fraction(exact)
    if value.denominator == 1:
        return f"{value.numerator:,}"
    for places in range(1, 7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**places)
            return f"{'-' if value < 0 else ''}{whole:,}.{rest:0{places}d}"
    return f"{value.numerator}/{value.denominator}"


def share(part: int, whole: int) -> str:
    """A part of a whole in hundredths, never rounded to none or to all."""
    if not whole or part in (0, whole):
        return "all" if whole and part else "none"
    hundredths = round(Fraction(100 * part, whole))
    if hundredths == 0:
        return "less than 1 %"
    return "more than 99 %" if hundredths == 100 else f"{hundredths} %"


def party_name(talks: Talks, party: PartyId) -> str:
    """The neutral name of a party, with its code behind it where they differ."""
    known = talks.party(party)
    if known is None or known.name == known.id:
        return str(party)
    return f"{known.name} ({party})"


def party_names(talks: Talks, parties: Iterable[PartyId], join: str = "and") -> str:
    """Several parties by their names."""
    return listed((party_name(talks, party) for party in parties), join)


def in_order(talks: Talks, parties: Iterable[PartyId]) -> tuple[PartyId, ...]:
    """Some parties in the order of the talks, any others behind them."""
    order = [party.id for party in talks.parties]
    return tuple(sorted(parties, key=lambda party: order.index(party) if party in order else len(order)))


def issue_title(talks: Talks, issue: IssueId) -> str:
    """The title of an issue."""
    known = talks.issue(issue)
    return str(issue) if known is None else known.title


def options_in(talks: Talks, issue: IssueId) -> tuple[Option, ...]:
    """The options of an issue: those declared, else the numbers of its grid."""
    known = talks.issue(issue)
    if known is None:
        return ()
    return known.options or (known.grid.options() if known.grid else ())


def option_title(talks: Talks, issue: IssueId, option: OptionId) -> str:
    """The title of an option."""
    found = next((each for each in options_in(talks, issue) if each.id == option), None)
    return str(option) if found is None else found.title


def option_with_code(talks: Talks, issue: IssueId, option: OptionId) -> str:
    """The title of an option, with its code behind it where they differ."""
    title = option_title(talks, issue, option)
    return title if title == option else f"{title} ({option})"


def choice_in_words(talks: Talks, choice: Choice) -> str:
    """A choice by the titles of its issue and option."""
    return f"{issue_title(talks, choice.issue)}: {option_title(talks, choice.issue, choice.option)}"


def package_in_codes(package: Package) -> str:
    """A package as it is typed on a command line."""
    return ",".join(f"{choice.issue}={choice.option}" for choice in package.choices)


def package_from_codes(typed: str, talks: Talks) -> tuple[Package, tuple[str, ...]]:
    """A package as it is typed (``A=A2,B=B3``, or by titles), and everything that is wrong with what was typed."""
    chosen: dict[IssueId, OptionId] = {}
    problems: list[str] = []
    for part in filter(None, (each.strip() for each in typed.split(","))):
        code, equals, option = (each.strip() for each in part.partition("="))
        issue = issue_called(code, talks)
        if not equals or not option:
            problems.append(f'"{part}" is no choice. Expected issue=option, such as {_example(talks)}.')
        elif issue is None:
            problems.append(unknown_name("issue", code, [each.id for each in talks.issues]))
        elif issue.id in chosen:
            problems.append(f'the issue "{code}" is chosen twice.')
        elif (found := _option_called(option, talks, issue.id)) is None:
            known = [each.id for each in options_in(talks, issue.id)]
            problems.append(unknown_name(f"option of {code}", option, known))
        else:
            chosen[issue.id] = found
    if not chosen and not problems:
        problems.append(f"no choice was typed. Expected issue=option, such as {_example(talks)}.")
    order = [issue.id for issue in talks.issues if issue.id in chosen]
    return Package.of((issue, chosen[issue]) for issue in order), tuple(problems)


def issue_called(typed: str, talks: Talks) -> Issue | None:
    """The issue of that code, else of that title."""
    titled = (issue for issue in talks.issues if issue.title.casefold() == typed.casefold())
    return talks.issue(IssueId(typed)) or next(titled, None)


def _option_called(typed: str, talks: Talks, issue: IssueId) -> OptionId | None:
    """The option of that code, else of that title."""
    known = options_in(talks, issue)
    coded = (option.id for option in known if option.id == typed)
    titled = (option.id for option in known if option.title.casefold() == typed.casefold())
    return next(coded, None) or next(titled, None)


def _example(talks: Talks) -> str:
    return next((f"{i.id}={o.id}" for i in talks.issues for o in options_in(talks, i.id)), "A=A1")


def unknown_name(kind: str, typed: str, known: Sequence[str]) -> str:
    """That nothing is called so, what is expected, and what may be meant."""
    meant = nearest(typed, known)
    advice = f'; did you mean "{meant}"?' if meant else "."
    return f'there is no {kind} "{typed}". Expected {one_of(known, typed)}{advice}'


def verdict_in_words(verdict: Verdict, talks: Talks) -> str:
    """What a rule says, and whose agreement is missing."""
    if verdict.accepted:
        return "the rule is met"
    missing = party_names(talks, in_order(talks, verdict.blocked_by))
    return f"the rule is not met, for want of {missing}" if missing else "the rule is not met"


def conditions_in_words(conditions: Iterable[Condition], talks: Talks) -> str:
    """Conditions by the titles of their options."""
    return listed(
        f'"{issue_title(talks, c.issue)}" is {listed((_quoted(talks, c.issue, o) for o in c.options), "or")}'
        for c in conditions
    )


def _quoted(talks: Talks, issue: IssueId, option: OptionId) -> str:
    return f'"{option_title(talks, issue, option)}"'


def linkage_in_words(linkage: Linkage, talks: Talks) -> str:
    """What stands or falls together, as a sentence."""
    match linkage:
        case NothingUntilAll(issues=()):
            return "Nothing is agreed until everything is agreed."
        case NothingUntilAll(issues=issues):
            return f"Nothing is agreed until all of these are: {_titles(talks, issues)}."
        case EarlyHarvest(issues=issues, because=because):
            return f"May be applied before the whole is agreed: {_titles(talks, issues)}{_reason(because)}."
        case Requires(where=where, needs=needs, because=because):
            these, those = conditions_in_words(where, talks), conditions_in_words(needs, talks)
            return f"Only together: where {these}, also {those}{_reason(because)}."
        case Excludes(together=together, because=because):
            return f"Not together: {conditions_in_words(together, talks)}{_reason(because)}."
        case AtMost(number=most, of=of, because=because):
            each = "; ".join(conditions_in_words((condition,), talks) for condition in of)
            return f"At most {most} of these: {each}{_reason(because)}."
        case Budget(title=title, at_most=at_most, unit=unit):
            return f"{title}: what is chosen may cost at most {number(at_most)} {unit}".rstrip() + "."


def _reason(because: str | None) -> str:
    return f" (because {because})" if because else ""


def _titles(talks: Talks, issues: Iterable[IssueId]) -> str:
    return ", ".join(issue_title(talks, issue) for issue in issues)


def stages_in_words(structure: Structure) -> tuple[str, ...]:
    """What comes after what in a structure: one line per stage."""
    return tuple(
        f"{'; '.join(map(_body_in_words, stage.bodies))}: "
        + ("provisional" if stage.provisional else "closed for good")
        for stage in structure.stages
    )


def _body_in_words(body: Body) -> str:
    return f"{body.title} ({', '.join(body.issues)})"
