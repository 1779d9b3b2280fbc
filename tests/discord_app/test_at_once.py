"""Two presses or two questions at the same moment: each is answered, nothing twice in public."""

from __future__ import annotations

import pytest

from tests.discord_app.reading import text_of

ASKED = "who passed the denver ordinance"
SHARE = "Share here (shows your name)"


@pytest.fixture
def at_once(simcord_env, monkeypatch):
    """Lets Discord send everything before the bot gets to the first of it."""

    async def sent(*doings):
        async def not_yet(**_):
            return None

        with monkeypatch.context() as waiting:
            waiting.setattr(simcord_env, "_settle_internal", not_yet)
            results = [await doing() for doing in doings]
        assert not any(getattr(result, "acknowledged", False) for result in results)
        await simcord_env.settle()
        return results

    return sent


@pytest.mark.parametrize("label", ["Sources", "Related", "Español"])
async def test_a_button_pressed_twice_answers_twice_privately(alice, ask, channel, at_once, label):
    reply = await ask(ASKED)

    results = await at_once(*[lambda: alice.click(reply, label=label)] * 2)

    assert [result.ephemeral for result in results] == [True, True]
    assert text_of(results[0].response) == text_of(results[1].response)
    assert len(channel.history()) == 2


async def test_the_other_language_pressed_twice_on_a_private_answer_is_one_answer(
    alice, channel, at_once
):
    shown = await alice.slash(channel, "ask", question=ASKED)

    results = await at_once(*[lambda: alice.click(shown.response, label="Español")] * 2)

    assert all(result.acknowledged for result in results)
    (message,) = channel.history(viewer=alice)
    assert "Según KDVR" in text_of(message)


async def test_remove_pressed_twice_removes_once_and_is_no_error(
    simcord_env, alice, ask, channel, at_once, caplog
):
    reply = await ask(ASKED)

    results = await at_once(*[lambda: alice.click(reply, label="Remove")] * 2)

    assert all(result.acknowledged for result in results)
    assert len(channel.history()) == 1
    assert not caplog.records


async def test_a_command_used_twice_is_answered_once_and_both_are_private(alice, channel, at_once):
    results = await at_once(*[lambda: alice.slash(channel, "ask", question=ASKED)] * 2)

    said = sorted(text_of(result.response) for result in results)
    assert [result.ephemeral for result in results] == [True, True]
    assert sum("KDVR" in text for text in said) == 1
    assert sum("wait 3 s" in text for text in said) == 1


async def test_two_people_at_the_same_moment_are_both_answered(
    simcord_env, alice, channel, at_once
):
    bruno = channel.guild.add_member(simcord_env.create_user("bruno"))

    results = await at_once(
        *[lambda who=who: who.slash(channel, "ask", question=ASKED) for who in (alice, bruno)]
    )

    assert all("KDVR" in text_of(result.response) for result in results)


async def test_a_mention_sent_twice_is_answered_once(simcord_env, alice, channel, at_once):
    text = f"{simcord_env.bot.user.mention} {ASKED}"

    await at_once(*[lambda: alice.send(channel, text)] * 2)

    replies = [m for m in channel.history() if m.author.id == simcord_env.bot.user.id]
    assert len(replies) == 1
