"""The house in a browser: rooms by what people do there, and the accounts of those who come in.

Every page is made from one person's view and has no other source; every act goes through the floor. Django's
own models hold accounts only: the record is the journal's.
"""
