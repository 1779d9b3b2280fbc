"""`/help`, `/about`, `/privacy` and `/sources`: private, in the asker's language, and true."""

from __future__ import annotations

import re

import pytest

from bot.core.model import LANGUAGES
from bot.discord_app.actions import LEAFLETS, ShowDocuments, ShowLeaflet, ShowTopics
from bot.discord_app.shown import shown
from bot.texts import leaflets
from bot.texts.topics import TOPICS, topic_name
from tests.discord_app.conftest import ROOT
from tests.discord_app.reading import buttons_of, text_of

SHOWN = ("faq", "sources", "help", "about", "privacy")
PRIVACY = {
    "en": "This bot keeps nothing about who asks. Discord does see what you type and may keep it. "
    "'Private' means other members do not see it. Messages to me stay in your Discord and on your "
    "phone. Sharing shows your name.",
    "es": "Este bot no guarda nada sobre quién pregunta. Discord sí ve lo que escribes y puede "
    "guardarlo. 'Privado' significa que otros miembros no lo ven. Los mensajes que me escribes "
    "quedan en tu Discord y en tu teléfono. Compartir muestra tu nombre.",
}


@pytest.mark.parametrize("name", SHOWN)
async def test_a_command_shows_its_text_privately(alice, channel, name):
    result = await alice.slash(channel, name)

    assert result.ephemeral
    assert len(text_of(result.response)) > 40


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (ShowTopics("es"), "Preguntas por tema"),
        (ShowDocuments("es", 0), "Lo que hemos leído"),
        (ShowLeaflet("es", "help"), "Qué puedes escribir"),
        (ShowLeaflet("es", "about"), "asesoría legal"),
        (ShowLeaflet("es", "privacy"), PRIVACY["es"]),
    ],
)
def test_each_of_them_speaks_spanish(shipped, action, says):
    view = shown(action, shipped, "direct")

    assert says in "\n".join(getattr(item, "content", "") for item in view.walk_children())


async def test_privacy_says_the_agreed_words(alice, channel):
    result = await alice.slash(channel, "privacy")

    assert PRIVACY["en"] in text_of(result.response)


async def test_about_has_the_revision_the_counts_and_the_newest_date(
    alice, channel, simcord_bot, shipped
):
    text = text_of((await alice.slash(channel, "about")).response)

    newest = max(d.published for d in shipped.knowledge.sources.documents.values() if d.published)
    assert simcord_bot.library.current.revision in text
    assert f"{len(shipped.knowledge.faq)} questions" in text
    assert str(newest.year) in text
    assert "not legal advice" in text


async def test_help_names_every_other_command_in_both_languages(simcord_bot, alice, channel):
    shown = await alice.slash(channel, "help")
    english = text_of(shown.response)
    await alice.click(shown.response, label="Español")
    spanish = text_of(channel.history(viewer=alice)[-1])

    for command in simcord_bot.tree.get_commands():
        if command.name == "help":
            continue
        if command.name == "Answer this":
            assert "Responder esto" in spanish
        else:
            assert f"/{command.name}" in spanish
        assert command.name in english


async def test_readme_names_every_command(simcord_bot):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for command in simcord_bot.tree.get_commands():
        typed = "Answer this*" if command.name == "Answer this" else f"`/{command.name}"
        assert typed in readme


async def test_the_other_language_replaces_a_text_that_is_private(alice, channel):
    shown = await alice.slash(channel, "privacy")

    await alice.click(shown.response, label="Español")

    (message,) = channel.history(viewer=alice)
    assert PRIVACY["es"] in text_of(message)
    assert list(buttons_of(message)) == ["English"]


async def test_every_document_is_on_some_page_and_linked_only_where_allowed(
    alice, channel, shipped
):
    shown = await alice.slash(channel, "sources")
    pages = [text_of(shown.response)]
    while "Next page" in buttons_of(channel.history(viewer=alice)[-1]):
        assert len(pages) < 20
        await alice.click(channel.history(viewer=alice)[-1], label="Next page")
        pages.append(text_of(channel.history(viewer=alice)[-1]))

    assert len(pages) > 1
    assert all(len(page) <= 4000 for page in pages)
    documents = shipped.knowledge.sources.documents.values()
    linked = re.findall(r"\]\(<(https?://[^>]+)>\)", "\n".join(pages))
    assert sorted(linked) == sorted(document.url for document in documents if document.link)
    assert "\n".join(pages).count("Read by us on") == len(documents)


async def test_pages_turn_back(alice, channel):
    shown = await alice.slash(channel, "sources")
    first = text_of(shown.response)

    await alice.click(shown.response, label="Next page")
    await alice.click(channel.history(viewer=alice)[-1], label="Previous page")

    assert text_of(channel.history(viewer=alice)[-1]) == first


async def test_these_commands_are_no_questions_for_the_limit(alice, channel):
    for name in SHOWN:
        result = await alice.slash(channel, name)
        assert "wait" not in text_of(result.response)

    answered = await alice.slash(channel, "ask", question="who passed the denver ordinance")
    assert "KDVR" in text_of(answered.response)


def test_every_text_has_both_languages_with_as_many_paragraphs_and_the_same_places():
    for text in (leaflets.HELP, leaflets.ABOUT, leaflets.PRIVACY):
        english, spanish = (
            [re.findall(r"\{\w+\}", paragraph) for paragraph in text[language]]
            for language in LANGUAGES
        )
        assert english == [sorted(places) and places for places in spanish]
    assert set(leaflets.HEADINGS) == set(LEAFLETS)


def test_every_shipped_topic_has_a_name_in_both_languages(shipped):
    assert {entry.topic for entry in shipped.knowledge.faq} == set(TOPICS)
    for names in TOPICS.values():
        assert set(names) == set(LANGUAGES)
        assert names["en"] != names["es"]
        assert all(len(name) <= 80 for name in names.values())


def test_a_topic_without_a_name_is_shown_as_it_is_written():
    assert topic_name("city-jails", "es") == "City jails"
