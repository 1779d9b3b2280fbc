"""Cards in, Components V2 out. Awaits nothing and decides nothing.

All text of a card is escaped here: nothing in it can ping, link or break the layout. Links come
only from the citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from discord import ui

from bot.core.saying.card import Card
from bot.core.saying.cite import Citation

_BUTTONS_A_ROW = 5
_WORD_JOINER = "\u2060"
_ANYWHERE = re.compile(r"[\\`*_~|<\[\]]")
_AT_A_START = re.compile(r"^(\s*(?:\d+(?=\.))?)([#>+.-])", re.MULTILINE)
_EVERYBODY = re.compile(r"@(everyone|here)")
_LABEL_LIMIT = 80

Item = ui.Item[Any]


def layout(cards: Iterable[Card], buttons: Sequence[Item] = ()) -> ui.LayoutView:
    """One message of one or more cards, with their buttons under them.

    It never times out and is never stored: its buttons carry their state in their ids.
    """
    view = ui.LayoutView(timeout=None)
    for card in cards:
        view.add_item(ui.Container(*_items(card)))
    for start in range(0, len(buttons), _BUTTONS_A_ROW):
        view.add_item(ui.ActionRow(*buttons[start : start + _BUTTONS_A_ROW]))
    return view


def notice(*lines: str) -> ui.LayoutView:
    """Plain lines, for notices that are no card."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(escape(line) for line in lines)))
    return view


def escape(text: str) -> str:
    """Text that Discord shows as it is: no markdown, no mention, no link.

    Not discord.py's own escape: that leaves links, channel mentions and emoji alive.
    """
    plain = _ANYWHERE.sub(r"\\\g<0>", text)
    plain = _AT_A_START.sub(r"\1\\\2", plain)
    plain = _EVERYBODY.sub(f"@{_WORD_JOINER}\\1", plain)
    return plain.replace("://", f":{_WORD_JOINER}//")


def label(text: str) -> str:
    """Text that fits on a button."""
    return text if len(text) <= _LABEL_LIMIT else text[: _LABEL_LIMIT - 1].rstrip() + "…"


def _items(card: Card) -> list[Item]:
    body = "\n\n".join(escape(paragraph) for paragraph in card.paragraphs)
    text = f"### {escape(card.heading)}\n{body}" if card.heading else body
    items: list[Item] = [ui.TextDisplay(text)]
    small = [_citation(citation) for citation in card.citations]
    small += [f"-# {escape(line)}" for line in card.notices]
    if small:
        items += [ui.Separator(), ui.TextDisplay("\n".join(small))]
    return items


def _citation(citation: Citation) -> str:
    shown = escape(citation.label)
    linked = f"[{shown}](<{citation.url}>)" if citation.url else shown
    return f"-# {citation.mark} {linked}"
