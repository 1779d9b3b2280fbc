"""Connections to the health address, few at once and each for seconds only.

Whoever reaches the address may open connections and never end a request. Each would hold a file
descriptor that the bot needs for Discord, and aiohttp waits for the end of a first request forever.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

MOST = 32
"""Connections at once; a watcher needs one."""
LONGEST = 10.0
"""Seconds of a connection; an answer takes a thousandth of one."""


def is_ours(record: logging.LogRecord) -> bool:
    """Whether a record is of a fault of ours: aiohttp logs each request that is none as well."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def door(
    server: web.Server, most: int = MOST, longest: float = LONGEST
) -> Callable[[], asyncio.BaseProtocol]:
    """What an event loop asks for at each connection.

    Args:
        server: handles what comes in.
        most: connections at once; one more is closed unheard.
        longest: seconds after which a connection is closed, whatever it does.
    """

    def opened() -> asyncio.BaseProtocol:
        if len(server.connections) >= most:
            return _Closed()
        handler = server()
        asyncio.get_running_loop().call_later(longest, handler.force_close)
        return handler

    return opened


class _Closed(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()
