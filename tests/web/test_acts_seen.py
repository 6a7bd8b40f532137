"""The further acts as people see them: folded away until wanted, on a phone, from the right, for those who cannot see."""

from collections.abc import Callable
from pathlib import Path

from django.test import Client
from tests.web.looking import faults, overflows, seen
from tests.web.test_acts import CALENDAR, LOCAL, PLENARY, VIOLENCE, at
from tests.web.test_slips import hand_in

PHONE = {"width": 360, "height": 740}


def test_what_is_rarer_is_unfolded_on_a_phone_in_arabic(
    as_: Callable[[str], Client], chromium_path: Path
) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    hand_in(
        mediator, PLENARY, "call-sitting", body="track-violence", start=at(1, 9), end=at(1, 11), walls="7"
    )
    hand_in(gov, VIOLENCE, "take-position", **LOCAL, stance="accepts", words="So be it.", ad_referendum="on")
    hand_in(gov, VIOLENCE, "reserve", **LOCAL, words="Not at the bridge.")
    hand_in(gov, VIOLENCE, "ask", of_whom="party:OPP", words="Open the bridge.", by="2099-05-01")
    gov.post("/language/setlang/", {"language": "ar", "next": "/"})
    with seen(chromium_path, gov, VIOLENCE, viewport=PHONE) as page:
        walk_out = page.get_by_role("link", name="انسحب من القاعة")
        assert not walk_out.is_visible()
        page.locator(".roomhead .more > summary").click()
        assert walk_out.is_visible()
        page.locator("#option-truce\\:local .more > summary").click()
        assert page.get_by_role("link", name="ارفع تحفظاً").is_visible()
        assert (overflows(page), faults(page)) == (False, [])


def test_the_calendar_is_whole_on_a_phone(as_: Callable[[str], Client], chromium_path: Path) -> None:
    hand_in(as_("mediator"), PLENARY, "call-sitting", body="plenary", start=at(1, 9), end=at(1, 11))
    with seen(chromium_path, as_("gov-head"), CALENDAR, viewport=PHONE) as page:
        assert page.get_by_text("you are expected").is_visible()
        assert (overflows(page), faults(page)) == (False, [])
