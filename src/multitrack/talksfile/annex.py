"""Mandates that stand in a file of their own, one per delegation, beside the talks file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multitrack.talksfile.lines import Mapping, Scalar, Tree
from multitrack.talksfile.notes import BROKEN, Broken, Place
from multitrack.talksfile.words import ANY_SCALAR, Schema, described

if TYPE_CHECKING:
    from multitrack.talksfile.blocks import Block

LARGEST = 2_000_000
"""How many bytes a file may have."""


@dataclass(frozen=True, slots=True)
class MandateOrAnnex:
    """A mandate where it stands, or ``annex:`` with the path of the file that holds it."""

    paper: Block[Any]

    def read(self, tree: Tree, place: Place) -> Any:
        """The paper, from here or from its annex."""
        annex = tree.get("annex") if isinstance(tree, Mapping) else None
        if annex is None:
            return self.paper.read(tree, place)
        if isinstance(tree, Mapping) and len(tree.entries) > 1:
            return place.problem(tree, "an annex and a mandate stand here", "one of the two")
        if not isinstance(annex, Scalar) or annex.is_nothing:
            return place.problem(annex, described(annex), "the path of the annex, such as mandates/HU.yaml")
        content = place.notes.annexes(annex.text)
        if isinstance(content, tuple):
            place.notes.problems.extend(content)
            return BROKEN
        if isinstance(content, str):
            return place.inside("annex").problem(annex, content, "a file inside the folder of the talks file")
        return self._whose(self.paper.read(content, replace(place, file=annex.text)), content, place, annex)

    def _whose(self, paper: Any, content: Tree, place: Place, annex: Scalar) -> Any:
        """The paper, unless the annex says that it is another party's."""
        party = place.where[-1]
        said = content.get("party") if isinstance(content, Mapping) else None
        if isinstance(paper, Broken) or not isinstance(said, Scalar) or said.text == party:
            return paper
        inner = replace(place, file=annex.text)
        return inner.problem(said, f'this is the mandate of "{said.text}"', f"that of {party}", party)

    def write(self, value: Any) -> Tree:
        """The paper where it stands; annexes are cut out afterwards."""
        return self.paper.write(value)

    def schema(self) -> Schema:
        """A path, or the mandate itself."""
        path = {
            "type": "object",
            "additionalProperties": False,
            "required": ["annex"],
            "properties": {"annex": {"type": ANY_SCALAR}},
        }
        return {"anyOf": [path, self.paper.schema()]}


def inside(folder: Path, path: str) -> Path | str:
    """The file of an annex, or why it is none: it must lie inside the folder of the talks file."""
    there = (folder / path).resolve()
    if Path(path).is_absolute() or "\\" in path or not there.is_relative_to(folder.resolve()):
        return f'the annex "{path}" lies outside the folder of the talks file'
    if not there.is_file():
        return f'there is no annex "{path}"'
    return there
