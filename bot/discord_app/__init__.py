"""Ears and mouth: takes the text, calls the core, shows the card, sends. Decides nothing."""
