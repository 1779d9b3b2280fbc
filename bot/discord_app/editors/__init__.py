"""Editing the FAQ from Discord, in the home server only. Nothing is built here."""
