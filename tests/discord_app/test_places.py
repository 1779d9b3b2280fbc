"""Threads, forum posts, voice chats and announcements: asked there, answered there.

The simulation knows no threads of announcements and no locked threads; `tests/wire` has them.
"""

from __future__ import annotations

import discord
import pytest
from simcord.enums import ChannelType

from tests.discord_app.reading import buttons_of, text_of

ASKED = "who passed the denver ordinance"
SHARE = "Share here (shows your name)"
PLACES = (
    "a thread",
    "a private thread",
    "a forum post",
    "a voice channel",
    "a stage",
    "an announcement channel",
)


@pytest.fixture
def thread(simcord_env, alice, bruno, moderator):
    """A thread in a channel with all people, and with the bot unless told otherwise."""

    def start(of, kind=ChannelType.PUBLIC_THREAD, *, with_bot=True):
        backend = simcord_env.backend
        made = backend.create_thread(of.id, "thread", alice.id, type=kind)
        for person in (bruno, moderator, *((simcord_env.bot.user,) if with_bot else ())):
            backend.add_thread_member(made.id, person.id)
        return next(one for one in of.threads if one.id == made.id)

    return start


@pytest.fixture(params=PLACES)
def place(request, channel, thread):
    guild = channel.guild
    match request.param:
        case "a thread":
            return thread(channel)
        case "a private thread":
            return thread(channel, ChannelType.PRIVATE_THREAD)
        case "a forum post":
            return thread(guild.create_forum_channel("forum"), with_bot=False)
        case "a voice channel":
            return guild.create_voice_channel("voice")
        case "a stage":
            return guild.create_stage_channel("stage")
        case _:
            return guild.create_news_channel("news")


@pytest.fixture
def written(simcord_env):
    """Where the bot has written anything, privately or not."""

    def places():
        me, backend = simcord_env.bot.user.id, simcord_env.backend
        return {
            place
            for place, messages in backend.messages.items()
            if any(message.author_id == me for message in messages.values())
        }

    return places


async def test_a_mention_is_answered_there_and_the_answer_removed_by_those_who_may(
    ask, place, written, alice, bruno, moderator
):
    for person in (alice, moderator):
        reply = await ask(ASKED, where=place)

        question = next(m for m in place.history() if m.id == reply.reference.message_id)
        assert "KDVR" in text_of(reply)
        assert question.author.id == alice.id
        assert reply.reference.channel_id == place.id
        denied = await bruno.click(reply, label="Remove")
        assert "can remove this" in text_of(denied.response)
        await person.click(reply, label="Remove")
        assert reply.id not in {message.id for message in place.history()}
    assert written() == {place.id}


async def test_a_command_is_answered_privately_there_and_shared_there(alice, bruno, place, written):
    before = len(place.history(viewer=bruno))

    answer = await alice.slash(place, "ask", question=ASKED)
    assert answer.ephemeral
    assert "KDVR" in text_of(answer.response)
    assert len(place.history(viewer=bruno)) == before

    result = await alice.click(answer.response, label=SHARE)
    shared = place.history(viewer=bruno)[-1]
    assert not result.ephemeral
    assert text_of(shared).startswith(f"-# Shared by <@{alice.id}>")

    await alice.click(shared, label="Remove")
    assert len(place.history(viewer=bruno)) == before
    assert written() == {place.id}


async def test_a_message_there_is_answered_by_its_menu(alice, place):
    said = await alice.send(place, ASKED)

    result = await alice.context_menu(place, "Answer this", said)

    assert result.ephemeral
    assert "KDVR" in text_of(result.response)


async def test_every_button_of_a_public_answer_answers_its_presser_alone(
    ask, place, bruno, written
):
    reply = await ask(ASKED, where=place)
    before = text_of(reply)

    for label in buttons_of(reply):
        result = await bruno.click(reply, label=label)

        assert result.ephemeral
        assert text_of(result.response)
    assert text_of(next(m for m in place.history() if m.id == reply.id)) == before
    assert written() == {place.id}


# To write in a channel and to write in its threads are two permissions.


@pytest.fixture
def parent(simcord_env, alice, channel):
    """A channel where the bot or Alice may do other things than usual."""

    def make(who, **may):
        whom = {"bot": simcord_env.bot.user, "person": alice}[who]
        overwrites = {whom: discord.PermissionOverwrite(**may)}
        return channel.guild.create_text_channel("parent", overwrites=overwrites)

    return make


async def test_a_mention_where_the_bot_may_not_write_in_threads_is_no_crash(
    ask, parent, thread, caplog, written
):
    channel = parent("bot", send_messages_in_threads=False)

    assert await ask(ASKED, where=thread(channel)) is None
    assert [record.message.split(":")[0] for record in caplog.records] == [
        "a reply could not be sent"
    ]
    assert not written()
    assert await ask(ASKED, where=channel) is not None


@pytest.mark.parametrize("who", ["bot", "person"])
async def test_nothing_is_shared_in_a_thread_where_one_may_not_write_in_threads(
    alice, bruno, parent, thread, who
):
    where = thread(parent(who, send_messages_in_threads=False))

    answer = await alice.slash(where, "ask", question=ASKED)
    result = await alice.click(answer.response, label=SHARE)

    assert result.ephemeral
    assert "was not shared" in text_of(result.response)
    assert not where.history(viewer=bruno)


@pytest.mark.parametrize("who", ["bot", "person"])
async def test_in_a_thread_it_does_not_matter_who_may_write_in_the_channel(
    simcord_env, alice, bruno, ask, parent, thread, who
):
    where = thread(parent(who, send_messages=False))

    assert "KDVR" in text_of(await ask(ASKED, where=where))
    await simcord_env.advance_time(4)
    answer = await alice.slash(where, "ask", question=ASKED)
    await alice.click(answer.response, label=SHARE)

    assert text_of(where.history(viewer=bruno)[-1]).startswith("-# Shared by")


async def test_in_a_private_thread_without_the_bot_a_command_still_works_and_is_shared(
    alice, bruno, channel, thread
):
    where = thread(channel, ChannelType.PRIVATE_THREAD, with_bot=False)

    answer = await alice.slash(where, "ask", question=ASKED)
    result = await alice.click(answer.response, label=SHARE)

    assert not result.ephemeral
    assert "KDVR" in text_of(where.history(viewer=bruno)[-1])
