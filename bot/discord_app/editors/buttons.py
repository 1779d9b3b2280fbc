"""The buttons under a proposal: what they do is in their ids, whose proposal it is is not."""

from __future__ import annotations

import re
from typing import Any, Literal, Self

import discord
from discord import ui

from bot.core.model import Language
from bot.discord_app.components import Item, label
from bot.texts import editors
from bot.texts.labels import Label

Verb = Literal["publish", "again", "retry", "discard"]

PREFIX = "edit:"
"""No button of an asker begins so."""

_LOOKS: dict[Verb, tuple[Label, discord.ButtonStyle]] = {
    "publish": (editors.PUBLISH, discord.ButtonStyle.success),
    "again": (editors.EDIT_AGAIN, discord.ButtonStyle.primary),
    "retry": (editors.TRY_AGAIN, discord.ButtonStyle.primary),
    "discard": (editors.DISCARD, discord.ButtonStyle.secondary),
}
_ID = re.compile(r"edit:(?P<verb>publish|again|retry|discard):(?P<key>[0-9a-f]{16})")


class EditButton(ui.DynamicItem[Item], template=re.compile(rf"{PREFIX}.*", re.DOTALL)):
    """A button of ours under a proposal. `verb` is None under an id that we did not write."""

    def __init__(self, verb: Verb | None, key: str, item: Item) -> None:
        self.verb = verb
        self.key = key
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id of a button that was pressed."""
        read = _ID.fullmatch(match.string)
        verb: Any = read["verb"] if read else None
        return cls(verb, read["key"] if read else "", item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client, which knows who may edit."""
        await interaction.client.press_edit(interaction, self.verb, self.key)


def edit_button(verb: Verb, key: str, language: Language) -> Item:
    """A button that does this with the draft of this key."""
    text, style = _LOOKS[verb]
    item = ui.Button[Any](
        label=label(text[language]), custom_id=f"{PREFIX}{verb}:{key}", style=style
    )
    return EditButton(verb, key, item)
