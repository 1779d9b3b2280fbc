"""What all tests share: the shipped FAQ, settings that touch nothing of ours, a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.library.load import load
from bot.settings import Settings
from tests.postgres import Postgres
from tests.postgres import programs as postgres_programs

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _no_settings_of_the_host(monkeypatch):
    """A token or a folder that the host has set must not reach a test."""
    for name in list(os.environ):
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    # Loading the encoder takes seconds; the tests of it switch it on.
    monkeypatch.setenv("SEMANTIC", "off")


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def shipped():
    """The snapshot of `knowledge/`."""
    loaded = load(ROOT / "knowledge")
    assert loaded.snapshot is not None, "\n".join(map(str, loaded.errors))
    return loaded.snapshot


@pytest.fixture
def settings(tmp_path):
    return Settings(_env_file=None, knowledge_dir=ROOT / "knowledge", state_dir=tmp_path)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for all tests of a process."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; Debian's package is called postgresql")
    with Postgres(programs) as server:
        yield server


@pytest.fixture
async def database(postgres):
    """The address of an empty PostgreSQL database."""
    return await postgres.new_database()


@pytest.fixture
def terminal(tmp_path, monkeypatch):
    """Runs a command in this process, in an empty folder, on the shipped FAQ unless told others."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(ROOT / "knowledge"))
    runner = CliRunner()

    def run(*arguments, stdin=None):
        return runner.invoke(app, [str(a) for a in arguments], input=stdin, catch_exceptions=False)

    return run
