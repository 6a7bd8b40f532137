"""The rules of procedure, as tables: who may do what where, what may follow what, what tracks owe each other."""

from multitrack.record.procedure.clauses import PROCEDURE, Clause, Who

__all__ = ["PROCEDURE", "Clause", "Who"]
