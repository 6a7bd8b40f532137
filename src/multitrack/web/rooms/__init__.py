"""The rooms, by what people do there: tracks, plenary, caucuses, delegations, the team, and the record."""
