"""What a language's table holds: everything the rules of reading know of words, and no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Tense(StrEnum):
    """The shape of a verb in a sentence: verbs joined by "and" have the same."""

    PAST = "past"
    PRESENT = "present"
    PLAIN = "plain"
    PARTICIPLE = "participle"


class Frame(StrEnum):
    """What may stand after a verb of saying."""

    THAT = "that"
    """a clause or a quotation: said (that) ..."""
    TELLS = "somebody that"
    """first who is told: told reporters (that) ..."""
    TO_DO = "to do"
    """what the speaker will do: offered to ..., threatened to ..."""
    APPEAL = "somebody to do"
    """what somebody else should do: urged both sides to ..."""
    THING = "a thing"
    """what is judged or wished: welcomed ..., denied ..., called for ..."""
    AS = "a thing as"
    """what a thing is called: described ... as, called it "..." """


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying with its frames; ``loaded`` where it says what the outlet thinks of the words."""

    lemma: str
    frames: frozenset[Frame]
    loaded: bool = False
    attitude: bool = False
    """Whether it says how somebody stands to a matter, rather than that they spoke."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter that talks are often about: its title, and the words by which it is recognised."""

    code: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The tables of one language. Fields that end in ``_pattern`` are regular expressions without groups."""

    code: str
    verbs: Mapping[str, tuple[Verb, Tense]]
    """Every shape of every verb, phrases included ("pointed out"), in small letters."""
    pronouns: Mapping[str, str]
    """Pronouns that stand for a speaker, with what they may stand for: he, she, it, they."""
    possessives: frozenset[str]
    titles: Mapping[str, str]
    """Forms of address, with he or she where they tell."""
    office_words: frozenset[str]
    """Words that offices are made of; never a part of a name."""
    office_adjectives: frozenset[str]
    """Those of them that say no person by themselves: prime, foreign, former."""
    body_words: frozenset[str]
    """Words that names of bodies are made of: council, ministry, front."""
    head_of_delegation: tuple[str, ...]
    nobody: frozenset[str]
    """What is no speaker though it stands where one would: some, nobody, there."""
    no_speaker_heads: frozenset[str]
    """Things that are said to say: a report, a paper."""
    articles: frozenset[str]
    bindings: frozenset[str]
    """What binds a noun to the one before it: of, for, to, in."""
    speech_pronouns: frozenset[str]
    """I, we, you: outside a quotation, the writer's own."""
    floating: frozenset[str]
    """What may stand between a subject and its verb and belongs to the subject: both, all."""
    auxiliaries: frozenset[str]
    """What puts a plain verb into a tense: did, does."""
    gender_endings: tuple[tuple[str, str], ...]
    """How words end that tell he or she: spokeswoman."""
    generic_bodies: frozenset[str]
    """The same for bodies: the agency, the group."""
    leading: frozenset[str]
    """What opens a remark on the occasion before the subject: asked, speaking."""
    own_voice: frozenset[str]
    """Verbs that go on with the speaker wherever "and" leads to them: welcomed, stressed."""
    generic_people: frozenset[str]
    """Words by which somebody is taken up who was named before: the diplomat, the official."""
    quoting: frozenset[str]
    """Verbs of quoting another: quoted, cited."""
    close_bindings: frozenset[str]
    """Those that bind to a name as well: Lund of the institute."""
    conditions: frozenset[str]
    """What opens a clause at once behind "said": if, unless."""
    quantity_pattern: str
    owning: tuple[str, ...]
    """How words end that own what follows: 's."""
    plural_endings: tuple[tuple[str, str], ...]
    """How plurals end, with what stands there in the singular; the longer first."""
    negating: tuple[str, ...]
    """How helping words end that deny: n't."""
    remark_endings: tuple[str, ...]
    """How the first word of a side remark ends: speaking, flanked by."""
    adverb_endings: tuple[str, ...]
    people_words: frozenset[str]
    """What people are called who speak without a name, in the singular: diplomat, analyst, resident."""
    demonym_endings: tuple[str, ...]
    """How words end that are made from the name of a state."""
    side_words: frozenset[str]
    """What the sides at a table are called: government, opposition, front."""
    papers: frozenset[str]
    """What speaks for whoever issued it: a statement, a communique."""
    paper_pronoun: str
    unnamed: frozenset[str]
    """What takes up somebody who stays without a name: another, others."""
    outlet_words: frozenset[str]
    """Words in the names of newspapers and broadcasters."""
    no_names: frozenset[str]
    """What is no part of a name though a sentence may begin with it: even, what, our."""
    people_plurals: frozenset[str]
    people_endings: tuple[str, ...]
    """How words end that say what somebody is."""
    indefinite: frozenset[str]
    """What opens a phrase for somebody not named before: a, one, another."""
    calendar: frozenset[str]
    """Days and months: capitals that are nobody's name."""
    days: tuple[str, ...]
    towards: frozenset[str]
    """What leads from an occasion to whom it was with: an interview with, a statement to."""
    published: frozenset[str]
    """What follows the name of an outlet: published, aired."""
    objects: frozenset[str]
    """Pronouns for who was told: me, him, them."""
    first_person: frozenset[str]
    proposing: frozenset[str]
    """Verbs whose words are a proposal: propose, call for."""
    list_end_pattern: str
    list_lead_pattern: str
    particles: frozenset[str]
    """Small words inside names: al, bin, de, van."""
    joins: frozenset[str]
    """Words that join clauses: and, but, while."""
    and_: str
    openers: frozenset[str]
    """Words that open what is no subject: in, after, who, speaking."""
    negations: frozenset[str]
    passives: frozenset[str]
    modals: frozenset[str]
    carriers: frozenset[str]
    """Helping words between a subject and its verb: has, later, also, today."""
    time_pattern: str
    occasion_pattern: str
    """In a statement, at a news conference, on his blog."""
    manner_pattern: str
    """How something is said, between a verb and its object: in the strongest terms."""
    interview_words: tuple[str, ...]
    """What a heading says of a report that is one person's answers."""
    that: str
    according_to: str
    by: str
    as_: str
    agents: frozenset[str]
    """What leads to whoever wrote a paper: by, from."""
    sequels: frozenset[str]
    """What leads from one saying to the next: before adding."""
    means: frozenset[str]
    """By what one speaks from afar: by telephone."""
    plain_clause: frozenset[str]
    """Verbs after which a clause may stand without "that"."""
    turns: frozenset[str]
    """Joining words that turn to another speaker: but, while, though."""
    plural_pronouns: frozenset[str]
    plurals: frozenset[str]
    """Plural nouns that do not end in s: people, police."""
    quantities: frozenset[str]
    """Words that open a new noun phrase without an article: no, all, both, at."""
    relatives: frozenset[str]
    personal: frozenset[str]
    """Those that speak of people only: who."""
    heading: Mapping[str, str]
    """Verbs of leading, with the office each says: heads, head of."""
    to: str
    not_loaded_before: str
    """What follows a loaded word that is a verb after all: alleged by."""
    loaded_words: tuple[str, ...]
    """Words that an outlet sets before what it does not believe: so-called."""
    charged_words: tuple[str, ...]
    """Words that take a side; in a paraphrase nobody can know whose they are."""
    abbreviations: frozenset[str]
    months: Mapping[str, int]
    question_labels: frozenset[str]
    answer_labels: frozenset[str]
    meetings: tuple[tuple[str, str], ...]
    """Patterns of contacts with the format each stands for; what follows names the other side."""
    joint_meetings: tuple[tuple[str, str], ...]
    """The same where both sides stand before: A and B met."""
    proposal_pattern: str
    enumeration_patterns: tuple[str, ...]
    """What opens a list of things, the surest first: such as, including; committees on."""
    back_reference_pattern: str
    """What points back to a list: those issues, these questions."""
    kinds_of_proposal: tuple[tuple[str, str], ...]
    subjects: tuple[Subject, ...]
