"""An action that shows something in, the message that it shows out."""

from __future__ import annotations

from typing import assert_never

from discord import ui

from bot.core.model import Knowledge, Language
from bot.core.saying import wording
from bot.core.saying.card import Card, choice_card, entry_card, refusal_card
from bot.core.saying.documents import newest
from bot.core.saying.sources import sources_card
from bot.core.snapshot import Snapshot
from bot.discord_app.actions import (
    Action,
    Share,
    Show,
    ShowChoice,
    ShowDocuments,
    ShowEntry,
    ShowLeaflet,
    ShowRefusal,
    ShowRelated,
    ShowSources,
    ShowTopic,
    ShowTopics,
)
from bot.discord_app.asker import Place
from bot.discord_app.browse import browse_view, related_view
from bot.discord_app.buttons import OTHER, buttons_of, plain, to_language
from bot.discord_app.components import layout, notice
from bot.discord_app.passing_on.offer import refusal_view
from bot.texts import labels, leaflets


def shown(
    action: Show, snapshot: Snapshot, place: Place, *, asked: str | None = None
) -> ui.LayoutView:
    """What to send.

    Args:
        action: what to show.
        snapshot: the FAQ.
        place: where it will stand.
        asked: the question that it is said to, or "" where that is not known; None where no
            question can be passed on to the editors.
    """
    knowledge = snapshot.knowledge
    match action:
        case ShowSources() | ShowEntry() | ShowRelated():
            return _of_entry(action, snapshot, place)
        case ShowChoice():
            return _choice(action, knowledge, place)
        case ShowRefusal(language, kind):
            card = refusal_card(kind, language, knowledge)
            return refusal_view([card], action, place, asked)
        case ShowTopics() | ShowTopic() | ShowDocuments():
            return browse_view(action, knowledge)
        case ShowLeaflet():
            return _leaflet(action, snapshot)
        case _:
            assert_never(action)


def is_gone(action: Action, knowledge: Knowledge) -> bool:
    """Whether a button leads to nothing: its entries were taken out of the FAQ since."""
    match action:
        case ShowSources() | ShowEntry() | ShowRelated() | Share():
            return knowledge.entry(action.entry) is None
        case ShowChoice(entries=entries):
            return not any(knowledge.entry(entry) for entry in entries)
        case _:
            return False


def gone(language: Language) -> ui.LayoutView:
    """That an answer is gone, and the way on."""
    topics = plain(ShowTopics(language), labels.ALL_TOPICS)
    return notice(labels.ENTRY_GONE[language], buttons=[topics])


def _of_entry(
    action: ShowSources | ShowEntry | ShowRelated, snapshot: Snapshot, place: Place
) -> ui.LayoutView:
    knowledge = snapshot.knowledge
    entry = knowledge.entry(action.entry)
    if entry is None:
        return gone(action.language)
    match action:
        case ShowSources(language) if not entry.suspended:
            return layout([sources_card(entry, language, knowledge)])
        # What was quoted in an answer that is withdrawn is withdrawn with it.
        case ShowEntry(language) | ShowSources(language):
            card = entry_card(entry, language, knowledge, snapshot.today)
            return layout([card], buttons_of(card, place))
        case ShowRelated():
            return related_view(action, entry, knowledge)
        case _:
            assert_never(action)


def _choice(action: ShowChoice, knowledge: Knowledge, place: Place) -> ui.LayoutView:
    entries = [entry for entry_id in action.entries if (entry := knowledge.entry(entry_id))]
    if not entries:
        return gone(action.language)
    card = choice_card(entries, action.language)
    return layout([card], buttons_of(card, place))


def _leaflet(action: ShowLeaflet, snapshot: Snapshot) -> ui.LayoutView:
    language, leaflet = action.language, action.leaflet
    card = Card(
        kind="answer",
        language=language,
        heading=leaflets.HEADINGS[leaflet][language],
        paragraphs=_paragraphs(action, snapshot),
    )
    return layout([card], [to_language(ShowLeaflet(OTHER[language], leaflet))])


def _paragraphs(action: ShowLeaflet, snapshot: Snapshot) -> tuple[str, ...]:
    match action.leaflet:
        case "help":
            return leaflets.HELP[action.language]
        case "privacy":
            return leaflets.PRIVACY[action.language]
        case "about":
            return _about(action, snapshot)
        case _:
            assert_never(action.leaflet)


def _about(action: ShowLeaflet, snapshot: Snapshot) -> tuple[str, ...]:
    sources, language = snapshot.knowledge.sources, action.language
    day = newest(sources)
    filled = {
        "questions": len(snapshot.knowledge.faq),
        "documents": len(sources.documents),
        "date": wording.day(day, language) if day else wording.UNDATED[language],
        "revision": snapshot.revision,
    }
    return tuple(text.format(**filled) for text in leaflets.ABOUT[language])
