"""The reference of the tables, made from what they are read off: ``python -m tests.notebook.reference`` writes it."""

from tests.cli.shell import ROOT

from multitrack.report.observed import TABLES, columns_of

REFERENCE = ROOT / "docs" / "reference" / "csv.md"
START = """# The tables

Made from the tables themselves. `--tables FOLDER` writes them from the shell, `answer.save("folder")` from
[a notebook](../how-to/in-a-notebook.md), as `QUESTION-TABLE.csv`.

- One row for each thing observed, one column for each thing that is known of it. The first line names the columns.
- Every column means what the key of the same name means under the question in [json.md](json.md); a key inside another has both
  names (`price_modularity`). Where the JSON has a list of several, they stand in one cell with semicolons between.
- Numbers are exact: whole numbers, or fractions such as `3/10`. Worths and gains are in each party's own points, shares in
  parts of 1, days as 2026-03-12, what is so or not as `yes` and `no`. An empty cell: not known, or none.
- `status` is that of the whole answer, or of what the row tells where that has one of its own: `exact`, `bounded`, `sampled`,
  `unknown`, `too large`.
- After a code (`party`, `issue`, `option`, `power`) stands its name. `package`, `set`, `step`, `team`, `structure`, `group` and
  `concession` count from 1 and join the tables of one question.
- The frontier is written out to 100,000 packages, every tie kept; beyond, its tables are empty, and `zone` says how large it is.
- UTF-8 with a byte order mark, commas, quotes as in RFC 4180. A text that a spreadsheet would take for a formula begins with an
  apostrophe.
- They hold what the answer holds: as confidential as the mandates it rests on.
"""


def reference() -> str:
    """The whole page."""
    parts = [START]
    for question in TABLES:
        parts.append(f"\n## {question}\n\n| Table | Columns |\n|---|---|\n")
        for name, columns in columns_of(question).items():
            parts.append(f"| `{name}` | {', '.join(f'`{column}`' for column in columns)} |\n")
    return "".join(parts)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
