"""Other people's formats into talks and out of them: what a team, an archive or another program already has."""
