"""Rules, linkage, packages and numbers in the words of the talks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from multitrack.analysis.finding import Acceptance
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
from multitrack.report.saying import Names, Sentence, Words, all_of, any_of, names, say
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


def share(part: int, whole: int) -> Words:
    """A part of a whole in hundredths, never rounded to none or to all."""
    if not whole or part in (0, whole):
        return say("all") if whole and part else say("none")
    hundredths = round(Fraction(100 * part, whole))
    if hundredths == 0:
        return say("less than 1 %")
    return say("more than 99 %") if hundredths == 100 else f"{hundredths} %"


ACCEPTANCE = {
    Acceptance.SURELY: say("surely"),
    Acceptance.POSSIBLY: say("possibly"),
    Acceptance.UNKNOWN: say("unknown"),
    Acceptance.NOT: say("not"),
}
"""Each acceptance in a word."""


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


def choice_in_words(talks: Talks, choice: Choice) -> Sentence:
    """A choice by the titles of its issue and option."""
    return say(
        "{issue}: {option}",
        issue=issue_title(talks, choice.issue),
        option=option_title(talks, choice.issue, choice.option),
    )


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


def verdict_in_words(verdict: Verdict, talks: Talks) -> Sentence:
    """What a rule says, and whose agreement is missing."""
    if verdict.accepted:
        return say("the rule is met")
    if not verdict.blocked_by:
        return say("the rule is not met")
    missing = all_of(party_name(talks, party) for party in in_order(talks, verdict.blocked_by))
    return say("the rule is not met, for want of {parties}", parties=missing)


def conditions_in_words(conditions: Iterable[Condition], talks: Talks) -> Words:
    """Conditions by the titles of their options."""
    return all_of(
        say(
            '"{issue}" is {options}',
            issue=issue_title(talks, each.issue),
            options=any_of(
                say('"{option}"', option=option_title(talks, each.issue, option)) for option in each.options
            ),
        )
        for each in conditions
    )


def linkage_in_words(linkage: Linkage, talks: Talks) -> Sentence:
    """What stands or falls together, as a sentence."""
    return say("{linkage}.", linkage=linkage_named(linkage, talks))


def linkage_named(linkage: Linkage, talks: Talks) -> Words:
    """The same without its full stop, as a part of another sentence."""
    match linkage:
        case NothingUntilAll(issues=()):
            return say("Nothing is agreed until everything is agreed")
        case NothingUntilAll(issues=issues):
            return say("Nothing is agreed until all of these are: {issues}", issues=_titles(talks, issues))
        case EarlyHarvest(issues=issues, because=because):
            return _because(
                say("May be applied before the whole is agreed: {issues}", issues=_titles(talks, issues)),
                because,
            )
        case Requires(where=where, needs=needs, because=because):
            return _because(
                say(
                    "Only together: where {where}, also {needs}",
                    where=conditions_in_words(where, talks),
                    needs=conditions_in_words(needs, talks),
                ),
                because,
            )
        case Excludes(together=together, because=because):
            these = conditions_in_words(together, talks)
            return _because(say("Not together: {conditions}", conditions=these), because)
        case AtMost(number=most, of=of, because=because):
            each = names((conditions_in_words((condition,), talks) for condition in of), "; ")
            return _because(say("At most {n} of these: {conditions}", n=most, conditions=each), because)
        case Budget():
            return _budget(linkage)


def _budget(budget: Budget) -> Sentence:
    amount = number(budget.at_most)
    if not budget.unit:
        return say("{title}: what is chosen may cost at most {amount}", title=budget.title, amount=amount)
    return say(
        "{title}: what is chosen may cost at most {amount} {unit}",
        title=budget.title,
        amount=amount,
        unit=budget.unit,
    )


def _because(said: Sentence, because: str | None) -> Sentence:
    return say("{sentence} (because {reason})", sentence=said, reason=because) if because else said


def _titles(talks: Talks, issues: Iterable[IssueId]) -> Names:
    return names(issue_title(talks, issue) for issue in issues)


def stages_in_words(structure: Structure) -> tuple[str, ...]:
    """What comes after what in a structure: one line per stage."""
    return tuple(
        f"{'; '.join(map(_body_in_words, stage.bodies))}: "
        + ("provisional" if stage.provisional else "closed for good")
        for stage in structure.stages
    )


def _body_in_words(body: Body) -> str:
    return f"{body.title} ({', '.join(body.issues)})"
