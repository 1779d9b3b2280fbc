"""A message in, the question that it asks the bot out, or the reason why it asks none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import discord


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody asked the bot this."""

    text: str
    in_public: bool


Deaf = Literal["not-for-me", "role-only", "pointing"]
"""role-only: the bot's own role was picked instead of the bot, so Discord hides the text.
pointing: nothing but the bot's name in a reply to a message, which Discord hides too."""


def hear(message: discord.Message, me: discord.ClientUser) -> Question | Deaf:
    """Whether a message is a question to the bot.

    The bot answers a direct message, or a message whose text mentions it. Not @everyone, not a
    pinged reply alone, not another bot, a webhook or a system message.
    """
    if message.author.bot or message.webhook_id or message.is_system():
        return "not-for-me"
    if _is_direct(message):
        return Question(without_mention(message.content, me.id), in_public=False)
    if me in message.mentions and me.id in message.raw_mentions:
        text = without_mention(message.content, me.id)
        pointing = not text and message.type is discord.MessageType.reply
        return "pointing" if pointing else Question(text, in_public=True)
    own_role = message.guild.self_role if message.guild else None
    # Not `raw_role_mentions`: that reads the text, which Discord hides here.
    if own_role and own_role in message.role_mentions:
        return "role-only"
    return "not-for-me"


def _is_direct(message: discord.Message) -> bool:
    # A server that the bot has not been told of yet is no direct message either.
    unknown = isinstance(message.channel, discord.PartialMessageable) and message.channel.guild_id
    return message.guild is None and not unknown


def without_mention(text: str, my_id: int) -> str:
    """What is left of a message when the bot's name is taken out."""
    return re.sub(rf"<@!?{my_id}>", " ", text).strip()
