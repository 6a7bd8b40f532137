"""GeniusWeb JSON: a domain, and profiles wrapped in the name of what they are, looked up in a closed table."""
