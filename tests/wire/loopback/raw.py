"""A client without a bot: single REST calls and gateway frames, good or bad on purpose."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Self

import aiohttp

from .calls import Reply
from .driver import Discord


class RawClient:
    """Talks to a loopback Discord; use it with `async with`."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def call(
        self, method: str, path: str, body: Any = None, *, token: str | None = None
    ) -> Reply:
        """One REST call; `token` is the bot's own unless given."""
        headers = {"Authorization": f"Bot {self._discord.world.token if token is None else token}"}
        url = self._discord.base + path
        async with self._session.request(method, url, json=body, headers=headers) as response:
            raw = await response.read()
            return Reply(status=response.status, body=json.loads(raw) if raw else None)

    def connect(
        self, query: str = "?v=10&encoding=json"
    ) -> AbstractAsyncContextManager[aiohttp.ClientWebSocketResponse]:
        """A connection to the gateway, without compression."""
        return self._session.ws_connect(self._discord.gateway.url + query)

    def identify(self, **changed: Any) -> dict[str, Any]:
        """A good IDENTIFY, with parts changed."""
        data = {"token": self._discord.world.token, "intents": 1, "properties": {"os": "any"}}
        return {"op": 2, "d": {**data, **changed}}
