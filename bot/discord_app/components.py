"""Cards and lists in, Components V2 out. Awaits nothing and decides nothing.

All text of a card is escaped here: nothing in it can ping, link or break the layout. Links come
only from the citations and the list of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from discord import ui

from bot.core.saying.card import Card
from bot.core.saying.cite import Citation
from bot.core.saying.documents import DocumentLine
from bot.discord_app.stateless import StatelessView
from bot.texts import labels

_BUTTONS_A_ROW = 5
_WORD_JOINER = "\u2060"
_ANYWHERE = re.compile(r"[\\`*_~|<\[\]]")
_AT_A_START = re.compile(r"^(\s*(?:\d+(?=\.))?)([#>+.-])", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EVERYBODY = re.compile(r"@(everyone|here)")
_LABEL_LIMIT = 80
# Discord's limit for all text of a message, which discord.py does not hold us to.
_TEXT_OF_A_MESSAGE = 4000
# With room for the heading.
_TEXT_OF_A_PAGE = 3000

Item = ui.Item[Any]


def layout(
    cards: Iterable[Card], *rows: Sequence[Item], head: str = "", foot: str = ""
) -> ui.LayoutView:
    """One message of one or more cards, with their buttons under them.

    Cards that are too long for one message lose the links, which stand behind *Sources* too; if
    that is not enough the message says so. Nothing that is said is cut, for a half may say the
    contrary.

    Args:
        cards: what is said, at least one.
        rows: buttons, each group on rows of its own.
        head: a first line, shown as it is.
        foot: a last line above the buttons, shown as it is.
    """
    said = tuple(cards)
    whole = (_text(said, head, foot, linked=linked) for linked in (True, False))
    fits = (view for view in whole if view.content_length() <= _TEXT_OF_A_MESSAGE)
    return _with_rows(next(fits, None) or notice(labels.TOO_LONG[said[0].language]), rows)


def listing(heading: str, paragraphs: Iterable[str], *rows: Sequence[Item]) -> ui.LayoutView:
    """A heading and paragraphs that hold their own marks, with buttons under them."""
    view = StatelessView()
    text = "\n".join((f"### {escape(heading)}", *paragraphs))
    view.add_item(ui.Container(ui.TextDisplay(text)))
    return _with_rows(view, rows)


def document_pages(lines: Iterable[DocumentLine]) -> list[list[str]]:
    """The lines of documents, as many on a page as fit into one message."""
    pages: list[list[str]] = [[]]
    for line in lines:
        text = _document(line)
        if pages[-1] and sum(map(len, pages[-1])) + len(text) > _TEXT_OF_A_PAGE:
            pages.append([])
        pages[-1].append(text)
    return pages


def notice(*lines: str, buttons: Sequence[Item] = ()) -> ui.LayoutView:
    """Plain lines, for notices that are no card."""
    view = StatelessView()
    view.add_item(ui.TextDisplay("\n".join(escape(line) for line in lines)))
    return _with_rows(view, [buttons])


def escape(text: str) -> str:
    """Text that Discord shows as it is: no markdown, no mention, no link.

    Not discord.py's own escape: that leaves links, channel mentions and emoji alive.
    """
    plain = _ANYWHERE.sub(r"\\\g<0>", text)
    plain = _AT_A_START.sub(r"\1\\\2", plain)
    plain = _EVERYBODY.sub(f"@{_WORD_JOINER}\\1", plain)
    return plain.replace("://", f":{_WORD_JOINER}//")


def unescape(text: str) -> str:
    """The text of which `escape` made this, if it held nothing that nobody sees."""
    return _ESCAPED.sub(r"\1", text.replace(_WORD_JOINER, ""))


def label(text: str) -> str:
    """Text that fits on a button."""
    return shortened(text, _LABEL_LIMIT)


def shortened(text: str, most: int) -> str:
    """Text of at most so many characters, which shows where it is cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _text(cards: Iterable[Card], head: str, foot: str, *, linked: bool) -> ui.LayoutView:
    view = StatelessView()
    if head:
        view.add_item(ui.TextDisplay(head))
    for card in cards:
        view.add_item(ui.Container(*_items(card, linked=linked)))
    if foot:
        view.add_item(ui.TextDisplay(foot))
    return view


def _with_rows(view: ui.LayoutView, rows: Iterable[Sequence[Item]]) -> ui.LayoutView:
    for row in rows:
        for start in range(0, len(row), _BUTTONS_A_ROW):
            view.add_item(ui.ActionRow(*row[start : start + _BUTTONS_A_ROW]))
    return view


def _items(card: Card, *, linked: bool) -> list[Item]:
    body = "\n\n".join(escape(paragraph) for paragraph in card.paragraphs)
    text = f"### {escape(card.heading)}\n{body}" if card.heading else body
    items: list[Item] = [ui.TextDisplay(text)]
    small = [_citation(citation, linked=linked) for citation in card.citations]
    small += [f"-# {escape(line)}" for line in card.notices]
    if small:
        items += [ui.Separator(), ui.TextDisplay("\n".join(small))]
    return items


def _citation(citation: Citation, *, linked: bool) -> str:
    return f"-# {citation.mark} {_linked(citation.label, citation.url if linked else None)}"


def _document(line: DocumentLine) -> str:
    return f"- {_linked(line.label, line.url)}\n-# {escape(line.read)}"


def _linked(text: str, url: str | None) -> str:
    return f"[{escape(text)}](<{url}>)" if url else escape(text)
