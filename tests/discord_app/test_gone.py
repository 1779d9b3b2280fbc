"""Buttons and suggestions that lead to nothing any more: a private line with a way on."""

from __future__ import annotations

from datetime import date

import discord
import pytest
from discord import ui
from simcord import interactions

from bot.core.model import Suspension
from bot.discord_app.actions import Share, ShowChoice, ShowEntry, ShowRelated, ShowSources, encode
from tests.discord_app.reading import buttons_of, text_of

ASKED = "do they honor ice holds?"
ENTRY = "ice-detainers"
GONE = {"en": "no longer in the FAQ", "es": "ya no está en las preguntas frecuentes"}


@pytest.fixture
def old_button(simcord_bot, channel):
    """A public message of an older version of the bot, with a button of this id."""

    async def sent(custom_id):
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.ActionRow(ui.Button(label="Old", custom_id=custom_id)))
        message = await simcord_bot.get_channel(channel.id).send(view=view)
        # It was another process that sent it.
        simcord_bot._connection._view_store._views.clear()
        return message

    return sent


@pytest.fixture
def without(shipped, publish):
    """Takes entries out of the FAQ."""

    def taken(*ids):
        publish(faq=tuple(entry for entry in shipped.knowledge.faq if entry.id not in ids))

    return taken


def says_gone(message, language="en"):
    text = text_of(message)
    assert GONE[language] in text
    assert "/faq" in text
    assert "/ask" in text
    assert list(buttons_of(message)) == [{"en": "All topics", "es": "Todos los temas"}[language]]


@pytest.mark.parametrize(
    "custom_id",
    ["x:en:a", "z", "s:fr:a", "r:en:no-such-kind", "i:es:x", "faq/vote-count", "a" * 100, "ñ\n:"],
)
async def test_a_button_that_this_version_cannot_read_leads_on_privately(
    alice, channel, old_button, custom_id
):
    message = await old_button(custom_id)

    result = await alice.click(message, custom_id=custom_id)

    assert result.ephemeral
    says_gone(result.response)
    assert len(channel.history()) == 1


async def test_an_unreadable_button_speaks_the_language_of_the_presser(
    alice, old_button, monkeypatch
):
    base = interactions.base_payload

    def in_spanish(*arguments, **named):
        record, payload = base(*arguments, **named)
        return record, payload | {"locale": "es-419"}

    monkeypatch.setattr(interactions, "base_payload", in_spanish)

    says_gone((await alice.click(await old_button("x:en:a"), label="Old")).response, "es")


async def test_a_list_of_an_older_version_is_no_silence_either(simcord_bot, alice, channel):
    view = ui.LayoutView(timeout=None)
    options = [discord.SelectOption(label="One", value="one")]
    view.add_item(ui.ActionRow(ui.Select(custom_id="topics", options=options)))
    message = await simcord_bot.get_channel(channel.id).send(view=view)
    simcord_bot._connection._view_store._views.clear()

    result = await alice.select(message, ["one"], custom_id="topics")

    assert result.ephemeral
    says_gone(result.response)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", [ShowSources, ShowEntry, ShowRelated, Share])
async def test_a_button_of_an_entry_that_is_gone_leads_on_privately(
    alice, old_button, without, kind, language
):
    message = await old_button(encode(kind(language, ENTRY)))
    without(ENTRY)

    result = await alice.click(message, label="Old")

    assert result.ephemeral
    says_gone(result.response, language)


@pytest.mark.parametrize("label", ["Sources", "Related", "Español", "Share here (shows your name)"])
async def test_an_answer_that_is_read_stays_when_its_entry_is_taken_out(
    alice, channel, without, label
):
    shown = await alice.slash(channel, "ask", question=ASKED)
    before = text_of(shown.response)
    without(ENTRY)

    result = await alice.click(shown.response, label=label)

    assert result.ephemeral
    says_gone(result.response, "es" if label == "Español" else "en")
    assert text_of(channel.history(viewer=alice)[0]) == before
    assert not channel.history()


async def test_a_choice_keeps_what_is_left_and_ends_with_its_last_entry(alice, old_button, without):
    message = await old_button(encode(ShowChoice("en", (ENTRY, "vote-count"))))

    without(ENTRY)
    left = await alice.click(message, label="Old")
    assert next(iter(buttons_of(left.response).values())) == "e:en:vote-count"
    assert len(buttons_of(left.response)) == 3

    without(ENTRY, "vote-count")
    says_gone((await alice.click(message, label="Old")).response)


async def test_a_suggestion_whose_entry_is_taken_out_before_it_is_sent_leads_on(
    alice, channel, without
):
    choices = await alice.autocomplete(channel, "ask", "question", "vote")
    assert "entry:vote-count" in [choice["value"] for choice in choices]
    without("vote-count")

    result = await alice.slash(channel, "ask", question="entry:vote-count")

    assert result.ephemeral
    says_gone(result.response)


async def test_where_nothing_lies_near_any_more_the_topic_is_shown(
    alice, channel, shipped, publish
):
    shown = await alice.slash(channel, "ask", question=ASKED)
    publish(faq=tuple(entry.model_copy(update={"related": ()}) for entry in shipped.knowledge.faq))

    result = await alice.click(shown.response, label="Related")

    assert result.ephemeral
    assert any(found.startswith("e:en:") for found in buttons_of(result.response).values())


async def test_the_sources_of_an_answer_that_is_withdrawn_are_withdrawn_too(
    alice, channel, shipped, publish
):
    shown = await alice.slash(channel, "ask", question=ASKED)
    why = Suspension(en="A source was corrected.", es="Se corrigió.", since=date(2026, 3, 5))
    publish(
        faq=tuple(entry.model_copy(update={"suspended": why}) for entry in shipped.knowledge.faq)
    )

    result = await alice.click(shown.response, label="Sources")

    assert result.ephemeral
    assert "A source was corrected." in text_of(result.response)
    assert "Read by us on" not in text_of(result.response)
