"""Meaning beside words: an optional encoder, what it made of the FAQ on disk, and how it joins."""
