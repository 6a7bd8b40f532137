"""From talks back to a file that reads as the same talks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from multitrack.model.mandate import Mandate
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.talksfile.form.mandates import PAPER, Paper
from multitrack.talksfile.form.whole import TALKS, Sheet
from multitrack.talksfile.lettering import lettered
from multitrack.talksfile.lines import Mapping, Scalar, Tree


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a talks file, and the texts of its annexes by their paths."""

    text: str
    annexes: dict[str, str] = field(default_factory=dict)


def write(talks: Talks) -> str:
    """The talks as one text, mandates and all; leave those out with ``replace(talks, mandates=())``."""
    return lettered(TALKS.write(Sheet.of(talks)))


def write_apart(talks: Talks, parties: Iterable[PartyId] | None = None) -> Written:
    """The talks with the mandates of some parties (of all, where none is named) in annexes of their own."""
    wanted = {mandate.party for mandate in talks.mandates} if parties is None else set(parties)
    apart = [mandate for mandate in talks.mandates if mandate.party in wanted]
    paths = _paths(apart)
    tree = TALKS.write(Sheet.of(talks))
    return Written(
        lettered(_pointing(tree, paths)),
        {paths[mandate.party]: _annex(mandate) for mandate in apart},
    )


def _annex(mandate: Mandate) -> str:
    return lettered(PAPER.write(replace(Paper.of(mandate), party=mandate.party)))


def _paths(mandates: Iterable[Mandate]) -> dict[PartyId, str]:
    """A path for each annex: named for the party in letters that every disk can hold, no two alike."""
    paths: dict[PartyId, str] = {}
    for number, mandate in enumerate(mandates, 1):
        name = re.sub(r"[^A-Za-z0-9_-]", "_", mandate.party)
        taken = {path.casefold() for path in paths.values()}
        path = f"mandates/{name}.yaml"
        paths[mandate.party] = path if path.casefold() not in taken else f"mandates/{name}-{number}.yaml"
    return paths


def _pointing(tree: Tree, paths: dict[PartyId, str]) -> Tree:
    """The file's tree with a path in the place of each mandate that stands apart."""
    assert isinstance(tree, Mapping)
    return Mapping(
        0,
        tuple((key, _pointed(each, paths) if key.text == "mandates" else each) for key, each in tree.entries),
    )


def _pointed(mandates: Tree, paths: dict[PartyId, str]) -> Tree:
    assert isinstance(mandates, Mapping)
    return Mapping(
        0,
        tuple(
            (party, _pointer(paths[PartyId(party.text)]) if party.text in paths else paper)
            for party, paper in mandates.entries
        ),
    )


def _pointer(path: str) -> Tree:
    return Mapping(0, ((Scalar(0, "annex"), Scalar(0, path, plain=False)),))
