"""Every way in which a database cannot be used is a plain sentence, and loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError, DBAPIError

from bot.log import set_up
from bot.store.database import Database
from bot.store.engine import create_engine, history_url
from bot.store.errors import StoreError
from bot.store.history import History
from bot.store.migrations import STEPS, _take, migrate
from bot.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {"faq.yaml": "a: 1\n"}
CANARY = "zqx-canary"
FAILING_TRIGGER = "CREATE TRIGGER t BEFORE INSERT ON version BEGIN SELECT RAISE(ABORT, 'no'); END"


def child(code, *arguments):
    """Runs Python code in a process of its own; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def database(file):
    """The file without our code, each statement a transaction of its own."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as raw:
        yield raw


async def refusal(url, wait=5.0):
    """What is said when the history cannot be opened."""
    with pytest.raises(StoreError) as caught:
        await Database.open(url, wait)
    return said(caught.value)


def said(error):
    message = str(error)
    assert message.endswith(".")
    assert "\n" not in message
    for word in ("SELECT", "INSERT", "PRAGMA", "sqlite3.", "sqlalche", "[SQL"):
        assert word not in message
    # Nothing that quotes a statement is reachable from it either.
    assert error.__cause__ is None
    assert error.__context__ is None
    return message


async def test_the_folder_is_made(tmp_path):
    opened = await Database.open(history_url(tmp_path / "a" / "b c?#%"))
    assert (tmp_path / "a" / "b c?#%" / "history.sqlite3").exists()
    await opened.close()


async def test_connections_lose_nothing_and_keep_links(history):
    async with history.database._engine.connect() as connection:
        for pragma, value in [
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("busy_timeout", 5000),
        ]:
            assert (await connection.execute(text(f"PRAGMA {pragma}"))).scalar_one() == value


async def test_the_steps_lead_to_the_tables_of_the_code(history):
    def shape(connection):
        found = inspect(connection)
        return {
            name: {
                "columns": {
                    column["name"]: (str(column["type"]), column["nullable"])
                    for column in found.get_columns(name)
                },
                "key": found.get_pk_constraint(name)["constrained_columns"],
                "unique": [unique["column_names"] for unique in found.get_unique_constraints(name)],
                "links": sorted(
                    (link["constrained_columns"], link["referred_table"], link["referred_columns"])
                    for link in found.get_foreign_keys(name)
                ),
            }
            for name in found.get_table_names()
            if name != "schema_version"
        }

    async with history.database._engine.connect() as connection:
        stepped = await connection.run_sync(shape)
    blank = create_engine("sqlite://")
    async with blank.begin() as connection:
        await connection.run_sync(metadata.create_all)
        assert stepped == await connection.run_sync(shape)
    await blank.dispose()


async def test_a_step_that_fails_leaves_nothing_of_itself(url, file):
    def another(connection):
        connection.execute(text("CREATE TABLE extra (a INTEGER)"))
        connection.execute(text("INSERT INTO missing VALUES (1)"))

    engine = (await Database.open(url))._engine
    with pytest.raises(Exception, match="missing"):
        await migrate(engine, (*STEPS, another))
    await engine.dispose()
    with database(file) as raw:
        assert raw.execute("SELECT version FROM schema_version").fetchall() == [(len(STEPS),)]
        assert raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchall() == []


async def test_a_later_step_is_taken_once_and_keeps_what_is_there(url, file, new):
    def another(connection):
        connection.execute(text("CREATE TABLE extra (a INTEGER)"))

    history = History(await Database.open(url))
    recorded = await history.record(new("k"), TEXTS)
    for _ in range(2):
        await migrate(history.database._engine, (*STEPS, another))
    assert await history.newest() == recorded
    await history.database.close()
    with database(file) as raw:
        assert raw.execute("SELECT version FROM schema_version").fetchall() == [(len(STEPS) + 1,)]


async def test_a_step_that_another_process_took_meanwhile_is_not_taken_again(url):
    engine = (await Database.open(url))._engine
    async with engine.begin() as connection:
        # As seen by a process that had looked before the first step was taken.
        await connection.run_sync(_take, 0, pytest.fail)
    await engine.dispose()


async def test_a_newer_schema_is_refused_and_not_touched(url, file):
    await (await Database.open(url)).close()
    with database(file) as raw:
        raw.execute("UPDATE schema_version SET version = 99")
        raw.execute("PRAGMA journal_mode=DELETE")
    before = file.read_bytes()
    message = await refusal(url)
    assert "written by a newer version of this bot" in message
    assert str(file) in message
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("spoil", ["text", "page", "cut"])
async def test_a_corrupt_file_is_moved_aside_and_a_new_one_begun(url, file, new, caplog, spoil):
    history = History(await Database.open(url))
    for number in range(20):
        await history.record(new(str(number)), {"faq.yaml": os.urandom(3000).hex()})
    await history.database.close()
    content = file.read_bytes()
    match spoil:
        case "text":
            content = b"this is no database at all\n" * 100
        case "page":
            content = content[:4096] + b"\xff" * 4096 + content[8192:]
        case "cut":
            content = content[: len(content) // 2]
    file.write_bytes(content)

    for _ in range(2):
        history = History(await Database.open(url))
        assert await history.newest() is None
        await history.database.close()

    aside = file.with_name("history.sqlite3.corrupt-1")
    assert aside.read_bytes() == content
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert f"{file} is damaged" in record.getMessage()
    assert str(aside) in record.getMessage()


async def test_a_second_corrupt_file_does_not_replace_the_first(url, file, caplog):
    for number in (1, 2):
        file.write_bytes(b"broken %d\n" % number * 100)
        await (await Database.open(url)).close()
    asides = sorted(path.name for path in file.parent.iterdir())
    assert asides == [file.name, f"{file.name}.corrupt-1", f"{file.name}.corrupt-2"]
    assert len(caplog.records) == 2


async def test_a_corrupt_file_is_mended_from_the_log_beside_it(history, url, file, new, caplog):
    log = file.with_name(f"{file.name}-wal")
    recorded = await history.record(new("k"), TEXTS)
    content = log.read_bytes()  # as a killed process leaves it, with all that was recorded
    await history.database.close()
    file.write_bytes(b"this is no database at all\n" * 100)
    log.write_bytes(content)

    again = History(await Database.open(url))
    newest, texts = await again.newest(), await again.texts(1)
    await again.database.close()
    assert newest == recorded
    assert texts == TEXTS
    assert caplog.records == []


@pytest.mark.parametrize("write", [False, True], ids=["read", "record"])
async def test_what_is_damaged_while_running_is_moved_aside_and_a_new_one_begun(
    history, file, new, caplog, write
):
    await history.record(new("k"), TEXTS)
    with database(file) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(b"this is no database at all\n" * 100)
    both = [history.record(new(key), TEXTS) for key in "lm"] if write else [history.newest()]
    found = await asyncio.gather(*both)
    assert {one and one.number for one in found} == ({1, 2} if write else {None})
    assert len(await history.versions(10)) == (2 if write else 0)
    assert file.with_name(f"{file.name}.corrupt-1").exists()
    (record,) = caplog.records
    assert "was moved aside to" in record.getMessage()


async def test_a_place_that_cannot_be_mended_is_said_once_and_tried_no_further(history, file):
    """The file is found sound, and yet this work finds it damaged each time."""
    calls = []

    async def damaged():
        calls.append(1)
        error = sqlite3.DatabaseError()
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise DatabaseError(None, None, error)

    await history.newest()
    with pytest.raises(StoreError, match="is damaged") as caught:
        await history.database._done(damaged)
    said(caught.value)
    assert len(calls) == 2


@pytest.mark.parametrize("write", [False, True], ids=["open", "record"])
async def test_a_locked_database_is_said_after_the_wait(url, file, new, write):
    history = History(await Database.open(url, wait=0.05)) if write else None
    with database(file) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        if history is None:
            message = await refusal(url, wait=0.05)
        else:
            with pytest.raises(StoreError) as caught:
                await history.record(new("k"), TEXTS)
            message = said(caught.value)
        raw.execute("ROLLBACK")
    assert "another process is writing to it" in message
    if history:
        assert (await history.record(new("k"), TEXTS)).number == 1
        await history.database.close()


async def test_reading_does_not_wait_for_a_writer(history, file, new):
    recorded = await history.record(new("k"), TEXTS)
    with database(file) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("DELETE FROM version_text")
        assert await history.newest() == recorded
        assert await history.texts(1) == TEXTS
        raw.execute("ROLLBACK")


async def test_a_full_database_is_said_and_loses_nothing(url, new, monkeypatch):
    history = History(await Database.open(url))
    recorded = await history.record(new("k"), TEXTS)
    async with history.database._engine.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count=1"))
    with pytest.raises(StoreError, match="no space left on the disk") as caught:
        await history.record(new("big"), {"faq.yaml": os.urandom(100_000).hex()})
    said(caught.value)
    assert await history.versions(10) == (recorded,)
    await history.database.close()


LIMITED = """
import asyncio, os, resource, sys
from datetime import UTC, datetime
from bot.store.database import Database
from bot.store.history import History
from bot.store.errors import StoreError
from bot.store.version import NewVersion

async def main():
    history = History(await Database.open(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    try:
        for number in range(100):
            new = NewVersion(key=str(number), at=datetime.now(UTC), via="file", who="file", why="",
                             changes=(), revision="r", parent=None)
            await history.record(new, {"faq.yaml": os.urandom(20_000).hex()})
            print(number, flush=True)
    except StoreError as error:
        print(error)
    await history.database.close()

asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="limits exist on POSIX systems only")
async def test_a_disk_that_takes_no_more_is_said_and_keeps_what_was_recorded(url, file):
    *numbers, message = child(LIMITED, url.render_as_string()).splitlines()
    assert 0 < len(numbers) < 100
    assert "the disk" in message
    assert str(file) in message
    history = History(await Database.open(url))
    assert len(await history.versions(1000)) == len(numbers)
    await history.database.close()


OPEN = """
import asyncio, sys
from bot.store.database import Database

async def main():
    await (await Database.open(sys.argv[1])).close()

asyncio.run(main())
"""

READ_ONLY = """
import asyncio, os, sys
from bot.store.engine import create_engine
from bot.store.database import Database
from bot.store.errors import StoreError

create_engine("sqlite://")  # brings its modules in, as long as they may be read
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)

async def main():
    try:
        await Database.open(sys.argv[1])
    except StoreError as error:
        print(error)

asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="such permissions exist on POSIX systems only")
@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_a_read_only_folder_is_said(there):
    # Not in a folder of pytest: those are closed to the user that the process becomes.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = history_url(folder)
        if there:
            child(OPEN, url.render_as_string())
            (folder / "history.sqlite3").chmod(0o444)
        folder.chmod(0o555)
        message = child(READ_ONLY, url.render_as_string()).strip()
        folder.chmod(0o755)
    assert "the bot may not write there" in message
    assert str(folder) in message


async def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "state").write_text("not a folder")
    message = await refusal(history_url(tmp_path / "state"))
    assert str(tmp_path / "state") in message


@pytest.mark.parametrize("address", [f"{CANARY}", f"nothing://user:{CANARY}@host/x", "sqlite+", ""])
async def test_an_address_that_is_none_is_said_without_quoting_it(address):
    message = await refusal(address)
    assert "history's" in message
    assert CANARY not in message


async def test_a_canary_in_what_is_recorded_is_in_no_error_and_no_log_line(url, file, new):
    """Statements fail with it in their parameters, and every logger may speak."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    root.handlers.clear()
    errors = []
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            set_up()
            root.setLevel(logging.DEBUG)
            history = History(await Database.open(url, wait=0.01))
            with database(file) as raw:
                for failing in [
                    FAILING_TRIGGER,
                    "BEGIN IMMEDIATE",
                    "DROP TABLE version_text",
                    "DROP TABLE version",
                ]:
                    raw.execute(failing)
                    with pytest.raises(StoreError) as caught:
                        await history.record(
                            new(CANARY, who=CANARY, why=CANARY, changes=(CANARY,)),
                            {CANARY: CANARY},
                        )
                    logging.getLogger("bot").error("failed", exc_info=caught.value)
                    errors.append(caught.value)
            with pytest.raises(StoreError) as caught:
                await history.record(new("k", who=f"{CANARY}\udc80"), TEXTS)
            errors.append(caught.value)
            await history.database.close()
    finally:
        root.handlers[:], root.level = before
    assert out.getvalue()
    assert CANARY not in out.getvalue()
    for error in errors:
        assert CANARY not in said(error)
        assert CANARY not in repr(error.args)


async def test_an_error_of_the_engine_itself_quotes_no_parameter(url):
    engine = (await Database.open(url))._engine
    with pytest.raises(DBAPIError) as caught:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT :a FROM missing"), {"a": CANARY})
    assert CANARY not in str(caught.value)
    await engine.dispose()


def test_the_bot_starts_without_the_database():
    code = (
        "import sys, bot.__main__, bot.cli, bot.app, bot.library.library, bot.store.version, "
        "bot.store.errors\n"
        "print([name for name in ('sqlalchemy', 'aiosqlite', 'sqlite3') if name in sys.modules])"
    )
    assert child(code).strip() == "[]"
