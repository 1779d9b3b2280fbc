"""The exit codes of `python -m bot`: each cause that a host can mend has its own."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the process says when it ends."""

    OK = 0
    PROBLEM = 1
    """A check or a batch found something wrong; a backup or a restore did not succeed."""
    USAGE = 2
    """A command or a setting that does not parse."""
    KNOWLEDGE = 3
    """`knowledge/` cannot be loaded, or a restore that was cut off cannot be finished."""
    MISSING_EXTRA = 4
    """A command needs an optional package that is not installed."""
    TOKEN_MISSING = 10
    """No token, or one that cannot be a token."""
    TOKEN_REFUSED = 11
    """Discord does not know the token."""
    INTENTS_REFUSED = 14
    """The application may not use an intent that the bot asks for."""
    SHARDS_REFUSED = 15
    """The bot is in more servers than its connections to Discord may serve."""
    VERSION_REFUSED = 16
    """Discord no longer speaks the version of its gateway that the bot does."""
