"""PRIVACY.md is what `bot/core/privacy.py` says, in both languages, and so is `/privacy`."""

from __future__ import annotations

import pytest

from bot.core.kept import FILES, KEPT, is_listed
from bot.core.model import LANGUAGES
from bot.core.privacy import PROMISE, render
from bot.texts import leaflets

WRITE = (
    'python -c "from pathlib import Path; from bot.core.privacy import render; '
    "Path('PRIVACY.md').write_text(render(), encoding='utf-8')\""
)


def test_the_document_is_current(root):
    text = (root / "PRIVACY.md").read_text(encoding="utf-8")
    assert text == render(), f"write it anew: {WRITE}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_promises_the_same_as_the_document(language):
    assert leaflets.PRIVACY[language][0] == PROMISE[language]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.what["en"][:30])
def test_what_is_kept_is_said_in_both_languages_and_with_its_file(kept):
    for text in (kept.what, kept.where, kept.how_long, kept.why):
        assert set(text) == set(LANGUAGES)
        assert text["en"] != text["es"]
    for name in kept.files:
        assert all(f"`{name}`" in kept.where[language] for language in LANGUAGES)


def test_the_document_has_a_line_for_each_thing_in_each_language():
    assert render().count("\n- ") == len(KEPT) * len(LANGUAGES)


@pytest.mark.parametrize("name", [*sorted(FILES), "publishing.conflict-12.json"])
def test_a_file_that_the_document_names_is_listed(name):
    assert is_listed(name)


@pytest.mark.parametrize(
    "name",
    ["", "history.sqlite3-1", "publishing.conflict-.json", "publishing.conflict-1.json-2", "x.txt"],
)
def test_no_other_file_is_listed(name):
    assert not is_listed(name)
