"""A text of several sentences in, the one that asks something out."""

from __future__ import annotations

import re
from typing import Final

from bot.core.matching.normalize import clean, words

_ENDS = re.compile(r"(?<=[.!?…])\s+|(?=¿)|\n")
_LEAST_WORDS: Final = 4
"""Fewer ("is that true?") ask about the other sentences."""


def asking_sentence(text: str) -> str | None:
    """The only sentence with a question mark; None where none or several have one.

    Who tells a story or says why they ask does so in sentences of their own, and Spanish marks
    where a question begins. A text that is one sentence has no other.
    """
    if "?" not in text:
        return None
    sentences = [part for part in _ENDS.split(clean(text)) if words(part)]
    asking = [part for part in sentences if "?" in part]
    if len(asking) != 1 or len(sentences) == 1 or len(words(asking[0])) < _LEAST_WORDS:
        return None
    return asking[0].strip()
