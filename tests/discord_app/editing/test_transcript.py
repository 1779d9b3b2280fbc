"""docs/EDITING.md is what the bot says, word for word."""

from __future__ import annotations

from tests.discord_app.editing import transcript


async def test_the_document_is_played_again(root, tmp_path):
    document = (root / "docs/EDITING.md").read_text(encoding="utf-8")

    assert document == await transcript.transcript(tmp_path), transcript.__doc__
