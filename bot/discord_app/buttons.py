"""The buttons under a card: which ones a card gets, and what happens when one is pressed.

A button on a public message answers the presser privately. On a private message a choice or the
other language replaces what is shown there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self, assert_never

import discord
from discord import ui

from bot.core.model import Knowledge, Language
from bot.core.saying.card import Card, choice_card, entry_card, refusal_card
from bot.core.saying.sources import sources_card
from bot.discord_app.actions import (
    TEMPLATE,
    Action,
    ShowChoice,
    ShowEntry,
    ShowRefusal,
    ShowSources,
    decode,
    encode,
)
from bot.discord_app.components import Item, label, layout, notice
from bot.library.library import Library
from bot.texts import labels

OTHER: dict[Language, Language] = {"en": "es", "es": "en"}


class ActionButton(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """Any button of ours: found again by the shape of its id, also after a restart."""

    def __init__(self, action: Action, text: str, style: discord.ButtonStyle) -> None:
        self.action = action
        super().__init__(ui.Button(label=label(text), custom_id=encode(action), style=style))

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the action back from the id of a button that was pressed."""
        action = decode(match.string)
        assert isinstance(item, ui.Button), "only buttons carry our ids"
        if action is None:
            action = ShowRefusal("en", "not-in-sources")
        return cls(action, item.label or "", item.style)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show what the button promises, to the one who pressed it."""
        await press(interaction, self.action)


def buttons_of(card: Card) -> Sequence[Item]:
    """The buttons that belong under a card."""
    other = OTHER[card.language]
    if card.kind == "choice":
        entries = tuple(choice.entry for choice in card.choices)
        return (
            *(_choice(ShowEntry(card.language, c.entry), c.label) for c in card.choices),
            _plain(ShowRefusal(card.language, "not-in-sources"), labels.NONE_OF_THESE),
            _language(ShowChoice(other, entries)),
        )
    if card.entry is None:
        return ()
    language = _language(ShowEntry(other, card.entry))
    if not card.citations:
        return (language,)
    return (_plain(ShowSources(card.language, card.entry), labels.SOURCES), language)


def refusal_buttons(action: ShowRefusal) -> Sequence[Item]:
    """The way to the other language of a typed no."""
    return (_language(ShowRefusal(OTHER[action.language], action.kind)),)


def private_button(action: ShowRefusal) -> Item:
    """On a public question about one's own case: the way out of the public."""
    text = labels.ANSWER_PRIVATELY[action.language]
    return ActionButton(action, text, discord.ButtonStyle.primary)


async def press(interaction: discord.Interaction[Any], action: Action) -> None:
    """Answer a press privately, in place where the message is private already."""
    library: Library = interaction.client.library
    view = _shown(action, library.current.knowledge)
    message = interaction.message
    in_place = message is not None and message.flags.ephemeral
    if in_place and not isinstance(action, ShowSources):
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


def _shown(action: Action, knowledge: Knowledge) -> ui.LayoutView:
    card = _card(action, knowledge)
    if card is None:
        return notice(labels.ENTRY_GONE[action.language])
    match action:
        case ShowSources():
            return layout([card])
        case ShowRefusal():
            return layout([card], refusal_buttons(action))
        case ShowEntry() | ShowChoice():
            return layout([card], buttons_of(card))
        case _:
            assert_never(action)


def _card(action: Action, knowledge: Knowledge) -> Card | None:
    match action:
        case ShowRefusal(language, kind):
            return refusal_card(kind, language, knowledge)
        case ShowChoice(language, ids):
            entries = [entry for entry_id in ids if (entry := knowledge.entry(entry_id))]
            return choice_card(entries, language) if entries else None
        case ShowSources(language, entry_id):
            entry = knowledge.entry(entry_id)
            return sources_card(entry, language, knowledge) if entry else None
        case ShowEntry(language, entry_id):
            entry = knowledge.entry(entry_id)
            return entry_card(entry, language, knowledge) if entry else None
        case _:
            assert_never(action)


def _choice(action: ShowEntry, text: str) -> ActionButton:
    return ActionButton(action, text, discord.ButtonStyle.primary)


def _plain(action: Action, text: labels.Label) -> ActionButton:
    return ActionButton(action, text[action.language], discord.ButtonStyle.secondary)


def _language(action: Action) -> ActionButton:
    # The button is written in the language that it leads to.
    text = labels.OTHER_LANGUAGE[OTHER[action.language]]
    return ActionButton(action, text, discord.ButtonStyle.secondary)
