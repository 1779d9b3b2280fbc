"""What a database keeps: every published version of the FAQ, and counts of outcomes by the day.

`version` and `errors` cost nothing to import. The rest brings SQLAlchemy, which takes longer than
the bot's whole start may: import it where it is used.
"""
