"""The forms in which `check` tells what it found; apart, so that the commands start fast."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """For whom problems are written."""

    TEXT = "text"
    """People at a terminal."""
    JSON = "json"
    """Programs: one document."""
    GITHUB = "github"
    """GitHub's workflow commands, which become annotations of a pull request."""
