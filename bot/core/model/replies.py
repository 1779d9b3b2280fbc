"""`replies.yaml`: the words of each no, and whom the operator sends people to."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import ConfigDict, StrictStr

from bot.core.model.base import Bilingual, Line, Model, Prose, Url

RefusalKind = Literal[
    "not-stated",
    "not-in-sources",
    "other-place",
    "own-case",
    "right-now",
    "after-our-sources",
    "off-topic",
    "empty",
]
REFUSAL_KINDS: tuple[RefusalKind, ...] = get_args(RefusalKind)
PERSONAL_KINDS: frozenset[RefusalKind] = frozenset({"own-case", "right-now"})
"""About one person: other words where others read them, and never a line in the log."""
PASSED_ON_KINDS: frozenset[RefusalKind] = frozenset(
    {"not-in-sources", "off-topic", "after-our-sources"}
)
"""What the FAQ may lack: its asker may send such a question to the editors, and no other."""


class Reply(Bilingual):
    """A text of the bot that an operator may reword."""

    en: Prose
    es: Prose


class Refusals(Model):
    """A text for every kind of no."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    not_stated: Reply
    not_in_sources: Reply
    other_place: Reply
    own_case: Reply
    right_now: Reply
    after_our_sources: Reply
    off_topic: Reply
    empty: Reply

    def of(self, kind: RefusalKind) -> Reply:
        """The text of one kind."""
        reply: Reply = getattr(self, kind.replace("-", "_"))
        return reply


class Contact(Bilingual):
    """Whom the operator of this bot sends people to, and when somebody last checked it."""

    name: Line
    en: Line
    es: Line
    phone: StrictStr | None = None
    url: Url | None = None
    checked: date


class Replies(Model):
    """`replies.yaml`: the words of each no, and the operator's contacts."""

    refusals: Refusals
    in_public: Reply
    """To a question about one's own case that was asked where others read it."""
    no_contact: Reply
    """Added to `right-now` as long as `contacts` is empty."""
    contacts: tuple[Contact, ...] = ()
