"""`python -m bot schema`: writes what an editor's completion reads."""

from __future__ import annotations

import json
import re

import pytest

from bot.core.loading.parse import FILES
from bot.exits import Exit


@pytest.fixture
def folder(tmp_path, monkeypatch, terminal):
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    return folder


def test_one_schema_is_written_for_each_file_and_named(terminal, folder):
    done = terminal("schema")
    assert done.exit_code == Exit.OK
    written = sorted(path.name for path in (folder / "schema").iterdir())
    assert written == sorted(f"{name.removesuffix('.yaml')}.schema.json" for name in FILES)
    for name in written:
        assert f"{name} written" in re.sub(r"\s+", " ", done.stdout)
        assert json.loads((folder / "schema" / name).read_text(encoding="utf-8"))


def test_second_run_writes_the_same(terminal, folder):
    terminal("schema")
    before = {path.name: path.read_bytes() for path in (folder / "schema").iterdir()}
    assert terminal("schema").exit_code == Exit.OK
    assert {path.name: path.read_bytes() for path in (folder / "schema").iterdir()} == before


def test_shipped_schemas_are_those_that_the_command_writes(terminal, folder, root):
    terminal("schema")
    for path in (folder / "schema").iterdir():
        shipped = root / "knowledge" / "schema" / path.name
        assert shipped.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_each_shipped_file_names_its_schema(root):
    for name in FILES:
        first = (root / "knowledge" / name).read_text(encoding="utf-8").splitlines()[0]
        assert first.endswith(f"$schema=schema/{name.removesuffix('.yaml')}.schema.json")


@pytest.mark.parametrize("where", ["nowhere", "nowhere/deeper"])
def test_folder_that_is_not_there_is_one_sentence(terminal, tmp_path, monkeypatch, where):
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / where))
    done = terminal("schema")
    assert done.exit_code == Exit.USAGE
    assert where in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "nowhere").exists()
