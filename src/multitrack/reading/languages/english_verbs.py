"""English verbs of saying, with all their shapes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from multitrack.reading.languages.language import Frame, Tense, Verb

_T, _TELLS, _DO, _APPEAL, _THING, _AS = (
    Frame.THAT,
    Frame.TELLS,
    Frame.TO_DO,
    Frame.APPEAL,
    Frame.THING,
    Frame.AS,
)

_FRAMES: tuple[tuple[frozenset[Frame], str], ...] = (
    (
        frozenset({_T}),
        (
            "say add note state remark observe comment stress underline underscore emphasize emphasise assert affirm "
            "reaffirm maintain argue contend insist concede acknowledge admit confirm clarify explain conclude recall "
            "reply respond answer write tweet post declare announce reveal disclose predict reckon estimate repeat "
            "reiterate complain joke quip believe consider think fear hope suspect indicate signal warn object vow "
            "point_out make_clear make_it_clear go_on_to_say agree doubt swear caution counter retort hint testify recount "
            "report recognise recognize "
            "shrug laugh sigh smile shout whisper mutter snap ask wonder recall cry fume"
        ),
    ),
    (frozenset({_T, _THING}), "suggest propose recommend demand stipulate"),
    (frozenset({_TELLS}), "tell inform assure remind notify"),
    (frozenset({_T, _TELLS, _APPEAL}), "warn advise"),
    (frozenset({_T, _DO}), "vow pledge promise threaten"),
    (frozenset({_THING}), "pledge"),
    (frozenset({_DO}), "offer"),
    (
        frozenset({_APPEAL}),
        "urge implore beg call_on call_upon appeal_to encourage ask exhort request invite",
    ),
    (
        frozenset({_THING}),
        (
            "call_for appeal_for welcome condemn deny reject dismiss praise hail commend applaud denounce deplore "
            "criticize criticise slam blast rebuke blame accuse thank regret express voice convey decry lament rule_out "
            "insist_on rail_against warn_against warn_of reiterate underline stress reaffirm affirm emphasize emphasise "
            "underscore defend concede announce apologise_to apologise_for apologize_to apologize_for complain_about "
            "speak_of complain_of take_note_of pay_tribute_to renew extend_condolences "
            "press_for plead_for advocate argue_for argue_against recognise recognize voice_support_for "
            "warn_of caution_against object_to hint_at"
        ),
    ),
    (
        frozenset({_AS}),
        "describe characterize characterise dismiss call brand label reject denounce condemn hail praise portray",
    ),
)
_LOADED = frozenset("claim allege boast pretend insinuate purport maintain".split())
_LOADED_FRAMES = frozenset({_T})

_IRREGULAR = {
    "take": ("takes", "took", "taking"),
    "pay": ("pays", "paid", "paying"),
    "speak": ("speaks", "spoke", "speaking"),
    "swear": ("swears", "swore", "swearing"),
    "snap": ("snaps", "snapped", "snapping"),
    "cry": ("cries", "cried", "crying"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "think": ("thinks", "thought", "thinking"),
    "make": ("makes", "made", "making"),
    "go": ("goes", "went", "going"),
    "admit": ("admits", "admitted", "admitting"),
    "regret": ("regrets", "regretted", "regretting"),
    "quip": ("quips", "quipped", "quipping"),
    "beg": ("begs", "begged", "begging"),
    "slam": ("slams", "slammed", "slamming"),
    "blast": ("blasts", "blasted", "blasting"),
    "label": ("labels", "labelled", "labelling"),
    "signal": ("signals", "signalled", "signalling"),
}


def shapes() -> dict[str, tuple[Verb, Tense]]:
    """Every shape of every verb."""
    found: dict[str, tuple[Verb, Tense]] = {}
    for lemma, frames in _frames().items():
        verb = Verb(lemma.replace("_", " "), frozenset(frames), lemma in _LOADED)
        for shape, tense in _shapes(lemma):
            found[shape] = (verb, tense)
    written = Verb("write", frozenset({_T}))
    found["written"] = (written, Tense.PAST)
    for cited in ("quoted", "cited"):
        found[f"{cited} as saying"] = (Verb("be quoted as saying", frozenset({_T})), Tense.PAST)
    found.update(_attitudes())
    return found


_FEELING = (
    "concerned alarmed saddened dismayed appalled shocked outraged worried troubled disturbed disappointed encouraged "
    "grateful confident convinced hopeful optimistic pessimistic sceptical skeptical certain sure heartened proud"
).split()
_HOW = "deeply gravely seriously very extremely increasingly greatly particularly profoundly firmly fully".split()
_BEING = {"is": Tense.PRESENT, "are": Tense.PRESENT, "remains": Tense.PRESENT, "remain": Tense.PLAIN}
_HAVING_BEEN = {
    "was": Tense.PAST,
    "were": Tense.PAST,
    "remained": Tense.PAST,
    "feels": Tense.PRESENT,
    "felt": Tense.PAST,
}


def _attitudes() -> Iterator[tuple[str, tuple[Verb, Tense]]]:
    """How somebody is said to stand to a matter: is deeply concerned about, remained convinced that."""
    for (being, tense), how, feeling in product((_BEING | _HAVING_BEEN).items(), ("", *_HOW), _FEELING):
        phrase = " ".join(filter(None, (being, how, feeling)))
        yield phrase, (Verb(f"be {feeling}", frozenset({_T}), attitude=True), tense)
        for towards in ("about", "by", "at", "over", "for", "of"):
            yield (
                f"{phrase} {towards}",
                (Verb(f"be {feeling} {towards}", frozenset({_THING}), attitude=True), tense),
            )


def _frames() -> dict[str, set[Frame]]:
    found: dict[str, set[Frame]] = {}
    for frames, lemmas in (*_FRAMES, (_LOADED_FRAMES, " ".join(sorted(_LOADED)))):
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).update(frames)
    return found


def _shapes(lemma: str) -> Iterator[tuple[str, Tense]]:
    """The shapes of a verb, or of a phrase that begins with one."""
    first, _, rest = lemma.partition("_")
    tail = f" {rest.replace('_', ' ')}" if rest else ""
    third, past, participle = _IRREGULAR.get(first) or _regular(first)
    yield f"{first}{tail}", Tense.PLAIN
    yield f"{third}{tail}", Tense.PRESENT
    yield f"{past}{tail}", Tense.PAST
    yield f"{participle}{tail}", Tense.PARTICIPLE


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "sh", "ch", "x")):
        return f"{verb}es", f"{verb}ed", f"{verb}ing"
    return f"{verb}s", f"{verb}ed", f"{verb}ing"
