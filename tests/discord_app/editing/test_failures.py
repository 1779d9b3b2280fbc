"""Whatever fails, nothing is half published, nothing typed is lost, and the log names nobody."""

from __future__ import annotations

import asyncio
import errno

import discord
import pytest
from simcord import interactions
from simcord.backend import serializers

from bot.discord_app.editors import workbench
from bot.library import publishing
from bot.library.gate import GateError
from tests.discord_app.editing.conftest import in_process
from tests.discord_app.editing.desk import AGAIN, DISCARD, HOME, PUBLISH, file_of, said, typed_in
from tests.discord_app.reading import buttons_of

NEW = "who on the council wanted zqx"
ORIGINAL = "/webhooks/*/*/messages/@original"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("edit", {"entry": "council-vote"}),
        ("remove", {"entry": "council-vote", "why": "x"}),
        ("suspend", {"entry": "council-vote", "reason_en": "x", "reason_es": "x"}),
        ("resume", {"entry": "council-vote", "why": "x"}),
        ("source", {"name": "new", "document": "post-2017"}),
        ("check", {}),
        ("undo", {"version": 1, "why": "x"}),
        ("import", {"file": ("faq.yaml", b""), "why": "x"}),
    ],
)
async def test_just_after_the_start_editors_are_told_to_wait(editor, command, options):
    shown = await editor.run(command, **options)

    assert "only just started" in said(shown)
    assert shown.modal is None


async def test_a_desk_that_opens_while_its_editor_is_told_to_wait_answers_once(
    simcord_bot, editor, open_desk, history, monkeypatch, caplog
):
    real = workbench.tell

    async def tell(*arguments):
        await real(*arguments)
        await open_desk(simcord_bot, history)

    monkeypatch.setattr(workbench, "tell", tell)
    shown = await editor.run("edit", entry="council-vote")

    assert "only just started" in said(shown)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_just_after_the_start_there_is_no_history_yet(editor):
    assert "cannot be read at the moment" in said(await editor.run("history"))


async def test_without_a_history_nothing_is_published(simcord_bot, editor, open_desk, folder):
    before = (folder / "faq.yaml").read_bytes()
    await open_desk(simcord_bot, None)
    shown = await editor.press(await editor.add_wording("council-vote", NEW), PUBLISH)

    assert "nothing was changed" in said(shown)
    assert list(buttons_of(shown.response)) == [PUBLISH, AGAIN, DISCARD]
    assert NEW in await file_of(shown)
    assert (folder / "faq.yaml").read_bytes() == before
    assert "cannot be read" in said(await editor.run("undo", version=1, why="x"))


async def test_a_full_disk_changes_nothing_and_the_same_proposal_goes_through_later(
    editor, publisher, folder, monkeypatch, caplog
):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = (folder / "faq.yaml").read_bytes()
    shown = await editor.add_wording("council-vote", NEW)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "write_together", full)
        failed = await editor.press(shown, PUBLISH)
    assert "No space left on device" in said(failed)
    assert (folder / "faq.yaml").read_bytes() == before

    assert "Live as version 2" in said(await editor.press(failed, PUBLISH))
    assert "zqx" not in caplog.text


async def test_a_check_that_fails_says_so(simcord_bot, editor, history, open_desk):
    async def slow(case):
        if case.edit is None:
            return await in_process(case)
        raise GateError("the check took longer than 60 s and was stopped")

    await open_desk(simcord_bot, history, slow)
    shown = await editor.add_wording("council-vote", NEW)

    assert "longer than 60 s" in said(shown)
    assert NEW in typed_in(await editor.press(shown, AGAIN))["Wordings in English"]


async def test_an_error_of_our_own_hands_back_what_was_typed(
    simcord_bot, editor, history, open_desk, caplog
):
    async def broken(case):
        if case.edit is None:
            return await in_process(case)
        raise RuntimeError(f"{case.edit}")

    await open_desk(simcord_bot, history, broken)
    shown = await editor.add_wording("council-vote", NEW)

    assert "went wrong on the bot's side" in said(shown)
    assert NEW in await file_of(shown)
    assert NEW in typed_in(await editor.press(shown, AGAIN))["Wordings in English"]
    assert "RuntimeError" in caplog.text
    assert "zqx" not in caplog.text


async def test_an_error_while_publishing_hands_back_what_was_typed(
    editor, publisher, monkeypatch, caplog
):
    async def broken(*_):
        raise RuntimeError(NEW)

    shown = await editor.add_wording("council-vote", NEW)
    monkeypatch.setattr(publisher, "publish", broken)
    failed = await editor.press(shown, PUBLISH)

    assert "/faq-admin history" in said(failed)
    assert NEW in await file_of(failed)
    assert list(buttons_of(failed.response)) == [AGAIN, DISCARD]
    assert "zqx" not in caplog.text


async def test_discord_refuses_the_proposal_once(simcord_env, editor, publisher, caplog):
    simcord_env.inject_error("PATCH", ORIGINAL, status=400, message="zqx", times=1)
    shown = await editor.add_wording("council-vote", NEW)

    assert "went wrong on the bot's side" in said(shown)
    assert NEW in await file_of(shown)
    assert "HTTPException" in caplog.text
    assert "zqx" not in caplog.text


async def test_discord_refuses_everything(simcord_env, editor, publisher, caplog, folder):
    before = (folder / "faq.yaml").read_bytes()
    simcord_env.inject_error("*", ORIGINAL, status=403, message="zqx", times=None)
    await editor.add_wording("council-vote", NEW)

    assert "could not be handed back" in caplog.text
    assert "zqx" not in caplog.text
    assert (folder / "faq.yaml").read_bytes() == before


async def test_a_file_that_waits_in_the_folder_is_not_overwritten(
    editor, publisher, folder, simcord_bot
):
    shown = await editor.add_wording("council-vote", NEW)
    saved = (folder / "faq.yaml").read_text().replace("did the council say yes", "was it a yes")
    (folder / "faq.yaml").write_text(saved)
    refused = await editor.press(shown, PUBLISH)

    assert "was saved and is not live" in said(refused)
    assert "has changed since" not in said(refused)
    assert (folder / "faq.yaml").read_text() == saved


async def test_a_comment_that_went_live_is_no_saved_file(editor, publisher, folder):
    shown = await editor.add_wording("council-vote", NEW)
    (folder / "faq.yaml").write_text("# Look twice.\n" + (folder / "faq.yaml").read_text())
    await publisher.reload()
    refused = await editor.press(shown, PUBLISH)

    assert "has changed since" in said(refused)
    assert "only comments" in said(refused)
    again = await editor.press(refused, "Try on the new FAQ")
    assert "Live as" in said(await editor.press(again, PUBLISH))
    assert "# Look twice." in (folder / "faq.yaml").read_text()


async def test_pressed_twice_at_once_it_is_published_once(
    editor, publisher, history, simcord_env, channel, monkeypatch
):
    defer = discord.InteractionResponse.defer

    async def taking_its_time(*arguments, **named):
        await asyncio.sleep(0)
        return await defer(*arguments, **named)

    monkeypatch.setattr(discord.InteractionResponse, "defer", taking_its_time)
    shown = await editor.add_wording("council-vote", NEW)
    backend = simcord_env.backend
    message = serializers.message_payload(
        backend, backend.get_message(channel.id, shown.response.id)
    )
    data = {"custom_id": buttons_of(shown.response)[PUBLISH], "component_type": 2}
    for _ in range(2):
        record, payload = interactions.base_payload(
            backend,
            type=3,
            channel_id=channel.id,
            guild_id=HOME,
            user_id=editor.member.id,
            data=data,
        )
        record.source_message_id = shown.response.id
        backend.emit("INTERACTION_CREATE", {**payload, "message": message})
    await simcord_env.settle()

    assert "Live as version 2" in said(shown)
    assert [version.number for version in await history.versions(9)] == [2, 1]
