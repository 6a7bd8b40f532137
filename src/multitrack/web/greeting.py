"""What the demo says first: one address, who one can be, and what to do in the first five minutes."""

from __future__ import annotations

from collections.abc import Mapping

from multitrack.model.talks import Talks
from multitrack.web.place import slug_of
from multitrack.web.sitting import sitters

FIRST_MINUTES = """\
In the first five minutes
  1. Open the address. Choose one of the talks, and be the head of one delegation.
  2. Open the same address in a private window (or another browser) and be the head of another delegation there.
  3. In the first window go to a track, choose "Table an option" on an issue, write a few words, send.
     The second window shows it within a second. Take a position on it there.
  4. When every party on the track has said that it wants, accepts or can live with an option: "Settle on
     this" (the form says who has not spoken; in a track by consensus the mediator may settle over silence),
     then "Report to the plenary". In the plenary: "Propose a package", let each head assent, then "Adopt".
     The clean text stands below the package.
  5. Go to a caucus and say something. The other delegation sees nothing of it: not the room, not a count.
     "Record" shows what you heard, and only that. As the mediator, "Desk" says what could still be agreed."""


def greeting(address: str, examples: Mapping[str, Talks], password: str) -> str:
    """The words to print."""
    lines = [
        f"multitrack demo: {address}",
        "",
        "Everything runs on this machine and is forgotten when you stop it (Ctrl+C). Nothing is sent anywhere.",
        f"Choose who you are on the first page, or sign in; the password of every account is {password}",
        "",
    ]
    for name, talks in examples.items():
        accounts = [f"{slug_of(name)}-{sitter.short}" for sitter in sitters(talks)]
        lines += [f"  {talks.title}{' (exercise)' if talks.exercise else ''}", f"    {', '.join(accounts)}"]
    return "\n".join((*lines, "", FIRST_MINUTES))
