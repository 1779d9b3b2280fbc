"""An application's id in, the link that adds the bot to a server out."""

from __future__ import annotations

import base64
import binascii

import discord

SCOPES = ("bot", "applications.commands")
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    # A reply points at the question; Discord asks for this to make one.
    read_message_history=True,
)


def invite_link(application_id: int) -> str:
    """The link with exactly the scopes and permissions that the bot needs."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def application_of(token: str) -> int | None:
    """The application's id, which a bot's token begins with in base64; None if it does not."""
    first = token.split(".", maxsplit=1)[0]
    try:
        return int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError):
        return None
