"""The REST routes of channels and commands: what the bot says on its own, and what it registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import calls, payloads, rules
from .calls import Call, Reply
from .components import Json
from .gateway import Gateway
from .world import World

REPLY = 19
"""The type of a message that answers another."""


class Messages:
    """Channel messages, commands and the few facts a bot asks at its start."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    async def me(self, _: Call) -> Reply:
        return Reply(body=payloads.myself(self._world.bot))

    async def application(self, _: Call) -> Reply:
        world = self._world
        body = payloads.application(world.application_id, world.bot, world.owner.user)
        return Reply(body=body)

    async def gateway_bot(self, _: Call) -> Reply:
        gateway = self._gateway
        limit = {
            "total": 1000,
            "remaining": gateway.allowed,
            "reset_after": gateway.reset_after_ms,
            "max_concurrency": gateway.at_once,
        }
        shards = gateway.recommended
        return Reply(body={"url": gateway.url, "shards": shards, "session_start_limit": limit})

    async def commands(self, call: Call) -> Reply:
        return Reply(body=self._world.commands.get(call.match.get("guild_id"), []))

    async def overwrite_commands(self, call: Call) -> Reply:
        """Replace all commands of one place; a command that stays keeps its id, as on Discord."""
        judge(self._world, call.name, rules.command_problems(call.body))
        place = call.match.get("guild_id")
        old = {(one["type"], one["name"]): one["id"] for one in self._world.commands.get(place, [])}
        self._world.commands[place] = [
            payloads.command(
                old.get((body.get("type") or 1, body["name"])) or self._world.new_id(),
                self._world.application_id,
                place,
                body,
            )
            for body in call.body
        ]
        return Reply(body=self._world.commands[place])

    async def create(self, call: Call) -> Reply:
        """A new message; the same nonce again gives the same message."""
        judge_message(self._world, call.name, call.body)
        channel = self._channel(call)
        key = (channel["id"], str(call.body.get("nonce")))
        if call.body.get("enforce_nonce") and key in self._world.nonces:
            return Reply(body=self._world.nonces[key])
        message = self._new(channel, call.body)
        self._world.nonces[key] = message
        await announce(self._world, self._gateway, "MESSAGE_CREATE", message)
        return Reply(body=message)

    def _channel(self, call: Call) -> Json:
        channel = self._world.channel(call.match["channel_id"])
        if channel is None:
            raise calls.unknown_channel()
        return channel

    def _new(self, channel: Json, body: Json) -> Json:
        world = self._world
        message = payloads.message(world.new_id(), channel["id"], world.bot, body)
        if body.get("nonce"):
            message["nonce"] = body["nonce"]
        if reference := body.get("message_reference"):
            self._refer(message, reference)
        world.messages[message["id"]] = message
        return message

    def _refer(self, message: Json, reference: Json) -> None:
        """Make it a reply; to what is gone only an ordinary message, where that is allowed."""
        target = str(reference["message_id"])
        referenced = self._world.messages.get(target)
        if referenced is None or referenced["channel_id"] != message["channel_id"]:
            if reference.get("fail_if_not_exists") is False:
                return
            raise calls.bad_body("message_reference: Unknown message")
        channel_id = message["channel_id"]
        message["type"] = REPLY
        message["message_reference"] = {"type": 0, "message_id": target, "channel_id": channel_id}
        message["referenced_message"] = referenced

    async def read(self, call: Call) -> Reply:
        return Reply(body=self._message(call))

    async def edit(self, call: Call) -> Reply:
        original = self._message(call)
        if original["author"]["id"] != self._world.bot["id"]:
            raise calls.not_the_author()
        judge_message(self._world, call.name, call.body, original)
        message = self._world.messages[original["id"]] = payloads.edited(original, call.body)
        await announce(self._world, self._gateway, "MESSAGE_UPDATE", message)
        return Reply(body=message)

    async def delete(self, call: Call) -> Reply:
        message = self._world.messages.pop(self._message(call)["id"])
        await withdraw(self._world, self._gateway, message)
        return Reply(status=204)

    def _message(self, call: Call) -> Json:
        message = self._world.messages.get(call.match["message_id"])
        misplaced = message is None or message["channel_id"] != call.match["channel_id"]
        if message is None or misplaced or message["flags"] & rules.EPHEMERAL:
            raise calls.unknown_message()
        return message


def judge(world: World, name: str, problems: Iterable[str]) -> None:
    """Note what Discord refuses as a failure of the bot, and refuse it."""
    found = list(problems)
    for problem in found:
        world.violate(f"{name}: {problem}")
    if found:
        raise calls.bad_body("; ".join(found))


def judge_message(world: World, name: str, body: Json, original: Json | None = None) -> None:
    """The rules for a message or, with `original`, for its edit; and that it pings nobody."""
    for problem in rules.ping_problems(body):
        world.violate(f"{name}: {problem}")
    was_v2 = bool(original and original["flags"] & rules.IS_COMPONENTS_V2)
    judge(world, name, rules.message_problems(body, was_v2=was_v2, new=original is None))


def placed(world: World, message: Json) -> dict[str, Any]:
    """The message as an event: with its server and its author's membership."""
    channel = world.channel(message["channel_id"])
    if channel is None or channel["type"] == payloads.DM:
        return {**message, "channel_type": payloads.DM}
    member = payloads.member(roles=(world.bot_role,))
    return {
        **message,
        "guild_id": channel["guild_id"],
        "channel_type": channel["type"],
        "member": member,
    }


async def announce(world: World, gateway: Gateway, event: str, message: Json) -> None:
    """Tell the bot about its own message, as Discord does; a private one is told to nobody."""
    if not message["flags"] & rules.EPHEMERAL:
        await gateway.dispatch(event, placed(world, message))


async def withdraw(world: World, gateway: Gateway, message: Json) -> None:
    """Tell that a message is gone."""
    if not message["flags"] & rules.EPHEMERAL:
        place = placed(world, message)
        kept: Json = {key: place[key] for key in ("id", "channel_id", "guild_id") if key in place}
        await gateway.dispatch("MESSAGE_DELETE", kept)
