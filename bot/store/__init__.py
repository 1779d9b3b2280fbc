"""The history: every version of the FAQ that was published, in a database.

`version` and `errors` cost nothing to import. The rest brings SQLAlchemy, which takes longer than
the bot's whole start may: import it where it is used.
"""
