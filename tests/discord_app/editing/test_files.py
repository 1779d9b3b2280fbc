"""Whole files: out with export, in again with import, under the same checks as everything else."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.core.loading.parse import FILES
from bot.core.loading.yaml_syntax import LONGEST
from bot.discord_app.editors import commands
from tests.discord_app.editing.desk import DISCARD, PUBLISH, file_of, said
from tests.discord_app.reading import buttons_of


def test_the_choices_are_the_files_of_the_faq():
    assert get_args(commands.File) == tuple(FILES)


@pytest.mark.parametrize("name", FILES)
async def test_export_hands_out_each_file_as_it_is_live(editor, publisher, folder, name):
    shown = await editor.run("export", file=name)

    (file,) = shown.response.attachments
    assert file.filename == name
    assert await file.read() == (folder / name).read_bytes()
    assert name in said(shown)


async def test_import_takes_a_file_to_a_live_answer(editor, publisher, folder):
    text = (folder / "faq.yaml").read_text().replace("did the council say yes", "was it a yes")
    shown = await editor.run("import", file=("faq.yaml", text.encode()), why="shorter")

    assert "1 wording added" in said(shown)
    assert list(buttons_of(shown.response)) == [PUBLISH, DISCARD]
    assert "was it a yes" in await file_of(shown)
    assert shown.response.attachments[0].filename == "proposal.txt"
    assert "version 2" in said(await editor.press(shown, PUBLISH))
    assert (folder / "faq.yaml").read_text() == text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("notes.yaml", b"x", "is not a file of the FAQ"),
        ("faq (1).yaml", b"x", "is not a file of the FAQ"),
        ("faq.yaml", b"x" * (LONGEST + 1), "larger than 2 MiB"),
        ("faq.yaml", "año".encode("latin-1"), "UTF-8"),
        ("faq.yaml", b"", "faq.yaml"),
        ("faq.yaml", b"- id: [", "faq.yaml"),
        ("replies.yaml", b"contacts: {nobody", "replies.yaml"),
    ],
)
async def test_a_file_that_cannot_be_used(editor, publisher, folder, name, content, told):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    shown = await editor.run("import", file=(name, content), why="x")

    assert told in said(shown)
    assert PUBLISH not in buttons_of(shown.response)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


async def test_a_file_that_discord_does_not_hand_over(editor, publisher, simcord_env, monkeypatch):
    monkeypatch.setattr(simcord_env.backend.cdn, "get", lambda _: None)
    shown = await editor.run("import", file=("faq.yaml", b"x"), why="x")

    assert "did not hand over the file" in said(shown)


async def test_check_tells_problems_and_all_sources(editor, publisher, folder):
    shown = await editor.run("check")

    assert "2 entries" in said(shown)
    assert "No problem was found" in said(shown)
    assert "article-vote, article-message, post-vote" in said(shown)
    assert "article-vote" in await file_of(shown)


async def test_check_tells_warnings(editor, publisher, folder):
    await editor.run("suspend", entry="council-vote", reason_en="wrong", reason_es="mal")

    assert "suspended" in said(await editor.run("check"))
