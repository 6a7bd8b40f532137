"""English: the words by which newsrooms attribute words."""

from __future__ import annotations

from multitrack.reading.languages.english_subjects import KINDS_OF_PROPOSAL, SUBJECTS
from multitrack.reading.languages.english_verbs import shapes
from multitrack.reading.languages.language import Language

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January February March April May June July August September October November December".split()
_PART_OF_DAY = "morning|afternoon|evening|night|noon"

ENGLISH = Language(
    code="en",
    verbs=shapes(),
    pronouns={"he": "he", "she": "she", "it": "it", "they": "they", "i": "i", "we": "we", "you": "you"},
    possessives=frozenset("his her its their".split()),
    titles={
        "mr": "he",
        "mr.": "he",
        "sir": "he",
        "ms": "she",
        "ms.": "she",
        "mrs": "she",
        "mrs.": "she",
        "miss": "she",
        "dr": "",
        "dr.": "",
        "prof": "",
        "prof.": "",
        "professor": "",
        "lord": "he",
        "lady": "she",
        "sheikh": "he",
        **dict.fromkeys(
            "general gen gen. colonel col col. captain capt capt. major maj maj. lt lt. brigadier admiral sergeant sgt "
            "sgt. imam ayatollah rev rev. judge".split(),
            "",
        ),
        "h.e.": "",
    },
    office_words=frozenset(
        "minister ministers deputy vice prime foreign affairs interior defence defense information finance climate "
        "president chairman chairwoman chair secretary secretary-general general envoy special representative "
        "permanent spokesman spokeswoman spokesperson negotiator chief head leader member adviser advisor "
        "ambassador governor commissioner commander director coordinator co-ordinator humanitarian resident mediator "
        "facilitator delegate official senator chancellor premier king prince colonel captain major analyst "
        "opposition government state high senior joint acting former lead co-leader co-chair speaker "
        "political relief under assistant undersecretary under-secretary-general counterpart lawyer judge expert "
        "professor delegation executive correspondent editor author researcher media".split()
    ),
    office_adjectives=frozenset(
        "vice prime foreign affairs interior defence defense information finance climate special permanent humanitarian "
        "resident opposition government state high senior joint acting former lead political relief under general "
        "delegation media assistant".split()
    ),
    body_words=frozenset(
        "council ministry front agency party parties union unions united nations programme program league army "
        "government coalition alliance committee commission group office mission delegation opposition "
        "department bank fund court federation republic kingdom state states movement forces brigade brigades "
        "authority assembly parliament congress senate embassy bureau secretariat organization organisation "
        "institute association society network channel television news radio post times press review house "
        "kremlin house capital cabinet police side sides bloc liberals greens democrats rebels talks conference "
        "dialogue islands countries summit bloc panel watchdog charity church tribe militia junta presidency foundation "
        "inquiry monarchy observatory company union federation centre center team platform caucus chamber".split()
    ),
    head_of_delegation=(
        "head of delegation",
        "chief delegate",
        "head of the delegation",
        "head of its delegation",
        "head of the official delegation",
        "chief negotiator",
        "top negotiator",
        "main negotiator",
        "lead negotiator",
        "delegation head",
        "delegation chief",
        "leader of the delegation",
    ),
    nobody=frozenset(
        "some many few most several no nobody none there this that these those what which who one another others "
        "everyone everybody anyone somebody someone all both such each".split()
    ),
    no_speaker_heads=frozenset(
        "report reports paper text document law draft article poll survey study plan deal agreement resolution "
        "communique treaty map figures talks decision move row war fighting question questions".split()
    ),
    articles=frozenset({"a", "an", "the"}),
    bindings=frozenset("of for to in on at from with".split()),
    speech_pronouns=frozenset("i we you".split()),
    floating=frozenset("both all".split()),
    auxiliaries=frozenset("did does do".split()),
    gender_endings=(
        ("woman", "she"),
        ("man", "he"),
        ("mother", "she"),
        ("father", "he"),
        ("sister", "she"),
        ("brother", "he"),
    ),
    generic_bodies=frozenset("agency organization organisation group body panel watchdog charity".split()),
    leading=frozenset(
        "asked answering speaking citing quoting addressing commenting referring turning responding reacting".split()
    ),
    own_voice=frozenset(
        "welcome|condemn|urge|call on|call upon|call for|appeal to|appeal for|deplore|thank|commend|reiterate|stress|"
        "underline|underscore|express|reaffirm|praise|hail|voice|emphasize|emphasise|note|add".split("|")
    ),
    generic_people=frozenset(
        "diplomat official politician lawmaker minister envoy spokesman spokeswoman leader".split()
    ),
    quoting=frozenset("quoted quotes quoting quote cited cites citing".split()),
    close_bindings=frozenset("of for".split()),
    conditions=frozenset("if unless because once until".split()),
    quantity_pattern=r"(?:at (?:least|most)|more than|fewer than|less than|up to|about|around|over|nearly|under)\s+(?:\d|\w+)",
    owning=("'s", "s'", "’s", "s’"),
    plural_endings=(("ies", "y"), ("s", "")),
    negating=("n't", "n’t"),
    remark_endings=("ing",),
    adverb_endings=("ly",),
    people_words=frozenset(
        "diplomat analyst source resident activist witness aide observer monitor critic supporter doctor rebel "
        "insurgent fighter villager worker teacher student leader protester lawmaker mayor citizen mother father "
        "refugee negotiator scholar commentator historian economist politician businessman trader farmer nurse "
        "priest bishop imam cleric elder chief activist campaigner organiser organizer employer employee driver "
        "soldier prisoner veteran parent family relative neighbour neighbor survivor deputy backbencher mp diplomat "
        "insider opponent rival ally foe backer cousin brother sister widow husband wife captive militant colleague partner member correspondent eyewitness onlooker bystander consultant delegate participant guest host participant men women people".split()
    ),
    demonym_endings=("an", "ish", "ese", "i"),
    side_words=frozenset(
        "government opposition coalition front council rebels movement bloc delegation party alliance union unions "
        "liberals greens democrats employers republic authority administration".split()
    ),
    papers=frozenset("statement communique communiqué release letter message note tweet declaration".split()),
    paper_pronoun="it",
    unnamed=frozenset("one another others".split()),
    outlet_words=frozenset(
        "times post press review chronicle herald tribune journal gazette guardian observer telegraph mail daily weekly "
        "news courier monitor independent standard examiner mirror echo agency broadcasting".split()
    ),
    no_names=frozenset(
        "the a an even only perhaps what why how not no nor such like unlike this that these those our your my its his "
        "her their some many few most several one two three four all every each any other another both either neither "
        "and but so or if it he she they we i you there here now then still yet also again inside outside across behind "
        "beyond above below back down up out off near in on at after before during following for by with from to as "
        "when while speaking asked answering citing quoting who which whose where although though unless because since "
        "meanwhile earlier later however about among amid despite over under within without through until upon per "
        "according once instead moreover furthermore additionally separately finally today yesterday nevertheless "
        "addressing commenting referring turning responding reacting just indeed of interview analysis opinion".split()
    ),
    people_plurals=frozenset(
        "diplomats analysts sources residents activists witnesses aides observers monitors critics supporters doctors "
        "rebels insurgents fighters villagers workers teachers students leaders protesters lawmakers opponents rivals "
        "allies relatives officials experts ministers delegates negotiators commanders judges participants".split()
    ),
    people_endings=("ist", "ists", "ician", "icians", "spokesman", "spokeswoman", "woman", "women", "envoys"),
    indefinite=frozenset("a an one another two three four five several".split()),
    calendar=frozenset(f"{_DAYS.replace('|', ' ')} {' '.join(_MONTHS)}".lower().split()),
    days=tuple(_DAYS.lower().split("|")),
    towards=frozenset("with to for".split()),
    published=frozenset("published aired broadcast released issued printed carried posted".split()),
    objects=frozenset("me us him her them it".split()),
    first_person=frozenset("me us".split()),
    proposing=frozenset(
        "propose|suggest|recommend|demand|call for|appeal for|offer|urge|call on|call upon".split("|")
    ),
    list_end_pattern=r"\s(?:should|must|could|would|can|will|may|meet|be|is|are|was|were|has|have)\s|[;.]",
    list_lead_pattern=r"^(?:(?:on|the|a|an|formation\s+of|question\s+of|issue\s+of)\s+)+",
    particles=frozenset(
        "al el bin ibn abu de da del della di du van von der den la le ben ould bint dos y".split()
    ),
    joins=frozenset("and but while though although whereas yet so then or as".split()),
    and_="and",
    openers=frozenset(
        "in on at after before during following for by with from to as when while speaking asked answering citing "
        "quoting who which whose whom where although though unless if because since meanwhile earlier later however "
        "about among amid despite over under within without through until upon per according, once then still "
        "yet instead also moreover furthermore additionally separately finally today yesterday nevertheless "
        "addressing commenting referring turning responding reacting".split()
    ),
    negations=frozenset("not never n't neither nor hardly declined refused failed no without".split()),
    passives=frozenset("is was are were be been being gets got".split()),
    modals=frozenset("will would could can should may might must shall to cannot".split()),
    carriers=frozenset(
        "has have had also later then again today yesterday earlier meanwhile still repeatedly reportedly once just "
        "now further further, strongly clearly publicly privately recently previously already always often "
        "even only perhaps indeed immediately briefly separately finally directly flatly firmly angrily did does do".split()
    ),
    time_pattern=(
        rf"(?:(?:on|late|early|since)\s+)*(?:{_DAYS})(?:\s+(?:{_PART_OF_DAY}))?|today|yesterday|tonight"
        rf"|(?:on\s+)?\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})(?:\s+\d{{4}})?"
        rf"|(?:on\s+)?(?:{'|'.join(_MONTHS)})\s+\d{{1,2}}(?:,\s+\d{{4}})?"
        rf"|(?:this|last|next)\s+(?:week|month|year|{_PART_OF_DAY})|(?:earlier|later)(?:\s+(?:on\s+)?(?:{_DAYS}))?"
    ),
    occasion_pattern=(
        r"(?:in|at|on|during|through|via|from)\s+(?:an?|the|his|her|its|their|another|separate)\s+"
        r"(?:\w+[\s-]){0,3}?"
        r"(?:press release|press statement|press conference|news conference|briefing|statement|interview|speech|"
        r"address|open letter|letter|tweet|post|blog|message|article|remarks|phone call|telephone call|"
        r"press briefing|communique|declaration|report|closed meeting|hearing|radio|television|sideline|"
        r"sidelines|video|op-ed|column)|on\s+(?:Twitter|Facebook|Telegram|X|television|radio|state TV|state television)"
    ),
    manner_pattern=(
        r"in\s+(?:the\s+)?(?:strong|strongest|clearest|strongest\s+possible)\s+terms|once\s+(?:again|more)"
        r"|with\s+(?:deep\s+|great\s+|grave\s+)?(?:concern|regret|satisfaction|appreciation)|in\s+particular|in\s+turn"
    ),
    interview_words=("interview", "speaks to", "talks to", "spoke to", "talked to", "conversation with"),
    that="that",
    according_to="according to",
    by="by",
    as_="as",
    agents=frozenset("by from".split()),
    sequels=frozenset({"before"}),
    means=frozenset("telephone phone email e-mail video text letter radio".split()),
    plain_clause=frozenset(
        "say tell believe think insist claim hope fear warn maintain argue admit suspect acknowledge concede "
        "signal indicate add inform assure predict reckon estimate complain suggest".split()
    ),
    turns=frozenset("but while though although whereas yet".split()),
    plural_pronouns=frozenset("they we i you".split()),
    plurals=frozenset("people police men women media".split()),
    quantities=frozenset("no all both at some many more most there nobody neither each every".split()),
    personal=frozenset("who whose".split()),
    relatives=frozenset("who which that".split()),
    heading={
        "heads": "head of",
        "headed": "head of",
        "leads": "leader of",
        "led": "leader of",
        "chairs": "chair of",
        "chaired": "chair of",
        "runs": "head of",
        "represents": "representative of",
    },
    to="to",
    not_loaded_before="by|that|to",
    loaded_words=(
        "so-called",
        "so called",
        "self-styled",
        "self-proclaimed",
        "self-described",
        "self-appointed",
        "purported",
        "supposed",
        "alleged",
        "pretended",
    ),
    charged_words=(
        "regime",
        "terrorist",
        "terrorists",
        "gangs",
        "mercenaries",
        "puppet",
        "puppets",
        "junta",
        "thugs",
        "militants",
        "martyrs",
        "martyred",
        "liberated",
        "aggression",
        "conspiracy",
        "bandits",
        "occupiers",
        "crimes",
        "massacre",
        "traitors",
    ),
    abbreviations=frozenset(
        "mr. mrs. ms. dr. prof. gen. col. lt. sgt. capt. st. no. vs. sen. rep. gov. jr. sr. u.n. u.s. u.k. e.u. "
        "a.m. p.m. e.g. i.e. etc. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. h.e. approx.".split()
    ),
    months={name.lower(): number for number, name in enumerate(_MONTHS, 1)},
    question_labels=frozenset("q question questions reporter journalist interviewer moderator host".split()),
    answer_labels=frozenset("a answer answers".split()),
    meetings=(
        (
            (
                r"(?:after|following|during|before|in|at)\s+(?:an?|the|his|her|their)?\s*(?:[\w-]+\s+){0,3}?"
                r"(?:meeting|talks|sitting|consultations|discussions)\s+with"
            ),
            "meeting",
        ),
        (
            (
                r"\b(?:met|meets|meeting)(?:\s+(?:today|yesterday|separately|briefly|earlier|later|privately"
                rf"|again|on\s+(?:{_DAYS})))*\s+with"
            ),
            "meeting",
        ),
        (
            r"\b(?:held|holds|had|has had)\s+(?:[\w-]+\s+){0,3}?(?:talks|meetings?|consultations|discussions)\s+with",
            "meeting",
        ),
        (rf"\b(?:was|were)\s+received(?:\s+on\s+(?:{_DAYS}))?\s+by", "meeting"),
        (rf"\b(?:received|receives|hosted|hosts)(?:\s+on\s+(?:{_DAYS}))?", "meeting"),
        (r"\bmet(?=\s+(?:(?-i:[A-Z])|the\s|his\s|her\s|its\s|both\s))", "meeting"),
        (
            r"\b(?:in|during|after|following)\s+an?\s+(?:tele)?phone\s+(?:call|conversation)\s+with",
            "telephone",
        ),
        (r"\b(?:spoke|spoken|speaks|talked)\s+by\s+(?:tele)?phone\s+(?:to|with)", "telephone"),
        (
            r"\b(?:spoke|spoken|speaks|talked)\s+(?:by\s+(?:tele)?phone\s+)?(?:to|with)(?=[^.]*\bphone\b)",
            "telephone",
        ),
        (r"\b(?:telephoned|phoned)", "telephone"),
        (r"\b(?:wrote|sent\s+a\s+letter)\s+to", "letter"),
    ),
    joint_meetings=(
        (r"\b(?:met|meet)\b", "meeting"),
        (r"\b(?:held|had)\s+(?:[\w-]+\s+){0,3}?(?:talks|meetings?|consultations)\b", "meeting"),
        (r"\bspoke\s+by\s+(?:tele)?phone\b", "telephone"),
    ),
    proposal_pattern=(
        r"\b(?:should|must|ought\s+to|needs?\s+to|requires?|has\s+to|have\s+to)\b"
        r"|\b(?:propos(?:es?|ed|ing)|suggest(?:s|ed|ing)?|recommend(?:s|ed|ing)?)\b"
        r"|\b(?:call(?:s|ed|ing)?|appeal(?:s|ed|ing)?)\s+(?:for|on|upon|to)\b"
        r"|\b(?:urg(?:es?|ed|ing)|encourag(?:es?|ed|ing)|invit(?:es?|ed|ing)|demand(?:s|ed|ing)?)\b"
        r"|\bthrough\s+the\s+formation\s+of\b|\boffer(?:s|ed|ing)?\s+to\b"
    ),
    enumeration_patterns=(
        r",?\s+such\s+as\s+|,?\s+including\s+|,?\s+namely\s+|:\s+",
        r"(?:teams?|groups?|committees|baskets|tracks|issues|agreement|progress)\b,?\s+on\s+",
    ),
    back_reference_pattern=(
        r"\b(?:those|these|the\s+(?:above|key|main|said))\s+(?:[\w-]+\s+)?(?:issues|questions|points|matters|items|files)\b"
        r"|\bvarious\s+issues\b"
    ),
    kinds_of_proposal=KINDS_OF_PROPOSAL,
    subjects=SUBJECTS,
)
"""The tables of English."""
