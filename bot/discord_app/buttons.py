"""A card in, the buttons under it out. What a press does is in `press.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.core.model import Language
from bot.core.saying.card import Card
from bot.discord_app.actions import (
    Action,
    Remove,
    Share,
    ShowChoice,
    ShowEntry,
    ShowRefusal,
    ShowRelated,
    ShowSources,
    decode,
    encode,
)
from bot.discord_app.asker import Place
from bot.discord_app.components import Item, label
from bot.discord_app.editors.buttons import PREFIX
from bot.texts import labels

OTHER: dict[Language, Language] = {"en": "es", "es": "en"}

# Whatever is pressed under a message of ours is ours, in the shape of any version: an id that
# nobody takes would get no answer at all. The editors' buttons are their own.
_ANY = re.compile(rf"(?!{PREFIX}).*", re.DOTALL)


class ActionButton(ui.DynamicItem[Item], template=_ANY):
    """Any button of ours: found again by its id, also after a restart.

    `action` is None under an id that this version cannot read.
    """

    def __init__(self, action: Action | None, item: Item) -> None:
        self.action = action
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the action back from the id of a button that was pressed."""
        return cls(decode(match.string), item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client, which has the FAQ."""
        await interaction.client.press(interaction, self.action)


def button(action: Action, text: str, style: discord.ButtonStyle) -> Item:
    """A button that does this."""
    return ActionButton(action, ui.Button(label=label(text), custom_id=encode(action), style=style))


def buttons_of(card: Card, place: Place) -> Sequence[Item]:
    """The buttons that belong under a card, at most five where there is no choice."""
    other = OTHER[card.language]
    if card.kind == "choice":
        entries = tuple(choice.entry for choice in card.choices)
        return (
            *choices_of(card),
            plain(ShowRefusal(card.language, "not-in-sources"), labels.NONE_OF_THESE),
            to_language(ShowChoice(other, entries)),
            *removal(card.language, place),
        )
    if card.entry is None:
        return removal(card.language, place)
    buttons: list[Item] = []
    if card.citations:
        buttons.append(plain(ShowSources(card.language, card.entry), labels.SOURCES))
    if card.related:
        buttons.append(plain(ShowRelated(card.language, card.entry), labels.RELATED))
    buttons.append(to_language(ShowEntry(other, card.entry)))
    if place == "private":
        buttons.append(plain(Share(card.language, card.entry), labels.SHARE))
    return (*buttons, *removal(card.language, place))


def choices_of(card: Card) -> Sequence[Item]:
    """A button for each question that a card offers."""
    style = discord.ButtonStyle.primary
    return tuple(
        button(ShowEntry(card.language, choice.entry), choice.label, style)
        for choice in card.choices
    )


def refusal_buttons(action: ShowRefusal, place: Place) -> Sequence[Item]:
    """The way to the other language of a typed no."""
    other = ShowRefusal(OTHER[action.language], action.kind)
    return (to_language(other), *removal(action.language, place))


def private_button(action: ShowRefusal) -> Item:
    """On a public question about one's own case: the way out of the public."""
    text = labels.ANSWER_PRIVATELY[action.language]
    return button(action, text, discord.ButtonStyle.primary)


def removal(language: Language, place: Place) -> Sequence[Item]:
    """On what others read: the way to take it back."""
    return (plain(Remove(language), labels.REMOVE),) if place == "public" else ()


def plain(action: Action, text: labels.Label) -> Item:
    """A button with a fixed label."""
    return button(action, text[action.language], discord.ButtonStyle.secondary)


def to_language(action: Action) -> Item:
    """The way to the other language, which the action is in; the button is written in it."""
    text = labels.OTHER_LANGUAGE[OTHER[action.language]]
    return button(action, text, discord.ButtonStyle.secondary)
