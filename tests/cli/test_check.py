"""`python -m bot check`: every problem with its place, and a code that a hook understands."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from bot.exits import Exit
from bot.library.folder import read_folder
from bot.library.last_good import write_last_good
from bot.library.load import load
from tests.library.small import ANSWERED, DRAWN, VOTE, WORDS


@pytest.fixture
def copy(root, tmp_path, monkeypatch, terminal):
    """A copy of the shipped FAQ to break; the commands of this test use it."""
    folder = tmp_path / "copy"
    shutil.copytree(root / "knowledge", folder)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    return folder


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = text[: text.index(old)]
    return before.count("\n") + 1


def test_shipped_faq_has_no_error_and_is_summed_up(terminal, shipped):
    done = terminal("check")
    assert done.exit_code == Exit.OK
    knowledge = shipped.knowledge
    assert f"{len(knowledge.faq)} entries" in done.stdout
    assert f"{len(knowledge.sources.passages)} passages" in done.stdout
    assert f"FAQ {shipped.revision}; 0 errors" in done.stdout


def test_missing_contacts_are_said_aloud_until_there_is_one(terminal, copy):
    assert "No contact is set" in terminal("check").stdout
    contact = (
        "contacts:\n  - {name: Sample Group, en: Answers the phone., es: Contesta el teléfono., "
        'phone: "+1 000 000 0000", checked: 2026-01-31}\n'
    )
    change(copy / "replies.yaml", "contacts: []\n", contact)
    done = terminal("check")
    assert done.exit_code == Exit.OK, done.stdout
    assert "No contact is set" not in done.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [({}, True), ({"EDITOR_ROLE_ID": "7"}, False), ({"EDITOR_USER_IDS": "7, 8"}, False)],
)
def test_a_home_server_without_editors_is_said_aloud(terminal, monkeypatch, more, said):
    for name, value in {"HOME_GUILD_ID": "5", **more}.items():
        monkeypatch.setenv(name, value)
    assert ("nobody can edit from Discord" in terminal("check").stdout) is said
    assert "nobody can edit" not in terminal("check", "--format", "json").stdout


@pytest.mark.parametrize(
    ("file", "slip", "expected"),
    [
        ("faq.yaml", ("kind: answer", "kind: anser"), "9: error[unknown-choice]"),
        ("faq.yaml", ("topic: ordinance", "topics: ordinance"), "3: error[unknown-key]"),
        ("faq.yaml", ("source: article-passage", "source: no-such"), "15: error[unknown-passage]"),
        ("replies.yaml", ("in_public:\n", "in_publik:\n"), "1: error[unknown-key]"),
    ],
)
def test_problem_is_named_with_file_line_and_column(terminal, copy, file, slip, expected):
    line = change(copy / file, *slip)
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert f"\ncopy/{file}:{line}:{expected} " in done.stdout
    assert "cannot go live" in done.stdout.splitlines()[-1]


def test_all_files_are_checked_at_once(terminal, copy):
    change(copy / "faq.yaml", "kind: answer", "kind: anser")
    change(copy / "replies.yaml", "in_public:\n", "in_publik:\n")
    (copy / "sources.yaml").unlink()
    said = terminal("check").stdout
    assert {"faq.yaml", "replies.yaml", "sources.yaml"} <= set(
        re.findall(r"^copy/([a-z]+\.yaml)", said, re.MULTILINE)
    )


def test_file_that_is_no_yaml_is_one_problem_with_its_place(terminal, copy):
    (copy / "faq.yaml").write_text("- id: [unclosed\n", encoding="utf-8")
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert re.search(r"^copy/faq\.yaml:\d+:\d+: error", done.stdout, re.MULTILINE)
    assert "Traceback" not in done.stdout + done.stderr


def test_problems_are_grouped_by_file_each_with_its_line_and_place(terminal, copy):
    (copy / "sources.yaml").unlink()
    change(copy / "faq.yaml", "kind: answer", "kind: anser")
    change(copy / "replies.yaml", "in_public:\n", "in_publik:\n")
    said = terminal("check").stdout.splitlines()
    heads = [line for line in said if re.fullmatch(r"copy/\w+\.yaml: \d errors?, 0 warnings", line)]
    assert [head.partition(":")[0] for head in heads] == [
        "copy/faq.yaml",
        "copy/sources.yaml",
        "copy/replies.yaml",
    ]
    at = next(number for number, line in enumerate(said) if "unknown-choice" in line)
    assert said[at + 1].endswith("|   kind: anser")
    assert said[at + 2].endswith("|         ^^^^^")
    assert said[at + 3].strip() == "expected: one of answer, supplement, not-stated"
    assert said[-1] == "4 errors, 0 warnings: this FAQ cannot go live."


def test_a_long_problem_stays_on_one_line(terminal, copy):
    change(copy / "faq.yaml", "source: article-passage", f"source: {'x' * 30}")
    (line,) = [line for line in terminal("check").stdout.splitlines() if "error[" in line]
    assert len(line) > 90
    assert line.endswith(".")


def test_json_is_one_document_with_the_problems_their_number_and_the_revision(terminal, copy):
    good = json.loads(terminal("check", "--format", "json").stdout)
    assert (good["errors"], good["revision"]) == (0, load(copy).snapshot.revision)
    line = change(copy / "faq.yaml", "kind: answer", "kind: anser")
    done = terminal("check", "--format", "json")
    assert done.exit_code == Exit.PROBLEM
    assert json.loads(done.stdout) == {
        "revision": None,
        "errors": 1,
        "warnings": 0,
        "questions": {},
        "problems": [
            {
                "path": "copy/faq.yaml",
                "line": line,
                "column": 9,
                "level": "error",
                "rule": "unknown-choice",
                "message": "`anser` cannot stand here; the nearest is `answer`",
                "expected": "one of answer, supplement, not-stated",
                "found": "`anser`",
            }
        ],
    }


def test_github_gets_a_command_for_each_problem_that_no_text_can_break_out_of(terminal, copy):
    change(copy / "faq.yaml", "kind: answer", 'kind: "100% a,b:c\\r::error::x"')
    (copy / "sources.yaml").unlink()
    done = terminal("check", "--format", "github")
    assert done.exit_code == Exit.PROBLEM
    kind, missing, summary = done.stdout.splitlines()
    head, _, message = kind.removeprefix("::error ").partition("::")
    assert head == "file=copy/faq.yaml,line=17,col=9,title=unknown-choice"
    assert message.startswith("`100%25 a,b:c ::error::x` cannot stand here")
    assert missing.startswith("::error file=copy/sources.yaml,title=missing-file::")
    assert summary == "2 errors, 0 warnings: this FAQ cannot go live."


def test_signs_of_a_workflow_command_are_escaped_as_github_undoes_them(terminal, copy, monkeypatch):
    odd = copy.rename(copy.with_name("a,b:c%d"))
    (odd / "faq.yaml").write_text("", encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(odd))
    said = terminal("check", "--format", "github").stdout
    assert said.startswith("::error file=a%2Cb%3Ac%25d/faq.yaml,title=empty-file::")


@pytest.fixture
def small(root, tmp_path, monkeypatch, terminal):
    """A small FAQ that was live, and what of it makes a labelled question come out otherwise."""
    folder, state = tmp_path / "copy", tmp_path / "state"
    shutil.copytree(root / "tests" / "examples" / "base", folder)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    monkeypatch.setenv("STATE_DIR", str(state))
    change(folder / "faq.yaml", VOTE, ANSWERED)
    write_last_good(state, read_folder(folder)[0])
    return folder


def test_without_a_better_faq_before_the_questions_are_only_counted(terminal, small):
    done = terminal("check")
    assert done.exit_code == Exit.OK
    assert done.stdout.splitlines()[-2] == ("6 labelled questions: 4 right, 1 offered, 1 asked."), (
        done.stdout
    )
    assert terminal("check", "--format", "github").stdout.splitlines()[-1].startswith("6 labelled")
    counts = json.loads(terminal("check", "--format", "json").stdout)["questions"]
    assert sum(counts.values()) == 6


def test_a_question_that_would_become_wrong_is_an_error_as_it_is_for_the_bot(terminal, small):
    change(small / "faq.yaml", ANSWERED, VOTE)
    change(small / "faq.yaml", WORDS, DRAWN)
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    said = done.stdout.splitlines()
    place, problem = "copy/questions.yaml:4:10: error[now-wrong]", said[2]
    assert problem == (
        f"{place} The question would now be answered mayor-words. Change the wording that draws "
        "it there, or this label if it is wrong."
    )
    assert said[3:6] == [
        "     4 |     en: [whose politicians decided this]",
        "       |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "        expected: the answer council-vote",
    ]
    assert "cannot go live" in said[-2]
    found = json.loads(terminal("check", "--format", "json").stdout)
    assert (found["revision"], found["errors"]) == (None, 1)
    assert found["problems"][0]["rule"] == "now-wrong"
    command = terminal("check", "--format", "github").stdout.splitlines()[0]
    assert command.startswith("::error file=copy/questions.yaml,line=4,col=10,title=now-wrong::")


def test_a_question_that_would_fall_silent_is_a_warning(terminal, small):
    change(small / "faq.yaml", ANSWERED, VOTE)
    done = terminal("check")
    assert done.exit_code == Exit.OK
    assert "questions.yaml:4:10: warning[now-refused] The question was answered, and" in done.stdout
    assert "0 errors, 1 warning." in done.stdout


def test_what_was_live_last_may_be_broken_or_of_another_release(terminal, small):
    state = small.parent / "state"
    write_last_good(state, {"faq.yaml": "- id: [unclosed"})
    change(small / "faq.yaml", ANSWERED, VOTE)
    assert terminal("check").exit_code == Exit.OK


def test_an_unknown_format_is_a_mistake_of_the_command(terminal):
    assert terminal("check", "--format", "xml").exit_code == Exit.USAGE


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_for_a_terminal_that_wants_them(root, copy, extra, coloured):
    change(copy / "faq.yaml", "kind: answer", "kind: anser")
    # NO_COLOR is about colours alone; what is bold stays bold.
    assert bool(re.search(r"\x1b\[(\d;)?3\dm", in_terminal(root, copy, extra))) is coloured
    assert "\x1b" not in piped(root, copy)


def environment(root, folder, extra):
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    return {
        **kept,
        "KNOWLEDGE_DIR": str(folder),
        "PYTHONPATH": str(root),
        "TERM": "xterm",
        **extra,
    }


def in_terminal(root, folder, extra):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "check"]
    process = subprocess.Popen(command, stdout=theirs, env=environment(root, folder, extra))
    os.close(theirs)
    said = b""
    # Linux reports the end of a pseudo-terminal as an error.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 4096):
            said += piece
    os.close(ours)
    assert process.wait(timeout=60) == Exit.PROBLEM
    return said.decode()


def piped(root, folder):
    command = [sys.executable, "-m", "bot", "check"]
    env = environment(root, folder, {})
    return subprocess.run(command, capture_output=True, check=False, env=env).stdout.decode()


def test_folder_that_is_not_there_is_a_problem(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert "nowhere" in done.stdout


def test_checking_changes_no_file(terminal, copy):
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    terminal("check")
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
