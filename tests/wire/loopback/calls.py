"""One REST call on its way: what came in, what goes out, and how Discord says no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .components import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that has passed the door.

    `match` holds the parts of the path, `query` what follows the question mark.
    """

    method: str
    route: str
    """The path's template, as in Discord's OpenAPI document."""
    match: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Name → content, of what was uploaded with the body."""
    at: float
    """When the body was read, on `time.perf_counter`."""

    @property
    def name(self) -> str:
        return f"{self.method} {self.route}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A status and a JSON body; None is an empty one."""

    status: int = 200
    body: Json | list[Json] | None = None


class Refusal(Exception):  # noqa: N818 - Discord's word for it would be "error response"
    """Discord's no: an HTTP status, Discord's own code and a sentence."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.reply = Reply(status=status, body={"message": message, "code": code})


# Developer documentation, Opcodes and Status Codes: JSON error codes.
def unknown_channel() -> Refusal:
    return Refusal(404, 10003, "Unknown Channel")


def unknown_message() -> Refusal:
    return Refusal(404, 10008, "Unknown Message")


def unknown_webhook() -> Refusal:
    return Refusal(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refusal:
    return Refusal(404, 10062, "Unknown interaction")


def already_answered() -> Refusal:
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def not_the_author() -> Refusal:
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def dead_token() -> Refusal:
    return Refusal(401, 50027, "Invalid Webhook Token")


def bad_body(reason: str) -> Refusal:
    return Refusal(400, 50035, f"Invalid Form Body: {reason}")


def unauthorized() -> Refusal:
    return Refusal(401, 0, "401: Unauthorized")


def no_such_route() -> Refusal:
    return Refusal(404, 0, "404: Not Found")
