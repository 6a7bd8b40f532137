"""Stance matrices: what each party answered to each thesis, as Wahl-O-Mat publishes them."""
