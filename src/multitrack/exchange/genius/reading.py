"""From files of Genius to talks."""

from __future__ import annotations

from collections.abc import Sequence

from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.genius.domain import File, domain_among, questions_of, weighed_issues
from multitrack.exchange.genius.profile import sheet_of
from multitrack.exchange.markup import is_xml, parse
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import brought

ROOTS = ("negotiation_template", "utility_space")


def read(sources: Sequence[Source], wish: Wish) -> Brought:
    """The talks of a domain and its profiles, one party per profile. Raises RefusedError."""
    remarks = Remarks()
    files = [_file(source, wish, remarks) for source in sources if _is_one(source, remarks)]
    if not files:
        refuse(sources[0].name, "no file here is XML", "a domain and its profiles")
    domain = domain_among(files, remarks)
    questions = questions_of(domain, remarks, wish.steps)
    profiles = [file for file in files if file.is_profile]
    if not profiles:
        refuse(
            domain.name, "this is a domain, and nobody says what a package is worth", "its profiles beside it"
        )
    sheets = [sheet_of(file, questions, remarks) for file in profiles]
    return brought(_title(domain), questions, sheets, remarks, file=domain.name)


def _is_one(source: Source, remarks: Remarks) -> bool:
    """Whether a file is XML at all; what is not is named and left out."""
    if is_xml(source):
        return True
    remarks.say(f"{source.name}: no XML, left out.")
    return False


def _file(source: Source, wish: Wish, remarks: Remarks) -> File:
    root = parse(source, remarks, repair=wish.repair)
    if root.tag not in ROOTS:
        refuse(
            source.name, f"the file begins with <{root.tag}>", f"<{ROOTS[0]}> or <{ROOTS[1]}>", line=root.line
        )
    file = File(source.name, source.stem, root)
    if not weighed_issues(file):
        refuse(source.name, "no issue stands in this file", "issues")
    return file


def _title(domain: File) -> str:
    """The name of the outermost objective, else of the file."""
    names = (each.get("name") for each in domain.root.walk() if each.tag == "objective")
    name = next((name for name in names if name), None)
    return domain.stem if name is None or name.lower() == "root" else name
