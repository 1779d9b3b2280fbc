"""Takes a scalar as it is written without quotes; gives what YAML 1.1 takes it for."""

from __future__ import annotations

from typing import Any, Final

import yaml

LONGEST_NUMBER: Final = 64
"""A longer scalar is text: no date or number is, and reading a huge one takes quadratic time."""

_RESOLVER: Final = yaml.resolver.Resolver()
# `=` and `<<` have a meaning of their own in YAML 1.1 that no tool gives them any more.
_TEXT_TAGS: Final = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "merge", "value"))


def meaning(written: str) -> Any:
    """The text, bool, int, float, date, datetime or None that a plain scalar stands for.

    Raises:
        ValueError: it is written like a date or a number, and there is no such.
    """
    if len(written) > LONGEST_NUMBER:
        return written
    tag = _RESOLVER.resolve(  # type: ignore[no-untyped-call]
        yaml.ScalarNode, written, (True, False)
    )
    if tag in _TEXT_TAGS:
        return written
    # A constructor keeps what it has built, so each scalar gets a fresh one.
    return yaml.constructor.SafeConstructor().construct_document(yaml.ScalarNode(tag, written))
