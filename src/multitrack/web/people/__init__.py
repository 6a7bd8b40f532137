"""Who signs in: accounts, their invitations, and nothing of the talks."""
