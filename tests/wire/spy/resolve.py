"""The names of this machine's resolver, taken over: a few lead to a port here, no other leads out.

The bot keeps the addresses that are built into it, and its process reaches our own server.
"""

from __future__ import annotations

import socket
from typing import Any


def take_over(names: str) -> None:
    """Let these names lead to loopback, and let nobody ask for any other.

    Args:
        names: `name=port` with spaces between.
    """
    ports = {name: int(port) for name, _, port in (one.partition("=") for one in names.split())}

    def resolve(host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        if host not in ports:
            raise socket.gaierror(socket.EAI_NONAME, "no such name here")
        stream = socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
        return [(*stream, "", ("127.0.0.1", ports[host]))]

    socket.getaddrinfo = resolve
