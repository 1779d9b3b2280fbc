"""How the host sees that the bot runs."""
