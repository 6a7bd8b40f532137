"""Mixtures: what could be had if a choice may be parted, read as phases or as shares of cases; a question, not a verdict."""
