"""Takes the knowledge, its places and its index; gives every Problem that shape cannot show.

Each rule is one function from a Subject to its problems; to add one, write it and list it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from bot.core.lint import apart, evidence, reading, references, review, wording
from bot.core.lint.subject import Subject
from bot.core.loading.parse import FILES, Places
from bot.core.matching.index import Index
from bot.core.model import Knowledge
from bot.core.problem import Problem

RULES: Final[tuple[Callable[[Subject], Iterator[Problem]], ...]] = (
    references.unknown_passage,
    references.unknown_document,
    references.unknown_outlet,
    references.unknown_related,
    references.unknown_topic,
    references.unknown_entry,
    references.duplicate_id,
    references.unused_source,
    evidence.quotation,
    evidence.number_or_date,
    evidence.listed_name,
    evidence.unknown_name,
    wording.missing_attribution,
    wording.bare_yes_or_no,
    wording.missing_language,
    wording.no_words,
    wording.long_question,
    wording.long_answer,
    wording.not_folded,
    wording.suspended,
    reading.reading_level,
    review.review_due,
    apart.duplicate_wording,
    apart.labelled_as_variant,
    apart.labelled_twice,
    apart.not_found,
    apart.too_alike,
)


def check(
    knowledge: Knowledge, places: Places, index: Index, today: date | None = None
) -> tuple[Problem, ...]:
    """Apply every rule.

    Args:
        knowledge: what the files say, right in shape.
        places: where they say it.
        index: built from the questions and variants of this knowledge.
        today: what documents to be read again are measured against; None leaves them out.

    Returns:
        All problems, errors and warnings, ordered by file, line and column.
    """
    subject = Subject.of(knowledge, places, index, today)
    order = {file: number for number, file in enumerate(FILES)}
    problems = [problem for rule in RULES for problem in rule(subject)]
    return tuple(sorted(problems, key=lambda p: (order[p.file], p.line, p.column, p.rule)))
