"""A question in, the small line of a private message that shows it out, and back.

The message itself is where the question waits: nothing of ours remembers it.
"""

from __future__ import annotations

import discord

from bot.core.model import LANGUAGES, Language
from bot.core.telltale import LONGEST, one_line
from bot.discord_app.components import escape, shortened, unescape
from bot.texts import passing_on


def echo(question: str, language: Language) -> str:
    """The line that shows a question, shortened to what may be sent."""
    return _before(language) + escape(shortened(one_line(question), LONGEST))


def question_on(message: discord.Message | None) -> str:
    """The question that a message of ours shows, or "" if it shows none."""
    for part in message.components if message else ():
        if isinstance(part, discord.TextDisplay):
            for before in map(_before, LANGUAGES):
                if part.content.startswith(before):
                    return unescape(part.content.removeprefix(before))
    return ""


def _before(language: Language) -> str:
    return f"-# {passing_on.YOUR_QUESTION[language]} "
