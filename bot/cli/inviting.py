"""An application's id in, the link that adds the bot to a server out."""

from __future__ import annotations

import base64
import binascii
import sys

import discord

from bot.exits import Exit
from bot.settings import Settings

SCOPES = ("bot", "applications.commands")
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    # A reply points at the question; Discord asks for this to make one.
    read_message_history=True,
)


def invite(application_id: int | None, settings: Settings) -> Exit:
    """Print the link with exactly the scopes and permissions that the bot needs."""
    client_id = application_id or _from_token(settings)
    if client_id is None:
        print(
            "No application is known: give --application-id (developer portal, General "
            "Information), or set DISCORD_TOKEN.",
            file=sys.stderr,
        )
        return Exit.USAGE
    print(discord.utils.oauth_url(client_id, permissions=PERMISSIONS, scopes=SCOPES))
    return Exit.OK


def _from_token(settings: Settings) -> int | None:
    """A bot's token begins with its application's id in base64."""
    if settings.discord_token is None:
        return None
    first = settings.discord_token.get_secret_value().split(".")[0]
    try:
        return int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError):
        return None
