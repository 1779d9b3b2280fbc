"""Takes the text of one entry as an editor typed it; gives `faq.yaml` with that text in it."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from bot.core.editing import faq
from bot.core.editing.blocks import block
from bot.core.editing.errors import EditError
from bot.core.editing.spans import BOM, line_break, spans
from bot.core.editing.splice import Splice, inserted, spliced

FILE = "faq.yaml"


def must_be(text: str, entry_id: str, was: str | None) -> None:
    """Refuse an edit of an entry that somebody else has changed meanwhile.

    Args:
        text: the file.
        entry_id: of the entry.
        was: its block as the editor saw it; empty: there was none; None: it does not matter.
    """
    if was is None:
        return
    found = block(FILE, text, (entry_id,))
    if found is not None and not was:
        raise EditError(
            "there is an entry with this id already",
            where=f"{FILE}, {entry_id}",
            to_do="Choose another id, or open that entry and edit it",
        )
    if _unix(text[found.start : found.end] if found else "").strip() != _unix(was).strip():
        raise EditError(
            "somebody changed this entry while you were editing it",
            where=f"{FILE}, {entry_id}",
            to_do="Open it again and make your change in the new text",
        )


def put(text: str, entry_id: str, typed: str, was: str | None) -> str:
    """The file with the typed block instead of the entry's, or below the last of its topic.

    Line ends become those of the file, and a block that is moved in as a whole is moved back.
    """
    must_be(text, entry_id, was)
    entry, lines = _understood(entry_id, typed)
    body = text.removeprefix(BOM)
    found = block(FILE, text, (entry_id,))
    if found is None:
        splice = _new(body, entry, lines)
    else:
        moved = len(text) - len(body)
        ended = body[: found.end - moved].endswith(("\n", "\r"))
        new = _indented(lines, found.column) + ("\n" if ended else "")
        splice = Splice(start=found.start - moved, end=found.end - moved, new=new)
    new_text = text[: len(text) - len(body)] + spliced(body, [splice], line_break(body))
    wanted = [_with(old, entry) for old in spans(text, FILE).value]
    if found is None:
        wanted = faq.below_topic(wanted, entry)
    if spans(new_text, FILE).value != wanted:
        raise EditError(
            "put into the file, this text would say something else than alone",
            where=f"{FILE}, {entry_id}",
            to_do="Start it with `- id:` at the left and indent what follows",
        )
    return new_text


def _new(body: str, entry: dict[str, Any], lines: str) -> Splice:
    content = spans(body, FILE).value
    place = faq.below_topic(content, entry).index(entry)
    above = block(FILE, body, (faq.ids(content)[place - 1],)) if place else None
    if above is None:
        raise EditError(
            "the file has no entry on lines of its own below which this one could stand",
            where=FILE,
            to_do="Write each entry on lines of its own, from `- id:` on",
        )
    return inserted(body, above.end, _indented(lines, above.column), above=False, blank=True)


def _understood(entry_id: str, typed: str) -> tuple[dict[str, Any], str]:
    """What the typed text says, and its lines without what they are indented by in common."""
    lines = textwrap.dedent(_unix(typed)).strip("\n")
    try:
        content = spans(lines, "your text").value
    except EditError as error:
        raise EditError(error.what, where=error.where, to_do="Mend this line") from None
    match content:
        case [{"id": str(named)} as entry] if named == entry_id:
            return entry, lines
    raise EditError(
        "this is not the text of this one entry",
        where=f"your text for {entry_id}",
        to_do=f"Start it with `- id: {entry_id}` and leave the id as it is",
    )


def _with(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    return new if old.get("id") == new["id"] else old


def _indented(lines: str, column: int) -> str:
    return re.sub(r"(?m)^(?=.)", " " * column, lines)


def _unix(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
