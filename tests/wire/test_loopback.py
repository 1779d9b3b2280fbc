"""The loopback Discord itself, tried with a bot that says the same thing every time."""

from __future__ import annotations

import signal
from time import perf_counter

import pytest

from .loopback import Fault, Limit, texts
from .loopback.components import button

LATER = {"Via": "1.1 loopback"}
WORDS = "The same words every time."
POSTED = "POST /channels/{channel_id}/messages"


async def test_a_bot_logs_in_answers_and_leaves(discord, noop):
    bot = await noop()
    assert texts(await discord.mention("hello?")) == WORDS
    assert texts(await discord.dm("hello?")) == WORDS
    ended = await bot.stop(signal.SIGINT)
    assert ended.code == 0
    closed = discord.journal.named("CLOSED")[-1]
    assert (closed.data["code"], closed.data["by_bot"]) == (1000, True)


async def test_a_command_a_choice_and_a_button_are_answered(discord, noop):
    await noop()
    answer = await discord.slash("ask", question="what?")
    assert answer.private
    assert texts(answer.message) == WORDS
    assert len(await discord.autocomplete("ask", question="wh")) == 25
    pressed = await discord.click(answer.message, button(answer.message, "More"))
    assert texts(pressed.message) == WORDS


async def test_a_thinking_answer_counts_only_when_it_is_there(discord, noop):
    await noop()
    answer = await discord.slash("ask", question="later")
    assert (answer.kind, answer.private, texts(answer.message)) == (5, True, WORDS)


@pytest.mark.parametrize("compress", ["plain", "zlib-stream", "zstd-stream"])
async def test_every_transport_compression_is_understood(discord, noop, compress):
    if compress == "zstd-stream":
        pytest.importorskip("zstandard", reason="zstandard is not installed")
    await noop(NOOP_COMPRESS=compress)
    wanted = None if compress == "plain" else compress
    assert discord.journal.named("CONNECTED")[-1].data["compress"] == wanted
    assert texts(await discord.mention("hello?")) == WORDS


async def test_a_cut_line_is_resumed_and_what_was_missed_is_told_again(discord, noop):
    await noop()
    discord.gateway.cut()
    assert texts(await discord.mention("said while the line was down")) == WORDS
    assert len(discord.journal.named("RESUMED")) == 1
    assert len(discord.journal.named("IDENTIFY")) == 1


@pytest.mark.parametrize("end", ["reconnect", "resumable", "4000", "1000"])
async def test_every_end_that_may_be_resumed_is_resumed(discord, noop, end):
    await noop()
    since = len(discord.journal.events)
    match end:
        case "reconnect":
            await discord.gateway.ask_reconnect()
        case "resumable":
            await discord.gateway.invalidate(resumable=True)
        case code:
            await discord.gateway.close(int(code))
    await discord.journal.wait(lambda event: event.name == "RESUMED", since=since)
    assert texts(await discord.mention("hello?")) == WORDS


async def test_the_bot_hears_its_own_words_and_the_same_nonce_posts_once(discord, noop, client):
    await noop()
    reply = await discord.mention("hello?")
    echoed = next(iter(discord.gateway.sessions.values())).told[-1]
    assert (echoed["t"], echoed["d"]["id"]) == ("MESSAGE_CREATE", reply["id"])
    body = discord.journal.named(POSTED)[-1].data["body"]
    again = await client.call("POST", f"/channels/{reply['channel_id']}/messages", body)
    assert again.body["id"] == reply["id"]


async def test_what_a_bot_without_the_content_intent_may_not_read_is_veiled(discord, noop):
    await noop()
    session = next(iter(discord.gateway.sessions.values()))
    await discord.say("not for the bot")
    assert session.told[-1]["d"]["content"] == ""
    await discord.mention("for the bot")
    heard = [one["d"]["content"] for one in session.told if one["t"] == "MESSAGE_CREATE"]
    assert f"{discord.name} for the bot" in heard


def mentioned(discord):
    return {"mentions": [discord.world.bot], "content": f"{discord.name} hello?"}


async def test_planned_failures_happen_once_and_the_bot_goes_on(discord, noop):
    await noop()
    discord.faults.plan(Fault(route=POSTED, status=429, headers=LATER, body={"retry_after": 0.01}))
    assert texts(await discord.mention("hello?")) == WORDS
    assert len(discord.journal.named("FAULT")) == 1

    slow = discord.faults.plan(Fault(route=POSTED, hold=True))
    said = await discord.say("hello?", **mentioned(discord))
    await discord.met(slow)
    reply = discord.journal.expect(
        lambda event: (
            event.name == POSTED
            and event.data["result"]["message_reference"]["message_id"] == said["id"]
        )
    )
    assert not reply.done()
    slow.release.set()
    await discord.journal.outcome(reply)

    dropped = discord.faults.plan(Fault(route=POSTED, cut=True))
    await discord.say("hello?", **mentioned(discord))
    await discord.met(dropped)
    assert texts(await discord.mention("still there?")) == WORDS


async def test_rate_limit_headers_make_a_bot_wait(discord, noop):
    """Two messages a half second: the third must wait, and does so without a 429."""
    discord.limits.limit = Limit(calls=2, seconds=0.5)
    await noop()
    for _ in range(3):
        await discord.mention("hello?")
    first, *_, last = discord.journal.named(POSTED)
    assert last.at - first.at >= 0.45


async def test_a_dead_bot_fails_its_test_at_once(discord, noop):
    bot = await noop()
    began = perf_counter()
    reply = discord.journal.expect(lambda event: event.name == "never")
    await bot.kill()
    with pytest.raises(AssertionError, match="ended with -9"):
        await discord.journal.outcome(reply)
    assert perf_counter() - began < 5


@pytest.mark.parametrize("path", ["/users/@me", "/oauth2/applications/@me", "/gateway/bot"])
async def test_only_the_right_token_opens_the_door(client, path):
    assert (await client.call("GET", path, token="wrong")).status == 401
    assert (await client.call("GET", path)).status == 200


async def test_a_second_login_within_five_seconds_is_a_failure(discord, client):
    async with client.connect() as one, client.connect() as two:
        for socket in (one, two):
            await socket.send_json(client.identify())
        await discord.journal.wait(lambda event: event.name == "VIOLATION", since=0)
    assert "two IDENTIFYs" in discord.world.violations.pop()


CLOSES = [
    ("?v=9&encoding=json", None, 4012),
    ("?v=10&encoding=etf", None, 4012),
    ("?v=10&encoding=json", {"op": 99, "d": None}, 4001),
    ("?v=10&encoding=json", {"op": 3, "d": {}}, 4003),
    ("?v=10&encoding=json", {"token": "wrong"}, 4004),
    ("?v=10&encoding=json", {"intents": 1 << 15}, 4014),
]


@pytest.mark.parametrize(("query", "sent", "code"), CLOSES)
async def test_a_bad_client_is_closed_with_discords_own_code(client, query, sent, code):
    async with client.connect(query) as socket:
        if sent:
            await socket.send_json(sent if "op" in sent else client.identify(**sent))
        async for _ in socket:
            pass
    assert socket.close_code == code


@pytest.mark.parametrize(
    ("frames", "code", "said"),
    [(["{"], 4002, "no JSON"), (['{"op": 1, "d": null}'] * 121, 4008, "120 payloads a minute")],
)
async def test_a_client_that_breaks_a_rule_of_the_line_fails_its_test(
    discord, client, frames, code, said
):
    async with client.connect() as socket:
        for frame in frames:
            await socket.send_str(frame)
        async for _ in socket:
            pass
    assert socket.close_code == code
    assert said in discord.world.violations.pop()


async def test_an_unknown_session_cannot_be_resumed(client):
    async with client.connect() as socket:
        await socket.receive_json()
        resume = {"session_id": "session-77", "seq": 1, "token": "any"}
        await socket.send_json({"op": 6, "d": resume})
        assert await socket.receive_json() == {"op": 9, "d": False}
