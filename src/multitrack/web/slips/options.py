"""Slips on options: table, amend, withdraw."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from multitrack.model.issue import Option, OptionId, Undertaking
from multitrack.record import act as acts
from multitrack.web.slips.fields import line, text
from multitrack.web.slips.slip import Slip

ROWS = 2
"""How many undertakings a slip has room for."""


class TableSlip(Slip):
    """One possible settlement of an issue, in a few words, in full, and with what it obliges whom to do."""

    kind = "table option"
    subject: tuple[str, ...] = ("issue",)
    speaks: ClassVar[str] = "perhaps for a party"

    folded: ClassVar[tuple[str, ...]] = tuple(
        f"{part}_{row}" for row in range(1, ROWS + 1) for part in ("who", "what", "by", "verified")
    )
    fold_title = _("What it obliges whom to do")

    option_title = line(_("The option in a few words"))
    wording = text(_("Its wording in the agreement"), required=False)

    def prepare(self) -> None:
        """Room for undertakings."""
        for row in range(1, ROWS + 1):
            self.fields[f"who_{row}"] = line(_("Who undertakes it"), required=False)
            self.fields[f"what_{row}"] = line(_("What they do or give"), required=False)
            self.fields[f"by_{row}"] = line(_("By when"), required=False)
            self.fields[f"verified_{row}"] = line(_("Who verifies it"), required=False)

    def undertakings(self) -> tuple[Undertaking, ...]:
        """What was written of undertakings."""
        written = self.cleaned_data
        return tuple(
            Undertaking(
                who=written[f"who_{row}"],
                what=written[f"what_{row}"],
                by=written[f"by_{row}"] or None,
                verified_by=written[f"verified_{row}"] or None,
            )
            for row in range(1, ROWS + 1)
            if written[f"what_{row}"]
        )

    def written(self, code: OptionId) -> Option:
        """The option as it was written."""
        return Option(
            id=code,
            title=self.cleaned_data["option_title"],
            wording=self.cleaned_data["wording"] or None,
            undertakings=self.undertakings(),
        )

    def act(self) -> acts.Act:
        """Put it before the body; the floor gives its code."""
        return acts.TableOption(issue=self.issue, option=self.written(OptionId("")))


class AmendSlip(TableSlip):
    """New words for an option; what was said of the old ones lapses."""

    kind = "amend option"
    subject = ("issue", "option")
    hint = _("Stances taken on the old words lapse.")

    def prepare(self) -> None:
        """The option as it stands."""
        super().prepare()
        hold = self.room.hold
        tabled = None if hold is None else hold.on_table(self.issue, self.option)
        if tabled is None:
            return
        standing = tabled.option
        now: dict[str, Any] = {"option_title": standing.title, "wording": standing.wording or ""}
        for row, each in enumerate(standing.undertakings[:ROWS], start=1):
            now |= {
                f"who_{row}": each.who,
                f"what_{row}": each.what,
                f"by_{row}": each.by or "",
                f"verified_{row}": each.verified_by or "",
            }
        self.initial = {**now, **self.initial}

    def act(self) -> acts.Act:
        """Replace its words."""
        return acts.AmendOption(issue=self.issue, option=self.written(self.option))


class WithdrawSlip(Slip):
    """An option taken off the table."""

    kind = "withdraw option"
    subject = ("issue", "option")
    speaks: ClassVar[str] = "perhaps for a party"

    reason = text(_("Why"), required=False)

    def act(self) -> acts.Act:
        """Take it off the table."""
        return acts.WithdrawOption(issue=self.issue, option=self.option, reason=self.cleaned_data["reason"])


__all__ = ["AmendSlip", "TableSlip", "WithdrawSlip"]
