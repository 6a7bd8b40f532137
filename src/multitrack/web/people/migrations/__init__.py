"""How the accounts are kept, step by step."""
