"""Write the schema and the reference of the talks file anew: ``python -m multitrack.talksfile docs/reference``."""

import sys
from pathlib import Path

from multitrack.talksfile.describing import write_reference

if __name__ == "__main__":
    write_reference(Path(sys.argv[1]))
