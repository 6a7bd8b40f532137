"""A demo house of given talks, run as a program of its own: for tests that need a real server."""

import sys
from pathlib import Path

from multitrack.talksfile import read
from multitrack.web import boot


def main() -> None:
    folder, *files = map(Path, sys.argv[1:])
    talks = {}
    for file in files:
        reading = read(file)
        assert reading.talks is not None, reading.problems
        talks[file.stem] = reading.talks
    ready = boot.demo(talks, folder, port=0)
    ready.run(started=lambda: print(ready.address, flush=True))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
