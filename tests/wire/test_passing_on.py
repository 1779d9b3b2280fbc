"""A question sent to the editors on a real line, under watch: its words arrive, and nothing else.

The words of the question may be in no log and no file; of the asker nothing may be anywhere.
"""

from __future__ import annotations

import pytest

from .loopback import Fault, button, texts
from .test_editing_traces import holding, left_by
from .traces import CANARY, Den
from .visit import POSTED, with_canaries

ASKED = "does the ordinance name a shelter for wkxq dogs"
SENT = "does the ordinance name a qvjx shelter"
SEND, AGAIN = "Send this question", "Edit again"


@pytest.fixture
def den(tmp_path):
    return Den(tmp_path / "home", tmp_path / "notes")


@pytest.fixture
def editors(discord):
    """The id of the editors' channel; nobody asks there."""
    return with_canaries(discord).world.rooms[1]["id"]


@pytest.fixture
async def watched(discord, run, den, editors):
    """The bot under watch."""
    home = {"HOME_GUILD_ID": discord.world.guild_id, "LOG_CHANNEL_ID": editors}
    return await run(**den.environment("DEBUG"), **home)


@pytest.fixture
def asker(discord):
    return discord.world.person(f"{CANARY.title()} Asker", nick=f"{CANARY}nick")


@pytest.fixture
async def form(discord, watched, asker):
    """The form, open, on what the bot had no source for."""
    answer = await discord.slash("ask", question=ASKED, user=asker)
    return await discord.click(answer.message, button(answer.message, SEND), user=asker)


def posted(discord, editors):
    """What stands in the editors' channel."""
    return [one for one in discord.world.messages.values() if one["channel_id"] == editors]


async def test_what_is_sent_arrives_and_leaves_no_trace_of_its_asker(
    discord, watched, den, editors, form, tmp_path
):
    (label,) = [part for part in form.body["components"] if "component" in part]
    assert label["component"]["value"] == ASKED
    refused = await discord.submit(form, {"question": f"{SENT}, call 303-555-0134"})
    assert "phone number" in texts(refused.message)
    assert posted(discord, editors) == []
    asker = discord.world.people[form.interaction.payload["member"]["user"]["id"]]
    again = await discord.click(refused.message, button(refused.message, AGAIN), user=asker)
    said = await discord.submit(again, {"question": SENT})
    ended = await watched.stop()

    assert said.private
    assert "Sent." in texts(said.message)
    (message,) = posted(discord, editors)
    assert texts(message).splitlines()[2:] == [SENT]
    assert left_by(discord, den, ended) == [f"a message to {editors}, where nobody asks"]
    for words in ("wkxq", "qvjx"):
        assert holding(words, den, tmp_path, ended) == set()


@pytest.mark.parametrize("status", [403, 404])
async def test_what_discord_refuses_is_handed_back_and_logged_without_a_word_of_it(
    discord, watched, den, editors, form, tmp_path, status
):
    words = {"message": f"{CANARY} {discord.world.guild_id}", "code": 50013}
    discord.faults.plan(Fault(route=POSTED, status=status, body=words))
    said = await discord.submit(form, {"question": SENT})
    ended = await watched.stop()

    assert "could not be sent" in texts(said.message)
    assert SENT in texts(said.message)
    assert posted(discord, editors) == []
    told = [line for line in ended.stdout.splitlines() if "a question to the editors" in line]
    assert len(told) == 1
    assert left_by(discord, den, ended) == [f"a message to {editors}, where nobody asks"]
    assert holding("qvjx", den, tmp_path, ended) == set()


async def test_what_discord_fails_to_take_arrives_once(discord, watched, editors, form):
    fault = discord.faults.plan(Fault(route=POSTED, status=500, body={}))
    said = await discord.submit(form, {"question": SENT})
    await discord.met(fault)

    assert "Sent." in texts(said.message)
    assert len(posted(discord, editors)) == 1
