"""The real bot as a process: it starts, answers whoever asks it, pings nobody, and leaves cleanly.

The loopback Discord judges every body that it sends; what it must not do fails the test that saw it.
"""

from __future__ import annotations

import signal

import pytest

from .loopback import Fault, button, buttons, texts

ASKED = "Who passed the Denver ordinance?"
SOURCE = "KDVR"
POSTED = "POST /channels/{channel_id}/messages"
SYNCED = "PUT /applications/{application_id}/commands"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly_and_without_a_word_of_trouble(discord, run, how):
    bot = await run()
    await discord.mention(ASKED)
    ended = await bot.stop(how)
    closed = discord.journal.named("CLOSED")[-1]
    assert ended.code == 0
    assert (closed.data["code"], closed.data["by_bot"]) == (1000, True)
    assert "Traceback" not in ended.stdout + ended.stderr


async def test_a_signal_during_the_login_ends_it_too(discord, run):
    login = discord.faults.plan(Fault(route="GET /users/@me", hold=True))
    bot = await run(wait=False)
    await discord.met(login)
    ended = await bot.stop()
    assert ended.code == 0
    assert "Traceback" not in ended.stdout + ended.stderr


async def test_a_mention_is_answered_in_public_with_its_source(discord, run):
    await run()
    reply = await discord.mention("did the city council pass the ordinance?")
    assert SOURCE in texts(reply)
    assert not reply["flags"] & 64


async def test_a_private_message_is_answered_there(discord, run):
    await run()
    assert SOURCE in texts(await discord.dm(ASKED))


async def test_a_command_is_answered_privately_and_its_buttons_work(discord, run):
    await run()
    answer = await discord.slash("ask", question=ASKED)
    assert answer.private
    assert SOURCE in texts(answer.message)
    for one in buttons(answer.message):
        pressed = await discord.click(answer.message, one["custom_id"])
        assert pressed.private
        assert texts(pressed.message)


async def test_every_button_of_a_public_answer_answers_its_presser_alone(discord, run):
    await run()
    reply = await discord.mention(ASKED)
    before = texts(reply)
    for one in buttons(reply):
        pressed = await discord.click(reply, one["custom_id"])
        assert pressed.private
        assert pressed.message["id"] != reply["id"]
    assert texts(discord.world.messages[reply["id"]]) == before


async def test_the_answer_speaks_the_language_of_the_question(discord, run):
    await run()
    for locale in ("es-ES", "es-419", "en-US"):
        question = "¿Quién aprobó la ordenanza de Denver?"
        answer = await discord.slash("ask", question=question, locale=locale)
        assert "Esto no es" in texts(answer.message)
        other = button(answer.message, "English")
        english = await discord.click(answer.message, other, locale=locale)
        assert "not legal advice" in texts(english.message)


async def test_choices_appear_while_a_person_types(discord, run):
    await run()
    for typed in ("", "ice", "did the city council", "¿quién aprobó", "x" * 300):
        choices = await discord.autocomplete("ask", question=typed)
        assert len(choices) <= 25
    named = await discord.autocomplete("ask", question="did the city council pass")
    chosen = await discord.slash("ask", question=named[0]["value"])
    assert "not legal advice" in texts(chosen.message)


async def test_an_unclear_question_is_asked_back_and_the_choice_is_answered(discord, run):
    await run()
    answer = await discord.slash("ask", question="ice")
    offered = buttons(answer.message)
    assert 2 <= len(offered)
    chosen = await discord.click(answer.message, offered[0]["custom_id"])
    assert "not legal advice" in texts(chosen.message)


async def test_a_question_about_ones_own_case_is_not_answered_in_public(discord, run):
    await run()
    reply = await discord.mention("my brother was arrested last night, will they deport him?")
    assert "you can delete it" in texts(reply)
    (way_out,) = buttons(reply)
    pressed = await discord.click(reply, way_out["custom_id"])
    assert pressed.private


def reference(message):
    return {"type": 0, "message_id": message["id"], "channel_id": message["channel_id"]}


def replied_to(discord):
    bodies = [event.data["body"] for event in discord.journal.named(POSTED)]
    return {str(body["message_reference"]["message_id"]) for body in bodies}


async def test_it_is_silent_when_nobody_asks_it(discord, run):
    """Each of these would be answered first if it were answered at all."""
    await run()
    named, bot = f"{discord.name} {ASKED}", {"mentions": [discord.world.bot]}
    own = await discord.mention(ASKED)
    quiet = [
        own,
        await discord.say("@everyone " + ASKED, mention_everyone=True),
        await discord.say(ASKED, **bot, message_reference=reference(own)),
        await discord.say(named, **bot, author=discord.world.person("Other", bot=True)),
        await discord.say(named, **bot, webhook_id=discord.world.new_id()),
        await discord.say(ASKED),
    ]
    last = await discord.mention(ASKED)
    answered = replied_to(discord)
    assert not answered & {message["id"] for message in quiet}
    assert last["message_reference"]["message_id"] in answered


async def test_a_hurried_person_is_told_privately_and_in_public_not_at_all(discord, run):
    await run()
    ana = discord.world.person("Ana")
    assert SOURCE in texts((await discord.slash("ask", question=ASKED, user=ana)).message)
    told = await discord.slash("ask", question=ASKED, user=ana)
    assert told.private
    assert SOURCE not in texts(told.message)
    quick = await discord.say(f"{discord.name} {ASKED}", author=ana, mentions=[discord.world.bot])
    await discord.mention(ASKED)
    assert quick["id"] not in replied_to(discord)


async def test_a_mention_of_its_role_is_told_the_way(discord, run):
    await run()
    role = discord.world.bot_role
    said = await discord.say(f"<@&{role}> {ASKED}", mention_roles=[role])
    reply = await discord.journal.wait(lambda event: event.name == POSTED, since=0)
    assert reply.data["result"]["message_reference"]["message_id"] == said["id"]
    assert "/ask" in texts(reply.data["result"])


async def test_commands_are_sent_once_for_all_starts(discord, run):
    first = await run()
    assert len(discord.journal.named(SYNCED)) == 1
    await first.stop()
    await run()
    assert len(discord.journal.named(SYNCED)) == 1


async def test_commands_that_discord_has_lost_are_sent_again(discord, run):
    first = await run()
    await first.stop()
    discord.world.commands.clear()
    await run()
    assert len(discord.journal.named(SYNCED)) == 2


async def test_an_old_button_works_after_a_restart(discord, run):
    first = await run()
    reply = await discord.mention(ASKED)
    await first.stop()
    await run()
    pressed = await discord.click(reply, buttons(reply)[0]["custom_id"])
    assert SOURCE in texts(pressed.message)


async def test_a_cut_line_loses_no_question(discord, run):
    await run()
    discord.gateway.cut()
    assert SOURCE in texts(await discord.mention(ASKED))
    assert len(discord.journal.named("RESUMED")) == 1


async def test_no_failure_of_discord_stops_it(discord, run):
    await run()
    slow_down = {"message": "x", "retry_after": 0.01, "global": False}
    for fault in (
        Fault(route=POSTED, status=403, body={"message": "Missing Access", "code": 50001}),
        Fault(route=POSTED, status=503),
        Fault(route=POSTED, cut=True),
        Fault(route="/callback", status=404, body={"message": "Unknown", "code": 10062}),
    ):
        discord.faults.plan(fault)
        if fault.route == POSTED:
            await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
        else:
            await discord.press("ask", question=ASKED)
        await discord.met(fault)
    via = {"Via": "1.1 loopback"}
    discord.faults.plan(Fault(route=POSTED, status=429, body=slow_down, headers=via))
    assert SOURCE in texts(await discord.mention(ASKED))


async def test_what_it_writes_names_nobody_and_repeats_nothing(discord, run):
    """Not the token, not an id, not a word of a question: also when Discord fails in between."""
    bot = await run(LOG_ANSWERS="1")
    via, slow_down = {"Via": "1.1 loopback"}, {"message": "x", "retry_after": 0.01, "global": False}
    discord.faults.plan(Fault(route=POSTED, status=429, body=slow_down, headers=via))
    reply = await discord.mention("zanzibar " + ASKED)
    no = {"message": "no", "code": 50013}
    failed = discord.faults.plan(Fault(route="/callback", status=403, body=no))
    await discord.press("ask", question="zanzibar " + ASKED)
    await discord.met(failed)
    await discord.click(reply, buttons(reply)[0]["custom_id"])
    ended = await bot.stop()
    world = discord.world
    secrets = {world.token, world.guild_id, "zanzibar", *world.people, *world.messages}
    secrets |= {*world.interactions, *world.channels}
    secrets |= {interaction.payload["id"] for interaction in world.interactions.values()}
    said = ended.stdout + ended.stderr
    assert not [secret for secret in secrets if secret in said]
