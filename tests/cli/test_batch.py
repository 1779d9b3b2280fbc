"""`ask --batch FILE --json`: a line of JSON for each question, whatever the file holds."""

from __future__ import annotations

import io
import json
import sys

import pytest

from bot.cli.batches import answer_batch
from bot.core.answer import answer
from bot.core.model import LANGUAGES
from bot.core.saying.card import card_of
from bot.exits import Exit

DETAINERS = "Does Denver honor ICE detainer requests?"
KEYS = [
    "id",
    "q",
    "outcome",
    "kind",
    "entry_id",
    "candidates",
    "confidence",
    "language",
    "outlets",
    "documents",
    "text",
    "ms",
]


@pytest.fixture
def batch(shipped, tmp_path, capsys):
    """Answers the bytes of a file; gives exit code, rows and what was complained about."""

    def run(data):
        file = tmp_path / "questions.txt"
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        code = answer_batch(str(file), shipped, as_json=True)
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.split("\n")[:-1]], said.err

    return run


@pytest.fixture
def rows(batch):
    def run(data):
        code, found, complaints = batch(data)
        assert (code, complaints) == (Exit.OK, "")
        return found

    return run


def test_row_has_exactly_the_agreed_keys_in_their_order(rows):
    for row in rows(f"{DETAINERS}\nice\nDoes Aurora honor ICE detainers?\n\n"):
        assert list(row) == KEYS


def test_answer_is_the_card_with_its_sources(rows, shipped):
    (row,) = rows(DETAINERS)
    outcome = answer(DETAINERS, shipped).outcome
    card = card_of(outcome, "en", shipped.knowledge)
    assert row["id"] == 1
    assert row["q"] == DETAINERS
    assert (row["outcome"], row["kind"], row["entry_id"]) == ("answered", "answer", "ice-detainers")
    assert row["candidates"] == []
    assert row["confidence"] == pytest.approx(outcome.confidence, abs=1e-4)
    assert row["language"] == "en"
    assert row["text"] == card.plain()
    assert row["outlets"] == list(card.outlets)
    assert row["documents"] == list(card.documents) != []
    assert 0 < row["ms"] < 60_000


def test_choice_names_its_candidates_and_no_entry(rows):
    (row,) = rows("ice")
    assert (row["outcome"], row["kind"], row["entry_id"]) == ("ambiguous", None, None)
    assert 1 <= len(row["candidates"]) <= 3
    assert row["outlets"] == row["documents"] == []


def test_no_names_its_kind_and_the_entry_if_one_says_so(rows):
    elsewhere, not_stated = rows(
        "Does Aurora honor ICE detainers?\nwhat's the penalty for breaking the ordinance"
    )
    assert (elsewhere["outcome"], elsewhere["kind"]) == ("refused", "other-place")
    assert elsewhere["entry_id"] is None
    assert (not_stated["outcome"], not_stated["kind"]) == ("refused", "not-stated")
    assert not_stated["entry_id"] == "penalties"
    assert not_stated["documents"]


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\u200b"])
def test_blank_line_is_an_empty_question_and_keeps_its_place(rows, blank):
    found = rows(f"{DETAINERS}\n{blank}\n{DETAINERS}\n")
    assert [row["id"] for row in found] == [1, 2, 3]
    assert (found[1]["outcome"], found[1]["kind"], found[1]["q"]) == ("refused", "empty", blank)


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a", ["a"]),
        (b"a\n", ["a"]),
        (b"a\n\n", ["a", ""]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"\xef\xbb\xbfa\nb", ["a", "b"]),
        ("¿a?\nb".encode(), ["¿a?", "b"]),
        (b"a\xff\xfeb\nc", ["a\ufffd\ufffdb", "c"]),
        (b"\xed\xa0\x80", ["\ufffd\ufffd\ufffd"]),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n".encode(), ["a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"]),
        (b"a\x00b\n", ["a\x00b"]),
        (b'["a"]\n"b"\n17\n', ['["a"]', '"b"', "17"]),
        (b"{{7*7}}\n{a question\n", ["{{7*7}}", "{a question"]),
    ],
)
def test_line_of_text_is_one_question(rows, data, asked):
    assert [row["q"] for row in rows(data)] == asked


@pytest.mark.parametrize(
    "identity", ["a", "", 0, -1, 1.5, None, True, ["a", 1], {"a": {"b": []}}, "\u2028", 10**30]
)
def test_object_gets_its_own_id_back(rows, identity):
    (row,) = rows(json.dumps({"id": identity, "q": DETAINERS}))
    assert row["id"] == identity
    assert type(row["id"]) is type(identity)
    assert row["q"] == DETAINERS
    assert row["entry_id"] == "ice-detainers"


def test_object_without_an_id_has_the_number_of_its_line(rows):
    found = rows(f'{DETAINERS}\n {{"q": "ice", "more": 1}}\r\n')
    assert [row["id"] for row in found] == [1, 2]
    assert found[1]["q"] == "ice"


def test_row_is_one_line_of_ascii_whatever_the_question_holds(shipped, tmp_path, capsys):
    file = tmp_path / "odd.jsonl"
    odd = "¿qué?\u2028\x85\n\r\ud800\U0001f9ca\x00\x1b[31m"
    file.write_text(json.dumps({"q": odd}) + "\n")
    assert answer_batch(str(file), shipped, as_json=True) == Exit.OK
    out = capsys.readouterr().out
    assert out.isascii()
    assert len(out.splitlines()) == 1
    assert json.loads(out)["q"] == odd


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": 1, "q": "cut sho',
        '{"id": 1 "q": "no comma"}',
        '{"q": "two"} {"q": "objects"}',
        '{"id": NaN, "q": "no JSON"}',
        '{"id": 1}',
        '{"id": 1, "q": null}',
        '{"id": 1, "q": 17}',
        '{"id": 1, "q": ["a"]}',
        "{}",
        '{"q":' * 100_000,
    ],
    ids=lambda line: line[:30],
)
def test_broken_object_is_named_with_its_line_and_the_rest_is_answered(batch, tmp_path, broken):
    code, found, complaints = batch(f"{DETAINERS}\n{broken}\nice\n")
    assert code == Exit.PROBLEM
    assert [row["q"] for row in found] == [DETAINERS, "ice"]
    assert complaints.startswith(f"{tmp_path / 'questions.txt'}:2: ")
    assert complaints.endswith("Line left out.\n")
    assert complaints.count("\n") == 1
    assert len(complaints) < 300 + len(str(tmp_path))


@pytest.mark.parametrize("source", ["nowhere.txt", "."])
def test_file_that_cannot_be_read_is_one_sentence(terminal, source):
    done = terminal("ask", "--batch", source, "--json")
    assert done.exit_code == Exit.USAGE
    assert done.stdout == ""
    assert done.stderr.startswith(f"{source} cannot be read: ")
    assert done.stderr.count("\n") == 1


def test_dash_is_standard_input(shipped, monkeypatch, capsys):
    data = f"\ufeff{DETAINERS}\r\nno\u2028break\n".encode() + b"\xff"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    assert answer_batch("-", shipped, as_json=True) == Exit.OK
    asked = [json.loads(line)["q"] for line in capsys.readouterr().out.splitlines()]
    assert asked == [DETAINERS, "no\u2028break", "\ufffd"]


def test_command_answers_standard_input_line_by_line(terminal):
    done = terminal("ask", "--batch", "-", "--json", stdin=f"{DETAINERS}\nice\n")
    assert done.exit_code == Exit.OK
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]
    assert done.stderr == ""


def test_without_json_a_row_is_four_columns(shipped, tmp_path, capsys):
    file = tmp_path / "questions.txt"
    file.write_text(f"{DETAINERS}\nice\nDoes Aurora honor ICE detainers?\n")
    assert answer_batch(str(file), shipped, as_json=False) == Exit.OK
    columns = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(row[0], row[3]) for row in columns] == [
        ("answered", DETAINERS),
        ("ambiguous", "ice"),
        ("refused", "Does Aurora honor ICE detainers?"),
    ]
    assert columns[0][1] == "ice-detainers"
    assert columns[2][1] == "other-place"


def test_same_question_has_the_same_row_but_for_the_time_taken(rows):
    first, second = ({**row, "id": 0, "ms": 0} for row in rows(f"{DETAINERS}\n{DETAINERS}\n"))
    assert first == second
    assert first["language"] in LANGUAGES
