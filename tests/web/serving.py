"""A house run as a program of its own, for tests that need a real server: ``serving.py HOW RECORD FILE...``.

Says what would be printed, and at last a line with the address when it answers.
"""

import sys
from pathlib import Path

from multitrack.talksfile import read
from multitrack.web import boot


def main() -> None:
    how, record, *files = sys.argv[1:]
    talks = {}
    for file in map(Path, files):
        reading = read(file)
        assert reading.talks is not None, reading.problems
        talks[file.stem] = reading.talks
    match how:
        case "demo":
            ready = boot.demo(talks, Path(record), port=0)
        case "desk":
            ready = boot.open_desk(next(iter(talks.values())), record, port=0)
        case _:
            ready = boot.serve(record, talks=talks or None, port=0)
    print(ready.text)  # noqa: T201 - the test reads it
    ready.run(started=lambda: print(f"= {ready.first_page}", flush=True))  # noqa: T201


if __name__ == "__main__":
    main()
