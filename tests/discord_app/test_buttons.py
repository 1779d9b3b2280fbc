"""Buttons: private to the presser, alive after a restart, honest about entries that are gone."""

from __future__ import annotations

import pytest

from bot.app import create_bot
from bot.discord_app.actions import (
    Remove,
    Share,
    ShowChoice,
    ShowDocuments,
    ShowEntry,
    ShowLeaflet,
    ShowRefusal,
    ShowRelated,
    ShowSources,
    ShowTopic,
    ShowTopics,
    decode,
    encode,
)
from tests.discord_app.conftest import shipped_settings
from tests.discord_app.reading import buttons_of, text_of


@pytest.mark.parametrize(
    "action",
    [
        ShowSources("en", "ice-detainers"),
        ShowEntry("es", "vote-count"),
        ShowChoice("en", ("a" * 30, "b" * 30, "c" * 30)),
        ShowRefusal("es", "after-our-sources"),
        ShowRelated("en", "vote-count"),
        ShowTopics("es"),
        ShowTopic("en", "a" * 30, 12),
        ShowDocuments("es", 3),
        ShowLeaflet("en", "privacy"),
        Share("es", "a" * 30),
        Remove("en"),
    ],
)
def test_an_action_survives_its_id(action):
    custom_id = encode(action)

    assert len(custom_id) <= 100
    assert decode(custom_id) == action


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "x:en:a",
        "s:fr:a",
        "s:en:",
        "e:en:A",
        "r:en:no-such-kind",
        "s:en:a\n",
        "i:en:x",
        "q:en:1",
        "d:es:a",
    ],
)
def test_an_id_that_is_not_ours_means_nothing(custom_id):
    assert decode(custom_id) is None


async def test_sources_shows_quotes_dates_and_links(alice, ask):
    reply = await ask("what was the mayor's message")

    result = await alice.click(reply, label="Sources")

    text = text_of(result.response)
    assert result.ephemeral
    assert "“" in text
    assert "Read by us on" in text
    assert "https://" in text


async def test_on_a_public_answer_the_other_language_is_shown_privately(alice, ask, channel):
    reply = await ask("do they honor ice holds?")
    before = text_of(reply)

    result = await alice.click(reply, label="Español")

    assert result.ephemeral
    assert "No obliga a ICE" in text_of(result.response)
    assert text_of(channel.history()[1]) == before


async def test_on_a_private_answer_the_other_language_replaces_it(alice, channel):
    shown = await alice.slash(channel, "ask", question="do they honor ice holds?")

    await alice.click(shown.response, label="Español")

    messages = channel.history(viewer=alice)
    assert len(messages) == 1
    assert "No obliga a ICE" in text_of(messages[0])


async def test_a_choice_leads_to_its_answer_with_sources(alice, channel):
    shown = await alice.slash(channel, "ask", question="ice")
    label = next(iter(buttons_of(shown.response)))

    await alice.click(shown.response, label=label)

    message = channel.history(viewer=alice)[-1]
    assert label.rstrip("…") in text_of(message)
    assert "¹" in text_of(message)


async def test_a_button_that_fails_is_an_apology_and_no_silence(
    simcord_bot, alice, ask, monkeypatch
):
    reply = await ask("do they honor ice holds?")
    monkeypatch.setattr(simcord_bot, "library", None)

    result = await alice.click(reply, label="Sources")

    assert result.ephemeral
    assert "went wrong" in text_of(result.response)


async def test_none_of_these_is_a_no_with_a_way_on(alice, channel):
    shown = await alice.slash(channel, "ask", question="ice")

    await alice.click(shown.response, label="None of these")

    assert len(text_of(channel.history(viewer=alice)[-1])) > 60


async def test_a_button_works_after_a_restart(simcord_env, alice, ask, tmp_path):
    reply = await ask("do they honor ice holds?")

    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))
    result = await alice.click(reply, label="Sources")

    assert result.ephemeral
    assert "Newsmax" in text_of(result.response)


async def test_a_button_of_an_entry_that_is_gone_says_so(simcord_env, simcord_bot, alice, channel):
    from bot.core.saying.card import Card, Choice
    from bot.discord_app.buttons import buttons_of as of_card
    from bot.discord_app.components import layout

    card = Card(
        kind="choice", language="es", heading="?", choices=(Choice(entry="gone", label="Ida"),)
    )
    message = await simcord_bot.get_channel(channel.id).send(
        view=layout([card], of_card(card, "public"))
    )

    result = await alice.click(message, label="Ida")

    assert result.ephemeral
    assert "ya no está" in text_of(result.response)
