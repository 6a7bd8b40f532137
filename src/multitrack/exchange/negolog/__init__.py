"""NegoLog domains: two profiles as JSON, each with weights and a worth between 0 and 1 for each value."""
