"""What lives through states: how each thing is found in an act, where the record shows its state, how it is called.

These are the eyes of the tables in :mod:`multitrack.record.procedure.lives`; they read a standing and decide nothing.
"""
