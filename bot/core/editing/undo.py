"""Takes what a version changed and the current texts; gives the current texts without that change.

Blocks are known by their names, so what came later may stand between what is taken back. Each
block, and what stands above it, is one of three: as the version left it, then it goes back; as it
was before the version, then there is nothing to do; anything else is a conflict, and nobody but an
editor can say what shall be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.editing.blocks import Key, blocks
from bot.core.editing.errors import EditError
from bot.core.loading.yaml_text import read

_END: Key = ("the file as a whole",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A block with what stands between it and the one above."""

    above: str
    text: str


def undone(
    before: Mapping[str, str], after: Mapping[str, str], current: Mapping[str, str]
) -> dict[str, str]:
    """The files that change when a version is taken back.

    Args:
        before: the texts that the version was made from.
        after: the texts that it made.
        current: the texts now.

    Raises:
        EditError: something that it changed was changed again.
    """
    new = {}
    for file in before:
        old, made, now = before[file], after.get(file), current.get(file)
        if old in (made, now):
            continue
        if made is None or now is None:
            raise _conflict(file, _END)
        new[file] = old if now == made else _merged(file, old, made, now)
    return new


def _merged(file: str, old: str, made: str, now: str) -> str:
    was, left, is_ = _parts(file, old), _parts(file, made), _parts(file, now)
    turned = [key for key in left if key in was]
    for key, other in zip((key for key in was if key in left), turned, strict=True):
        if key != other:
            raise _conflict(file, key)
    new: dict[Key, _Part] = {}
    for key, part in is_.items():
        merged = _part(file, key, was.get(key), left.get(key), part)
        if merged is not None:
            new[key] = merged
    order = [key for key in is_ if key in new]
    for key in was:
        if key not in left and key not in is_:
            new[key] = was[key]
            _put_below(order, key, list(was))
        elif key in left and key not in is_ and was[key] != left[key]:
            raise _conflict(file, key)
    text = "".join(new[key].above + new[key].text for key in order)
    # A group that lost its last block meanwhile is written otherwise, and has no place for one.
    unsound = _rules(file, text) - _rules(file, now)
    if unsound or [*_parts(file, text).items()] != [(key, new[key]) for key in order]:
        raise _conflict(file, _END)
    return text


def _rules(file: str, text: str) -> set[str]:
    """Which rules of YAML a text breaks."""
    return {problem.rule for problem in read(text, file)[1]}


def _part(file: str, key: Key, was: _Part | None, left: _Part | None, now: _Part) -> _Part | None:
    """What becomes of a block that is there now; None: it goes."""
    if was == left:
        return now
    if was is None or left is None:
        # Added by the version, it goes; taken out by it, somebody else may have put it back.
        mine = left or was
        if mine is None or now.text != mine.text:
            raise _conflict(file, key)
        # With the block that stood above it, a heading may have gone over to this one.
        if was is None and now.above.split() != mine.above.split():
            raise _conflict(file, key)
        return None if was is None else now
    return _Part(
        above=_side(file, key, was.above, left.above, now.above),
        text=_side(file, key, was.text, left.text, now.text),
    )


def _side(file: str, key: Key, was: str, left: str, now: str) -> str:
    if left in (was, now):
        return was if left == now else now
    if now == was:
        return now
    raise _conflict(file, key)


def _put_below(order: list[Key], key: Key, all_before: list[Key]) -> None:
    """Where it stood: below the nearest block above it that is still there."""
    above = [other for other in all_before[: all_before.index(key)] if other in order]
    order.insert(order.index(above[-1]) + 1 if above else 0, key)


def _parts(file: str, text: str) -> dict[Key, _Part]:
    """The file cut into its blocks. The break that ends a block counts as standing below it.

    So a block stays as it is when another one comes below it at the end of the file.
    """
    parts, done = {}, 0
    for found in blocks(file, text):
        block = text[found.start : found.end].rstrip("\r\n")
        parts[found.key] = _Part(above=text[done : found.start], text=block)
        done = found.start + len(block)
    parts[_END] = _Part(above=text[done:], text="")
    return parts


def _conflict(file: str, key: Key) -> EditError:
    return EditError(
        "this was changed again since the version that you want to take back",
        where=f"{file}, {' '.join(key)}",
        to_do="Take back the later version first, or edit this by hand",
    )
