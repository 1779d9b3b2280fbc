"""Reading a knowledge folder, whatever lies in it."""

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from bot.core.loading.parse import FILES
from bot.core.loading.yaml_syntax import LONGEST
from bot.library.folder import read_folder

BASE = Path(__file__).parent.parent / "examples" / "base"
POSIX = pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX systems only")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(BASE, tmp_path / "knowledge"))


def only_problem(folder: Path):
    """The one problem of a folder of which faq.yaml is spoilt; the others must be read."""
    texts, problems = read_folder(folder)
    assert set(texts) == set(FILES) - {"faq.yaml"}
    (problem,) = problems
    assert problem.file == "faq.yaml"
    assert problem.level == "error"
    assert str(folder) not in str(problem)
    return problem


def test_reads_the_five_files_and_no_other(folder):
    (folder / "notes.txt").write_text("ours")
    texts, problems = read_folder(folder)
    assert problems == ()
    assert texts == {name: (BASE / name).read_bytes().decode() for name in FILES}


def test_keeps_line_ends_and_the_byte_order_mark(folder):
    (folder / "faq.yaml").write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read_folder(folder)[0]["faq.yaml"] == "\ufeffa\r\nb"


@pytest.mark.parametrize("make", [Path.exists, Path.touch])
def test_a_folder_that_is_none_is_one_problem(tmp_path, make):
    make(tmp_path / "nothing")
    texts, problems = read_folder(tmp_path / "nothing")
    assert texts == {}
    assert [problem.rule for problem in problems] == ["missing-folder"]


def test_a_missing_file(folder):
    (folder / "faq.yaml").unlink()
    assert only_problem(folder).rule == "missing-file"


def test_an_empty_folder_lacks_each_file(tmp_path):
    assert [problem.file for problem in read_folder(tmp_path)[1]] == list(FILES)


def test_a_folder_in_place_of_a_file(folder):
    (folder / "faq.yaml").unlink()
    (folder / "faq.yaml").mkdir()
    assert only_problem(folder).rule == "not-a-file"


@POSIX
def test_a_pipe_is_not_opened(folder):
    (folder / "faq.yaml").unlink()
    os.mkfifo(folder / "faq.yaml")
    assert only_problem(folder).rule == "not-a-file"


@POSIX
def test_a_socket_is_not_opened(folder, monkeypatch):
    (folder / "faq.yaml").unlink()
    monkeypatch.chdir(folder)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("faq.yaml")
        assert only_problem(folder).rule == "not-a-file"


@POSIX
def test_a_link_to_a_device_leads_out_of_the_folder(folder):
    (folder / "faq.yaml").unlink()
    (folder / "faq.yaml").symlink_to("/dev/zero")
    assert only_problem(folder).rule == "link-outside"


@POSIX
def test_a_link_out_of_the_folder_is_refused(folder):
    (folder / "faq.yaml").rename(folder.parent / "faq.yaml")
    (folder / "faq.yaml").symlink_to("../faq.yaml")
    assert only_problem(folder).rule == "link-outside"


@POSIX
def test_a_link_within_the_folder_is_read(folder):
    (folder / "..data").mkdir()
    (folder / "faq.yaml").rename(folder / "..data" / "faq.yaml")
    (folder / "faq.yaml").symlink_to("..data/faq.yaml")
    assert read_folder(folder)[1] == ()


@POSIX
def test_the_folder_itself_may_be_a_link(folder):
    (folder.parent / "link").symlink_to(folder)
    assert read_folder(folder.parent / "link")[1] == ()


@POSIX
@pytest.mark.parametrize(("target", "rule"), [("gone", "missing-file"), ("faq.yaml", "unreadable")])
def test_a_link_that_leads_nowhere(folder, target, rule):
    (folder / "faq.yaml").unlink()
    (folder / "faq.yaml").symlink_to(target)
    assert only_problem(folder).rule == rule


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_file_without_permission(folder):
    (folder / "faq.yaml").chmod(0)
    assert only_problem(folder).rule == "unreadable"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that opens but cannot be read")
def test_an_error_while_reading(folder):
    # An ordinary file for stat and open, whose first byte no process may read; it is reached by
    # taking /proc/self as the folder, so that no link leads out of it.
    from bot.library.folder import _read

    problem = _read(Path("/proc/self"), "mem")
    assert problem.rule == "unreadable"


def test_a_file_of_50_mib_is_not_read_whole(folder):
    with (folder / "faq.yaml").open("wb") as file:
        file.truncate(50 * 1024**2)
    assert only_problem(folder).rule == "too-big"


def test_a_file_of_exactly_the_limit_is_read(folder):
    (folder / "faq.yaml").write_bytes(b"#" * LONGEST)
    assert read_folder(folder)[1] == ()
    (folder / "faq.yaml").write_bytes(b"#" * (LONGEST + 1))
    assert only_problem(folder).rule == "too-big"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("año".encode("latin-1"), 1, 2),
        ("a: b\nñ: ñ ".encode() + b"\xff", 2, 6),
        (b"\x89PNG\r\n\x1a\n\x00", 1, 1),
        ("a: é".encode("utf-16"), 0, 0),
        ("a: é".encode("utf-16-be"), 1, 8),
        (b"a: \xc3", 1, 4),
    ],
)
def test_other_than_utf_8_is_told_with_its_place(folder, content, line, column):
    (folder / "faq.yaml").write_bytes(content)
    problem = only_problem(folder)
    assert (problem.rule, problem.line, problem.column) == ("not-utf-8", line, column)
