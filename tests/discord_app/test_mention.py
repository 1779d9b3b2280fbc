"""Mentions and direct messages: what the bot hears, and what it does not."""

from __future__ import annotations

import discord
import pytest

from bot.discord_app.patience import Patience
from bot.discord_app.reply import reply_to
from tests.discord_app.reading import buttons_of, text_of


async def test_a_mention_is_answered_in_the_channel_as_a_reply(ask, channel):
    reply = await ask("do they honor ice holds?")

    assert "detainer" in text_of(reply)
    assert reply.reference.message_id == channel.history()[0].id


async def test_a_reply_pings_nobody(simcord_env, ask):
    await ask("who passed the ordinance?")

    (sent,) = [r.json for r in simcord_env.http_requests if r.path.endswith("/messages")]
    assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}


@pytest.mark.parametrize("text", ["@everyone who passed it", "who passed the ordinance?", "ice"])
async def test_without_a_mention_the_bot_is_silent(alice, channel, text):
    await alice.send(channel, text)

    assert len(channel.history()) == 1


async def test_an_edit_to_a_mention_is_not_answered(simcord_env, alice, channel):
    message = await alice.send(channel, "hello")

    await alice.edit(message, f"{simcord_env.bot.user.mention} who passed it?")

    assert len(channel.history()) == 1


async def test_webhooks_are_not_answered(simcord_env, channel):
    hook = channel.guild.create_webhook(channel, "news")

    await hook.send(f"{simcord_env.bot.user.mention} who passed it?")

    assert len(channel.history()) == 1


async def test_other_bots_are_not_answered(simcord_env, channel):
    other = channel.guild.add_member(simcord_env.create_user("other", bot=True))

    await other.send(channel, f"{simcord_env.bot.user.mention} who passed it?")

    assert len(channel.history()) == 1


async def test_a_direct_message_needs_no_mention(simcord_env):
    user = simcord_env.create_user("carla")

    await user.send_dm("¿quién aprobó la ordenanza de Denver?")

    reply = user.dm_channel.last_message
    assert "Según KDVR" in text_of(reply)


async def test_a_bare_mention_says_how_to_ask_in_both_languages(ask):
    text = text_of(await ask(""))

    assert "question" in text
    assert "pregunta" in text


async def test_a_bare_mention_in_a_reply_says_how_to_get_that_message_answered(
    simcord_env, alice, channel
):
    asked = await alice.send(channel, "do they honor ice holds?")

    await alice.send(channel, simcord_env.bot.user.mention, reply_to=asked)

    text = text_of(channel.last_message)
    assert "Answer this" in text
    assert "Responder esto" in text


@pytest.mark.parametrize(
    "text", ["ICE is at my door right now", "la migra está en mi puerta ahorita"]
)
async def test_a_public_cry_for_help_gets_the_fixed_text_and_one_private_button(
    simcord_env, alice, ask, text
):
    reply = await ask(text)

    buttons = buttons_of(reply)
    assert "/ask" in text_of(reply)
    assert len(buttons) == 1
    private = await alice.click(reply, custom_id=next(iter(buttons.values())))
    assert private.ephemeral
    assert len(text_of(private.response)) > 100


async def test_a_missing_permission_is_no_crash(simcord_env, alice, ask):
    simcord_env.inject_error("POST", "/channels/*/messages", status=403)

    assert await ask("who passed it?") is None


async def test_a_question_whose_message_is_deleted_is_still_answered(simcord_env, alice, channel):
    message = await alice.send(channel, "hello")
    await alice.delete(message)

    view = discord.ui.LayoutView().add_item(discord.ui.TextDisplay("x"))
    await reply_to(message, view, Patience())

    assert text_of(channel.last_message) == "x"


async def test_a_quick_second_mention_is_met_with_silence(simcord_env, alice, channel, ask):
    await ask("who passed it?")

    await alice.send(channel, f"{simcord_env.bot.user.mention} and when?")

    assert channel.last_message.author.id == alice.id


async def test_picking_the_bots_role_says_how_to_pick_the_bot(
    simcord_env, simcord_bot, alice, channel
):
    role = channel.guild.create_role("the bot's role")
    # On Discord an invited bot gets a role that is tagged with its id; the simulation has no tags.
    cached = simcord_bot.get_guild(channel.guild.id).get_role(role.id)
    cached.tags = discord.RoleTags({"bot_id": str(simcord_env.bot.user.id)})

    await alice.send(channel, f"{role.mention} who passed it?")

    assert "APP" in text_of(channel.last_message)


async def test_a_message_of_a_server_not_told_of_yet_is_no_direct_message(simcord_env, simcord_bot):
    before = len(simcord_env.http_requests)
    author = {"id": "7", "username": "x", "discriminator": "0", "global_name": None, "avatar": None}
    simcord_bot._connection.parsers["MESSAGE_CREATE"](
        {
            "id": "1456074443980800099",
            "channel_id": "5",
            "guild_id": "6",
            "author": author,
            "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
        }
    )
    await simcord_env.settle()

    assert len(simcord_env.http_requests) == before
