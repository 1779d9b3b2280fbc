"""One new question in 3 seconds, twenty in ten minutes, a person."""

from __future__ import annotations

from bot.discord_app.limits import Limits

ALICE, BOB = 1, 2


def test_the_first_question_is_free_and_the_next_waits_three_seconds():
    limits = Limits()

    assert limits.wait(ALICE, 100.0) == 0
    assert limits.wait(ALICE, 100.5) == 3
    assert limits.wait(ALICE, 102.9) == 1
    assert limits.wait(ALICE, 103.0) == 0


def test_people_do_not_wait_for_each_other():
    limits = Limits()
    limits.wait(ALICE, 100.0)

    assert limits.wait(BOB, 100.0) == 0


def test_a_refused_question_does_not_count():
    limits = Limits()
    limits.wait(ALICE, 100.0)
    for tenth in range(1, 30):
        limits.wait(ALICE, 100.0 + tenth / 10)

    assert limits.wait(ALICE, 103.0) == 0


def test_the_twenty_first_question_in_ten_minutes_waits_for_the_first_to_age():
    limits = Limits()
    for number in range(20):
        assert limits.wait(ALICE, number * 10.0) == 0

    assert limits.wait(ALICE, 200.0) == 400
    assert limits.wait(ALICE, 600.0) == 0


def test_people_are_forgotten_after_ten_minutes():
    limits = Limits()
    for person in range(1000):
        limits.wait(person, 0.0)

    limits.wait(ALICE, 10_000.0)

    assert len(limits._asked) == 1


def test_without_rules_nobody_waits():
    limits = Limits(rules=())

    assert {limits.wait(ALICE, 100.0) for _ in range(50)} == {0}
