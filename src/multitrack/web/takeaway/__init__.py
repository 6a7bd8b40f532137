"""What a member takes with them, writes at home, and brings back."""
