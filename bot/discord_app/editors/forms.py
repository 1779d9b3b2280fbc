"""The forms that editors fill in. What comes of them is the desk's business."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord
from discord import ui

from bot.core.editing.form import EntryForm
from bot.core.model import Language
from bot.discord_app.components import shortened
from bot.discord_app.editors.drafts import FilledForm
from bot.discord_app.editors.source_form import SourceForm
from bot.texts import editors
from bot.texts.labels import Label

FIELD_LIMIT = 4000
"""Characters that a field of Discord's forms takes."""

STAYS_OPEN: Final = 6 * 60 * 60.0
"""Seconds for which a form may be sent. It holds the FAQ that its editor saw, and whoever closes
a form tells nobody."""

_TITLE_LIMIT = 45
_WHY_LIMIT = 300

Submitted = Callable[[discord.Interaction[Any], Any], Awaitable[None]]


class _Form(ui.Modal):
    """A form whose fields are handed on when it is sent."""

    def __init__(self, title: str, language: Language, submitted: Submitted) -> None:
        super().__init__(title=shortened(title, _TITLE_LIMIT), timeout=STAYS_OPEN)
        self._language = language
        self._submitted = submitted

    def _field(  # noqa: PLR0913 - what a field has
        self,
        label: Label,
        help_: Label | None = None,
        default: str = "",
        *,
        required: bool = True,
        most: int = FIELD_LIMIT,
        long: bool = True,
    ) -> ui.TextInput[Any]:
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: ui.TextInput[Any] = ui.TextInput(
            style=style, default=default or None, required=required, max_length=most
        )
        description = help_[self._language] if help_ else None
        self.add_item(
            ui.Label(text=label[self._language], description=description, component=field)
        )
        return field

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Looked at again here: who opened it may be an editor no longer."""
        return bool(await interaction.client.may_edit(interaction))

    async def on_error(  # type: ignore[override]  # as discord.py's own Modal has it
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Hand the error to the client, which logs it without what was typed."""
        await interaction.client.form_failed(interaction, error)


class EntryModal(_Form):
    """The four texts of an entry and the reason; hands on (form, reason)."""

    def __init__(
        self, filled: FilledForm, why: str, language: Language, submitted: Submitted
    ) -> None:
        title = editors.FORM_TITLE[language].format(entry=filled.head.id)
        super().__init__(title, language, submitted)
        texts = filled.fields
        self._fields = (
            self._field(editors.WORDINGS_EN, editors.WORDINGS_HELP, texts.wordings_en),
            self._field(editors.WORDINGS_ES, editors.WORDINGS_HELP, texts.wordings_es),
            self._field(editors.STATEMENTS_EN, editors.STATEMENTS_HELP, texts.statements_en),
            self._field(editors.STATEMENTS_ES, editors.STATEMENTS_ES_HELP, texts.statements_es),
        )
        self._why = self._field(
            editors.WHY, editors.WHY_HELP, why, required=False, most=_WHY_LIMIT, long=False
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Hand on what was typed."""
        wordings_en, wordings_es, statements_en, statements_es = (f.value for f in self._fields)
        form = EntryForm(
            wordings_en=wordings_en,
            wordings_es=wordings_es,
            statements_en=statements_en,
            statements_es=statements_es,
        )
        await self._submitted(interaction, (form, self._why.value))


class SourceModal(_Form):
    """A new passage, and its document where that is new; hands on the filled form."""

    def __init__(self, form: SourceForm, language: Language, submitted: Submitted) -> None:
        super().__init__(editors.SOURCE_TITLE[language].format(name=form.name), language, submitted)
        self._form = form
        self._says = self._field(editors.SAYS, editors.SAYS_HELP, form.says, most=1200)
        self._quotes = self._field(
            editors.QUOTES, editors.QUOTES_HELP, form.quotes, required=False, most=1200
        )
        self._of_document: list[ui.TextInput[Any]] = []
        if form.is_new_document:
            self._of_document = [
                self._field(editors.PUBLISHER, None, form.publisher, most=300, long=False),
                self._field(editors.ADDRESS, None, form.address, most=500, long=False),
                self._field(
                    editors.PUBLISHED,
                    editors.PUBLISHED_HELP,
                    form.published,
                    required=False,
                    most=10,
                    long=False,
                ),
            ]

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Hand on what was typed."""
        of_document = [field.value for field in self._of_document] or ["", "", ""]
        filled = self._form.filled(self._says.value, self._quotes.value, *of_document)
        await self._submitted(interaction, filled)


class ReasonModal(_Form):
    """Why a question may no longer be answered; hands on the reason."""

    def __init__(self, language: Language, submitted: Submitted) -> None:
        super().__init__(editors.REASON_TITLE[language], language, submitted)
        self._why = self._field(editors.WHY, editors.WHY_HELP, most=_WHY_LIMIT, long=False)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Hand on what was typed."""
        await self._submitted(interaction, self._why.value)
