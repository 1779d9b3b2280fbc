"""What `python -m bot check` says to somebody who has saved something wrong, word for word.

Each folder in tests/examples/invalid and bad_bytes holds files that replace those of the small FAQ
in `base`, and `said.txt`, all that is printed. To change a message, change it, run this file as a
script, which writes every said.txt anew, and read the difference as somebody who is no programmer.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

from bot.cli.checking import check
from bot.core.loading.yaml_syntax import LONGEST
from bot.exits import Exit

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
VALID = sorted((EXAMPLES / "valid").iterdir())
BAD = sorted([*(EXAMPLES / "invalid").iterdir(), *(EXAMPLES / "bad_bytes").iterdir()])
# So that no document in the examples grows old.
TODAY = date(2026, 11, 23)
# The nearest right word is what to write.
TO_DO = re.compile(
    r"\b(add|choose|cite|copy|correct|decide|delete|finish|line it up|make|mend|must say|must stand"
    r"|nearest|put|quote|read|remove|save|say|shorten|start|tell|undo|word|would do|write)\b",
    re.IGNORECASE,
)


def saved(example, into):
    """The small FAQ with the files of an example in their places."""
    folder = Path(shutil.copytree(EXAMPLES / "base", into / "knowledge"))
    for file in example.glob("*.yaml"):
        shutil.copy(file, folder)
    return folder


def said(folder):
    """The exit code of a check, called from beside the folder, and all that it prints."""
    out = io.StringIO()
    with contextlib.chdir(folder.parent), contextlib.redirect_stdout(out):
        code = check(folder, today=TODAY)
    return code, out.getvalue()


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("example", BAD, ids=lambda folder: folder.name)
def test_a_bad_save_is_told_word_for_word(example, tmp_path):
    code, text = said(saved(example, tmp_path))
    assert text == (example / "said.txt").read_text(encoding="utf-8")
    assert (code == Exit.PROBLEM) == ("error[" in text)


@pytest.mark.parametrize("example", BAD, ids=lambda folder: folder.name)
def test_each_problem_says_what_to_do(example):
    text = (example / "said.txt").read_text(encoding="utf-8")
    problems = re.findall(r"^knowledge/.*(?:error|warning)\[.*$", text, re.MULTILINE)
    assert problems
    for problem in problems:
        sentence = problem.partition("] ")[2]
        assert re.match(r"[A-Z`0-9]", sentence), sentence
        assert TO_DO.search(sentence), sentence


@pytest.mark.parametrize("example", VALID, ids=lambda folder: folder.name)
def test_a_good_save_is_told_nothing(example, tmp_path):
    code, text = said(saved(example, tmp_path))
    assert code == Exit.OK
    assert "[" not in text
    assert "0 errors, 0 warnings." in text


def test_a_file_that_is_too_big_is_not_even_read(tmp_path):
    folder = saved(EXAMPLES / "base", tmp_path)
    with (folder / "faq.yaml").open("a") as file:
        file.write("#" * LONGEST)
    code, text = said(folder)
    assert code == Exit.PROBLEM
    assert text == (
        "knowledge/faq.yaml: 1 error, 0 warnings\n\n"
        "knowledge/faq.yaml: error[too-big] The file is larger than 2 MiB. Split or shorten it.\n\n"
        "1 error, 0 warnings: this FAQ cannot go live.\n"
    )


if __name__ == "__main__":
    os.environ["NO_COLOR"] = "1"
    for example in BAD:
        with tempfile.TemporaryDirectory() as folder:
            text = said(saved(example, Path(folder)))[1]
        (example / "said.txt").write_text(text, encoding="utf-8")
