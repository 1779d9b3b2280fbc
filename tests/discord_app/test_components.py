"""Cards as Discord sees them: inside every limit, and nothing in them can ping, link or break."""

from __future__ import annotations

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import LANGUAGES, REFUSAL_KINDS
from bot.core.saying.card import Card, entry_card, refusal_card
from bot.core.saying.sources import sources_card
from bot.core.telltale import one_line
from bot.discord_app.buttons import buttons_of
from bot.discord_app.components import escape, layout, unescape
from bot.library.load import load
from tests.discord_app.conftest import ROOT

TEXT_LIMIT, COMPONENT_LIMIT = 4000, 40


@pytest.fixture(scope="module")
def knowledge():
    return load(ROOT / "knowledge").snapshot.knowledge


def _every_card(knowledge):
    for language in LANGUAGES:
        for entry in knowledge.faq:
            yield entry_card(entry, language, knowledge)
            yield sources_card(entry, language, knowledge)
        for kind in REFUSAL_KINDS:
            yield refusal_card(kind, language, knowledge)


def test_every_shipped_card_is_inside_discords_limits(knowledge):
    for card in _every_card(knowledge):
        view = layout([card], buttons_of(card, "private"))

        assert view.content_length() <= TEXT_LIMIT, card.heading
        assert view.total_children_count <= COMPONENT_LIMIT, card.heading


def test_two_refusals_in_one_message_are_inside_discords_limits(knowledge):
    for kind in REFUSAL_KINDS:
        view = layout([refusal_card(kind, language, knowledge) for language in LANGUAGES])

        assert view.content_length() <= TEXT_LIMIT


@pytest.mark.parametrize(
    "hostile",
    [
        "@everyone",
        "<@123456789012345678>",
        "<@&123456789012345678>",
        "<#123456789012345678>",
        "<:x:123456789012345678>",
        "[click](https://evil.example)",
        "https://evil.example",
        "**bold** `code` ||spoiler|| ~~gone~~",
        "```\nblock",
    ],
)
def test_text_is_shown_as_it_is(hostile):
    shown = escape(hostile)

    assert "@everyone" not in shown
    assert "://" not in shown
    for mark in ("<", "**", "||", "~~", "`", "["):
        assert mark not in shown.replace("\\" + mark[0], "")


@given(st.text(max_size=300))
def test_escaping_never_pings(text):
    shown = escape(text)

    assert not discord.utils.re.search(r"(?<!\\)<[@#:]", shown)
    assert "@everyone" not in shown
    assert "@here" not in shown


def test_a_citation_that_may_not_be_linked_is_text(knowledge):
    card = Card(kind="answer", language="en", heading="x")

    view = layout([card])

    assert view.has_components_v2()


@given(st.text(max_size=300).map(one_line))
def test_what_is_escaped_comes_back(text):
    assert unescape(escape(text)) == text


_MARKS = ("\\", "`", "**", "_", "|", "<", "[", "#", "-", "1", ".", "@everyone", "://", " ", "a")


@given(st.lists(st.sampled_from(_MARKS), max_size=30).map("".join).map(one_line))
def test_marks_come_back(text):
    assert unescape(escape(text)) == text
