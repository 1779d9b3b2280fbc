"""A question that its asker sends to the editors: read and changed first, then exactly that."""

from __future__ import annotations

import gc
import re

import discord
import pytest

from bot.app import create_bot
from bot.core.model import PASSED_ON_KINDS, REFUSAL_KINDS
from bot.discord_app.actions import PassOn, ShowRefusal, encode
from bot.discord_app.passing_on.form import PassOnForm
from bot.discord_app.patience import Patience
from bot.discord_app.shown import shown
from bot.texts import passing_on
from tests.discord_app.conftest import shipped_settings
from tests.discord_app.reading import buttons_of, text_of

SEND, AGAIN = "Send this question to the editors", "Edit again"
ASKED = {
    "not-in-sources": "does the ordinance name a shelter for dogs",
    "off-topic": "what is the weather",
    "after-our-sources": "what did the denver ordinance change last week",
}
NEVER = {
    "own-case": "my brother was arrested, will they hold him for ice",
    "right-now": "ice is at my door right now",
    "other-place": "does aurora honor ice detainers",
    "empty": "👍👍",
}
OF_DOGS = ASKED["not-in-sources"]


@pytest.fixture
def simcord_bot(tmp_path):
    bot = create_bot(shipped_settings(tmp_path / "state"))

    async def at_once(_):
        """Nobody waits in a test."""

    bot.patience = Patience(sleep=at_once)
    return bot


@pytest.fixture
def box(simcord_env, simcord_bot):
    """The editors' channel, in another server than the asker's."""
    made = simcord_env.create_guild("home").create_text_channel("editors")
    simcord_bot.letterbox.channel = made.id
    return made


@pytest.fixture
def asked(simcord_env, alice, channel):
    """What is shown to a command, at a pace that the limits allow."""

    async def ask(question):
        await simcord_env.advance_time(4)
        return (await alice.slash(channel, "ask", question=question)).response

    return ask


@pytest.fixture
def form_of(alice):
    """The form that opens under a message."""

    async def press(message, label=SEND):
        return await alice.click(message, label=label)

    return press


@pytest.fixture
def send(alice):
    """Sends a form, with its text changed or as it is; what is said to that."""

    async def submit(form, text=None):
        values = {"question": typed_in(form) if text is None else text}
        result = await alice.submit_modal(form, values)
        assert result.ephemeral
        return result.response

    return submit


def typed_in(form):
    (_, label) = form.modal["components"]
    return label["component"].get("value") or ""


def posted(box):
    """What the editors read, each message without its two lines about it."""
    return [text_of(message).split("\n", 2)[2] for message in box.history()]


async def test_what_is_sent_is_what_was_read_and_changed_and_nothing_else(
    box, asked, form_of, send, alice, channel
):
    form = await form_of(await asked(OF_DOGS))
    said = await send(form, "Does the ordinance name\n a shelter for *dogs*?")

    assert "Sent." in text_of(said)
    (message,) = box.history()
    assert text_of(message) == (
        "-# A question that somebody asks to be answered; nothing about who is known.\n"
        "-# Una pregunta que alguien pide que se responda; no se sabe nada de quién es.\n"
        "Does the ordinance name a shelter for \\*dogs\\*?"
    )
    assert message.reference is None
    assert buttons_of(message) == {}
    for tells in (alice.name, str(alice.id), channel.guild.name, str(channel.guild.id)):
        assert tells not in str(message.components)


@pytest.mark.parametrize("question", ASKED.values(), ids=ASKED)
async def test_the_form_holds_the_question_and_says_what_will_happen(box, asked, form_of, question):
    message = await asked(question)
    form = await form_of(message)

    assert text_of(message).endswith(f"-# Your question: {question}")
    assert typed_in(form) == question
    assert "read exactly this text" in form.modal["components"][0]["content"]
    assert box.history() == []


@pytest.mark.parametrize(
    "marked", ["**who** _is_ <@12345> @everyone # 1. https://x.example \\o/ `a` -# b", "1. # > - +"]
)
async def test_marks_in_a_question_are_shown_and_come_back(box, asked, form_of, marked):
    question = f"{marked} what is the weather"
    message = await asked(question)

    assert "@everyone" not in text_of(message)
    assert typed_in(await form_of(message)) == question


@pytest.mark.parametrize("question", NEVER.values(), ids=NEVER)
async def test_under_no_other_no_is_a_way_to_the_editors(box, asked, question):
    message = await asked(question)

    assert SEND not in buttons_of(message)
    assert question not in text_of(message)


def test_each_kind_of_no_has_the_button_or_must_not(shipped):
    for kind in REFUSAL_KINDS:
        for place in ("private", "public", "direct"):
            for known in (None, "", OF_DOGS):
                view = shown(ShowRefusal("en", kind), shipped, place, asked=known)
                has = str(encode(PassOn("en"))) in str(view.to_components())
                offered = kind in PASSED_ON_KINDS and place == "private" and known is not None
                assert has == offered, (kind, place, known)
    assert not PASSED_ON_KINDS & set(NEVER)


async def test_an_answer_and_a_choice_have_no_way_to_the_editors(box, asked):
    for question in ("who passed the denver ordinance", "ice"):
        assert SEND not in buttons_of(await asked(question))


async def test_in_public_there_is_none(box, ask):
    reply = await ask(OF_DOGS)

    assert SEND not in buttons_of(reply)
    assert OF_DOGS not in text_of(reply)


async def test_in_a_direct_message_there_is_none(box, simcord_env, simcord_bot):
    user = simcord_env.create_user("dora")
    simcord_env.create_guild("shared").add_member(user)
    typed = await user.slash("ask", question=OF_DOGS)

    assert SEND not in buttons_of(typed.response)


async def test_without_a_channel_there_is_none_and_an_old_button_says_so(
    box, simcord_bot, asked, form_of, send
):
    before = await asked(OF_DOGS)
    form = await form_of(before)
    simcord_bot.letterbox.channel = None
    after = await asked(OF_DOGS)
    pressed = await form_of(before)

    assert SEND not in buttons_of(after)
    assert OF_DOGS not in text_of(after)
    assert "no longer be sent" in text_of(pressed.response)
    assert "no longer be sent" in text_of(await send(form))
    assert box.history() == []


async def test_on_a_message_of_somebody_the_same(box, alice, bruno, channel, form_of):
    message = await bruno.send(channel, OF_DOGS)
    result = await alice.context_menu(channel, "Answer this", message)

    assert typed_in(await form_of(result.response)) == OF_DOGS


async def test_the_other_language_keeps_the_question(box, asked, alice, channel, form_of, send):
    await alice.click(await asked(OF_DOGS), label="Español")
    shown_now = channel.history(viewer=alice)[-1]
    form = await form_of(shown_now, passing_on.PASS_ON["es"])

    assert f"-# Tu pregunta: {OF_DOGS}" in text_of(shown_now)
    assert typed_in(form) == OF_DOGS
    assert form.modal["title"] == passing_on.FORM_TITLE["es"]
    assert "Enviado." in text_of(await send(form))
    assert posted(box) == [OF_DOGS]


async def test_none_of_these_leads_to_an_empty_form(box, asked, alice, channel, form_of, send):
    await alice.click(await asked("ice"), label="None of these")
    form = await form_of(channel.history(viewer=alice)[-1])

    assert typed_in(form) == ""
    await send(form, OF_DOGS)
    assert posted(box) == [OF_DOGS]


async def test_what_may_tell_of_somebody_is_not_sent_and_can_be_edited_again(
    box, asked, form_of, send
):
    telling = "where is a shelter near 123 Main St, call 303-555-0134 *now*"
    said = await send(await form_of(await asked(OF_DOGS)), telling)

    assert box.history() == []
    assert "phone number" in text_of(said)
    assert "street address" in text_of(said)
    again = await form_of(said, AGAIN)
    assert typed_in(again) == telling
    assert "Sent." in text_of(await send(again, "is there a shelter for dogs"))
    assert posted(box) == ["is there a shelter for dogs"]


@pytest.mark.parametrize("question", NEVER.values(), ids=NEVER)
async def test_what_has_a_no_of_its_own_is_not_sent_and_gets_it(
    box, asked, form_of, send, question, shipped
):
    said = await send(await form_of(await asked(OF_DOGS)), question)
    own = await asked(question)

    assert box.history() == []
    assert text_of(said) == text_of(own)
    assert buttons_of(said) == buttons_of(own)


async def test_the_fourth_in_ten_minutes_waits_and_is_handed_back(
    box, asked, form_of, send, simcord_env
):
    for number in range(3):
        await send(await form_of(await asked(OF_DOGS)), f"is there a shelter, take {number}")
    said = await send(await form_of(await asked(OF_DOGS)))

    assert len(box.history()) == 3
    assert re.search(r"wait 5\d\d s", text_of(said))
    assert typed_in(await form_of(said, AGAIN)) == OF_DOGS
    await simcord_env.advance_time(600)
    assert "Sent." in text_of(await send(await form_of(said, AGAIN)))
    assert len(box.history()) == 4


async def test_what_was_not_sent_does_not_count(box, asked, form_of, send):
    for _ in range(4):
        await send(await form_of(await asked(OF_DOGS)), "call 303-555-0134")

    assert "Sent." in text_of(await send(await form_of(await asked(OF_DOGS))))


@pytest.mark.parametrize(("status", "lines"), [(403, 1), (404, 1), (500, 8)])
async def test_where_discord_refuses_it_is_handed_back_and_the_log_has_no_word_of_it(
    box, asked, form_of, send, simcord_env, caplog, status, lines
):
    path = f"/channels/{box.id}/messages"
    simcord_env.inject_error("POST", path, status=status, message="zqx", times=None)
    said = await send(await form_of(await asked(OF_DOGS)))
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("bot.")]

    assert "could not be sent" in text_of(said)
    assert typed_in(await form_of(said, AGAIN)) == OF_DOGS
    assert box.history() == []
    assert len([line for line in ours if "a question to the editors" in line]) == lines
    assert not any("shelter" in line or "zqx" in line for line in ours)


async def test_where_the_bot_may_not_write_it_is_handed_back(
    simcord_env, simcord_bot, asked, form_of, send
):
    overwrite = discord.PermissionOverwrite(send_messages=False)
    shut = simcord_env.create_guild("home").create_text_channel(
        "editors", overwrites={simcord_env.bot.user: overwrite}
    )
    simcord_bot.letterbox.channel = shut.id

    assert "could not be sent" in text_of(await send(await form_of(await asked(OF_DOGS))))
    assert shut.history() == []


async def test_mentions_and_links_that_pass_ping_nobody(box, asked, form_of, send):
    text = "is **this** [a](b) || here > # and @ everyone"
    await send(await form_of(await asked(OF_DOGS)), text)
    (message,) = box.history()

    assert posted(box) == ["is \\*\\*this\\*\\* \\[a\\](b) \\|\\| here > # and @ everyone"]
    assert not message.mention_everyone
    assert message.mentions == []


async def test_button_and_form_work_after_a_restart(
    box, asked, form_of, send, simcord_env, tmp_path
):
    message = await asked(OF_DOGS)
    before = await form_of(message)
    again = create_bot(shipped_settings(tmp_path / "state"))
    again.letterbox.channel = box.id
    await simcord_env.restart_bot(again)

    await send(before, "was this form open all the time, and is there a shelter")
    await send(await form_of(message))
    assert posted(box) == ["was this form open all the time, and is there a shelter", OF_DOGS]


async def test_a_form_that_is_shown_is_let_go(box, asked, form_of):
    await form_of(await asked(OF_DOGS))
    gc.collect()

    assert [one for one in gc.get_objects() if type(one) is PassOnForm] == []


async def test_a_form_that_fails_is_an_apology_and_no_word_in_the_log(
    box, asked, form_of, send, simcord_bot, monkeypatch, caplog
):
    form = await form_of(await asked(OF_DOGS))

    def broken(*_, **__):
        raise RuntimeError(OF_DOGS)

    monkeypatch.setattr(type(simcord_bot.library), "current", property(broken))
    said = await send(form)

    assert "went wrong" in text_of(said)
    assert "an asker's form failed: RuntimeError" in caplog.text
    assert not any("shelter" in one.getMessage() for one in caplog.records)
