"""All files of `knowledge/` together."""

from __future__ import annotations

from bot.core.model.base import Model
from bot.core.model.entry import Entry
from bot.core.model.questions import Questions
from bot.core.model.replies import Replies
from bot.core.model.sources import Sources
from bot.core.model.vocabulary import Vocabulary


class Knowledge(Model):
    """Everything in `knowledge/`, each file under its name."""

    faq: tuple[Entry, ...]
    sources: Sources
    questions: Questions
    vocabulary: Vocabulary
    replies: Replies

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id, or None where an old button or id names one that is gone."""
        return next((entry for entry in self.faq if entry.id == entry_id), None)
