"""The core: pure and synchronous, text in and value out.

Nothing here knows Discord, a file, a clock, a log or `await`; import-linter holds it to that.
Read in this order: `model/entry.py`, `outcome.py`, `answer.py`, `saying/card.py`.
"""
