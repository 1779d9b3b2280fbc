"""Never more requests a second than Discord takes, in the order in which they came."""

from __future__ import annotations

import asyncio

import pytest
import yarl

from bot.discord_app.pace import A_SECOND, Pace, counts


class Clock:
    """Time that passes only where somebody waits; all waits begin at the same moment."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def read(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return Pace(clock.sleep, clock.read)


async def begun(pace, clock, count):
    """The moments, from now on, at which so many requests begin that come at once."""
    clock.waits.clear()
    await asyncio.gather(*(pace.keep() for _ in range(count)))
    return sorted([0.0] * (count - len(clock.waits)) + clock.waits)


async def test_a_request_alone_does_not_wait(pace, clock):
    for _ in range(10):
        assert await begun(pace, clock, 1) == [0.0]
        clock.now += 1 / A_SECOND


async def test_in_no_second_more_begin_than_discord_takes(pace, clock):
    clock.now += 10
    moments = await begun(pace, clock, 500)

    busiest = max(sum(start <= one < start + 1 for one in moments) for start in moments)
    assert A_SECOND <= busiest < 50
    assert moments[-1] == pytest.approx(500 / A_SECOND, rel=0.05)


async def test_they_begin_in_the_order_in_which_they_came(pace, clock):
    await begun(pace, clock, 50)

    assert clock.waits == sorted(clock.waits)


@pytest.mark.parametrize(
    ("path", "counted"),
    [
        ("/api/v10/channels/1/messages", True),
        ("/api/v10/users/@me", True),
        ("/api/v10/interactions/1/token/callback", False),
        ("/api/v10/webhooks/1/token/messages/@original", False),
    ],
)
def test_what_answers_an_interaction_is_not_counted(path, counted):
    assert counts(yarl.URL(f"https://discord.com{path}")) is counted
