"""Scorable games: a line of scores per issue and party, a threshold, and roles that hold a veto."""
