"""What people get from the real bot: answered with sources, in their language, never pinged.

All tests talk to one process, so they share one event loop; each person and message is new. The
loopback Discord judges every body that is sent: what the bot must not do fails the test that ran.
"""

from __future__ import annotations

import pytest

from .loopback import button, buttons, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = "Who passed the Denver ordinance?"
SOURCE = "KDVR"
POSTED = "POST /channels/{channel_id}/messages"
REMOVED = "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original"


@pytest.fixture
def discord(running):
    yield running
    violations, running.world.violations = running.world.violations, []
    assert not violations, "\n".join(violations)


async def test_a_mention_is_answered_in_public_with_its_source(discord):
    reply = await discord.mention("was the ordinance passed by the city council?")
    assert SOURCE in texts(reply)
    assert not reply["flags"] & 64


async def test_a_private_message_is_answered_there(discord):
    assert SOURCE in texts(await discord.dm(ASKED))


async def test_a_command_is_answered_privately_and_its_buttons_work(discord):
    answer = await discord.slash("ask", question=ASKED)
    assert answer.private
    assert SOURCE in texts(answer.message)
    for label in ("Sources", "Related", "Español"):
        pressed = await discord.click(answer.message, button(answer.message, label))
        assert pressed.private
        assert texts(pressed.message)


async def test_every_command_is_answered_privately_and_its_buttons_work(discord):
    for name in ("faq", "sources", "help", "about", "privacy"):
        for locale in ("en-US", "es-419"):
            answer = await discord.slash(name, locale=locale)
            assert answer.private
            for one in buttons(answer.message):
                again = await discord.slash(name, locale=locale)
                assert (await discord.click(again.message, one["custom_id"])).private


async def test_a_message_is_answered_from_its_menu(discord):
    said = await discord.say(ASKED)
    answer = await discord.menu("Answer this", said)
    assert answer.private
    assert SOURCE in texts(answer.message)


async def test_an_answer_is_shared_with_the_name_of_who_shares_it_and_taken_back_by_them(discord):
    ana = discord.world.person("Ana")
    answer = await discord.slash("ask", question=ASKED, user=ana)
    shared = await discord.click(answer.message, button(answer.message, "Share"), user=ana)
    assert not shared.private
    assert texts(shared.message).startswith(f"-# Shared by <@{ana.user['id']}>")
    denied = await discord.click(shared.message, button(shared.message, "Remove"))
    assert denied.private
    assert shared.message["id"] in discord.world.messages
    removed = discord.journal.expect(lambda event: event.name == REMOVED)
    await discord.press_button(shared.message, button(shared.message, "Remove"), user=ana)
    await discord.journal.outcome(removed)
    assert shared.message["id"] not in discord.world.messages


async def test_every_button_of_a_public_answer_answers_its_presser_alone(discord):
    reply = await discord.mention(ASKED)
    before = texts(reply)
    for one in buttons(reply):
        pressed = await discord.click(reply, one["custom_id"])
        assert pressed.private
        assert pressed.message["id"] != reply["id"]
    assert texts(discord.world.messages[reply["id"]]) == before


async def test_the_answer_speaks_the_language_of_the_question(discord):
    for locale in ("es-ES", "es-419", "en-US"):
        question = "¿Quién aprobó la ordenanza de Denver?"
        answer = await discord.slash("ask", question=question, locale=locale)
        assert "Esto no es" in texts(answer.message)
        other = button(answer.message, "English")
        english = await discord.click(answer.message, other, locale=locale)
        assert "not legal advice" in texts(english.message)


async def test_choices_appear_while_a_person_types(discord):
    for typed in ("", "ice", "did the city council", "¿quién aprobó", "x" * 300):
        choices = await discord.autocomplete("ask", question=typed)
        assert len(choices) <= 25
    named = await discord.autocomplete("ask", question="did the city council pass")
    chosen = await discord.slash("ask", question=named[0]["value"])
    assert "not legal advice" in texts(chosen.message)


async def test_an_unclear_question_is_asked_back_and_the_choice_is_answered(discord):
    answer = await discord.slash("ask", question="ice")
    offered = buttons(answer.message)
    assert len(offered) >= 2
    chosen = await discord.click(answer.message, offered[0]["custom_id"])
    assert "not legal advice" in texts(chosen.message)


async def test_a_question_about_ones_own_case_is_not_answered_in_public(discord):
    reply = await discord.mention("my brother was arrested last night, will they deport him?")
    assert "you can delete it" in texts(reply)
    (way_out,) = buttons(reply)
    pressed = await discord.click(reply, way_out["custom_id"])
    assert pressed.private


def reference(message):
    return {"type": 0, "message_id": message["id"], "channel_id": message["channel_id"]}


def replied_to(discord):
    replies = [event.data["result"] for event in discord.journal.named(POSTED)]
    return {reply["message_reference"]["message_id"]: reply for reply in replies}


async def test_it_is_silent_when_nobody_asks_it(discord):
    """Each of these would be answered first if it were answered at all."""
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
    assert not [message for message in quiet if message["id"] in answered]
    assert last["message_reference"]["message_id"] in answered


async def test_a_hurried_person_is_told_privately_and_in_public_not_at_all(discord):
    ana = discord.world.person("Ana")
    first = await discord.slash("ask", question=ASKED, user=ana)
    told = await discord.slash("ask", question=ASKED, user=ana)
    assert told.private
    assert "wait" in texts(told.message)
    assert texts(told.message) != texts(first.message)
    quick = await discord.say(f"{discord.name} {ASKED}", author=ana, mentions=[discord.world.bot])
    await discord.mention(ASKED)
    assert quick["id"] not in replied_to(discord)


async def test_a_mention_of_its_role_is_told_the_way(discord):
    role = discord.world.bot_role
    said = await discord.say(f"<@&{role}> {ASKED}", mention_roles=[role])
    await discord.mention(ASKED)
    assert "/ask" in texts(replied_to(discord)[said["id"]])
