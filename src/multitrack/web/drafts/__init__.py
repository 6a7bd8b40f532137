"""A report read in a room: its drafts beside the words they rest on, each entered, changed or left out by a person.

Nothing that is not entered is kept in the house. The text is carried by the page that shows it, and is read again
with every answer; it is gone when its reader leaves that page.
"""
