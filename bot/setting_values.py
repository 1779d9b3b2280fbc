"""What settings accept: a value as one writes it in, the same checked or a sentence why not out."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

_LOOPBACK_NAMES = frozenset({"localhost"})
_DATABASES = frozenset({"postgresql", "postgres", "postgresql+asyncpg"})
_MOST_SHARDS: Final = 16_384
"""Forty million servers."""


def _loopback(url: str) -> str:
    """Another endpoint than Discord's own is for tests: never for a token on a network."""
    allowed = "only an address of this machine is allowed, such as 127.0.0.1:8080"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        # What urlsplit says of it would quote it.
        raise ValueError(allowed) from None
    # Before an @ stands a user name, which readers and parsers take for a host too easily.
    if "@" in parts.netloc or not is_loopback(host):
        raise ValueError(allowed)
    return url


def _is_loopback_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _ids(given: object) -> object:
    """Ids as one writes them into an environment: 1, 2, 3."""
    if not isinstance(given, str):
        return given
    try:
        return frozenset(int(each) for each in given.split(",") if each.strip())
    except ValueError:
        raise ValueError("expected numbers with commas between") from None


def _shard_ids(given: object) -> object:
    """Shards as one writes them into an environment: 0-3, 8."""
    if not isinstance(given, str):
        return given
    found: set[int] = set()
    for each in given.split(","):
        first, dash, last = (part.strip() for part in each.partition("-"))
        if not (first.isdecimal() and (last.isdecimal() if dash else True)):
            raise ValueError("expected numbers or ranges with commas between, such as 0-3,8")
        # Bounded, so that no slip of the hand fills the memory.
        found.update(range(int(first), min(int(last or first), _MOST_SHARDS) + 1))
    return frozenset(found)


def _database(given: SecretStr) -> SecretStr:
    """An address of PostgreSQL. What is said of it quotes nothing: a password may be in it."""
    expected = "expected an address such as postgresql://user:password@host/database"
    try:
        parts = urlsplit(given.get_secret_value())
        whole = parts.hostname and parts.path.strip("/") and (parts.port or True)
    except ValueError:
        raise ValueError(expected) from None
    if not whole or parts.scheme not in _DATABASES:
        raise ValueError(expected)
    return given


def _scheme(*allowed: str) -> AfterValidator:
    def check(url: str) -> str:
        if urlsplit(url).scheme not in allowed:
            raise ValueError(f"expected an address that starts with {' or '.join(allowed)}://")
        return url

    return AfterValidator(check)


ApiUrl = Annotated[str, AfterValidator(_loopback), _scheme("http", "https")]
GatewayUrl = Annotated[str, AfterValidator(_loopback), _scheme("ws", "wss")]


def _address(given: str) -> str:
    """Where to listen: a host and a port."""
    expected = "expected an address and a port, such as 127.0.0.1:8080"
    try:
        parts = urlsplit(f"//{given}")
        whole = f"//{given}" == f"//{parts.netloc}" and parts.hostname and parts.port
    except ValueError:
        raise ValueError(expected) from None
    if not whole or "@" in given:
        raise ValueError(expected)
    return given


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    return host in _LOOPBACK_NAMES or _is_loopback_address(host)


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
ShardIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_shard_ids)]
ShardCount = Annotated[int, Field(ge=1, le=_MOST_SHARDS)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]
Address = Annotated[str, AfterValidator(_address)]
