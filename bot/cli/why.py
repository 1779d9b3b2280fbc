"""Reasoning in, an explanation that an editor understands out."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bot.core.answer import Reasoning
from bot.core.matching.index import Search


def explain(reasoning: Reasoning, console: Console) -> None:
    """Print the words, the hits, the numbers they were held against, and the guards."""
    console.print(_words(reasoning.search))
    console.print(_hits(reasoning.search))
    limits = reasoning.thresholds
    console.print(
        f"thresholds: answer at confidence {limits.answer:.2f} with {limits.explained:.0%} of the "
        f"question explained by the entry and no unknown word above {limits.unknown:.0%}; ask back "
        f"from {limits.offer:.2f}; near our topic from {limits.about_us:.0%}"
    )
    console.print(
        f"question: {reasoning.explained:.0%} explained by the FAQ's words, heaviest unknown word "
        f"{reasoning.unknown:.0%}, none of these {reasoning.search.none:.2f}"
    )
    heard = "; ".join(
        f"{name}: {', '.join(found)}" for name, found in reasoning.verdict.heard.items() if found
    )
    console.print(f"guards: {reasoning.verdict.kind or 'no objection'}; heard {heard or 'nothing'}")


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
            f"{hit.confidence:.2f}",
            f"{hit.explained:.0%}",
            f"{hit.score:.2f}",
            hit.variant,
        )
    return table
