"""`/changes` for everybody, without names; `history` for editors, with pen names; both in pages."""

from __future__ import annotations

import pytest

from tests.discord_app.editing.desk import PUBLISH, WHY, WORDINGS, said, typed_in
from tests.discord_app.reading import buttons_of

PEN = "zqx the pen"


@pytest.fixture
def published(editor, publisher):
    """So many versions, each with a why of its own."""

    async def publish(count, **options):
        for number in range(count):
            form = await editor.run("edit", entry="council-vote", pen_name=PEN)
            wording = f"{typed_in(form)[WORDINGS]}\nhow did seat {number:02} on that body decide"
            why = f"why {number} " + "because " * 30
            shown = await editor.send(form, {WORDINGS: wording, WHY: why})
            await editor.press(shown, PUBLISH)

    return publish


@pytest.fixture
def changes(editor):
    async def run():
        return await editor.member.slash(editor.channel, "changes")

    return run


async def test_before_anything_changed(publisher, changes):
    shown = said(await changes())

    assert "What changed, newest first" in shown
    assert "The FAQ as it was found." in shown


async def test_before_the_history_is_open(simcord_bot, changes):
    assert "cannot be read at the moment" in said(await changes())


async def test_everybody_reads_what_and_why_and_not_who(published, changes, manager):
    await published(1)
    shown = said(await manager.member.slash(manager.channel, "changes"))

    assert "1 wording added" in shown
    assert "why 0" in shown
    assert "because because”" in shown
    assert "zqx" not in shown
    assert "discord" not in shown


async def test_the_pages_tell_every_version_once(published, changes, editor):
    await published(7)
    first = await changes()
    one = said(first)
    older = await editor.member.click(first.response, label="Older")
    two = said(older)

    assert [f"why {n}" in one for n in range(7)] == [n > 1 for n in range(7)]
    assert [f"why {n}" in two for n in range(7)] == [n < 2 for n in range(7)]
    assert one.index("why 6") < one.index("why 2")
    assert list(buttons_of(older.response)) == ["Español"]
    spanish = await editor.member.click(older.response, label="Español")
    assert "1 forma" in said(spanish)


async def test_history_tells_editors_who_under_the_name_they_chose(published, editor):
    await published(1)
    shown = said(await editor.run("history"))

    assert PEN in shown
    assert "2 ·" in shown
    assert "1 ·" in shown


async def test_older_versions_are_a_command_away(published, editor):
    await published(11)
    shown = said(await editor.run("history"))
    assert "before:3" in shown
    older = said(await editor.run("history", before=3))

    assert "why 0" in older
    assert "why 1 " not in older
    assert "Older" not in older


async def test_versions_are_offered_by_number(published, editor):
    await published(2)
    offered = await editor.member.autocomplete(editor.channel, "faq-admin undo", "version", "2")

    assert [choice["value"] for choice in offered] == [2]
