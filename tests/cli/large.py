"""Talks files with more packages than are gone through: twelve issues of four options, 16,777,216 packages."""

from pathlib import Path

ISSUES, OPTIONS = 12, 4


def large_talks(
    path: Path,
    *,
    walk_away: int,
    parties: int = 3,
    rule: str = "unanimity",
    red_line: bool = False,
    stances: bool = False,
) -> Path:
    """Every party holds another option best on each issue, worth 30; the next ones are worth 20, 10, nothing.

    With ``stances`` the last party has no mandate: two of its refusals are noted instead.
    """
    options = ", ".join(f"o{each}: Option {each}" for each in range(OPTIONS))
    lines = [
        f"multitrack: 1\ntitle: Large talks\nrule: {rule}\nparties:",
        *(f"  P{party}: {{name: Party {party}}}" for party in range(parties)),
        "issues:",
        *(f"  I{issue}: {{title: Issue {issue}, options: {{{options}}}}}" for issue in range(ISSUES)),
        "mandates:",
    ]
    for party in range(parties - stances):
        lines += [f"  P{party}:", f"    walk_away: {walk_away}"]
        if red_line and not party:
            lines.append("    red_lines: {I0: [o0, o1, o2, o3]}")
        lines.append("    worths:")
        for issue in range(ISSUES):
            worths = ", ".join(
                f"o{each}: {10 * ((each + party * (issue % 3 + 1)) % OPTIONS)}" for each in range(OPTIONS)
            )
            lines.append(f"      I{issue}: {{{worths}}}")
    if stances:
        lines.append("positions:")
        lines += [
            f"  - {{party: P{parties - 1}, issue: I{each}, stances: {{o1: refuses}}}}" for each in (0, 1)
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
