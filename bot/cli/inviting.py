"""An application's id or the settings in, the invite link on the screen out."""

from __future__ import annotations

import sys

from bot.discord_app.invite import application_of, invite_link
from bot.exits import Exit
from bot.settings import Settings, SettingsError


def invite(application_id: int | None, settings: Settings) -> Exit:
    """Print the invite link."""
    try:
        client_id = application_id or application_of(settings.token() or "")
    except SettingsError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    if client_id is None:
        print(
            "No application is known: give --application-id (developer portal, page General "
            "Information), or set DISCORD_TOKEN.",
            file=sys.stderr,
        )
        return Exit.USAGE
    print(invite_link(client_id))
    return Exit.OK
