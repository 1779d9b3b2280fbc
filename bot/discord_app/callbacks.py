"""First answers to interactions, sent within the three seconds that Discord gives them.

discord.py waits 1, 3, 5 … seconds after a failure of Discord and raises on a cut line at once:
the one is too late, the other too early.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

_WITHIN = 2.5
"""Seconds from the first try. The rest of Discord's three is for what goes before it."""
_BEFORE_NEXT_TRY = 0.2
_SERVER_FAILED = 500
_UNKNOWN_INTERACTION = 10062
_ANSWERED_ALREADY = 40060


class TooLateError(Exception):
    """Discord could not be told in time what to show; nobody can be told any more."""


def is_too_late(error: BaseException) -> bool:
    """Whether an interaction can no longer be answered, so that an apology would fail too."""
    gone = isinstance(error, discord.HTTPException) and error.code == _UNKNOWN_INTERACTION
    return gone or isinstance(error, TooLateError)


def answer_in_time() -> None:
    """From here on, in this task and those that it starts, answer interactions this way."""
    async_context.set(_InTime())


class _Impatient:
    """A session in which a failure of Discord is a cut line; discord.py would wait seconds."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @asynccontextmanager
    async def request(self, *what: Any, **parts: Any) -> AsyncIterator[aiohttp.ClientResponse]:
        async with self._session.request(*what, **parts) as response:
            if response.status >= _SERVER_FAILED:
                raise aiohttp.ClientError
            yield response


class _InTime(AsyncWebhookAdapter):
    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py's own

    async def request(self, route: Route, session: aiohttp.ClientSession, **parts: Any) -> Any:
        if not route.path.endswith("/callback"):
            return await super().request(route, session, **parts)
        try:
            async with asyncio.timeout(_WITHIN):
                return await self._until_taken(route, session, parts)
        except TimeoutError:
            raise TooLateError from None

    async def _until_taken(
        self, route: Route, session: aiohttp.ClientSession, parts: dict[str, Any]
    ) -> Any:
        impatient: Any = _Impatient(session)
        while True:
            try:
                return await super().request(route, impatient, **parts)
            except discord.HTTPException as error:
                if error.code != _ANSWERED_ALREADY:
                    raise
                # An earlier try got through, and only what Discord said to it was lost.
                return {"interaction": {"id": route.webhook_id}}
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(_BEFORE_NEXT_TRY)
