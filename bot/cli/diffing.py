"""Two states of the knowledge in, what is different in words on the screen out."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from bot.cli.revisions import RevisionError, knowledge_of
from bot.core.editing.changes import changes
from bot.core.editing.details import details
from bot.core.editing.in_words import in_words
from bot.core.model import Language
from bot.exits import Exit

_NOTHING: dict[Language, str] = {
    "en": "Both say the same.",
    "es": "Las dos dicen lo mismo.",
}


def diff(old: str, new: str, folder: Path, language: Language) -> Exit:
    """Print each change as a sentence, and below it each line that went, came or was reworded."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        before, after = knowledge_of(old, folder), knowledge_of(new, folder)
    except RevisionError as error:
        Console(highlight=False, markup=False, soft_wrap=True, stderr=True).print(str(error))
        return error.exit
    found = changes(before, after)
    if not found:
        console.print(_NOTHING[language])
    for change in found:
        console.print(in_words(change, language))
        for line in details(change, before, after):
            console.print(f"    {line}")
    return Exit.OK
