"""A question typed in a terminal in, the card on the screen out."""

from __future__ import annotations

import contextlib
import sys

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.cli.why import explain
from bot.core.answer import answer
from bot.core.saying.card import Card, card_of
from bot.core.snapshot import Snapshot
from bot.exits import Exit

_BORDER = {"answer": "green", "choice": "yellow", "refusal": "blue"}


def ask_once(question: str, snapshot: Snapshot, *, why: bool) -> Exit:
    """Print the card of one question, and with `why` what led to it."""
    console = Console(highlight=False, markup=False, emoji=False)
    reasoning = answer(question, snapshot)
    language = reasoning.outcome.language or "en"
    card = card_of(reasoning.outcome, language, snapshot.knowledge, snapshot.today)
    console.print(panel(card))
    if why:
        explain(reasoning, snapshot, console)
    return Exit.OK


def prompt(snapshot: Snapshot, *, why: bool) -> Exit:
    """Ask until the end of input. The history of what was typed stays in memory."""
    if sys.stdin.isatty():
        # Only its presence matters: it gives `input` line editing and an in-memory history.
        # Windows has none and edits lines by itself.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401

        print("Ask in English or Spanish. Ctrl-D ends.")
    while True:
        try:
            question = input("? " if sys.stdin.isatty() else "")
        except (EOFError, KeyboardInterrupt):
            return Exit.OK
        ask_once(question, snapshot, why=why)


def panel(card: Card) -> Panel:
    """A card in a frame, as wide as a phone's message at most; plain text in any case."""
    kind = {"answer": "Answer", "choice": "Choice", "refusal": "No answer"}[card.kind]
    return Panel(Text(card.plain()), title=kind, border_style=_BORDER[card.kind], width=88)
