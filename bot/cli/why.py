"""Reasoning in, an explanation that an editor understands out: sentences, then the numbers."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bot.cli.why_words import sentences
from bot.core.answer import Reasoning
from bot.core.matching.index import Search
from bot.core.snapshot import Snapshot
from bot.core.what_if import below


def explain(reasoning: Reasoning, snapshot: Snapshot, console: Console) -> None:
    """Print why, what would change it, and the words and hits with their numbers."""
    for sentence in sentences(reasoning, snapshot):
        console.print(f"- {sentence}")
    if reasoning.search.words:
        console.print()
        console.print(_words(reasoning.search))
        console.print(_hits(reasoning.search))
        console.print(
            f"question: {reasoning.explained:.0%} explained by the FAQ's words, none of these "
            f"{reasoning.search.none:.2f}"
        )


def _words(search: Search) -> Table:
    table = Table("word", "weight", "how", "taken for", title="Words", title_justify="left")
    for word in search.words:
        taken = ", ".join(f"{term} {weight:.2f}" for term, weight in word.terms)
        how = "not known" if word.match == "none" else word.match
        table.add_row(
            word.text, f"{word.weight:.2f}", how + (" (filler)" if word.filler else ""), taken
        )
    return table


def _hits(search: Search) -> Table:
    table = Table(
        "entry",
        "confidence",
        "explained",
        "score",
        "nearest wording",
        title="Hits",
        title_justify="left",
    )
    for hit in search.hits:
        table.add_row(
            hit.entry,
            f"{below(hit.confidence):.2f}",
            f"{hit.explained:.0%}",
            f"{hit.score:.2f}",
            hit.variant,
        )
    return table
