"""What is done in talks, who hears it, and where things stand: acts, entries, standing, views, and the floor.

Everything done is an act; it becomes entries on channels. Where things stand is the fold of the entries, and
what someone sees is the fold of what they hear. The one handle is :class:`multitrack.record.floor.Floor`.
"""
