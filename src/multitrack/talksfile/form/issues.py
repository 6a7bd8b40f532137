"""How the file tells what is to be settled and how it could be, and the words it is to be settled in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from multitrack.model.issue import Condition, Grid, Issue, IssueId, Option, OptionId, Undertaking
from multitrack.model.package import Choice, Cost
from multitrack.model.party import OwnName
from multitrack.model.text import Alternative, Bracket, Draft, Paragraph
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.people import OWN_NAMES
from multitrack.talksfile.shapes import Listed, Pairs, Row, Turned
from multitrack.talksfile.words import CHANNEL, ISSUE, NUMBER, OPTION, TEXT, WORDS

ByIssue = tuple[tuple[IssueId, tuple[OptionId, ...]], ...]
Amounts = tuple[tuple[IssueId, tuple[tuple[OptionId, Fraction], ...]], ...]


def _conditions(pairs: ByIssue) -> tuple[Condition, ...]:
    return tuple(Condition(issue=issue, options=options) for issue, options in pairs)


def _of_conditions(conditions: tuple[Condition, ...]) -> ByIssue:
    return tuple((each.issue, each.options) for each in conditions)


def _choices(pairs: ByIssue) -> tuple[Choice, ...]:
    return tuple(Choice(issue, option) for issue, options in pairs for option in options)


def _of_choices(choices: tuple[Choice, ...]) -> ByIssue:
    """Choices on one issue that follow one another stand together."""
    runs = groupby(choices, key=lambda choice: choice.issue)
    return tuple((issue, tuple(choice.option for choice in run)) for issue, run in runs)


def _costs(pairs: Amounts) -> tuple[Cost, ...]:
    return tuple(Cost(issue, option, amount) for issue, lines in pairs for option, amount in lines)


def _of_costs(costs: tuple[Cost, ...]) -> Amounts:
    runs = groupby(costs, key=lambda cost: cost.issue)
    return tuple((issue, tuple((cost.option, cost.amount) for cost in run)) for issue, run in runs)


ISSUES = Listed(ISSUE, lone=True, once=True)
SOME_ISSUES = Listed(ISSUE, lone=True, once=True, least=1)
SOME_OPTIONS = Listed(OPTION, lone=True, once=True, least=1)
CONDITIONS = Turned(Pairs(ISSUE, SOME_OPTIONS, scoped=True, again=True, least=1), _conditions, _of_conditions)
CHOICES = Turned(Pairs(ISSUE, SOME_OPTIONS, scoped=True, again=True), _choices, _of_choices)
COSTS = Turned(Pairs(ISSUE, Pairs(OPTION, NUMBER, again=True), scoped=True, again=True), _costs, _of_costs)

UNDERTAKING = Block(
    Undertaking,
    (
        Key("who", TEXT, "the side that does or gives it"),
        Key("what", TEXT, "what it does or gives"),
        Key("by", TEXT, "by when"),
        Key("verified_by", TEXT, "who verifies it"),
    ),
)
OPTION_TABLE = Table(
    "option",
    Block(
        Option,
        (
            Key("title", WORDS, "the settlement in a few words"),
            Key("wording", WORDS, "what the text says where it is chosen; the title where this is missing"),
            Key("undertakings", Listed(UNDERTAKING), "who does or gives what if it is agreed"),
            Key("channel", CHANNEL, "who hears it at the opening; the mediation team where none is named"),
        ),
        short="title",
    ),
)
GRID = Block(
    Grid,
    (
        Key("from", NUMBER, "the lowest number", field="low"),
        Key("to", NUMBER, "the highest number", field="high"),
        Key("step", NUMBER, "from one number to the next"),
        Key("unit", TEXT, "the unit, such as ct per kWh"),
    ),
    check=checks.grid,
)


@dataclass(frozen=True, kw_only=True)
class IssueEntry:
    """An issue as the file says it: of a grid only what the numbers do not say themselves."""

    id: IssueId
    title: str
    options: tuple[Option, ...] = ()
    titles: tuple[OwnName, ...] = ()
    about: str | None = None
    arises_if: tuple[Condition, ...] = ()
    grid: Grid | None = None
    channel: str | None = None

    def issue(self) -> Issue:
        """The issue with all its options."""
        said = {option.id: option for option in self.options}
        numbers = () if self.grid is None else self.grid.options()
        return Issue(
            id=self.id,
            title=self.title,
            options=tuple(said.get(number.id, number) for number in numbers) or self.options,
            titles=self.titles,
            about=self.about,
            arises_if=self.arises_if,
            grid=self.grid,
            channel=self.channel,
        )

    @classmethod
    def of(cls, issue: Issue) -> IssueEntry:
        """The entry that says an issue."""
        numbers = () if issue.grid is None else issue.grid.options()
        return cls(
            id=issue.id,
            title=issue.title,
            options=tuple(option for option in issue.options if option not in numbers),
            titles=issue.titles,
            about=issue.about,
            arises_if=issue.arises_if,
            grid=issue.grid,
            channel=issue.channel,
        )


ISSUE_TABLE = Turned(
    Table(
        "issue",
        Block(
            IssueEntry,
            (
                Key("title", TEXT, "the question, in neutral words"),
                Key("titles", OWN_NAMES, "each side's own name for it"),
                Key("about", TEXT, "what it is about"),
                Key("grid", GRID, "the numbers it may take; each is an option"),
                Key(
                    "options",
                    OPTION_TABLE,
                    "the possible settlements; with a grid, more on some of its numbers",
                ),
                Key("arises_if", CONDITIONS, "it arises only where all of this holds (issue: options)"),
                Key(
                    "channel", CHANNEL, "who hears it at the opening; the mediation team where none is named"
                ),
            ),
            check=checks.issue,
        ),
    ),
    lambda entries: tuple(entry.issue() for entry in entries),
    lambda issues: tuple(IssueEntry.of(issue) for issue in issues),
)

ALTERNATIVE = Block(
    Alternative,
    (
        Key("options", Row(OPTION), "the options it stands for, one for each deciding issue, in their order"),
        Key("words", WORDS, "what the text then says; may be empty"),
    ),
    short="words",
    check=checks.alternative,
)
BRACKET_TABLE = Table(
    "bracket",
    Block(
        Bracket,
        (
            Key("decided_by", ISSUES, "the issues that decide it together; none for wording only"),
            Key("alternatives", Listed(ALTERNATIVE, least=1), "what it may say"),
        ),
        scope="decided_by",
        check=checks.bracket,
    ),
)
DRAFT = Block(
    Draft,
    (
        Key(
            "paragraphs",
            Table(
                "paragraph",
                Block(
                    Paragraph,
                    (Key("words", WORDS, "its words"),),
                    short="words",
                    check=checks.paragraph,
                ),
            ),
            "the paragraphs by their stable codes; {code} is the place of a bracket or of an issue",
        ),
        Key("brackets", BRACKET_TABLE, "the disputed places that are not simply the wording of one issue"),
    ),
)
