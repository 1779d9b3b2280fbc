"""How the bot stands, for Prometheus: its line to Discord, its FAQ, its history.

What nobody knows yet is told as NaN, so that every series stands from the start.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from prometheus_client import CollectorRegistry, Gauge, Info

from bot.core.saying.due import documents_due, entries_due
from bot.core.snapshot import Snapshot
from bot.happened import Checked, Happened, HistoryIs, Looked, WentLive


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where to look for what is so at the moment.

    `snapshot` is None while the FAQ is being read; `latency` is in seconds, NaN or infinite where
    there is none.
    """

    snapshot: Callable[[], Snapshot | None]
    is_up: Callable[[], bool]
    latency: Callable[[], float]


class Gauges:
    """What is so in the moment when somebody looks, or was so when it was last told."""

    def __init__(self, registry: CollectorRegistry, stand: Stand) -> None:
        def gauge(name: str, text: str) -> Gauge:
            return Gauge(f"faqbot_{name}", text, registry=registry)

        def last(name: str, text: str) -> Gauge:
            found = gauge(name, text)
            found.set(math.nan)
            return found

        up = gauge("gateway_up", "1 if the line to Discord stands, 0 if not")
        up.set_function(stand.is_up)
        latency = gauge("gateway_latency_seconds", "How long Discord took to answer a heartbeat")
        latency.set_function(lambda: _latency(stand))
        for name, text, count in _COUNTS:
            gauge(name, text).set_function(partial(_counted, count, stand))

        self._live_since = math.nan
        age = gauge("knowledge_age_seconds", "For how long the FAQ that answers has been live")
        age.set_function(lambda: time.time() - self._live_since)
        self._revision = Info(
            "faqbot_knowledge", "The revision of the FAQ that answers", registry=registry
        )
        self._check = last("knowledge_check_seconds", "How long the last check of an edit took")
        self._taken = last(
            "knowledge_save_live_timestamp_seconds", "When a saved file last went live"
        )
        self._refused = last(
            "knowledge_save_refused_timestamp_seconds", "When a saved file was last refused"
        )
        self._waits = gauge(
            "knowledge_save_refused", "1 while what lies in the knowledge folder cannot go live"
        )
        self._history = gauge(
            "history_open", "1 if the history of versions is open, 0 if nothing can be published"
        )

    def note(self, happened: Happened) -> None:
        """Show it from now on."""
        match happened:
            case WentLive(revision, at):
                self._live_since = at.timestamp()
                self._revision.info({"revision": revision})
            case Checked(seconds):
                self._check.set(seconds)
            case Looked(in_order, taken_over):
                self._waits.set(not in_order)
                if taken_over:
                    self._taken.set_to_current_time()
                if not in_order:
                    self._refused.set_to_current_time()
            case HistoryIs(is_open):
                self._history.set(is_open)
            case _:
                pass  # counted elsewhere


def _counted(count: Callable[[Snapshot], float], stand: Stand) -> float:
    snapshot = stand.snapshot()
    return count(snapshot) if snapshot else math.nan


def _entries_due(snapshot: Snapshot) -> float:
    return len(entries_due(snapshot.knowledge, snapshot.today)) if snapshot.today else math.nan


def _documents_due(snapshot: Snapshot) -> float:
    return len(documents_due(snapshot.knowledge, snapshot.today)) if snapshot.today else math.nan


def _suspended(snapshot: Snapshot) -> float:
    return sum(entry.suspended is not None for entry in snapshot.knowledge.faq)


_COUNTS: tuple[tuple[str, str, Callable[[Snapshot], float]], ...] = (
    ("knowledge_entries", "Entries of the FAQ", lambda snapshot: len(snapshot.knowledge.faq)),
    ("knowledge_entries_suspended", "Entries whose answer is withdrawn for now", _suspended),
    (
        "knowledge_entries_review_due",
        "Entries that rest on a document which should have been read again",
        _entries_due,
    ),
    (
        "knowledge_documents_review_due",
        "Documents that should have been read again",
        _documents_due,
    ),
    (
        "meaning_joined",
        "1 if questions are compared by meaning too, 0 if by words alone",
        lambda snapshot: snapshot.index.reads_meaning,
    ),
)


def _latency(stand: Stand) -> float:
    seconds = stand.latency() if stand.is_up() else math.nan
    return seconds if math.isfinite(seconds) else math.nan
