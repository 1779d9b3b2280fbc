"""What the bot tells at `/metrics`, read as Prometheus reads it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import aiohttp
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

Figures = dict[str, float]
"""`name{label="value"}` → the figure, labels in the order of their names."""

WITHIN = 60.0
"""Seconds; for a machine that does much else."""


def free_address() -> str:
    """An address that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


async def scrape(address: str) -> str:
    """All that is told there."""
    async with aiohttp.ClientSession() as session, session.get(f"http://{address}/metrics") as got:
        assert got.status == 200
        assert got.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return await got.text()


def families(text: str) -> list[Metric]:
    """The metrics with their kind, their words and their series."""
    return list(text_string_to_metric_families(text))


def figures(text: str) -> Figures:
    """Every series."""
    return {
        _name(sample.name, sample.labels): sample.value
        for family in families(text)
        for sample in family.samples
    }


def _name(name: str, labels: dict[str, str]) -> str:
    inside = ",".join(f'{label}="{value}"' for label, value in sorted(labels.items()))
    return f"{name}{{{inside}}}" if inside else name


async def until(address: str, fits: Callable[[Figures], bool]) -> Figures:
    """Look until what is told fits.

    Raises:
        AssertionError: it does not after a while.
    """
    found: Figures = {}
    try:
        async with asyncio.timeout(WITHIN):
            while True:
                found = figures(await scrape(address))
                if fits(found):
                    return found
    except TimeoutError:
        raise AssertionError(f"The figures are not as expected: {found}") from None
