"""Ask the bot that runs on this machine whether it is ready."""

from __future__ import annotations

import http.client
import sys
from urllib.parse import urlsplit

from bot.exits import Exit

_WITHIN = 3.0
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read from a setting, not listened on


def ask_readiness(address: str | None) -> Exit:
    """Print the one word that `/readyz` answers.

    Args:
        address: where the bot listens; None if it does not.
    """
    if address is None:
        print("HEALTH_ADDRESS is not set, so the bot cannot be asked.", file=sys.stderr)
        return Exit.PROBLEM
    at = urlsplit(f"//{address}")
    host = at.hostname or ""
    connection = http.client.HTTPConnection(_ANYWHERE.get(host, host), at.port, timeout=_WITHIN)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        print(answer.read().decode(errors="replace").strip())
    except (OSError, http.client.HTTPException):
        print(f"No bot answers at {address}: is it running, with the same HEALTH_ADDRESS?")
        return Exit.PROBLEM
    finally:
        connection.close()
    return Exit.OK if answer.status == http.client.OK else Exit.PROBLEM
