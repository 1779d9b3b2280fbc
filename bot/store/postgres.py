"""All that is PostgreSQL's own: how it is reached, how long it is waited for, what it refuses."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import URL

DRIVER: Final = "postgresql+asyncpg"
NAMES: Final = frozenset({"postgresql", "postgres", DRIVER})
"""What an address may begin with: the first two are what hosts are given."""

_CONNECT_WITHIN: Final = 5.0
_ANSWER_WITHIN: Final = 20.0
"""Seconds: beyond the wait for another writer, and for a whole FAQ over a slow network."""
_RENEW_AFTER: Final = 600
"""Seconds after which a connection is not used again: proxies forget those that nobody uses."""
_MOST_CONNECTIONS: Final = 2
"""One reads while the other writes. A process more is two connections more for the server."""

_REFUSED: Final = "the server refuses the user, the password or the database. Look at DATABASE_URL"
_NOT_ALLOWED: Final = "the user may not do that. Let it create tables in the database"
_NO_SPACE: Final = "the server has no space left on its disk. Free some space and try again"
_LOCKED: Final = "another process is writing to it and did not finish in time. Try again"
_READ_ONLY: Final = "the server only reads at the moment. Look whether it is the main one"
_BUSY: Final = "the server takes no more connections. Allow it more, or start fewer processes"
_AWAY: Final = "the server starts, stops or has cut the line. Try again"

_STATES: Final = {
    "28": _REFUSED,
    "3D": _REFUSED,
    "42501": _NOT_ALLOWED,
    "53100": _NO_SPACE,
    "53300": _BUSY,
    "55P03": _LOCKED,
    "57014": _LOCKED,
    "25006": _READ_ONLY,
    "57P": _AWAY,
    "08": _AWAY,
}
"""Its codes, or what they begin with. https://www.postgresql.org/docs/current/errcodes-appendix.html"""


def in_full(url: URL) -> URL:
    """An address as the driver wants it: libpq calls `sslmode` what asyncpg calls `ssl`."""
    query = {("ssl" if key == "sslmode" else key): value for key, value in url.query.items()}
    return url.set(drivername=DRIVER, query=query)


def options(wait: float) -> dict[str, Any]:
    """What an engine is made with.

    A connection is tried before it is used, so that a server that was started anew is no failure.

    Args:
        wait: seconds to wait for another process that writes.
    """
    return {
        "pool_pre_ping": True,
        "pool_recycle": _RENEW_AFTER,
        "pool_size": _MOST_CONNECTIONS,
        "max_overflow": 0,
        "pool_timeout": wait + _ANSWER_WITHIN,
        "connect_args": {
            "timeout": _CONNECT_WITHIN,
            "command_timeout": wait + _ANSWER_WITHIN,
            "server_settings": {
                "application_name": "denver-faq-bot",
                "lock_timeout": str(int(wait * 1000)),
            },
        },
    }


def reason_of(error: BaseException | None) -> str | None:
    """What PostgreSQL's own error means, and what to do; None for others."""
    state = getattr(error, "sqlstate", None)
    if not isinstance(state, str):
        return None
    return next((_STATES[state[:n]] for n in (5, 3, 2) if state[:n] in _STATES), None)
