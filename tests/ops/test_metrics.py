"""What is noted is counted, without a series that was not there before."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.core.model import PERSONAL_KINDS, REFUSAL_KINDS
from bot.core.snapshot import Snapshot
from bot.happened import (
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
from bot.ops.gauges import Stand
from bot.ops.lag import lag_measured
from bot.ops.metrics import Metrics
from bot.tally import OUTCOMES, TOGETHER

ALL = [
    *(Replied(route, 0.2) for route in ("mention", "direct", "button", "autocomplete")),
    *(Decided("slash", "answered") for _ in range(TOGETHER)),
    NotSent("4xx"),
    RateLimited("user", 1.5),
    LineEnded("network"),
    Checked(2.5),
    Looked(in_order=True, taken_over=True),
    Looked(in_order=False, taken_over=False),
    WentLive("another0rev", datetime(2026, 11, 23, tzinfo=UTC)),
    HistoryIs(open=True),
]


def figures(metrics):
    """Name and labels of each series → its value."""
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(metrics.text().decode())
        for sample in family.samples
    }


@pytest.fixture
def stand():
    """A bot whose line is down."""
    return {"up": False, "latency": math.inf, "today": None}


@pytest.fixture
def metrics(shipped: Snapshot, stand):
    metrics = Metrics()
    metrics.watch(
        Stand(
            snapshot=lambda: replace(shipped, today=stand["today"]),
            is_up=lambda: stand["up"],
            latency=lambda: stand["latency"],
        )
    )
    metrics.note(WentLive("revision", datetime.now(UTC)))
    return metrics


def test_every_kind_of_news_is_among_those_tried_here():
    assert {type(one) for one in ALL} == set(get_args(Happened))


def test_news_changes_figures_and_makes_no_series(metrics):
    before = figures(metrics)
    for one in ALL:
        metrics.note(one)
    after = figures(metrics)
    assert before.keys() ^ after.keys() == {
        ("faqbot_knowledge_info", ("revision", "revision")),
        ("faqbot_knowledge_info", ("revision", "another0rev")),
    }
    assert after["faqbot_reply_seconds_count", ("route", "mention")] == 1
    assert after["faqbot_send_failures_total", ("why", "4xx")] == 1
    assert after["faqbot_rate_limits_total", ("scope", "user")] == 1
    assert after["faqbot_rate_limit_wait_seconds_total",] == 1.5
    assert after["faqbot_gateway_drops_total", ("cause", "network")] == 1
    assert after["faqbot_knowledge_check_seconds",] == 2.5
    assert (before["faqbot_history_open",], after["faqbot_history_open",]) == (0, 1)
    assert after["faqbot_knowledge_age_seconds",] > before["faqbot_knowledge_age_seconds",] + 3600


def test_a_save_is_refused_until_what_lies_there_is_in_order(metrics):
    refused, live = "faqbot_knowledge_save_refused", "faqbot_knowledge_save_live"
    assert math.isnan(figures(metrics)[f"{refused}_timestamp_seconds",])
    metrics.note(Looked(in_order=False, taken_over=False))
    now = figures(metrics)
    assert now[f"{refused}",] == 1
    assert time.time() - now[f"{refused}_timestamp_seconds",] < 60
    assert math.isnan(now[f"{live}_timestamp_seconds",])
    metrics.note(Looked(in_order=True, taken_over=False))  # put back as it was
    now = figures(metrics)
    assert now[f"{refused}",] == 0
    assert math.isnan(now[f"{live}_timestamp_seconds",])
    metrics.note(Looked(in_order=True, taken_over=True))
    assert time.time() - figures(metrics)[f"{live}_timestamp_seconds",] < 60


def outcomes(metrics):
    """Outcome → how many, of all ways to ask; only those that there were."""
    found = {}
    for (name, *labels), value in figures(metrics).items():
        if name == "faqbot_outcomes_total" and value:
            outcome = dict(labels)["outcome"]
            found[outcome] = found.get(outcome, 0) + value
    return found


def test_outcomes_are_told_for_many_questions_at_once(metrics):
    for number in range(TOGETHER - 1):
        metrics.note(Decided("slash" if number % 2 else "direct", "answered"))
        assert outcomes(metrics) == {}
    metrics.note(Decided("mention", "off-topic"))
    assert outcomes(metrics) == {"answered": TOGETHER - 1, "off-topic": 1}
    metrics.note(Decided("mention", "off-topic"))
    assert outcomes(metrics) == {"answered": TOGETHER - 1, "off-topic": 1}


@pytest.mark.parametrize("kind", REFUSAL_KINDS)
def test_a_question_about_oneself_is_told_apart_by_nothing(metrics, kind):
    for _ in range(TOGETHER):
        metrics.note(Decided("direct", kind))
    (told,) = outcomes(metrics)
    hidden = PERSONAL_KINDS | {"not-in-sources"}
    assert told == ("refused" if kind in hidden else kind)
    assert not PERSONAL_KINDS & set(OUTCOMES)


def test_the_latency_of_a_line_that_is_down_is_unknown(metrics, stand):
    assert figures(metrics)["faqbot_gateway_up",] == 0
    stand["latency"] = 0.04
    assert math.isnan(figures(metrics)["faqbot_gateway_latency_seconds",])
    stand["up"] = True
    now = figures(metrics)
    assert (now["faqbot_gateway_up",], now["faqbot_gateway_latency_seconds",]) == (1, 0.04)
    stand["latency"] = math.inf  # no heartbeat was answered yet
    assert math.isnan(figures(metrics)["faqbot_gateway_latency_seconds",])


def test_the_faq_is_told_as_it_is_on_the_day(metrics, stand, shipped):
    entries, documents = len(shipped.knowledge.faq), len(shipped.knowledge.sources.documents)
    due = "faqbot_knowledge_entries_review_due", "faqbot_knowledge_documents_review_due"
    now = figures(metrics)
    assert now["faqbot_knowledge_entries",] == entries
    assert all(math.isnan(now[name,]) for name in due)  # nobody says which day it is
    stand["today"] = date(2100, 1, 1)
    now = figures(metrics)
    assert [now[name,] for name in due] == [entries, documents]


async def test_a_busy_event_loop_is_seen():
    told = asyncio.Queue()
    async with lag_measured(told.put_nowait, every=0.01):
        await told.get()
        end = time.perf_counter() + 0.2
        while time.perf_counter() < end:
            pass
        assert await told.get() > 0.1
