"""One YAML file as plain values, with the place of each and how it is written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Loc = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and positions, as pydantic writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a value stands (counted from 1) and how it is written there.

    `style` is one of `|`, `>`, `'`, `"`, empty for a plain scalar and `[` for a list or map;
    `raw` is a scalar's text before YAML gives it a meaning.
    """

    line: int
    column: int
    style: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One file as plain values; `keys` holds the places of the keys of maps, `values` the rest."""

    value: Any
    values: Mapping[Loc, Mark]
    keys: Mapping[Loc, Mark]
