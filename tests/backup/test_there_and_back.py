"""A backup made and put back: the same FAQ, the same history, and nothing lost on the way."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile

import pytest

from bot.backup.errors import BackupError
from bot.backup.make import back_up
from bot.backup.restore import restore
from bot.backup.swap import finish, is_under_way
from bot.core.answer import answer
from bot.in_use import among_others
from bot.library.folder import read_folder, revision_of
from bot.library.last_good import read_last_good, write_last_good
from bot.library.library import Library
from bot.library.publishing import pending, publish
from bot.library.recover import to_note
from bot.store.engine import history_url
from bot.store.errors import StoreError
from bot.store.names import FILE as HISTORY
from bot.store.version import NewVersion

from .conftest import NOW, ROOT, history_of

ASKED = "Does Denver honor ICE detainer requests?"
BROKEN = "- id: [\n"


def test_an_empty_place_answers_the_same_and_has_the_same_history(filled, empty, archive):
    restored = restore(archive, empty.folder, empty.state)
    assert restored.aside is None
    assert restored.examined.versions == 2
    assert read_folder(empty.folder) == read_folder(filled.folder)
    assert asyncio.run(history_of(empty.state)) == asyncio.run(history_of(filled.state))
    before, after = (
        answer(ASKED, Library.open(place.folder, state=place.state).current)
        for place in (filled, empty)
    )
    assert before == after


def test_what_was_there_before_is_kept_each_time(filled, archive):
    (filled.folder / "faq.yaml").write_text("mine", encoding="utf-8")
    (filled.folder / "notes.txt").write_text("of an editor", encoding="utf-8")
    (filled.state / "commands.json").write_text("{}", encoding="utf-8")
    (filled.state / "publishing.conflict-1.json").write_text("later", encoding="utf-8")
    old = (filled.state / HISTORY).read_bytes()

    first = restore(archive, filled.folder, filled.state).aside
    assert (first / "knowledge" / "faq.yaml").read_text(encoding="utf-8") == "mine"
    assert (first / "state" / HISTORY).read_bytes() == old
    assert (first / "state" / "publishing.conflict-1.json").exists()
    assert (filled.folder / "faq.yaml").read_bytes() == (ROOT / "knowledge/faq.yaml").read_bytes()
    assert (filled.folder / "notes.txt").exists()

    second = restore(archive, filled.folder, filled.state).aside
    assert first.name == ".before-restore-1"
    assert second.name == ".before-restore-2"
    assert sorted(path.name for path in filled.state.iterdir()) == [
        first.name, second.name, "commands.json", HISTORY, "last-good.json",
    ]  # fmt: skip


async def test_a_log_of_the_old_history_does_not_get_into_the_new_one(filled, archive):
    # As a kill leaves it: the log beside the file holds what the file does not.
    with contextlib.closing(sqlite3.connect(filled.state / HISTORY)) as other:
        other.execute("UPDATE version SET who = 'Nobody'")
        other.commit()
        for name in (HISTORY, f"{HISTORY}-wal", f"{HISTORY}-shm"):
            shutil.copy(filled.state / name, filled.state / f"copy-{name}")
    for name in (HISTORY, f"{HISTORY}-wal", f"{HISTORY}-shm"):
        (filled.state / f"copy-{name}").rename(filled.state / name)
    aside = restore(archive, filled.folder, filled.state).aside
    assert {version.who for version, _ in await history_of(filled.state)} == {"Marigold"}
    assert (aside / "state" / f"{HISTORY}-wal").stat().st_size


def test_the_token_and_the_synced_commands_are_not_in_it(filled, tmp_path):
    for name in (".env", "commands.json", "meaning.npz", "history.sqlite3.corrupt-1"):
        (filled.state / name).write_text("DISCORD_TOKEN=secret", encoding="utf-8")
        (filled.folder / name).write_text("DISCORD_TOKEN=secret", encoding="utf-8")
    file = tmp_path / "b.tar.gz"
    back_up(filled.folder, filled.state, file, NOW)
    with tarfile.open(file) as opened:
        assert {member.name for member in opened} == {
            "manifest.json", *(f"knowledge/{name}" for name in read_folder(filled.folder)[0]),
            "state/last-good.json", f"state/{HISTORY}",
        }  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="modes exist on POSIX systems only")
def test_only_its_owner_may_read_it(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


# While the bot runs


async def test_a_backup_while_versions_are_recorded_holds_the_first_so_many(filled, tmp_path):
    url = history_url(filled.state).render_as_string()
    arguments = [sys.executable, "-m", "tests.store.recorder", url, "live", "40"]
    recorder = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: ASYNC220
    recorder.stdout.readline()
    made = []
    while recorder.poll() is None:
        made.append(tmp_path / f"{len(made)}.tar.gz")
        back_up(filled.folder, filled.state, made[-1], NOW)
    recorder.communicate()
    assert recorder.returncode == 0
    assert len(made) > 1

    everything = await history_of(filled.state)
    assert len(everything) == 42
    counts = []
    for number, file in enumerate((made[0], made[len(made) // 2], made[-1])):
        target = tmp_path / f"there-{number}"
        counts.append(restore(file, target / "knowledge", target / "state").examined.versions)
        assert await history_of(target / "state") == everything[42 - counts[-1] :]
    assert counts == sorted(counts)
    assert counts[0] < 42


def test_a_publication_under_way_is_finished_when_it_is_put_back(filled, empty, tmp_path):
    text = (filled.folder / "replies.yaml").read_text(encoding="utf-8") + "\n# reworded\n"
    texts = {**read_folder(filled.folder)[0], "replies.yaml": text}
    new = NewVersion(
        key="key",
        at=NOW,
        via="discord",
        who="Wren",
        why="reworded",
        changes=(),
        revision=revision_of(texts),
        parent=None,
    )
    publish(filled.folder, filled.state, {"replies.yaml": text}, new.key, to_note(new))
    # The moment before: the journal is there, the file is still the old one.
    shutil.copy(ROOT / "knowledge/replies.yaml", filled.folder / "replies.yaml")
    file = tmp_path / "b.tar.gz"
    back_up(filled.folder, filled.state, file, NOW)
    restore(file, empty.folder, empty.state)
    assert (empty.folder / "replies.yaml").read_text(encoding="utf-8") == text
    assert pending(empty.state).key == "key"  # the start records it


def test_a_restore_is_refused_while_a_bot_runs(filled, archive):
    before = filled.files()
    with among_others(filled.state), pytest.raises(BackupError, match="Stop it"):
        restore(archive, filled.folder, filled.state)
    assert filled.files() == before


# A folder that is not in order


def test_an_edit_that_was_not_live_comes_back_and_is_said(filled, empty, tmp_path):
    (filled.folder / "faq.yaml").write_text(BROKEN, encoding="utf-8")
    file = tmp_path / "b.tar.gz"
    back_up(filled.folder, filled.state, file, NOW)
    restored = restore(file, empty.folder, empty.state)
    assert restored.examined.waiting
    assert restored.examined.revision == Library.open(ROOT / "knowledge").current.revision
    assert (empty.folder / "faq.yaml").read_text(encoding="utf-8") == BROKEN


def test_a_file_that_is_no_text_is_taken_from_what_was_live(filled, tmp_path, empty):
    (filled.folder / "faq.yaml").write_bytes(b"\xff\xfe")
    made = back_up(filled.folder, filled.state, tmp_path / "b.tar.gz", NOW)
    assert [problem.file for problem in made.unread] == ["faq.yaml"]
    restore(tmp_path / "b.tar.gz", empty.folder, empty.state)
    assert read_folder(empty.folder)[0] == read_folder(ROOT / "knowledge")[0]


def test_what_is_half_restored_is_not_backed_up(filled, tmp_path):
    (filled.state / ".restoring").mkdir()
    with pytest.raises(BackupError, match="cut off"):
        back_up(filled.folder, filled.state, tmp_path / "b.tar.gz", NOW)


def test_without_a_faq_there_is_no_backup(empty, tmp_path):
    with pytest.raises(BackupError, match="does not exist"):
        back_up(empty.folder, empty.state, tmp_path / "b.tar.gz", NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_faq_that_breaks_a_rule_is_not_put_back(filled, empty, tmp_path):
    faq = filled.folder / "faq.yaml"
    faq.write_text(
        faq.read_text(encoding="utf-8").replace("source: article", "source: x-article", 1),
        encoding="utf-8",
    )
    # As if this bot had found it good: then a start would not look at it again.
    write_last_good(filled.state, read_folder(filled.folder)[0])
    back_up(filled.folder, filled.state, tmp_path / "b.tar.gz", NOW)
    with pytest.raises(BackupError, match="cannot be loaded"):
        restore(tmp_path / "b.tar.gz", empty.folder, empty.state)
    assert list(empty.state.iterdir()) == []
    assert not empty.folder.exists()


def test_what_was_live_last_but_breaks_a_rule_is_left_out(filled, empty, tmp_path):
    texts = dict(read_folder(filled.folder)[0])
    texts["faq.yaml"] = texts["faq.yaml"].replace("source: article", "source: x-article", 1)
    write_last_good(filled.state, texts)
    back_up(filled.folder, filled.state, tmp_path / "b.tar.gz", NOW)
    restore(tmp_path / "b.tar.gz", empty.folder, empty.state)
    assert read_last_good(empty.state) is None


# Failures of the disk, and kills


def test_a_damaged_history_is_no_backup(filled, tmp_path):
    file = filled.state / HISTORY
    file.write_bytes(b"no database at all" * 1000)
    (tmp_path / "b.tar.gz").write_text("yesterday's", encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        back_up(filled.folder, filled.state, tmp_path / "b.tar.gz", NOW)
    assert (tmp_path / "b.tar.gz").read_text(encoding="utf-8") == "yesterday's"


LIMITED = """
import resource, sys
from bot.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="limits exist on POSIX systems only")
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_disk_that_takes_no_more_changes_nothing(filled, archive, command):
    before = filled.files(), archive.read_bytes(), sorted(archive.parent.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, command, str(archive)],
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "KNOWLEDGE_DIR": str(filled.folder)}
        | {"STATE_DIR": str(filled.state)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "disk" in done.stderr or "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (filled.files(), archive.read_bytes(), sorted(archive.parent.iterdir())) == before


CUT = """
import os, sys
from pathlib import Path
from bot.backup.swap import begin, finish
from bot.backup.unpack import unpack
archive, folder, state, left = *map(Path, sys.argv[1:4]), int(sys.argv[4])
replace = os.replace
def counted(source, target):
    global left
    if not left:
        os._exit(9)
    left -= 1
    replace(source, target)
os.replace = counted
stage = state / ".restore-1"
stage.mkdir()
unpack(archive, stage)
begin(stage, folder, state)
finish(folder, state)
"""
# Beginning, five files of the FAQ, three old ones of the state, the turn, two new ones, the end.
RENAMES = 13


@pytest.mark.parametrize("calls", range(RENAMES + 1))
def test_a_restore_that_is_killed_is_whole_or_not_begun(filled, empty, archive, calls):
    shutil.copytree(filled.folder.parent, empty.folder.parent)
    (empty.folder / "faq.yaml").write_text("mine", encoding="utf-8")
    (empty.state / "publishing.conflict-1.json").write_text("mine", encoding="utf-8")
    before = empty.files()
    arguments = [archive, empty.folder, empty.state, calls]
    code = subprocess.run(
        [sys.executable, "-c", CUT, *map(str, arguments)], cwd=ROOT, check=False
    ).returncode
    assert code == (9 if calls < RENAMES else 0)
    if not calls:
        assert {n: c for n, c in empty.files().items() if ".restore-" not in n} == before
        return
    if is_under_way(empty.state):
        finish(empty.folder, empty.state)
    aside = empty.state / ".before-restore-1"
    assert read_folder(empty.folder) == read_folder(filled.folder)
    assert (aside / "knowledge" / "faq.yaml").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in aside.joinpath("state").iterdir()} == {
        HISTORY, "last-good.json", "publishing.conflict-1.json",
    }  # fmt: skip
    assert {path.name for path in empty.state.iterdir()} == {
        aside.name, HISTORY, "last-good.json",
    }  # fmt: skip
    assert asyncio.run(history_of(empty.state)) == asyncio.run(history_of(filled.state))


def test_a_folder_that_cannot_be_written_changes_nothing(filled, archive, monkeypatch):
    def full(contents):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.backup.swap.write_together", full)
    (filled.folder / "faq.yaml").write_text("mine", encoding="utf-8")
    before = filled.files()
    with pytest.raises(OSError, match="No space"):
        restore(archive, filled.folder, filled.state)
    assert filled.files() == before


def test_the_commands_say_what_they_did(terminal, archive, tmp_path, monkeypatch, filled):
    monkeypatch.setenv("STATE_DIR", str(filled.state))
    made = terminal("backup", tmp_path / "mine.tar.gz")
    assert made.exit_code == 0
    assert "mine.tar.gz written: FAQ " in made.stdout
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "new"))
    back = terminal("restore", tmp_path / "mine.tar.gz")
    assert back.exit_code == 0
    assert "with 2 versions in its history" in back.stdout
    assert ".before-restore-1" in back.stdout
    missing = terminal("restore", tmp_path / "none.tar.gz")
    assert missing.exit_code == 1
    assert "No such file" in missing.stderr
