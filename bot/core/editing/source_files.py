"""Takes the plain content of `sources.yaml`; gives the content that an edit asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.editing.errors import EditError
from bot.core.editing.plain import plain
from bot.core.model import Document, Outlet, Passage

FILE = "sources.yaml"
_NO_OUTLET = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A new passage and, where they are new as well, its document and its outlet."""

    document_id: str
    document: Document | None
    passage_id: str
    passage: Passage
    outlet: Outlet | None


def with_passage(content: Any, new: New) -> Any:
    """The passage below the last of its document; document and outlet at the end of theirs."""
    groups = {name: _group(content, name) for name in ("documents", "outlets", "passages")}
    documents, outlets, passages = groups.values()
    if new.document is None:
        _must(new.document_id in documents, "there is no such document", new.document_id)
    else:
        _must(new.document_id not in documents, "there is such a document already", new.document_id)
        documents = {**documents, new.document_id: plain(new.document)}
    _must(
        new.passage.document == new.document_id,
        "the passage names another document",
        new.passage.document,
    )
    _must(new.passage_id not in passages, "there is such a passage already", new.passage_id)
    outlet = new.passage.outlet
    if new.outlet is None:
        _must(outlet in {*outlets, _NO_OUTLET}, "there is no such outlet", outlet)
    else:
        _must(outlet not in outlets, "there is such an outlet already", outlet)
        _must(outlet != _NO_OUTLET, "a passage with an outlet must name it", outlet)
        outlets = {**outlets, outlet: plain(new.outlet)}
    passages = _below_its_kin(passages, new)
    return {**content, "documents": documents, "outlets": outlets, "passages": passages}


def _below_its_kin(passages: dict[str, Any], new: New) -> dict[str, Any]:
    ids = list(passages)
    of_document = [
        number
        for number, passage in enumerate(passages.values())
        if isinstance(passage, dict) and passage.get("document") == new.document_id
    ]
    place = of_document[-1] + 1 if of_document else len(ids)
    ordered = [*ids[:place], new.passage_id, *ids[place:]]
    all_passages = {**passages, new.passage_id: plain(new.passage)}
    return {passage_id: all_passages[passage_id] for passage_id in ordered}


def _group(content: Any, name: str) -> dict[str, Any]:
    group = content.get(name) if isinstance(content, dict) else None
    if isinstance(group, dict):
        return group
    raise EditError(f"`{name}` is no map", where=FILE, to_do="Mend the file first")


def _must(holds: bool, what: str, name: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise EditError(
            what,
            where=f"{FILE}, {name}",
            to_do="Look at the ids in the file and choose another one",
        )
