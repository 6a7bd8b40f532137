"""Negotiate several issues side by side, in work teams, to one agreement all sides accept."""

__version__ = "0.1.0"
