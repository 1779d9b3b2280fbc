"""What Discord's REST answers to our requests, told by aiohttp: only statuses and limits are read.

discord.py tries many a request again by itself and tells nobody. Here each try is seen, whoever
made it. Waits of discord.py before a request, which keep it below a limit that it knows, are not;
they make replies slower, and that is measured.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import aiohttp

from bot.happened import SCOPES, Note, NotSent, RateLimited, Scope

_SENDS = ("POST", "PATCH")
"""Messages, answers to interactions and what changes them. Commands are put, the rest is got."""
_TOO_MANY = 429
_REFUSED = range(400, 500)
_FAILED = 500


def traced(note: Note) -> aiohttp.TraceConfig:
    """For discord.py's client: note what goes wrong with its requests."""

    async def ended(_: Any, __: SimpleNamespace, told: aiohttp.TraceRequestEndParams) -> None:
        status = told.response.status
        if status == _TOO_MANY:
            note(_limit(told.response.headers))
        if told.method not in _SENDS:
            return
        if status == _TOO_MANY:
            note(NotSent("429"))
        elif status in _REFUSED:
            note(NotSent("4xx"))
        elif status >= _FAILED:
            note(NotSent("5xx"))

    async def broke(_: Any, __: SimpleNamespace, told: aiohttp.TraceRequestExceptionParams) -> None:
        if told.method in _SENDS:
            note(NotSent("no-answer"))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(broke)
    return trace


def _limit(headers: Any) -> RateLimited:
    """Whose limit it was, and the seconds to wait, where a proxy has not cut them off."""
    said = headers.get("X-RateLimit-Scope", "")
    scope: Scope = next((scope for scope in SCOPES if scope == said), "none")
    try:
        return RateLimited(scope, max(0.0, float(headers.get("Retry-After", 0))))
    except ValueError:
        return RateLimited(scope, 0.0)
