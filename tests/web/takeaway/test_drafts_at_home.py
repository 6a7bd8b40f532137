"""A report read at home: each yes waits in the file of acts, done by nobody."""

import re

from django.test import Client
from tests.web.takeaway.conftest import HOME
from tests.web.test_drafts import REPORT, decide, draft_with, fields, keys, post

from multitrack.record.act import NoteStatement
from multitrack.web.house import the_house
from multitrack.web.place import Slug

READ = f"{HOME}c/delegation-OPP/read/"


def waiting() -> list[str]:
    home = the_house().home(Slug("ford-export"))
    assert home is not None
    return [each.act.statement.words for each in home.requests if isinstance(each.act, NoteStatement)]


def test_a_yes_at_home_waits_with_the_other_acts(at_home: Client) -> None:
    status, page = post(at_home, READ, do="read", text=REPORT)
    assert status == 200
    assert "Write it down" in page
    assert "Enter as it stands" not in page
    _, page = decide(at_home, page, "enter", draft_with(page, "local truce"), READ)
    assert "Written down, and not sent: " in page
    assert waiting() == ["We never accept a local truce"]
    _, slip = decide(at_home, page, "change", draft_with(page, "must come first"), READ)
    written = {**fields(slip), "words": "The truce comes first."}
    _, page = post(at_home, READ, **written, do=f"hand-in {keys(slip, 'hand-in')[0]}")
    assert waiting() == ["We never accept a local truce", "The truce comes first."]
    assert len(re.findall("Written down\\.", page)) == 2
    assert "<blockquote" not in at_home.get(f"{HOME}register/").content.decode()
