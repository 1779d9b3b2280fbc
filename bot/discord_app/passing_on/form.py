"""The form in which an asker reads and changes what the editors will read."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord import ui

from bot.core.model import Language
from bot.core.telltale import LONGEST
from bot.discord_app.actions import PassOn, encode
from bot.discord_app.components import shortened
from bot.discord_app.stateless import StatelessModal
from bot.texts import passing_on

_FIELD: Final = "question"


class PassOnForm(StatelessModal):
    """What will happen, and one field with the question."""

    def __init__(self, question: str, language: Language) -> None:
        super().__init__(title=passing_on.FORM_TITLE[language], custom_id=encode(PassOn(language)))
        self.add_item(ui.TextDisplay(passing_on.FORM_SAYS[language]))
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=_FIELD,
            style=discord.TextStyle.paragraph,
            default=shortened(question, LONGEST) or None,
            max_length=LONGEST,
        )
        self.add_item(
            ui.Label(
                text=passing_on.QUESTION[language],
                description=passing_on.QUESTION_HELP[language],
                component=field,
            )
        )


def typed_in(interaction: discord.Interaction[Any]) -> str:
    """What stands in the field of the form that was sent."""
    data: Any = interaction.data or {}
    fields = (part.get("component") or {} for part in data.get("components") or ())
    return next(
        (field.get("value") or "" for field in fields if field.get("custom_id") == _FIELD), ""
    )
