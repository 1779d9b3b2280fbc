"""`/faq`: topics, then their questions page by page, then the answer."""

from __future__ import annotations

import pytest

from bot.app import create_bot
from bot.core.model import LANGUAGES
from bot.discord_app.actions import ShowDocuments, ShowTopic, ShowTopics
from bot.discord_app.browse import browse_view
from bot.texts.topics import TOPICS, topic_name
from tests.discord_app.conftest import shipped_settings
from tests.discord_app.reading import buttons_of, text_of


@pytest.fixture
def newest(alice, channel):
    """The message that Alice sees last."""
    return lambda: channel.history(viewer=alice)[-1]


async def test_a_question_is_two_presses_away(alice, channel, newest):
    shown = await alice.slash(channel, "faq")
    assert [*buttons_of(shown.response)] == [
        *(topic_name(topic, "en") for topic in TOPICS),
        "Español",
    ]

    await alice.click(shown.response, label="Who said what")
    await alice.click(newest(), label="What did Mayor Hancock say in his statement?")

    assert "¹" in text_of(newest())
    assert "Sources" in buttons_of(newest())
    assert len(channel.history(viewer=alice)) == 1


async def test_every_question_of_the_faq_is_on_some_page(shipped):
    offered = set()
    for topic in TOPICS:
        for page in range(10):
            view = browse_view(ShowTopic("en", topic, page), shipped.knowledge)
            ids = [item.item.custom_id for item in view.walk_children() if hasattr(item, "item")]
            offered |= {found[5:] for found in ids if found.startswith("e:en:")}

    assert offered == {entry.id for entry in shipped.knowledge.faq}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_inside_discords_limits(shipped, language):
    actions = [ShowTopics(language)]
    for page in range(10):
        actions.append(ShowDocuments(language, page))
        actions.extend(ShowTopic(language, topic, page) for topic in TOPICS)

    for action in actions:
        view = browse_view(action, shipped.knowledge)
        assert view.content_length() <= 4000, action
        assert view.total_children_count <= 40, action


async def test_a_long_topic_has_pages_and_a_way_back(alice, channel, newest):
    await alice.click(
        (await alice.slash(channel, "faq")).response, label=topic_name("ordinance", "en")
    )
    first = buttons_of(newest())
    assert "(page 1 of" in text_of(newest())
    assert list(first)[5:] == ["Next page", "All topics", "Español"]

    await alice.click(newest(), label="Next page")
    second = buttons_of(newest())
    assert "(page 2 of" in text_of(newest())
    assert not set(list(first)[:5]) & set(list(second)[:5])

    await alice.click(newest(), label="All topics")
    assert "Questions by topic" in text_of(newest())


async def test_the_other_language_keeps_the_page(alice, channel, newest):
    await alice.click(
        (await alice.slash(channel, "faq")).response, label=topic_name("ordinance", "en")
    )
    await alice.click(newest(), label="Next page")

    await alice.click(newest(), label="Español")

    assert "(página 2 de" in text_of(newest())


async def test_browsing_goes_on_after_a_restart(simcord_env, alice, channel, newest, tmp_path):
    shown = await alice.slash(channel, "faq")

    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))
    await alice.click(shown.response, label="Who said what")

    assert "Choose a question" in text_of(newest())


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (ShowTopic("en", "gone", 0), "Questions by topic"),
        (ShowTopic("en", "people", 99), "Who said what"),
        (ShowDocuments("es", 99), "Lo que hemos leído"),
    ],
)
def test_an_old_button_leads_to_what_there_is(shipped, action, says):
    view = browse_view(action, shipped.knowledge)

    assert says in "\n".join(getattr(item, "content", "") for item in view.walk_children())
