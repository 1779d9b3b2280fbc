"""What goes to another process and back is the same, and holds nobody up meanwhile."""

from __future__ import annotations

import asyncio
import gc

import pytest

from bot.core.snapshot import Snapshot
from bot.library.passing import packed, unpacked

MANY = tuple((str(i), i) for i in range(100_000))


def test_what_was_packed_comes_back() -> None:
    shared = ["ñ", 1.5]
    back = unpacked(packed({"a": shared, "b": shared}))
    assert back == {"a": shared, "b": shared}
    assert back["a"] is back["b"]


@pytest.mark.parametrize(("work", "given"), [(packed, MANY), (unpacked, packed(MANY))])
async def test_the_event_loop_has_its_turns_meanwhile(work, given) -> None:
    turns: list[None] = []

    def counted() -> int:
        before = len(turns)
        work(given)
        return len(turns) - before

    task = asyncio.ensure_future(asyncio.to_thread(counted))
    while not task.done():
        await asyncio.sleep(0)
        turns.append(None)
    assert await task > 50  # some five where pickle does it all in one go


@pytest.mark.parametrize("data", [b"", b"nonsense", packed(MANY)[:-1000]])
def test_what_is_no_object_is_an_error_and_the_collector_goes_on(data: bytes) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - pickle's own choice
        unpacked(data)
    assert gc.isenabled()


def test_a_faq_from_another_process_is_whole(shipped: Snapshot) -> None:
    back = unpacked(packed(shipped))
    for question in ("who passed it", "quien la aprobo", "pizza"):
        assert back.index.search(question) == shipped.index.search(question)
