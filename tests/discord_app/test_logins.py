"""However the line breaks, Discord is never asked for more logins than it allows in a day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.logins import Budget

DAY, ALLOWED = 24 * 3600.0, 1000


def spent(wanted):
    """When a bot logs in that wants to so many seconds after each login."""
    logins, now = Budget(), 0.0
    for seconds in wanted:
        now += seconds
        now += logins.wait(now)
        logins.spend(now)
        yield now


@given(st.lists(st.sampled_from([0.0, 1.0, 60.0, 61.0, 99.0, 180.0, 7200.0]), max_size=40))
def test_whatever_is_wanted_no_day_has_more_than_a_thousand(pattern):
    times = list(spent([*pattern, *[0.0] * 1100, *pattern]))
    assert all(later - sooner > DAY for sooner, later in zip(times, times[ALLOWED:], strict=False))


def test_after_a_quiet_time_a_bad_hour_is_met_at_full_speed():
    times = list(spent([0.0] * 60))
    assert times[-1] == 0
