"""What happened in, counts for Prometheus out: how fast and how often, never who or what.

All series stand from the start, with labels from closed lists of our own: what people do changes
numbers and nothing else. What questions came to is told for many of them together, because the
moment at which one figure moves could otherwise be linked with whoever asked then.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final, assert_never

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.happened import (
    CAUSES,
    ROUTES,
    SCOPES,
    UNSENT,
    Checked,
    Decided,
    Happened,
    HistoryIs,
    LineEnded,
    Looked,
    NotSent,
    RateLimited,
    Replied,
    WentLive,
)
from bot.tally import OUTCOMES, TOGETHER, Together, told_as

_REPLY: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)
_LAG: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class Meters:
    """The counts of one bot, in a registry of their own."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._few: Together[tuple[str, str]] = Together()
        self._replies = Histogram(
            "faqbot_reply_seconds",
            "From a question heard, or a button pressed, to its reply taken by Discord",
            ["route"],
            buckets=_REPLY,
            registry=registry,
        )
        self._lag = Histogram(
            "faqbot_event_loop_lag_seconds",
            "How much too late the event loop comes to a task, looked at four times a second",
            buckets=_LAG,
            registry=registry,
        )
        self._outcomes = Counter(
            "faqbot_outcomes",
            f"What questions came to, told {TOGETHER} at a time",
            ["route", "outcome"],
            registry=registry,
        )
        self._drops = Counter(
            "faqbot_gateway_drops",
            "Connections to the gateway that ended or could not be made",
            ["cause"],
            registry=registry,
        )
        self._unsent = Counter(
            "faqbot_send_failures",
            "Tries to send a message that Discord did not take",
            ["why"],
            registry=registry,
        )
        self._limits = Counter(
            "faqbot_rate_limits",
            "Requests that Discord put off because there were too many",
            ["scope"],
            registry=registry,
        )
        self._waits = Counter(
            "faqbot_rate_limit_wait_seconds",
            "How long Discord put them off, all together",
            registry=registry,
        )
        self._begin()

    def _begin(self) -> None:
        """Every series at zero, so that none comes up in the moment when somebody asks."""
        _start(self._replies, ROUTES)
        _start(self._outcomes, ("mention", "direct", "slash", "menu"), OUTCOMES)
        _start(self._drops, CAUSES)
        _start(self._unsent, UNSENT)
        _start(self._limits, SCOPES)

    def note(self, happened: Happened) -> None:
        """Count it."""
        match happened:
            case Replied(route, seconds):
                self._replies.labels(route).observe(seconds)
            case Decided(route, said):
                for labels, number in self._few.add((route, told_as(said))).items():
                    self._outcomes.labels(*labels).inc(number)
            case NotSent(why):
                self._unsent.labels(why).inc()
            case RateLimited(scope, seconds):
                self._limits.labels(scope).inc()
                self._waits.inc(seconds)
            case LineEnded(cause):
                self._drops.labels(cause).inc()
            case Checked() | Looked() | WentLive() | HistoryIs():
                pass  # no counts: Gauges shows how it stands
            case _:
                assert_never(happened)

    def lagged(self, seconds: float) -> None:
        """Count how much too late a task was."""
        self._lag.observe(seconds)


def _start(metric: Counter | Histogram, *labels: Iterable[str]) -> None:
    for each in product(*labels):
        metric.labels(*each)
