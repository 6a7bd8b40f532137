"""The commands, for whoever types ``python -m multitrack``."""

from multitrack.cli import main

main(prog_name="multitrack")
