"""A file is written whole or not at all, and keeps what it was."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

import pytest

from bot.files import create_atomically, remove, sweep, write_atomically

POSIX = pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX systems only")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "faq.yaml"
    path.write_text("old")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", ["", "a: ñ\r\nb\n", "\ufeffa", b"\xff\0", "x" * 3_000_000])
def test_the_content_is_there_byte_for_byte(file, content):
    write_atomically(file, content)
    expected = content.encode() if isinstance(content, str) else content
    assert file.read_bytes() == expected
    assert names(file.parent) == ["faq.yaml"]


def test_a_new_file_has_the_usual_mode(tmp_path):
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "new", "text")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640, 0o444])
def test_the_mode_stays(file, mode):
    file.chmod(mode)
    write_atomically(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(file):
    os.chown(file, 1234, 5678)
    file.chmod(0o640)
    write_atomically(file, "new")
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 5678, 0o640)


@POSIX
def test_a_link_stays_and_the_file_it_leads_to_is_replaced(file):
    link = file.with_name("link")
    link.symlink_to(file.name)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"


@POSIX
def test_content_is_on_the_disk_before_it_has_the_name_and_then_the_name_is(file, monkeypatch):
    calls = []
    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noted(calls, name, getattr(os, name)))
    write_atomically(file, "new")
    assert calls == ["write", "fsync", "replace", "fsync"]


def noted(calls, name, real):
    def call(*arguments):
        calls.append(name)
        return real(*arguments)

    return call


def failing(code, when=lambda *_: True, real=None):
    """A call of the system that fails."""

    def call(*arguments):
        if when(*arguments):
            raise OSError(code, os.strerror(code))
        return real(*arguments)

    return call


@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_an_error_leaves_the_old_file_and_nothing_else(file, monkeypatch, name):
    monkeypatch.setattr(os, name, failing(errno.ENOSPC))
    with pytest.raises(OSError, match="No space") as caught:
        write_atomically(file, "new")
    assert caught.value.errno == errno.ENOSPC
    assert file.read_text() == "old"
    assert names(file.parent) == ["faq.yaml"]


def test_a_text_that_is_none_changes_nothing(file):
    with pytest.raises(UnicodeEncodeError):
        write_atomically(file, "\ud800")
    assert file.read_text() == "old"
    assert names(file.parent) == ["faq.yaml"]


@POSIX
def test_where_folders_cannot_be_flushed_it_is_left_out(file, monkeypatch):
    real = os.fsync

    def is_folder(opened):
        return stat.S_ISDIR(os.fstat(opened).st_mode)

    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL, is_folder, real))
    write_atomically(file, "new")
    assert file.read_text() == "new"
    monkeypatch.setattr(os, "fsync", failing(errno.EIO, is_folder, real))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write_atomically(file, "newer")
    assert names(file.parent) == ["faq.yaml"]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "faq.yaml", "new")
    assert names(tmp_path) == []


def test_what_a_killed_process_left_is_swept_and_nothing_else(file, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", failing(errno.EIO))
        patched.setattr(os, "unlink", failing(errno.EIO))
        for path in (file, file.with_name("mine.yaml")):
            with contextlib.suppress(OSError):
                write_atomically(path, "new")
    for name in (".faq.yaml.swp", ".faq.yaml.new", "faq.yaml.new", ".xfaq.yaml"):
        (file.parent / name).touch()
    before = set(names(file.parent))
    assert len(before) == 7

    sweep(file.parent, ["faq.yaml", "sources.yaml"])

    gone = before - set(names(file.parent))
    assert len(gone) == 1
    assert gone.pop().startswith(".faq.yaml.")
    assert file.read_text() == "old"


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_to_create_never_replaces(file, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
    with pytest.raises(FileExistsError):
        create_atomically(file, "new")
    assert file.read_text() == "old"
    create_atomically(file.with_name("new.json"), "new")
    assert file.with_name("new.json").read_text() == "new"
    assert names(file.parent) == ["faq.yaml", "new.json"]


@pytest.mark.parametrize("name", ["write", "fsync"])
def test_an_error_while_creating_leaves_nothing(tmp_path, monkeypatch, name):
    monkeypatch.setattr(os, name, failing(errno.ENOSPC))
    with pytest.raises(OSError, match="No space"):
        create_atomically(tmp_path / "new", "new")
    assert names(tmp_path) == []


def test_to_sweep_needs_no_folder(tmp_path):
    sweep(tmp_path / "none", ["faq.yaml"])


def test_to_remove_what_is_gone_is_fine(file):
    for _ in range(2):
        remove(file)
    assert names(file.parent) == []
