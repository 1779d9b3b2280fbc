"""*Related*, *Share here* and *Remove*: what others see changes only by those who may."""

from __future__ import annotations

import discord
import pytest

from bot.discord_app.press import asker_of
from tests.discord_app.reading import buttons_of, text_of

ASKED = "who passed the denver ordinance"
SHARE = "Share here (shows your name)"


@pytest.fixture
def share(alice, channel):
    """Alice asks privately and shares; what comes of the press."""

    async def shared(where=channel):
        answer = await alice.slash(where, "ask", question=ASKED)
        return await alice.click(answer.response, label=SHARE)

    return shared


# Related


async def test_related_offers_up_to_three_questions_beside_the_answer(alice, channel):
    answer = await alice.slash(channel, "ask", question=ASKED)
    before = text_of(answer.response)

    result = await alice.click(answer.response, label="Related")

    labels = list(buttons_of(result.response))
    assert result.ephemeral
    assert "Related to:" in text_of(result.response)
    assert 1 <= len(labels) <= 3
    shown = channel.history(viewer=alice)
    assert text_of(shown[0]) == before


async def test_a_related_question_is_answered_with_its_sources(alice, channel):
    answer = await alice.slash(channel, "ask", question=ASKED)
    result = await alice.click(answer.response, label="Related")
    chosen = next(iter(buttons_of(result.response)))

    await alice.click(result.response, label=chosen)

    shown = channel.history(viewer=alice)[-1]
    assert chosen in text_of(shown)
    assert "Sources" in buttons_of(shown)


async def test_no_row_has_more_than_five_buttons_and_public_ones_offer_no_sharing(ask):
    reply = await ask(ASKED)

    assert list(buttons_of(reply)) == ["Sources", "Related", "Español", "Remove"]


# Share


async def test_a_shared_answer_is_public_names_who_shared_it_and_pings_nobody(
    simcord_env, alice, channel, bruno, share
):
    result = await share()

    message = channel.history(viewer=bruno)[-1]
    assert not result.ephemeral
    assert text_of(message).startswith(f"-# Shared by <@{alice.id}>")
    assert "KDVR" in text_of(message)
    assert list(buttons_of(message)) == ["Sources", "Related", "Español", "Remove"]
    sent = [r.json for r in simcord_env.http_requests if r.path.endswith("/callback")][-1]
    assert sent["data"]["allowed_mentions"]["parse"] == []


async def test_the_sixth_share_in_a_minute_waits(simcord_env, alice, bruno, channel):
    answer = await alice.slash(channel, "ask", question=ASKED)
    for _ in range(5):
        assert not (await alice.click(answer.response, label=SHARE)).ephemeral
    shared = len(channel.history(viewer=bruno))

    sixth = await alice.click(answer.response, label=SHARE)

    assert sixth.ephemeral
    assert "Wait 60 s" in text_of(sixth.response)
    assert len(channel.history(viewer=bruno)) == shared
    # Nobody waits for somebody else, and no question waits for a share.
    await simcord_env.advance_time(4)
    other = await bruno.slash(channel, "ask", question=ASKED)
    assert not (await bruno.click(other.response, label=SHARE)).ephemeral
    await simcord_env.advance_time(60)
    assert not (await alice.click(answer.response, label=SHARE)).ephemeral


async def test_a_refusal_of_discord_is_told_privately(simcord_env, alice, channel):
    answer = await alice.slash(channel, "ask", question=ASKED)
    simcord_env.inject_error("POST", "/interactions/*/*/callback", status=403)

    result = await alice.click(answer.response, label=SHARE)

    assert result.ephemeral
    assert "Discord did not let me" in text_of(result.response)


async def test_in_a_direct_message_there_is_nobody_to_share_with(simcord_env):
    user = simcord_env.create_user("carla")

    await user.send_dm(ASKED)

    assert list(buttons_of(user.dm_channel.last_message)) == ["Sources", "Related", "Español"]


@pytest.mark.parametrize("who", ["bot", "person"])
async def test_nothing_is_shared_where_the_bot_or_the_person_may_not_write(
    simcord_env, alice, channel, share, who
):
    whom = {"bot": simcord_env.bot.user, "person": alice}[who]
    quiet = channel.guild.create_text_channel(
        "quiet", overwrites={whom: discord.PermissionOverwrite(send_messages=False)}
    )

    result = await share(quiet)

    assert result.ephemeral
    assert "was not shared" in text_of(result.response)
    assert not quiet.history()


# Remove


async def test_the_asker_removes_the_reply(alice, ask, channel):
    reply = await ask(ASKED)

    await alice.click(reply, label="Remove")

    assert len(channel.history()) == 1


async def test_the_one_who_shared_removes_it_and_nobody_else(alice, bruno, channel, share):
    await share()
    shared = channel.history(viewer=bruno)[-1]

    denied = await bruno.click(shared, label="Remove")
    assert "can remove this" in text_of(denied.response)
    await alice.click(shared, label="Remove")

    assert not channel.history()


async def test_a_member_who_manages_messages_removes_the_reply(moderator, ask, channel):
    reply = await ask(ASKED)

    await moderator.click(reply, label="Remove")

    assert len(channel.history()) == 1


async def test_another_member_is_told_privately_who_may(bruno, ask, channel):
    reply = await ask(ASKED)

    result = await bruno.click(reply, label="Remove")

    assert result.ephemeral
    assert "Only the person who asked" in text_of(result.response)
    assert channel.history()[1].id == reply.id


async def test_when_the_question_is_deleted_nobody_is_its_asker(alice, ask, channel, moderator):
    reply = await ask(ASKED)
    await alice.delete(channel.history()[0])

    result = await alice.click(reply, label="Remove")
    assert "Only the person who asked" in text_of(result.response)
    await moderator.click(reply, label="Remove")

    assert not channel.history()


async def test_a_refusal_can_be_removed_in_either_language(alice, ask, channel):
    for question in ("does aurora honor ice detainers", "¿aurora coopera con la migra?", ""):
        before = len(channel.history())
        reply = await ask(question)
        label = next(name for name in buttons_of(reply) if name in {"Remove", "Quitar"})

        await alice.click(reply, label=label)

        assert len(channel.history()) == before + 1, question


async def test_a_reply_that_is_gone_already_is_no_crash(simcord_env, alice, ask, caplog):
    reply = await ask(ASKED)
    simcord_env.inject_error("DELETE", "/webhooks/*/*/messages/@original", status=404)

    await alice.click(reply, label="Remove")

    assert not caplog.records


async def test_the_asker_is_found_when_discord_does_not_send_the_question_along(
    simcord_env, simcord_bot, alice, ask
):
    reply = await ask(ASKED)
    message = await simcord_bot.get_channel(reply.channel.id).fetch_message(reply.id)
    message.reference.resolved = None

    assert await asker_of(message) == alice.id
