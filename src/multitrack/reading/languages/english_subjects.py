"""What talks are often about, in English, and the forms in which proposals for talks come."""

from __future__ import annotations

from multitrack.reading.languages.language import Subject

SUBJECTS = (
    Subject(
        "ceasefire",
        "Ceasefire",
        (
            "ceasefire",
            "cease-fire",
            "fire cessation",
            "cessation of hostilities",
            "truce",
            "end of fighting",
            "end to fighting",
            "end of violence",
            "shelling",
            "halt to fighting",
            "bloodshed",
        ),
    ),
    Subject(
        "humanitarian",
        "Humanitarian issues",
        (
            "humanitarian",
            "relief",
            "aid",
            "convoy",
            "convoys",
            "corridor",
            "corridors",
            "besieged",
            "evacuation",
        ),
    ),
    Subject(
        "transition",
        "Transitional body",
        (
            "transitional",
            "transition",
            "interim government",
            "unity government",
            "governing body",
        ),
    ),
    Subject(
        "terrorism",
        "Terrorism",
        (
            "terrorism",
            "terrorist",
            "terrorists",
            "counter-terrorism",
            "counterterrorism",
            "foreign fighters",
        ),
    ),
    Subject(
        "prisoners",
        "Prisoners and missing persons",
        (
            "prisoner",
            "prisoners",
            "detainee",
            "detainees",
            "detained",
            "captives",
            "missing persons",
            "hostages",
            "lists of persons",
            "prison",
        ),
    ),
    Subject(
        "elections", "Elections", ("election", "elections", "referendum", "ballot", "vote of the people")
    ),
    Subject("constitution", "Constitution", ("constitution", "constitutional declaration", "basic law")),
    Subject(
        "security",
        "Army and security",
        ("army", "security forces", "disarmament", "demobilization", "militia"),
    ),
    Subject(
        "refugees",
        "Refugees and displaced persons",
        ("refugee", "refugees", "displaced", "return of civilians"),
    ),
    Subject(
        "representation",
        "Who is represented",
        (
            "represented",
            "representation",
            "all spectra",
            "whole spectrum",
            "spectrum of the opposition",
            "inclusive",
            "all segments",
        ),
    ),
    Subject(
        "channels",
        "Who talks with whom",
        (
            "communications with",
            "contacts with",
            "contact with",
            "dialogue with",
            "work together with",
            "talk to all",
        ),
    ),
    Subject(
        "programme",
        "Programme of work",
        (
            "work team",
            "work teams",
            "working group",
            "working groups",
            "technical committees",
            "committees",
            "agenda",
            "several tracks",
            "in parallel",
            "side by side",
            "item by item",
            "focus on one issue",
            "programme of work",
            "order of the agenda",
        ),
    ),
)
"""Matters by which drafts are sorted where no talks file names its own issues, and synonyms where one does."""

KINDS_OF_PROPOSAL = (
    (
        "work teams",
        r"\b(?:work(?:ing)?\s+(?:teams?|groups?|parties)|(?:technical\s+)?committees|baskets|groups\b(?=,))",
    ),
    (
        "several tracks at once",
        r"\bseveral\s+tracks\b|\bin\s+parallel\b|\bside\s+by\s+side\b|\bat\s+the\s+same\s+time\b|\bsimultaneous|\bnot\s+focus\s+on\s+one\b",
    ),
    ("representation", r"\brepresented\b|\ball\s+spectra\b|\binclusive\b|\bwhole\s+spectrum\b"),
    (
        "joint effort",
        (
            r"\b(?:unif(?:y|ying)|pool(?:ing)?|join(?:ing)?|combin(?:e|ing))\s+(?:\w+\s+){0,3}?(?:potentials?|efforts?|forces)\b"
            r"|\bwork\s+together\b|\bjoint(?:ly)?\b"
        ),
    ),
    ("channel", r"\bcommunications?\s+with\b|\bcontacts?\s+with\b|\bdialogue\s+with\b"),
)
"""Forms of proposals, by what is proposed for the talks themselves."""
