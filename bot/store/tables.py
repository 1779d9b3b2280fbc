"""The tables as the code uses them now. How a database gets there is in `migrations`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

# A text is stored once, however many versions have it, so a version costs what it changed.
texts = Table(
    "text",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),  # zlib of UTF-8
)

versions = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("at", String(32), nullable=False),  # ISO 8601 in UTC: every database keeps it as it is
    Column("via", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("changes", Text, nullable=False),  # a JSON list of texts
    Column("revision", String(64), nullable=False),
    Column("parent", String(64)),
    sqlite_autoincrement=True,  # a number is never given twice
)

version_texts = Table(
    "version_text",
    metadata,
    Column("number", ForeignKey("version.number"), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("sha256", ForeignKey("text.sha256"), nullable=False),
)

daily_counts = Table(
    "daily_count",
    metadata,
    Column("day", String(10), primary_key=True),  # ISO 8601, where the host is
    Column("outcome", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
