"""The FAQ in, its topics, their questions and its documents out, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

import discord
from discord import ui

from bot.core.model import Entry, Knowledge, Language
from bot.core.saying.card import Card, choices_for
from bot.core.saying.documents import document_lines
from bot.discord_app.actions import ShowDocuments, ShowRelated, ShowTopic, ShowTopics
from bot.discord_app.buttons import OTHER, button, choices_of, plain, to_language
from bot.discord_app.components import Item, document_pages, layout, listing
from bot.texts import labels
from bot.texts.topics import topic_name

_QUESTIONS_OF_A_PAGE = 5
# A message takes 40 components; each row and each text is one too.
_TOPICS_OF_A_PAGE = 25
_MOST_RELATED = 3


Browse = ShowTopics | ShowTopic | ShowDocuments


def browse_view(action: Browse, knowledge: Knowledge) -> ui.LayoutView:
    """The page that an action asks for; a page too far is the last one."""
    match action:
        case ShowTopics():
            return _topics(action, knowledge)
        case ShowTopic():
            return _topic(action, knowledge)
        case ShowDocuments():
            return _documents(action, knowledge)
        case _:
            assert_never(action)


def related_view(action: ShowRelated, entry: Entry, knowledge: Knowledge) -> ui.LayoutView:
    """Up to three questions that lie near an entry."""
    language = action.language
    near = [found for other in entry.related if (found := knowledge.entry(other))]
    if not near:
        # An old button: what lay near is gone, but there is always the topic.
        return _topic(ShowTopic(language, entry.topic, 0), knowledge)
    heading = labels.RELATED_TO[language].format(question=entry.question.of(language))
    card = _card(language, heading, labels.CHOOSE_QUESTION[language], near[:_MOST_RELATED])
    return layout([card], choices_of(card))


def _topics(action: ShowTopics, knowledge: Knowledge) -> ui.LayoutView:
    language = action.language
    topics = list(dict.fromkeys(entry.topic for entry in knowledge.faq))
    starts = range(0, max(1, len(topics)), _TOPICS_OF_A_PAGE)
    action = replace(action, page=min(action.page, len(starts) - 1))
    start = starts[action.page]
    heading = _paged(labels.TOPICS[language], action.page, len(starts), language)
    card = _card(language, heading, labels.TOPICS_HELP[language])
    buttons = [
        button(
            ShowTopic(language, topic, 0), topic_name(topic, language), discord.ButtonStyle.primary
        )
        for topic in topics[start : start + _TOPICS_OF_A_PAGE]
    ]
    ways = [*_turning(action, len(starts)), to_language(replace(action, language=OTHER[language]))]
    return layout([card], buttons, ways)


def _topic(action: ShowTopic, knowledge: Knowledge) -> ui.LayoutView:
    language = action.language
    entries = [entry for entry in knowledge.faq if entry.topic == action.topic]
    if not entries:
        # A topic that is gone leads to those that there are.
        return _topics(ShowTopics(language), knowledge)
    starts = range(0, len(entries), _QUESTIONS_OF_A_PAGE)
    action = replace(action, page=min(action.page, len(starts) - 1))
    start = starts[action.page]
    heading = _paged(topic_name(action.topic, language), action.page, len(starts), language)
    page = entries[start : start + _QUESTIONS_OF_A_PAGE]
    card = _card(language, heading, labels.CHOOSE_QUESTION[language], page)
    ways = [
        *_turning(action, len(starts)),
        plain(ShowTopics(language), labels.ALL_TOPICS),
        to_language(replace(action, language=OTHER[language])),
    ]
    return layout([card], choices_of(card), ways)


def _documents(action: ShowDocuments, knowledge: Knowledge) -> ui.LayoutView:
    language = action.language
    pages = document_pages(document_lines(knowledge.sources, language))
    action = replace(action, page=min(action.page, len(pages) - 1))
    heading = _paged(labels.ALL_SOURCES[language], action.page, len(pages), language)
    # The pages of the two languages differ in length, so the other language starts anew.
    other = to_language(ShowDocuments(OTHER[language], 0))
    return listing(heading, pages[action.page], [*_turning(action, len(pages)), other])


def _card(language: Language, heading: str, text: str, entries: Sequence[Entry] = ()) -> Card:
    return Card(
        kind="choice",
        language=language,
        heading=heading,
        paragraphs=(text,),
        choices=choices_for(entries, language),
    )


def _paged(title: str, page: int, pages: int, language: Language) -> str:
    if pages == 1:
        return title
    return labels.PAGE[language].format(title=title, page=page + 1, pages=pages)


def _turning(action: Browse, pages: int) -> Sequence[Item]:
    buttons = []
    if action.page > 0:
        buttons.append(plain(replace(action, page=action.page - 1), labels.EARLIER))
    if action.page < pages - 1:
        buttons.append(plain(replace(action, page=action.page + 1), labels.LATER))
    return buttons
