"""Takes the documents and today's date; gives a warning for each that is to be read again."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.lint.subject import Subject
from bot.core.problem import Problem
from bot.core.saying.due import documents_due


def review_due(subject: Subject) -> Iterator[Problem]:
    """A document was read so long ago that it may say something else now, or be gone."""
    if subject.today is None:
        return
    for name, document in documents_due(subject.knowledge, subject.today).items():
        at = ("sources.yaml", ("documents", name, "read", "on"))
        message = (
            f"read on {document.read.on}, to be read again after {document.review_after_days} "
            "days: read it, mend what changed and set the new date"
        )
        yield subject.warning("review-due", at, message)
