"""What the bot would send in, an error out if Discord would refuse it.

The bodies are made by discord.py itself. They are judged by the hand rules, and by Discord's
OpenAPI document where it is there (`DISCORD_OPENAPI`).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import discord
from discord import app_commands, ui
from discord.http import MultipartParameters, handle_message_parameters

from tests.wire.loopback.rules import message_problems, modal_problems, ping_problems
from tests.wire.loopback.schema import Contract, document_path

SEND = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
EPHEMERAL = 64
MESSAGE, AUTOCOMPLETE, MODAL = 4, 8, 9
"""Types of answers to an interaction."""


class RefusedError(AssertionError):
    """Discord would not take this."""


@cache
def _contract() -> Contract | None:
    return Contract.load(document_path())


def takes_message(view: ui.LayoutView, file: str = "") -> dict[str, Any]:
    """Judge a message as it would be sent into a channel and as an answer; the body of the first.

    Args:
        view: the message.
        file: the name of a file that goes with it.

    Raises:
        RefusedError: Discord would refuse it, or it could ping somebody.
    """
    files = [discord.File(io.BytesIO(b"text"), file)] if file else []
    with handle_message_parameters(
        view=view,
        files=files or discord.utils.MISSING,
        previous_allowed_mentions=discord.AllowedMentions.none(),
    ) as made:
        body = _body(made)
    _judge([*message_problems(body), *ping_problems(body)], SEND, body)
    answer = {"type": MESSAGE, "data": {**body, "flags": body["flags"] | EPHEMERAL}}
    _judge([], CALLBACK, answer)
    return body


def takes_choices(choices: Sequence[app_commands.Choice[Any]]) -> None:
    """Judge what an autocomplete offers.

    Raises:
        RefusedError: Discord would refuse it.
    """
    listed = [choice.to_dict() for choice in choices]
    values = [one["value"] for one in listed]
    _judge(
        ["a value is offered twice"] if len(set(values)) < len(values) else [],
        CALLBACK,
        {"type": AUTOCOMPLETE, "data": {"choices": listed}},
    )


def takes_form(form: ui.Modal) -> None:
    """Judge a form.

    Raises:
        RefusedError: Discord would refuse it.
    """
    data = form.to_dict()
    _judge(modal_problems(data), CALLBACK, {"type": MODAL, "data": data})


def _body(made: MultipartParameters) -> dict[str, Any]:
    if made.payload is not None:
        return made.payload
    # With a file, the body is one part of a form.
    parts = {part["name"]: part["value"] for part in made.multipart or ()}
    return dict(json.loads(parts["payload_json"]))


def _judge(problems: Iterable[str], route: str, body: dict[str, Any]) -> None:
    found = list(problems)
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        found.append("half a character")
    contract = _contract()
    if contract and not found and (problem := contract.request_problem("POST", route, body)):
        found.append(problem)
    if found:
        raise RefusedError("; ".join(found))
