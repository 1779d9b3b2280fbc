"""A knowledge folder in, its problems on the screen out."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.core.model import LANGUAGES
from bot.core.snapshot import Snapshot
from bot.exits import Exit
from bot.library.load import load
from bot.texts.host import NO_CONTACTS

_STYLE = {"error": "bold red", "warning": "yellow"}


def check(folder: Path) -> Exit:
    """Print every problem and a summary; PROBLEM if one of them is an error."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    loaded = load(folder)
    for problem in loaded.problems:
        console.print(Text(str(problem), style=_STYLE[problem.level]))
    warnings = len(loaded.problems) - len(loaded.errors)
    if loaded.snapshot is None:
        console.print(f"{len(loaded.errors)} errors, {warnings} warnings: this FAQ cannot go live.")
        return Exit.PROBLEM
    console.print(f"{_summary(loaded.snapshot)}; 0 errors, {warnings} warnings.")
    if not loaded.snapshot.knowledge.replies.contacts:
        console.print(Text(NO_CONTACTS, style="bold yellow"))
    return Exit.OK


def _summary(snapshot: Snapshot) -> str:
    faq = snapshot.knowledge.faq
    variants = {language: sum(len(e.variants.of(language)) for e in faq) for language in LANGUAGES}
    return (
        f"{len(faq)} entries, {variants['en']} English and {variants['es']} Spanish variants, "
        f"{len(snapshot.knowledge.sources.passages)} passages, FAQ {snapshot.revision}"
    )
