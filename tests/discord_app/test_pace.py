"""Never more requests a second than Discord takes, in the order in which they came."""

from __future__ import annotations

import asyncio

import pytest
import yarl

from bot.discord_app.pace import A_SECOND, Pace, counts


class Clock:
    """Time that passes only where all wait: until the first of them wakes, and `late` seconds
    longer, once, as where the event loop is busy meanwhile."""

    def __init__(self) -> None:
        self.now = 100.0
        self.late = 0.0
        self._sleeping: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.Event()
        self._sleeping.append((self.now + seconds, awake))
        await awake.wait()

    def read(self) -> float:
        return self.now

    async def go_on(self, tasks) -> None:
        """Let time pass until these have ended."""
        while not all(task.done() for task in tasks):
            for _ in range(5):  # whoever is awake goes as far as it can
                await asyncio.sleep(0)
            if self._sleeping:
                self.now = max(self.now, min(when for when, _ in self._sleeping)) + self.late
                self.late = 0.0
            for when, awake in self._sleeping:
                if when <= self.now:
                    awake.set()
            self._sleeping = [one for one in self._sleeping if not one[1].is_set()]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return Pace(clock.sleep, clock.read)


async def begun(pace, clock, count):
    """Each request's number and the moment at which it begins, of so many that come at once."""
    moments = []

    async def request(number):
        await pace.keep()
        moments.append((number, clock.now))

    await clock.go_on([asyncio.create_task(request(number)) for number in range(count)])
    return moments


def busiest(moments):
    """The most in one second."""
    return max(sum(start <= one < start + 1 for _, one in moments) for _, start in moments)


async def test_a_request_alone_does_not_wait(pace, clock):
    for _ in range(10):
        before = clock.now
        assert await begun(pace, clock, 1) == [(0, before)]
        clock.now += 1 / A_SECOND


async def test_in_no_second_more_begin_than_discord_takes(pace, clock):
    clock.now += 10
    since = clock.now
    moments = await begun(pace, clock, 500)

    assert A_SECOND <= busiest(moments) < 50
    assert moments[-1][1] - since == pytest.approx(500 / A_SECOND, rel=0.05)


async def test_they_begin_in_the_order_in_which_they_came(pace, clock):
    assert [number for number, _ in await begun(pace, clock, 50)] == [*range(50)]


async def test_those_that_waited_for_a_busy_loop_do_not_begin_all_at_once(pace, clock):
    await begun(pace, clock, 10)
    clock.late = 3.0
    assert busiest(await begun(pace, clock, 200)) < 50


async def test_one_that_is_given_up_while_it_waits_holds_up_nobody(pace, clock):
    await begun(pace, clock, 10)
    impatient = asyncio.create_task(pace.keep())
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.wait([impatient])
    assert len(await begun(pace, clock, 5)) == 5


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
