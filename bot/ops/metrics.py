"""All figures of one bot, as the text that Prometheus reads."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, disable_created_metrics
from prometheus_client.exposition import generate_latest

from bot.happened import Happened
from bot.ops.gauges import Gauges, Stand
from bot.ops.meters import Meters
from bot.ops.process import Process

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""The oldest form of the text, which every Prometheus reads."""


class Metrics:
    """Counts and gauges in a registry of their own; `note` is what the rooms are given."""

    def __init__(self) -> None:
        # Each series would come with the moment of its making: twice the lines, and no news.
        disable_created_metrics()  # type: ignore[no-untyped-call]  # it has no annotations
        self._registry = CollectorRegistry()
        Process(registry=self._registry)
        self.meters = Meters(self._registry)
        self._gauges: Gauges | None = None

    def watch(self, stand: Stand) -> None:
        """From now on tell also how this bot stands."""
        self._gauges = Gauges(self._registry, stand)

    def note(self, happened: Happened) -> None:
        """Take it down."""
        self.meters.note(happened)
        if self._gauges:
            self._gauges.note(happened)

    def text(self) -> bytes:
        """All figures as they are now."""
        return generate_latest(self._registry)
