"""Who stands over the columns of a workbook: every spelling a party of its own until a person says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from multitrack.exchange.matrix.codes import party_code
from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.matrix.names import Proposal, proposals, without_acronym
from multitrack.exchange.matrix.shape import Matrix
from multitrack.model.party import Party, PartyId
from multitrack.talksfile.problems import nearest, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """The parties of a workbook, who each spelling names, where each stands, and what may be one."""

    parties: tuple[Party, ...]
    of: Mapping[str, PartyId]
    places: Mapping[str, tuple[str, ...]]
    proposals: tuple[Proposal, ...]


def spelled(matrices: Iterable[Matrix], same: Iterable[tuple[str, str]]) -> Spelled:
    """The parties over the columns; ``same`` are a person's decisions. Raises RefusedError for unknown spellings."""
    places: dict[str, tuple[str, ...]] = {}
    for matrix in matrices:
        for column, spelling in matrix.parties:
            places[spelling] = (*places.get(spelling, ()), matrix.sheet.place(matrix.head, column))
    kept = _decided(tuple(places), same)
    parties: dict[str, Party] = {}
    for spelling in places:
        name = kept[spelling]
        if name not in parties:
            code = PartyId(party_code(name, {each.id for each in parties.values()}, len(parties) + 1))
            parties[name] = Party(id=code, name=without_acronym(name).replace("{", "(").replace("}", ")"))
    return Spelled(
        parties=tuple(parties.values()),
        of={spelling: parties[kept[spelling]].id for spelling in places},
        places=places,
        proposals=tuple(each for each in proposals(places) if kept[each.one] != kept[each.other]),
    )


def _decided(spellings: tuple[str, ...], same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The spelling that is kept for each."""
    kept = {each: each for each in spellings}
    for one, other in same:
        gone, stays = _known(one, spellings), kept[_known(other, spellings)]
        before = kept[gone]
        kept = {each: stays if held == before else held for each, held in kept.items()}
    return kept


def _known(typed: str, spellings: tuple[str, ...]) -> str:
    """The spelling that was typed, capitals aside. Raises RefusedError where there is none."""
    words = " ".join(typed.split())
    if words in spellings:
        return words
    found = [each for each in spellings if each.casefold() == words.casefold()]
    if len(found) == 1:
        return found[0]
    meant = nearest(words, spellings)
    advice = f' Did you mean "{meant}"?' if meant else ""
    raise RefusedError(
        f'no column bears the name "{words}" (--same). Expected {one_of([f"{each}" for each in spellings], words)}.{advice}'
    )
