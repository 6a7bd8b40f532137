"""The talks file: YAML in the talks' own words, read into values with every problem named by its line.

``read`` a file or a folder, ``read_text`` a text, ``write`` talks back; ``read_text(write(talks)).talks`` is
the same talks again. A file is pure data: it can name no code.
"""

from multitrack.talksfile.describing import schema
from multitrack.talksfile.problems import Problem
from multitrack.talksfile.reading import Reading, read, read_text
from multitrack.talksfile.writing import Written, write, write_apart

__all__ = ["Problem", "Reading", "Written", "read", "read_text", "schema", "write", "write_apart"]
