"""Texts in, knowledge or problems with their places out."""

import time
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.lint import check
from bot.core.loading.parse import FILES, MOST_PROBLEMS, parse
from bot.core.loading.yaml_syntax import LONGEST
from bot.core.loading.yaml_text import MOST_NODES, read
from bot.core.snapshot import build_index

BASE = Path(__file__).parent.parent / "examples" / "base"
LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
BOTH = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)

# What YAML is made of, and what volunteers put between it.
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "no",
                "é",
                "“",
                "😀",
                "=",
                "~",
                "0x1",
                "1_0",
                ".5",
                "22:00",
                "2017-08-28",
                "2017-13-01",
            ),
            *(": ", "yes: ", "- ", "-", "[", "]", "{", "}", ", ", "? ", "|", "|- ", ">-\n    "),
            *(" #x", "# c", "'", '"', "''", "\\", "%", "@", "&a ", "*a", "!x ", "<<: "),
            *("\n", "\n  ", "\n    ", "\r\n", "  ", "---\n"),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.fixture
def texts():
    return {file.name: file.read_text() for file in BASE.iterdir()}


def summary(problems):
    return [(problem.file, problem.line, problem.column, problem.rule) for problem in problems]


def test_good_files_make_knowledge_without_problems(texts):
    parsed = parse(texts)
    assert parsed.problems == ()
    assert [entry.id for entry in parsed.knowledge.faq] == ["council-vote", "mayor-words"]
    assert parsed.knowledge.sources.documents["newsmax-2017"].link is False
    assert parsed.knowledge.sources.documents["newsmax-2017"].read.on.year == 2026
    assert parsed.knowledge.faq[0].answer[0].source == ("article-vote",)
    assert parsed.knowledge.faq[0].answer[0].en.endswith("passed the ordinance on a Monday.")


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_a_problem_and_the_others_are_still_checked(texts, file):
    del texts[file]
    other = next(name for name in FILES if name != file)
    texts[other] = "[]]\n"
    parsed = parse(texts)
    assert parsed.knowledge is None
    assert {(problem.file, problem.rule) for problem in parsed.problems} == {
        (file, "missing-file"),
        (other, "brackets"),
    }


def test_all_problems_of_all_files_come_at_once_in_order(texts):
    texts["faq.yaml"] = texts["faq.yaml"].replace("kind: answer", "kind: anwser")
    texts["replies.yaml"] = texts["replies.yaml"].replace("own-case:", "own-cases:")
    texts["sources.yaml"] = texts["sources.yaml"].replace("fact: B3", "fakt: B3")
    assert summary(parse(texts).problems) == [
        ("faq.yaml", 3, 9, "unknown-choice"),
        ("faq.yaml", 28, 9, "unknown-choice"),
        ("sources.yaml", 35, 5, "missing-key"),
        ("sources.yaml", 36, 5, "unknown-key"),
        ("replies.yaml", 3, 3, "missing-key"),
        ("replies.yaml", 18, 3, "unknown-key"),
    ]


def test_a_shape_problem_is_told_beside_a_trap_elsewhere_in_the_file(texts):
    texts["faq.yaml"] = texts["faq.yaml"].replace("kind: answer", "kind: &a answer", 1)
    texts["faq.yaml"] = texts["faq.yaml"].replace("topic: people", "topics: people")
    rules = [problem.rule for problem in parse(texts).problems]
    assert rules == ["anchor", "missing-key", "unknown-key"]


@pytest.mark.parametrize(
    ("file", "loc", "line", "column"),
    [
        ("faq.yaml", (), 2, 1),
        ("faq.yaml", (0,), 2, 3),
        ("faq.yaml", (0, "id"), 2, 7),
        ("faq.yaml", (0, "variants", "en", 1), 9, 34),
        ("faq.yaml", (1, "answer", 0, "es"), 40, 11),
        ("faq.yaml", (0, "beyond", 0, "source"), 24, 15),
        ("faq.yaml", (0, "beyond", 0, "source", 0), 24, 15),
        ("faq.yaml", (1, "beyond", 3, "en"), 27, 3),
        ("faq.yaml", (99, "id"), 2, 1),
        ("sources.yaml", ("documents", "post-2017", "read", "on"), 13, 16),
        ("gone.yaml", (1,), 1, 1),
    ],
)
def test_a_place_is_that_of_the_value_or_the_nearest_around_it(texts, file, loc, line, column):
    assert parse(texts).places[file, loc] == (line, column)


def test_places_count_characters_and_not_bytes(texts):
    texts["faq.yaml"] = texts["faq.yaml"].replace("es: [qué órgano la aprobó,", "es: [ñandú 😀,")
    assert parse(texts).places["faq.yaml", (0, "variants", "es", 1)] == (10, 19)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(texts):
    plain = parse(texts)
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in texts.items()}
    parsed = parse(windows)
    assert parsed.knowledge == plain.knowledge
    assert parsed.places["faq.yaml", (1, "id")] == plain.places["faq.yaml", (1, "id")]


@BOTH
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", False),
        ("yes", True),
        ("on", True),
        ("22:00", 1320),
        ("010", 8),
        ("0x1F", 31),
        ("1_000", 1000),
        ("4.10", 4.1),
        ("~", None),
        ("''", ""),
        ("2017-08-29", date(2017, 8, 29)),
        ("'22:00'", "22:00"),
        ("none", "none"),
        ("=", "="),
    ],
)
def test_scalars_mean_what_they_mean_in_yaml_1_1(written, meant, loader):
    tree, problems = read(f"- {written}", "f", loader)
    assert problems == []
    assert tree.value == [meant]
    assert type(tree.value[0]) is type(meant)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("no", "YAML reads `no` as false: put it in quotes"),
        ("22:00", "YAML reads `22:00` as the number 1320: put it in quotes"),
        ("4.10", "YAML reads `4.10` as the number 4.1: put it in quotes"),
        ("2017-08-29", "YAML reads `2017-08-29` as a date: put it in quotes"),
        ("~", "YAML reads `~` as nothing: put it in quotes"),
        ("", "nothing is written here: write the text, or remove the line"),
        ("[a]", "a list stands where text belongs: write one text"),
        ("{a: b}", "a map stands where text belongs: write one text"),
        ("''", "nothing is written here: write the text, or remove the line"),
        (f"'{'é' * 301}'", "`publisher` is 301 characters long: shorten it"),
    ],
)
def test_says_what_stands_where_text_belongs(texts, written, message):
    changed = texts["sources.yaml"].replace("publisher: Newsmax", f"publisher: {written}")
    (problem,) = parse(texts | {"sources.yaml": changed}).problems
    assert problem.message == message


@BOTH
def test_keys_are_always_text(loader):
    tree, _ = read("{on: 1, no: 2, 2017-08-29: 3, 10: 4, ~: 5}", "f", loader)
    assert list(tree.value) == ["on", "no", "2017-08-29", "10", "~"]


@BOTH
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
        ("{a: " * 100_000, "too-deep"),
        ("? " * 100_000, "key"),
        ("a: " * 100_000, "colon"),
        ("'" * 1_000_001, "open-quote"),
        ("&a " * 100_000, "anchor"),
        ("*a" * 100_000, "alias"),
        ("a\n" * 100_000 + "b: ]", "indentation"),
        ("#" + "\t" * 1_000_000, "tab"),
        ("x" * LONGEST + "x", "too-big"),
        ("é" * (LONGEST // 2 + 1), "too-big"),
        ("- 1\n" * (MOST_NODES + 1), "too-big"),
        ("1:" + "1:" * 1_000_000 + "1", None),
        ("9" * 1_000_000, None),
    ],
    ids=lambda value: value[:6] if isinstance(value, str) else "none",
)
def test_no_text_takes_long_or_raises(text, rule, loader):
    start = time.perf_counter()
    _, problems = read(text, "f", loader)
    assert ([problem.rule for problem in problems][:1] or [None]) == [rule]
    # The slowest, 100,000 values, takes about 5 s in PyYAML's own parser on an idle machine.
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_cut_within_a_line_never_becomes_knowledge(texts, file):
    good = texts[file]
    inside = [i for i in range(len(good)) if good[i - 1 : i].strip() and good[i].strip()]
    for cut in inside[::3]:
        parsed = parse(texts | {file: good[:cut]})
        # A cut id leads nowhere, which the rules tell that look across files.
        if parsed.knowledge is not None:
            index = build_index(parsed.knowledge)
            problems = check(parsed.knowledge, parsed.places, index)
            assert any(problem.level == "error" for problem in problems), good[:cut][-60:]


def test_a_last_text_that_is_whole_needs_no_line_end(texts):
    assert parse(texts | {"replies.yaml": texts["replies.yaml"].rstrip()}).problems == ()
    cut = texts["replies.yaml"].rstrip().rstrip(".")
    assert [problem.rule for problem in parse(texts | {"replies.yaml": cut}).problems] == [
        "half-written"
    ]


def test_one_mistake_everywhere_is_told_a_hundred_times_and_then_counted(texts):
    texts["faq.yaml"] = "\n".join(["- 1"] * 500)
    problems = parse(texts).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert "400 more" in problems[-1].message


@BOTH
@given(text=st.one_of(st.text(max_size=60), PIECES))
@example(text="\ud800")
@example(text="? ")
@example(text="a: !!binary x")
@example(text="a: 2017-00-00")
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_tree_or_a_problem_with_a_place_in_the_file(text, loader):
    tree, problems = read(text, "f", loader)
    assert tree is not None or problems
    lines = text.count("\n") + text.count("\r") + 2  # the end of the file is a place as well
    for problem in problems:
        assert 0 <= problem.line <= lines
        assert problem.message


@pytest.mark.skipif(len(LOADERS) == 1, reason="PyYAML was built without libyaml here")
@given(text=PIECES)
@settings(max_examples=500, deadline=None)
def test_both_parsers_read_the_same(text):
    (own, own_problems), (lib, lib_problems) = (read(text, "f", loader) for loader in LOADERS)
    assert (own is None) == (lib is None) or own_problems or lib_problems
    assert bool(own_problems) == bool(lib_problems)
    if not own_problems:
        assert repr(own.value) == repr(lib.value)


@given(text=PIECES, file=st.sampled_from(sorted(FILES)))
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_file_is_parsed_without_an_exception(text, file):
    texts = {path.name: path.read_text() for path in BASE.iterdir()}
    parsed = parse(texts | {file: text})
    assert parsed.knowledge is None
    assert {problem.file for problem in parsed.problems} == {file}


@given(
    at=st.integers(0, 2000),
    piece=PIECES,
    length=st.integers(0, 30),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_file_is_never_an_exception(at, piece, length):
    texts = {path.name: path.read_text() for path in BASE.iterdir()}
    good = texts["faq.yaml"]
    parsed = parse(texts | {"faq.yaml": good[:at] + piece + good[at + length :]})
    assert (parsed.knowledge is None) == bool(parsed.problems)
