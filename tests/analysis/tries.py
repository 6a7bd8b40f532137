"""How often a slow comparison is tried: a few dozen times, and a thousand times in the long run."""

import os

from hypothesis import settings

few = settings(max_examples=1000 if os.environ.get("MULTITRACK_LONG") == "1" else 30)
