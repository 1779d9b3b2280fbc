"""All that the loopback Discord remembers: people, places, messages, commands and interactions."""

from __future__ import annotations

import base64
import itertools
import secrets
import string
import time
from dataclasses import dataclass, field
from typing import Any

from . import payloads
from .components import Json
from .journal import Event, Journal

DISCORD_EPOCH_MS = 1_420_070_400_000
FIRST_ANSWER_WITHIN, TOKEN_LIVES_FOR = 3.0, 900.0
"""Seconds: developer documentation, Receiving and Responding to Interactions."""
ALPHABET = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who writes and presses; `permissions` as Discord writes them."""

    user: Json
    permissions: str = "2147486720"  # view, send, read history, use application commands
    roles: tuple[str, ...] = ()
    nick: str | None = None
    dm_channel: Json

    @property
    def id(self) -> str:
        return str(self.user["id"])


@dataclass(slots=True, kw_only=True)
class Interaction:
    """One press or command, from INTERACTION_CREATE until its token dies."""

    payload: Json
    created: float = field(default_factory=time.monotonic)
    kind: int | None = None
    """The callback's type once it is answered."""
    original: Json | None = None
    opened_by: Json | None = None
    """What brought the form that is sent: the payload of a command or a press."""
    settled: bool = False
    """True once the person sees more than "thinking"."""

    @property
    def age(self) -> float:
        """Seconds since the person pressed."""
        return time.monotonic() - self.created


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person got for a command or a press.

    `kind` is the callback's type (4 message, 5 later, 6 edit later, 7 edit, 8 choices, 9 form);
    `body` is what the bot sent; `at` the moment it was read, on `time.perf_counter`.
    """

    kind: int
    body: Json
    message: Json | None
    interaction: Interaction
    at: float = field(default_factory=time.perf_counter)

    @property
    def private(self) -> bool:
        """True where only the asker sees the message."""
        return bool(self.message and self.message["flags"] & 64)


class World:
    """The state of one loopback Discord with one application, one server and its people."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.violations: list[str] = []
        self._count = itertools.count(1)
        self.application_id = self.new_id()
        self.token = _token(self.application_id)
        self.bot = payloads.user(self.application_id, "FaqBot", bot=True)
        self.guild_id, self.bot_role = self.new_id(), self.new_id()
        self.guild_name, self.guild_locale = "Capitol Hill", "en-US"
        self.rooms = [
            payloads.channel(self.new_id(), self.guild_id, number)
            for number in range(payloads.PUBLIC_CHANNELS)
        ]
        self.people: dict[str, Person] = {}
        self.threads: list[Json] = []
        self.channels = {room["id"]: room for room in self.rooms}
        self.further: dict[str, list[Json]] = {}
        """The channels of further servers, by the server's id."""
        self.owner = self.person("Owner", permissions=payloads.EVERYTHING)
        self.messages: dict[str, Json] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[str | None, list[Json]] = {}
        self.files: dict[str, bytes] = {}
        self.nonces: dict[tuple[str, str], Json] = {}

    def new_id(self, shard: int = 0, of: int = 1) -> str:
        """A snowflake of this moment; as a server's it belongs to a shard."""
        milliseconds = int(time.time() * 1000) - DISCORD_EPOCH_MS
        milliseconds -= (milliseconds - shard) % of
        return str((milliseconds << 22) + next(self._count) % (1 << 22))

    def person(
        self,
        name: str = "Ana",
        *,
        permissions: str | None = None,
        roles: tuple[str, ...] = (),
        nick: str | None = None,
        bot: bool = False,
    ) -> Person:
        """Somebody new (or another bot), with a private channel to the bot."""
        user = payloads.user(self.new_id(), name, bot=bot)
        channel = payloads.dm_channel(self.new_id(), user)
        self.channels[channel["id"]] = channel
        known = {"permissions": permissions} if permissions else {}
        person = Person(user=user, roles=roles, nick=nick, dm_channel=channel, **known)
        self.people[person.id] = person
        return person

    def found_server(self, shard: int = 0, of: int = 1, channels: int = 1) -> Json:
        """One more server, on this shard of so many; a channel of it."""
        guild_id = self.new_id(shard, of)
        rooms = [payloads.channel(self.new_id(), guild_id, number) for number in range(channels)]
        self.further[guild_id] = rooms
        self.channels[rooms[0]["id"]] = rooms[0]
        return rooms[0]

    def guild(self, guild_id: str | None = None) -> Json:
        """The server, or a further one, as GUILD_CREATE brings it."""
        if guild_id in self.further:
            rooms = self.further[guild_id]
            return payloads.guild(
                guild_id, self.bot, self.owner.user, self.bot_role, name="Five Points",
                preferred_locale="en-US", channels=rooms, threads=[],
            )  # fmt: skip
        return payloads.guild(
            self.guild_id,
            self.bot,
            self.owner.user,
            self.bot_role,
            name=self.guild_name,
            preferred_locale=self.guild_locale,
            channels=self.rooms,
            threads=self.threads,
        )

    def channel(self, channel_id: str) -> Json | None:
        """A room of the server or somebody's private channel."""
        return self.channels.get(channel_id)

    def open(self, kind: int, inside: Json | None = None) -> Json:
        """One more channel of this type; `inside` another one, a thread or a post."""
        if inside is None:
            place = payloads.channel(self.new_id(), self.guild_id, len(self.rooms), kind)
            self.rooms.append(place)
        else:
            place = payloads.thread(self.new_id(), inside, kind, self.owner.id)
            self.threads.append(place)
        self.channels[place["id"]] = place
        return place

    def violate(self, sentence: str) -> None:
        """Note what the bot must not do; the test fails with it at its end."""
        self.violations.append(sentence)
        self.journal.add(Event(name="VIOLATION", data={"text": sentence}))

    def interact(self, kind: int, person: Person, channel: Json, **parts: Any) -> Interaction:
        """A new interaction of this type, not yet sent to the bot."""
        guild_id = channel.get("guild_id")
        payload: Json = {
            "id": self.new_id(),
            "application_id": self.application_id,
            "type": kind,
            "token": secrets.token_urlsafe(32),
            "version": 1,
            "channel": channel,
            "channel_id": channel["id"],
            "app_permissions": payloads.EVERYTHING,
            "entitlements": [],
            "attachment_size_limit": 10_485_760,
            "locale": "en-US",
            "authorizing_integration_owners": {"0": guild_id or "0"},
            "context": 0 if guild_id else 1,
            **parts,
        }
        if guild_id:
            membership = payloads.member(
                roles=person.roles, permissions=person.permissions, nick=person.nick
            )
            payload |= {
                "guild_id": guild_id,
                "guild_locale": self.guild_locale,
                "guild": {"id": guild_id, "locale": self.guild_locale, "features": []},
                "member": {**membership, "user": person.user},
            }
        else:
            payload["user"] = person.user
        interaction = Interaction(payload=payload)
        self.interactions[payload["token"]] = interaction
        return interaction

    def age(self, interaction: Interaction, seconds: float) -> None:
        """Let an interaction be older than it is, so that no test waits for a deadline."""
        interaction.created -= seconds


def _token(application_id: str) -> str:
    """A throw-away token of the right shape for this application."""
    head = base64.urlsafe_b64encode(application_id.encode()).decode().rstrip("=")
    middle, tail = ("".join(secrets.choice(ALPHABET) for _ in range(n)) for n in (6, 38))
    return f"{head}.{middle}.{tail}"
