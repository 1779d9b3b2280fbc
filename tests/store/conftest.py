"""A history in a file of its own, and versions to record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.store.database import Database
from bot.store.engine import FILE, history_url
from bot.store.history import History
from bot.store.version import NewVersion


@pytest.fixture
def file(tmp_path):
    return tmp_path / FILE


@pytest.fixture
def kind(request):
    """Which database; a test that is about both is run with each."""
    return getattr(request, "param", "sqlite")


@pytest.fixture
def url(kind, request, tmp_path):
    return request.getfixturevalue("database") if kind == "postgresql" else history_url(tmp_path)


@pytest.fixture
async def history(url):
    opened = History(await Database.open(url))
    yield opened
    await opened.database.close()


@pytest.fixture
def new():
    """A version to record, by its key."""

    def version(key, **changes):
        return NewVersion(
            **{
                "key": key,
                "at": datetime(2026, 11, 23, 12, 30, tzinfo=UTC),
                "via": "discord",
                "who": "Marigold",
                "why": "a clearer word",
                "changes": ("faq.yaml: ice-detainers", "año"),
                "revision": f"r-{key}",
                "parent": None,
            }
            | changes
        )

    return version
