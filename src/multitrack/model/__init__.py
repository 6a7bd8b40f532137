"""What talks are made of: frozen values, in the words people use at the table.

Nothing here reads a file, keeps a clock or draws a number: every value is given, and a changed thing is a
new thing. Start with :class:`multitrack.model.talks.Talks`, which holds all the others.
"""
