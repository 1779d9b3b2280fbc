"""Where the bot may not write, and messages that are gone: no crash, nothing public by mistake."""

from __future__ import annotations

import discord
import pytest

from tests.discord_app.reading import buttons_of, text_of

ASKED = "who passed the denver ordinance"
SHARE = "Share here (shows your name)"


@pytest.fixture
def room(simcord_env, channel):
    """A channel in which the bot lacks these permissions."""

    def made(**permissions):
        overwrite = discord.PermissionOverwrite(**dict.fromkeys(permissions, False))
        return channel.guild.create_text_channel(
            "room", overwrites={simcord_env.bot.user: overwrite}
        )

    return made


@pytest.fixture
def thread_in(simcord_bot):
    """A public thread in a channel."""

    async def made(where):
        await simcord_bot.get_channel(where.id).create_thread(
            name="thread", type=discord.ChannelType.public_thread
        )
        return where.threads[0]

    return made


async def test_where_the_bot_may_not_send_a_mention_is_met_with_silence(ask, room, caplog):
    assert await ask(ASKED, where=room(send_messages=True)) is None
    assert "a reply could not be sent" in caplog.text


async def test_where_the_bot_may_not_send_a_command_is_answered_privately(alice, room):
    quiet = room(send_messages=True)
    result = await alice.slash(quiet, "ask", question=ASKED)
    shared = await alice.click(result.response, label=SHARE)

    assert result.ephemeral
    assert shared.ephemeral
    assert "was not shared" in text_of(shared.response)
    assert not quiet.history()


async def test_links_need_no_permission_to_embed_them(ask, room):
    reply = await ask(ASKED, where=room(embed_links=True, attach_files=True))

    assert "KDVR" in text_of(reply)
    assert "](<https://" in text_of(reply)


async def test_in_a_thread_a_mention_is_answered_where_the_bot_may_write_in_threads(
    ask, room, thread_in
):
    thread = await thread_in(room())

    assert "KDVR" in text_of(await ask(ASKED, where=thread))


async def test_in_a_thread_a_mention_is_met_with_silence_where_it_may_not(
    ask, room, thread_in, caplog
):
    thread = await thread_in(room(send_messages_in_threads=True))

    assert await ask(ASKED, where=thread) is None
    assert "a reply could not be sent" in caplog.text


@pytest.mark.parametrize(
    ("missing", "shares"), [("send_messages_in_threads", False), ("send_messages", True)]
)
async def test_sharing_in_a_thread_asks_for_the_permission_of_threads(
    alice, room, thread_in, missing, shares
):
    thread = await thread_in(room(**{missing: True}))
    before = len(thread.history())
    result = await alice.slash(thread, "ask", question=ASKED)

    shared = await alice.click(result.response, label=SHARE)

    assert shared.ephemeral is not shares
    assert len(thread.history()) - before == int(shares)
    assert ("was not shared" in text_of(shared.response)) is not shares


async def test_a_reply_that_discord_does_not_let_go_is_an_apology(simcord_env, alice, ask, channel):
    reply = await ask(ASKED)
    simcord_env.inject_error("DELETE", "/webhooks/*/*/messages/@original", status=403)

    await alice.click(reply, label="Remove")

    assert len(channel.history()) == 2
    (told,) = [m for m in channel.history(viewer=alice) if m.flags.ephemeral]
    assert "went wrong" in text_of(told)


async def test_a_message_that_is_gone_before_the_press_arrives_is_no_error(
    simcord_env, alice, ask, caplog
):
    reply = await ask(ASKED)
    simcord_env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10008)

    await alice.click(reply, label="Remove")

    assert not caplog.records


async def test_a_message_deleted_while_it_is_looked_up_is_still_answered(
    simcord_env, alice, channel, monkeypatch
):
    message = await alice.send(channel, ASKED)
    emit = simcord_env.backend.emit

    def deleted_first(event, payload):
        if event == "INTERACTION_CREATE":
            simcord_env.backend.delete_message(channel.id, message.id)
        emit(event, payload)

    monkeypatch.setattr(simcord_env.backend, "emit", deleted_first)
    result = await alice.context_menu(channel, "Answer this", message)

    assert result.ephemeral
    assert "KDVR" in text_of(result.response)
    assert "Sources" in buttons_of(result.response)


async def test_an_answer_is_shared_after_the_question_it_was_asked_on_is_deleted(alice, channel):
    message = await alice.send(channel, ASKED)
    shown = await alice.context_menu(channel, "Answer this", message)
    await alice.delete(message)

    shared = await alice.click(shown.response, label=SHARE)

    assert not shared.ephemeral
    assert "KDVR" in text_of(channel.last_message)
