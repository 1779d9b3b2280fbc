"""English command texts in, Spanish ones out, for people whose Discord is in Spanish."""

from __future__ import annotations

from discord import Locale, app_commands

from bot.texts import commands

_SPANISH = frozenset({Locale.spain_spanish, Locale.latin_american_spanish})


class Translations(app_commands.Translator):
    """Descriptions and option texts; the names of commands stay the same for everybody."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        _: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in this locale, or None to keep the English one."""
        return commands.SPANISH.get(string.message) if locale in _SPANISH else None
