"""Discord's limits and ours, each at its edge and one over: never silence, never an error."""

from __future__ import annotations

from dataclasses import replace

import pytest
import simcord

from bot.core.saying.card import Card, entry_card
from bot.core.saying.documents import DocumentLine
from bot.discord_app.actions import ShowChoice, ShowTopic, ShowTopics, decode, encode
from bot.discord_app.browse import browse_view
from bot.discord_app.buttons import buttons_of as under
from bot.discord_app.components import document_pages, label, layout
from tests.discord_app.reading import buttons_of, text_of

ASKED = "do they honor ice holds"
ANSWERED = "It does not bind ICE"
TOO_LONG = {"en": "too long for one message", "es": "demasiado largo para un mensaje"}


# Questions: 300 characters by command, as many as Discord lets through elsewhere


async def test_a_command_takes_300_characters_and_discord_is_told_to_send_no_more(alice, channel):
    result = await alice.slash(channel, "ask", question=ASKED.ljust(300, "?"))
    with pytest.raises(simcord.SetupError, match="at most 300 characters, got 301"):
        await alice.slash(channel, "ask", question=ASKED.ljust(301, "?"))

    assert result.ephemeral
    assert ANSWERED in text_of(result.response)


@pytest.mark.parametrize("length", [300, 301, 1900])
async def test_a_message_of_any_length_is_answered(simcord_env, alice, ask, channel, length):
    asked = ASKED.ljust(length, "?")

    mention = await ask(asked)
    message = await alice.send(channel, asked)
    await simcord_env.advance_time(4)
    private = await alice.context_menu(channel, "Answer this", message)
    await simcord_env.advance_time(4)
    await alice.send_dm(asked)

    assert private.ephemeral
    for reply in (mention, private.response, alice.user.dm_channel.last_message):
        assert ANSWERED in text_of(reply)


# The text of a message: 4,000 characters over all its parts


@pytest.fixture
def card_of(shipped):
    """An answer of the FAQ, filled up until its message has so many characters."""
    card = entry_card(shipped.knowledge.entry("ice-detainers"), "en", shipped.knowledge)

    def filled(length, *, linked=True):
        citations = card.citations if linked else [replace(c, url=None) for c in card.citations]
        short = replace(card, citations=tuple(citations), paragraphs=(*card.paragraphs, ""))
        filling = "x" * (length - layout([short]).content_length())
        return replace(short, paragraphs=(*card.paragraphs, filling))

    return filled


async def send(bot, channel, card):
    """The message that Discord has then; it refuses what is too long."""
    await bot.get_channel(channel.id).send(view=layout([card], under(card, "public")))
    return channel.last_message


async def test_an_answer_of_4000_characters_is_shown_whole(simcord_bot, channel, card_of):
    card = card_of(4000)
    message = await send(simcord_bot, channel, card)

    assert all(paragraph[:40] in text_of(message) for paragraph in card.paragraphs)
    assert "](<https://" in text_of(message)


async def test_one_character_more_costs_the_links_and_no_word(simcord_bot, channel, card_of):
    message = await send(simcord_bot, channel, card := card_of(4001))

    assert all(paragraph[:40] in text_of(message) for paragraph in card.paragraphs)
    assert all(citation.label in text_of(message) for citation in card.citations)
    assert "](<https://" not in text_of(message)
    assert "Sources" in buttons_of(message)


@pytest.mark.parametrize(("length", "fits"), [(4000, True), (4001, False)])
async def test_without_links_to_leave_out_it_is_said_to_be_too_long(
    simcord_bot, channel, card_of, length, fits
):
    message = await send(simcord_bot, channel, card_of(length, linked=False))

    assert (TOO_LONG["en"] not in text_of(message)) is fits
    assert ("xxx" in text_of(message)) is fits
    assert list(buttons_of(message)) == ["Sources", "Related", "Español", "Remove"]


async def test_an_answer_that_no_message_holds_is_no_silence(alice, ask, channel, shipped, publish):
    entry = shipped.knowledge.entry("ice-detainers")
    long = entry.answer[0].model_copy(update={"en": "word " * 240, "es": "dicho " * 200})
    publish(faq=(entry.model_copy(update={"answer": (long,) * 5}),))

    reply = await ask("do they honor ice holds?")
    private = await alice.click(reply, label="Español")

    assert TOO_LONG["en"] in text_of(reply)
    assert private.ephemeral
    assert TOO_LONG["es"] in text_of(private.response)


# Suggestions: at most 25 of at most 100 characters


@pytest.mark.parametrize("count", [25, 26])
async def test_a_faq_of_many_alike_suggests_few(alice, channel, entries, publish, count):
    publish(faq=entries(count))

    choices = await alice.autocomplete(channel, "ask", "question", "ordinance")

    assert len(choices) == 10


@pytest.mark.parametrize(
    ("length", "name"),
    [(100, "ordinance".ljust(100, "x")), (101, "ordinance".ljust(99, "x") + "…")],
)
async def test_a_long_question_is_suggested_up_to_100_characters(
    alice, channel, entries, publish, length, name
):
    publish(faq=entries(1, question="ordinance".ljust(length, "x")))

    (choice,) = await alice.autocomplete(channel, "ask", "question", "ordi")

    assert choice == {"name": name, "value": "entry:entry-0"}


# Buttons: labels of 80 and ids of 100 characters


@pytest.mark.parametrize(("length", "end"), [(80, "x"), (81, "…")])
def test_a_label_of_more_than_80_characters_shows_that_it_is_cut(length, end):
    shown = label("x" * length)

    assert len(shown) == 80
    assert shown.endswith(end)


def test_an_id_of_100_characters_is_read_and_no_longer_one_is_made_or_read():
    widest = ShowChoice("en", ("a" * 95,))

    assert len(encode(widest)) == 100
    assert decode(encode(widest)) == widest
    assert decode(f"{encode(widest)}a") is None
    with pytest.raises(ValueError, match="ShowChoice"):
        encode(ShowChoice("en", ("a" * 96,)))


# Pages of `/faq` and `/sources`


def labels_of(action, knowledge):
    view = browse_view(action, knowledge)
    assert view.total_children_count <= 40
    return [item.item.label for item in view.walk_children() if hasattr(item, "item")]


@pytest.mark.parametrize(("count", "turns"), [(5, False), (6, True)])
def test_a_topic_of_more_than_five_questions_has_a_second_page(shipped, entries, count, turns):
    knowledge = shipped.knowledge.model_copy(update={"faq": entries(count)})

    first = labels_of(ShowTopic("en", "people", 0), knowledge)
    last = labels_of(ShowTopic("en", "people", 1), knowledge)

    assert sum(text.startswith("Who passed") for text in first) == 5
    assert ("Next page" in first) is turns
    assert last == (
        ["Who passed the ordinance, part 5?", "Previous page", "All topics", "Español"]
        if turns
        else first
    )


@pytest.mark.parametrize(("count", "turns"), [(25, False), (26, True), (31, True)])
async def test_a_faq_of_more_than_25_topics_has_a_second_page(
    alice, channel, entries, publish, count, turns
):
    publish(faq=entries(count, topic="part-{n}"))

    shown = await alice.slash(channel, "faq")
    first = list(buttons_of(shown.response))
    assert sum(text.startswith("Part ") for text in first) == 25
    assert ("Next page" in first) is turns
    if turns:
        await alice.click(shown.response, label="Next page")
        (second,) = channel.history(viewer=alice)
        assert f"Part {count - 1}" in buttons_of(second)
        assert "Previous page" in buttons_of(second)
        await alice.click(second, label="Español")
        assert "página 2 de 2" in text_of(channel.history(viewer=alice)[0])


def test_an_old_button_for_the_topics_is_still_read():
    assert decode("t:es:-") == ShowTopics("es")
    assert decode(encode(ShowTopics("es", 3))) == ShowTopics("es", 3)


@pytest.mark.parametrize(("length", "pages"), [(1500, 1), (1501, 2)])
def test_sources_fill_a_page_up_to_3000_characters(length, pages):
    line = DocumentLine(label="x" * (length - len("- \n-# read")), read="read", url=None)

    made = document_pages([line, replace(line, label="x" * (1500 - len("- \n-# read")))])

    assert len(made) == pages
    assert sum(map(len, made[0])) <= 3000


def test_a_card_without_any_button_may_be_too_long_too():
    card = Card(kind="answer", language="es", heading="x", paragraphs=("x" * 4000,))

    assert TOO_LONG["es"] in "".join(
        getattr(i, "content", "") for i in layout([card]).walk_children()
    )
