"""What Discord sends about people, places, messages and commands, built from plain values.

Only what the developer documentation lists as always present, and what discord.py reads. Snowflakes
are strings, as on the wire.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from .components import Json, numbered

EVERYTHING = str((1 << 53) - 1)
"""All permissions, as Discord writes them."""
TEXT, DM, VOICE, NEWS, STAGE, FORUM, MEDIA = 0, 1, 2, 5, 13, 15, 16
NEWS_THREAD, THREAD, PRIVATE_THREAD = 10, 11, 12
THREADS = frozenset((NEWS_THREAD, THREAD, PRIVATE_THREAD))
"""Types of channels (developer documentation, Channel)."""
_HEARD: Json = {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
_POSTED: Json = {
    "available_tags": [],
    "default_reaction_emoji": None,
    "default_sort_order": None,
    "default_forum_layout": 0,
}
_ONLY_OF = {VOICE: _HEARD, STAGE: _HEARD, FORUM: _POSTED, MEDIA: _POSTED}
"""What only channels of some types have."""
PUBLIC_CHANNELS = 40


def now() -> str:
    """This moment, as Discord writes it."""
    return datetime.now(UTC).isoformat()


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
    """A person or a bot."""
    return {
        "id": user_id,
        "username": name.lower(),
        "global_name": name,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def myself(bot: Json) -> Json:
    """What `GET /users/@me` tells the bot about itself."""
    return {**bot, "mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}


def member(
    *, roles: tuple[str, ...] = (), permissions: str | None = None, nick: str | None = None
) -> Json:
    """Somebody's membership in the server; interactions add the permissions."""
    known = {"permissions": permissions} if permissions else {}
    return {
        "roles": list(roles),
        "joined_at": "2024-05-01T00:00:00+00:00",
        "premium_since": None,
        "nick": nick,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        **known,
    }


def application(application_id: str, bot: Json, owner: Json) -> Json:
    """What `GET /oauth2/applications/@me` tells."""
    return {
        "id": application_id,
        "name": bot["global_name"],
        "icon": None,
        "description": "",
        "type": None,
        "bot": bot,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": owner,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def role(role_id: str, name: str, *, bot_id: str | None = None) -> Json:
    """A role; with `bot_id` the one that Discord makes for a bot when it is added."""
    return {
        "id": role_id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 1 if bot_id else 0,
        "permissions": EVERYTHING,
        "managed": bot_id is not None,
        "mentionable": False,
        "flags": 0,
        "tags": {"bot_id": bot_id} if bot_id else {},
    }


def channel(channel_id: str, guild_id: str, position: int, kind: int = TEXT) -> Json:
    """A channel of the server."""
    return {
        "id": channel_id,
        "type": kind,
        "guild_id": guild_id,
        "name": f"room-{position}",
        "position": position,
        "flags": 0,
        "nsfw": False,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "permissions": EVERYTHING,
        **_ONLY_OF.get(kind, {}),
    }


def thread(channel_id: str, parent: Json, kind: int, owner_id: str) -> Json:
    """A thread in a channel, or a post in a forum."""
    return {
        **channel(channel_id, parent["guild_id"], 0, kind),
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": now(),
            "auto_archive_duration": 1440,
            "locked": False,
        },
    }


def dm_channel(channel_id: str, person: Json) -> Json:
    """The private channel between the bot and one person."""
    return {
        "id": channel_id,
        "type": DM,
        "flags": 0,
        "last_message_id": None,
        "recipients": [person],
    }


def guild(guild_id: str, bot: Json, owner: Json, bot_role: str, **more: Any) -> Json:
    """The server, as GUILD_CREATE brings it to a bot without the members intent.

    `more` sets its name, its language, its channels and its threads.
    """
    return {
        "id": guild_id,
        "owner_id": owner["id"],
        "roles": [role(guild_id, "@everyone"), role(bot_role, bot["username"], bot_id=bot["id"])],
        "members": [{**member(roles=(bot_role,)), "user": bot}],
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "joined_at": "2024-05-01T00:00:00+00:00",
        "features": [],
        "emojis": [],
        "stickers": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        **more,
    }


def message(message_id: str, channel_id: str, author: Json, body: Json) -> Json:
    """A message, from the body that created it."""
    return {
        "id": message_id,
        "channel_id": channel_id,
        "type": 0,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": body.get("embeds") or [],
        "flags": body.get("flags") or 0,
        "components": numbered(body.get("components")),
    }


def edited(original: Json, body: Json) -> Json:
    """The message after an edit: what the body does not name stays."""
    changed: dict[str, Any] = {"edited_timestamp": now()}
    if "content" in body:
        changed["content"] = body["content"] or ""
    if "embeds" in body:
        changed["embeds"] = body["embeds"] or []
    if "components" in body:
        changed["components"] = numbered(body["components"])
    if body.get("flags"):
        changed["flags"] = original["flags"] | body["flags"]
    return {**original, **changed}


def command(command_id: str, application_id: str, guild_id: str | None, body: Json) -> Json:
    """A registered command, with everything that Discord adds."""
    permissions = body.get("default_member_permissions")
    given = {key: value for key, value in body.items() if value is not None}
    place = {"guild_id": guild_id} if guild_id else {}
    return {
        **given,
        **place,
        "id": command_id,
        "application_id": application_id,
        "version": command_id,
        "type": body.get("type") or 1,
        "description": body.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
    }
