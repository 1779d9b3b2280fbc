"""Three hundred questions at once while the FAQ is edited: each is answered, or limited, once."""

from __future__ import annotations

import asyncio

import pytest

from tests.bench.pressure.crowd import Crowd
from tests.bench.pressure.edits import SMALL
from tests.bench.pressure.run import Part, broken, stage

QUESTIONS = 300
SETTLES_WITHIN = 60.0
TIMED = ("within 3 s", "the answer came after", "over the global limit")


@pytest.fixture
async def running(tmp_path):
    crowd = Crowd(people=400, servers=10, channels=10, faq=SMALL.folder)
    async with stage(crowd, tmp_path, faq=SMALL) as started:
        yield started


async def test_nothing_is_lost_and_nothing_answered_twice(running):
    crowd = running.crowd
    with Part("burst", running) as part:
        editing = asyncio.create_task(running.edits.save())
        await crowd.burst(QUESTIONS)
        await crowd.settle(SETTLES_WITHIN)
        await editing

    fates = part.ledger.fates()
    said = {fate: sum(n for (_, one), n in fates.items() if one == fate) for _, fate in fates}
    assert set(said) == {"answered", "limited", "hushed"}
    over = sum(asked.over for asked in part.ledger.asked.values())
    assert said["limited"] + said["hushed"] == over
    assert said["answered"] == len(part.ledger.asked) - over >= QUESTIONS
    assert {kind for kind, _ in fates} >= {"slash", "mention", "direct", "menu", "typing"}
    # A machine that does much else may be late, and read in one second what was sent in two; what
    # comes must be right all the same.
    found = broken(running, [part])
    assert not [text for text in found if not any(word in text for word in TIMED)]
