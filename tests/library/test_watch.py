"""However an editor saves, it is noticed once, and never while it is half done."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from bot.library.watch import Stillness, saves, signature

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")


class Watched:
    """A folder under watch; the looks are counted, so nothing depends on how fast they come."""

    def __init__(self, folder):
        self.folder = folder
        self._files = Stillness()
        assert self.noticed() == [False, True], "what is there is looked at once"

    def look(self):
        return self._files.came_to_rest(signature(self.folder))

    def noticed(self, looks=2):
        return [self.look() for _ in range(looks)]

    def told_once(self):
        """Whether one save is told, at the second look and never again."""
        return self.noticed(5) == [False, True, False, False, False]

    def told_nothing(self):
        return not any(self.noticed(5))


@pytest.fixture
def watched(faq):
    return Watched(faq)


@pytest.fixture
def file(faq):
    return faq / "faq.yaml"


def in_place(file):
    with file.open("a") as opened:
        opened.write("# more\n")


def as_vim_does(file):
    (file.parent / ".faq.yaml.swp").write_bytes(b"b0VIM 9.0")
    (file.parent / "4913").touch()
    (file.parent / "4913").unlink()
    backup = file.with_name("faq.yaml~")
    text = file.read_text()
    file.rename(backup)
    file.write_text(text + "# more\n")
    backup.unlink()
    (file.parent / ".faq.yaml.swp").unlink()


def as_emacs_does(file):
    text = file.read_text()
    (file.parent / "#faq.yaml#").write_text(text)
    file.rename(file.with_name("faq.yaml~"))
    file.write_text(text + "# more\n")
    (file.parent / "#faq.yaml#").unlink()


def by_renaming_over_it(file):
    new = file.with_name("faq.yaml.tmp-1")
    new.write_text(file.read_text() + "# more\n")
    new.replace(file)


def as_git_does(file):
    text = file.read_text()
    file.unlink()
    file.write_text(text + "# more\n")


SAVES = [in_place, as_vim_does, as_emacs_does, by_renaming_over_it, as_git_does]


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_each_way_to_save_is_told_once(watched, file, save):
    assert watched.told_nothing()
    save(file)
    assert watched.told_once()


def test_several_saves_in_a_row_are_one(watched, file):
    for save in SAVES:
        save(file)
        assert not watched.look()
    assert watched.noticed(4) == [True, False, False, False]


def test_a_file_that_is_being_written_is_not_told_before_it_is_whole(watched, file):
    text = file.read_text()
    with file.open("w") as opened:
        assert not watched.look()
        for line in text.splitlines(keepends=True):
            opened.write(line)
            opened.flush()
            assert not watched.look()
    assert watched.noticed(3) == [True, False, False]


def test_two_files_are_one_save(watched, file):
    in_place(file)
    assert not watched.look()
    in_place(file.with_name("sources.yaml"))
    assert watched.told_once()


@pytest.mark.parametrize(
    "name", [".faq.yaml.swp", "4913", "faq.yaml~", "#faq.yaml#", ".faq.yaml.0123456789abcdef.new"]
)
def test_what_an_editor_leaves_beside_is_nothing(watched, faq, name):
    (faq / name).write_text("x")
    assert watched.told_nothing()


@POSIX
def test_the_lock_link_of_emacs_is_nothing(watched, faq):
    (faq / ".#faq.yaml").symlink_to("somebody@somewhere.1:2")
    assert watched.told_nothing()


def test_a_removed_file_is_told_and_so_is_its_return(watched, file):
    kept = file.rename(file.with_name("kept"))
    assert watched.told_once()
    kept.rename(file)
    assert watched.told_once()


def test_a_folder_deleted_and_made_anew_is_told_each_time(watched, faq, tmp_path):
    shutil.copytree(faq, tmp_path / "copy")
    shutil.rmtree(faq)
    assert watched.told_once()
    shutil.copytree(tmp_path / "copy", faq)
    assert watched.told_once()
    in_place(faq / "faq.yaml")
    assert watched.told_once()


@POSIX
def test_an_exchanged_link_to_the_whole_folder_is_told(faq, tmp_path):
    shutil.copytree(faq, tmp_path / "second")
    link = tmp_path / "link"
    link.symlink_to(faq)
    watched = Watched(link)
    (tmp_path / "new").symlink_to(tmp_path / "second")
    (tmp_path / "new").replace(link)
    assert watched.told_once()


@POSIX
def test_an_exchanged_link_to_one_file_is_told(watched, file):
    text = file.read_text()
    for name in ("one", "two"):
        file.with_name(name).write_text(text)
        file.unlink()
        file.symlink_to(name)
        assert watched.told_once()


def test_the_same_length_with_the_time_put_back_is_told(watched, file):
    before = file.stat()
    with file.open("r+") as opened:
        opened.write("@")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert watched.told_once()


@pytest.fixture
def whole_seconds(monkeypatch):
    """A file system that knows no parts of a second; all happens in one and the same."""
    real = Path.stat
    times = dict.fromkeys(("st_atime_ns", "st_mtime_ns", "st_ctime_ns"), 10**9)

    def coarse(path, **named):
        return os.stat_result(real(path, **named)[:10], times)

    monkeypatch.setattr(Path, "stat", coarse)


@pytest.mark.usefixtures("whole_seconds")
def test_the_same_length_in_the_same_second_is_told_where_only_seconds_count(faq, file):
    watched = Watched(faq)
    with file.open("r+") as opened:
        opened.write("@")
    assert watched.told_once()
    assert watched.told_nothing()


@POSIX
@pytest.mark.usefixtures("whole_seconds")
def test_a_pipe_in_a_files_place_holds_nothing_up(faq, file):
    watched = Watched(faq)
    file.unlink()
    os.mkfifo(file)
    assert watched.told_once()


async def test_saves_gives_an_item_for_what_is_there_and_for_each_save(faq, file):
    items = saves(faq, every=0.01)
    for save in (in_place, by_renaming_over_it):
        await asyncio.wait_for(anext(items), 10)
        save(file)
    await asyncio.wait_for(anext(items), 10)
    await items.aclose()
