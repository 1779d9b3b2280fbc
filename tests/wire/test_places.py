"""Threads, forum posts, voice chats and announcements over real sockets: asked and answered there.

Among them what the simulation of `tests/discord_app` does not know: threads of announcements, media
channels, places of which the bot has not been told, and types of channels that do not exist yet.
All tests talk to one process.
"""

from __future__ import annotations

import pytest

from .loopback import Fault, button, payloads, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = "Who passed the Denver ordinance?"
SOURCE = "KDVR"
POSTED = "POST /channels/{channel_id}/messages"
REMOVED = "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original"
VIEW, SEND, SEND_IN_THREADS = 1 << 10, 1 << 11, 1 << 38
PLACES = {
    "a voice channel": (payloads.VOICE, None),
    "a stage": (payloads.STAGE, None),
    "an announcement channel": (payloads.NEWS, None),
    "a thread": (payloads.THREAD, payloads.TEXT),
    "a private thread": (payloads.PRIVATE_THREAD, payloads.TEXT),
    "a thread of announcements": (payloads.NEWS_THREAD, payloads.NEWS),
    "a thread in a voice channel": (payloads.THREAD, payloads.VOICE),
    "a forum post": (payloads.THREAD, payloads.FORUM),
    "a media post": (payloads.THREAD, payloads.MEDIA),
}
NOT_YET_A_TYPE = 99


@pytest.fixture
def discord(running):
    yield running
    violations, running.world.violations = running.world.violations, []
    assert not violations, "\n".join(violations)


@pytest.fixture
def writer(discord):
    """Somebody who may write in channels and in threads."""
    return discord.world.person("Ana", permissions=str(VIEW | SEND | SEND_IN_THREADS))


@pytest.fixture(params=["told", "not told"])
async def place(request, discord, name):
    """A place of this name, of which the bot has been told or, where it came just now, not yet."""
    kind, outer = PLACES[name]
    inside = None if outer is None else await discord.open(outer)
    return await discord.open(kind, inside, told=request.param == "told")


def places_of(discord, since):
    """Where the bot has posted by itself since an event of the journal."""
    events = discord.journal.events[since:]
    return {event.data["match"]["channel_id"] for event in events if event.name == POSTED}


async def shared(discord, person, place):
    answer = await discord.slash("ask", question=ASKED, user=person, channel=place)
    assert answer.private
    assert SOURCE in texts(answer.message)
    custom_id = button(answer.message, "Share")
    return await discord.click(answer.message, custom_id, user=person)


@pytest.mark.parametrize("name", PLACES)
async def test_a_mention_is_answered_there_as_a_reply(discord, place):
    since = len(discord.journal.events)
    reply = await discord.mention(ASKED, channel=place)
    assert SOURCE in texts(reply)
    assert reply["channel_id"] == place["id"]
    assert reply["message_reference"]["channel_id"] == place["id"]
    assert places_of(discord, since) == {place["id"]}


@pytest.mark.parametrize("name", PLACES)
async def test_an_answer_is_private_there_shared_there_and_taken_back(discord, place, writer):
    answer = await shared(discord, writer, place)
    assert not answer.private
    assert answer.message["channel_id"] == place["id"]
    assert texts(answer.message).startswith(f"-# Shared by <@{writer.id}>")
    denied = await discord.click(answer.message, button(answer.message, "Remove"))
    assert denied.private
    removed = discord.journal.expect(lambda event: event.name == REMOVED)
    await discord.press_button(answer.message, button(answer.message, "Remove"), user=writer)
    await discord.journal.outcome(removed)
    assert answer.message["id"] not in discord.world.messages


@pytest.mark.parametrize("name", PLACES)
async def test_a_message_there_is_answered_by_its_menu(discord, place):
    answer = await discord.menu("Answer this", await discord.say(ASKED, channel=place))
    assert answer.private
    assert SOURCE in texts(answer.message)


@pytest.mark.parametrize("outer", [payloads.FORUM, payloads.MEDIA])
@pytest.mark.parametrize("told", [True, False])
async def test_the_first_message_of_a_post_may_be_the_question(discord, outer, told):
    post = await discord.open(payloads.THREAD, await discord.open(outer), told=told)
    reply = await discord.mention(ASKED, channel=post, id=post["id"])
    assert reply["message_reference"] == {
        "type": 0,
        "message_id": post["id"],
        "channel_id": post["id"],
    }


@pytest.mark.parametrize("name", [name for name, (_, outer) in PLACES.items() if outer is not None])
async def test_in_a_thread_only_who_may_write_in_threads_shares(discord, place):
    may_not = discord.world.person("Bo", permissions=str(VIEW | SEND))
    told = await shared(discord, may_not, place)
    assert told.private
    assert "was not shared" in texts(told.message)
    may = discord.world.person("Ana", permissions=str(VIEW | SEND_IN_THREADS))
    assert not (await shared(discord, may, place)).private


@pytest.mark.parametrize("name", [name for name, (_, outer) in PLACES.items() if outer is None])
async def test_in_a_channel_only_who_may_write_in_channels_shares(discord, place):
    may_not = discord.world.person("Bo", permissions=str(VIEW | SEND_IN_THREADS))
    told = await shared(discord, may_not, place)
    assert told.private
    assert "was not shared" in texts(told.message)
    may = discord.world.person("Ana", permissions=str(VIEW | SEND))
    assert not (await shared(discord, may, place)).private


@pytest.mark.parametrize("name", ["a thread", "a forum post", "a voice channel"])
@pytest.mark.parametrize("code", [50001, 50013, 50083])
async def test_where_discord_refuses_it_the_bot_is_silent_and_goes_on(discord, place, code):
    """Not its place, no permission, a locked thread: Discord says so with one of these."""
    body = {"message": "no", "code": code}
    fault = discord.faults.plan(Fault(route=POSTED, status=403, body=body))
    named = f"{discord.name} {ASKED}"
    said = await discord.say(named, channel=place, mentions=[discord.world.bot])
    await discord.met(fault)
    reply = await discord.mention(ASKED, channel=place)
    assert reply["message_reference"]["message_id"] != said["id"]


async def test_in_a_locked_thread_that_takes_no_answer_at_all_nothing_breaks(discord, writer):
    thread = await discord.open(payloads.THREAD, discord.world.rooms[0])
    body = {"message": "Thread is archived", "code": 50083}
    for _ in range(2):  # the answer and the apology
        fault = discord.faults.plan(Fault(route="/callback", status=403, body=body))
    await discord.press("ask", user=writer, channel=thread, question=ASKED)
    await discord.met(fault)
    assert SOURCE in texts(await discord.mention(ASKED, channel=thread))


async def test_a_place_of_a_type_that_does_not_exist_yet_is_answered_too(discord, writer):
    place = await discord.open(NOT_YET_A_TYPE, told=False)
    assert SOURCE in texts(await discord.mention(ASKED, channel=place))
    assert not (await shared(discord, writer, place)).private
