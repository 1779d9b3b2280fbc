"""Every question that the crowd asks, and all that came back: answered once, or why not.

Told from the loopback's own journal, so nothing that the bot sends can be overlooked.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.texts import labels
from tests.wire.loopback import texts
from tests.wire.loopback.driver import POSTED
from tests.wire.loopback.journal import Event, Journal
from tests.wire.loopback.server import CALLBACK, HOOK

Kind = Literal["mention", "direct", "slash", "menu", "button", "typing"]
Fate = Literal["answered", "limited", "hushed", "busy", "failed", "lost", "twice", "not limited"]
"""limited: over a person's limit and told so. hushed: the same for a mention, which gets silence.
busy: told privately that too many ask at once. failed: an apology for an error. lost: nothing came.
"""

IN_TIME = 3.0
"""Seconds in which Discord wants the first answer to an interaction."""
_FIRST, _LATER = f"POST {CALLBACK}", (f"PATCH {HOOK}/messages/@original", f"POST {HOOK}")
_THINKING = (5, 6)
_LIMITED = tuple(text.partition("{")[0] for text in labels.TOO_FAST.values())
_FAILED = tuple(labels.FAILED.values())
PATIENT_FOR = 90.0
"""Seconds."""
_KEPT = frozenset({"READY", "RESUMED", "IDENTIFY", "CLOSED", "VIOLATION", "FAULT"})


@dataclass(slots=True, kw_only=True)
class Asked:
    """One question. Times are on `time.perf_counter`; `over` where it breaks a person's limit."""

    kind: Kind
    at: float
    over: bool = False
    first: float | None = None
    """When Discord got its first answer, be it "thinking"."""
    done: float | None = None
    """When its asker got words."""
    said: list[str] = field(default_factory=list)
    thinking: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing more is to come."""
        return self.done is not None or (self.over and self.kind in ("mention", "direct"))

    def fate(self) -> Fate:
        """What became of it."""
        if len(self.said) > 1:
            return "twice"
        if not self.said:
            return "hushed" if self.settled else "lost"
        (said,) = self.said
        if said != "answered" or not self.over:
            return said  # type: ignore[return-value]
        return "not limited"


class Ledger:
    """All that was asked, by the id of the message or the token of the interaction."""

    def __init__(self) -> None:
        self.asked: dict[str, Asked] = {}
        self.strange = 0
        """Replies to what nobody has asked."""

    def expect(self, key: str, asked: Asked) -> None:
        """Note a question just before the bot is told of it."""
        self.asked[key] = asked

    def hear(self, event: Event) -> None:
        """Take what the bot sent."""
        if event.data.get("status") not in (200, 204):
            return
        if event.name == POSTED:
            reference = event.data["result"].get("message_reference") or {}
            self._settle(reference.get("message_id"), event, event.data["body"])
        elif event.name == _FIRST:
            asked = self.asked.get(event.data["match"]["interaction_token"])
            if asked:
                asked.first = event.at
                asked.thinking = event.data["body"]["type"] in _THINKING
                if not asked.thinking:
                    self._said(asked, event, event.data["body"].get("data") or {})
        elif event.name in _LATER:
            self._settle(event.data["match"]["webhook_token"], event, event.data["body"])

    def _settle(self, key: str | None, event: Event, body: Any) -> None:
        asked = self.asked.get(key or "")
        if asked is None:
            # What an editor gets, who is none of the crowd, goes by a webhook.
            self.strange += event.name == POSTED and key is not None
            return
        if asked.first is None:
            asked.first = event.at
        self._said(asked, event, body)

    def _said(self, asked: Asked, event: Event, body: Any) -> None:
        asked.done = asked.done or event.at
        asked.said.append(_meaning(body))

    def open(self) -> int:
        """How many have got nothing yet that should get something."""
        return sum(not asked.settled for asked in self.asked.values())

    def fates(self) -> Counter[tuple[Kind, Fate]]:
        """What became of all, by the way of asking."""
        return Counter((asked.kind, asked.fate()) for asked in self.asked.values())

    def late(self) -> int:
        """Interactions whose first answer came after Discord's three seconds, or never."""
        return sum(
            asked.kind not in ("mention", "direct")
            and (asked.first is None or asked.first - asked.at > IN_TIME)
            for asked in self.asked.values()
        )

    def thought(self) -> int:
        """How many were told first that the bot is thinking."""
        return sum(asked.thinking for asked in self.asked.values())

    def waits(self, *kinds: Kind, done: bool = False) -> list[float]:
        """Seconds to the first answer, or to the words, of what was asked in these ways."""
        ends = [
            (asked.at, asked.done if done else asked.first)
            for asked in self.asked.values()
            if asked.kind in kinds
        ]
        return [end - began for began, end in ends if end is not None]


def _meaning(body: Any) -> Fate:
    said = texts(body)
    if said.startswith(_LIMITED):
        return "limited"
    return "failed" if said.startswith(_FAILED) else "answered"


class Ear(Journal):
    """A journal that tells a ledger everything and itself keeps only what is rare.

    It waits longer than a test does: an editor's answer may have a crowd before it.
    """

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.ledger = ledger

    async def outcome(self, future: asyncio.Future[Event], *, within: float = PATIENT_FOR) -> Event:
        """The event that `expect` promised, as `Journal.outcome` tells it."""
        return await super().outcome(future, within=max(within, PATIENT_FOR))

    def add(self, event: Event) -> None:
        """Tell the ledger, keep it if it is rare, and wake whoever waits for it."""
        self.ledger.hear(event)
        super().add(event)
        if event.name not in _KEPT:
            self.events.pop()
