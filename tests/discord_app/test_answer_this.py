"""*Answer this* on a message: a private answer to somebody's words."""

from __future__ import annotations

import pytest

from tests.discord_app.reading import buttons_of, text_of

MENU = "Answer this"


@pytest.fixture
def bruno(simcord_env, channel):
    return channel.guild.add_member(simcord_env.create_user("bruno"))


async def test_a_message_of_another_is_answered_privately(alice, bruno, channel):
    message = await bruno.send(channel, "do they honor ice holds?")

    result = await alice.context_menu(channel, MENU, message)

    assert result.ephemeral
    assert "It does not bind ICE" in text_of(result.response)
    assert "Remove" not in buttons_of(result.response)


async def test_the_bots_name_in_a_message_is_no_part_of_the_question(
    simcord_env, alice, bruno, channel
):
    message = await bruno.send(channel, f"{simcord_env.bot.user.mention}")

    result = await alice.context_menu(channel, MENU, message)

    assert "no text" in text_of(result.response)


async def test_a_message_of_the_bot_is_not_answered(alice, ask, channel):
    reply = await ask("do they honor ice holds?")

    result = await alice.context_menu(channel, MENU, reply)

    assert result.ephemeral
    assert "That message is mine" in text_of(result.response)


async def test_it_counts_as_a_question(simcord_env, alice, bruno, channel):
    message = await bruno.send(channel, "who passed the denver ordinance")
    await alice.slash(channel, "ask", question="who passed the denver ordinance")

    early = await alice.context_menu(channel, MENU, message)
    await simcord_env.advance_time(4)
    later = await alice.context_menu(channel, MENU, message)

    assert "wait 3 s" in text_of(early.response)
    assert "KDVR" in text_of(later.response)


async def test_somebodys_own_case_is_answered_where_only_the_asker_sees_it(alice, bruno, channel):
    message = await bruno.send(channel, "will they deport my brother who was arrested last night?")

    result = await alice.context_menu(channel, MENU, message)

    assert result.ephemeral
    assert "you can delete it" not in text_of(result.response)
