"""Before an account is issued: names like a listed one, which a person decides first, as far as whoever issues it hears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import TEAM
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.report.called import Called
from multitrack.report.saying import Sentence
from multitrack.web.house import the_house
from multitrack.web.place import Slug
from multitrack.web.slips.fields import radio, text
from multitrack.web.slips.listing import DECISIONS, Found, like_names, told
from multitrack.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Like:
    """A name that is like a listed one, in one negotiation, in words."""

    slug: Slug
    found: Found
    says: Sentence


def like(issuer: PersonId, person: str) -> tuple[Like, ...]:
    """The names like a listed one of the sides for which somebody sits, as whoever issues the account hears of them."""
    return tuple(_like(issuer, person))


def _like(issuer: PersonId, person: str) -> Iterator[Like]:
    for slug, view in the_house().views(issuer):
        visit = Visit(slug, view, Called(view))
        seats = (line.standing.seat(PersonId(person)) for line in view.lines if line.present)
        parties = dict.fromkeys(s.party for s in seats if s is not None and s.party is not None)
        for found in like_names(visit, parties):
            (says,) = told(visit, (found,))
            yield Like(slug, found, says)


class Decided(forms.Form):
    """What a person decides of each such name, and why; nothing is blocked by a name."""

    def __init__(self, every: tuple[Like, ...], data: QueryDict) -> None:
        super().__init__(data if "decision_0" in data or "reason_0" in data else None, label_suffix="")
        self.every = every
        for number in range(len(every)):
            self.fields[f"decision_{number}"] = radio(_("That name"), DECISIONS)
            self.fields[f"reason_{number}"] = text(
                _("What you know of it; the mediation team alone reads this")
            )

    def keep(self, issuer: PersonId) -> bool:
        """Keep what was decided in the mediation team's own room; whether all of it was kept."""
        kept = all(self._keep(issuer, number, each) for number, each in enumerate(self.every))
        if not kept:
            self.add_error(
                None, _("It could not be kept: something was decided of this entry meanwhile. Look again.")
            )
        return kept

    def _keep(self, issuer: PersonId, number: int, each: Like) -> bool:
        listing, code, alike = each.found
        act = acts.DecideName(
            listing=listing,
            code=code,
            decision=acts.NameDecision(self.cleaned_data[f"decision_{number}"]),
            reason=self.cleaned_data[f"reason_{number}"],
            rule=alike.rule.value,
        )
        request = acts.Request(author=issuer, channel=TEAM, act=act)
        return isinstance(the_house().act(each.slug, request), Accepted)
