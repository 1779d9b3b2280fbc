"""Every folder in tests/examples is a case: its files replace those of the small FAQ in `base`.

A file in `invalid` says in its first line what is expected: "# expect: file:line:column rule".
"""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.core.lint import RULES, check
from bot.core.lint.subject import Subject
from bot.core.loading.parse import parse
from bot.core.snapshot import build_index

EXAMPLES = Path(__file__).parent.parent / "examples"
VALID = sorted((EXAMPLES / "valid").iterdir())
INVALID = sorted((EXAMPLES / "invalid").iterdir())
# The examples are checked as if on this day, so that no document in them grows old.
TODAY = date(2026, 11, 23)
LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def texts_of(folder: Path) -> dict[str, str]:
    files = [*(EXAMPLES / "base").iterdir(), *folder.glob("*.yaml")]
    return {file.name: file.read_bytes().decode() for file in files}


def problems_of(texts: dict[str, str], loader: type = LOADERS[-1]):
    parsed = parse(texts, loader)
    if parsed.knowledge is None:
        return parsed.problems
    return check(parsed.knowledge, parsed.places, build_index(parsed.knowledge), TODAY)


def expected_of(folder: Path) -> list[str]:
    heads = [file.read_text().partition("\n")[0] for file in folder.glob("*.yaml")]
    return [part for head in heads for part in head.removeprefix("# expect: ").split(", ")]


def brief(problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    return f"{place} {problem.rule}"


def test_the_base_of_the_examples_keeps_every_rule():
    assert [str(problem) for problem in problems_of(texts_of(EXAMPLES / "base"))] == []


@pytest.mark.parametrize("folder", VALID, ids=lambda folder: folder.name)
def test_a_valid_example_has_no_problem(folder):
    assert [str(problem) for problem in problems_of(texts_of(folder))] == []


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("folder", INVALID, ids=lambda folder: folder.name)
def test_an_invalid_example_has_the_problems_it_names(folder, loader):
    found = problems_of(texts_of(folder), loader)
    assert [brief(problem) for problem in found] == expected_of(folder)


@pytest.mark.parametrize("folder", INVALID, ids=lambda folder: folder.name)
def test_each_message_is_one_short_sentence_of_our_own(folder):
    for problem in problems_of(texts_of(folder)):
        assert 10 < len(problem.message) < 200
        assert not re.search(r"pydantic|Input should|mapping values|expected <|\n", str(problem))
        assert len(problem.found) <= 62  # 60 characters in backticks


def test_every_rule_has_a_bad_example():
    broken = set()
    for folder in INVALID:
        parsed = parse(texts_of(folder))
        if parsed.knowledge:
            index = build_index(parsed.knowledge)
            subject = Subject.of(parsed.knowledge, parsed.places, index, TODAY)
            broken |= {rule.__name__ for rule in RULES if any(True for _ in rule(subject))}
    assert {rule.__name__ for rule in RULES} - broken == set()


def test_problems_come_in_the_order_of_the_files_and_lines():
    texts = texts_of(EXAMPLES / "invalid" / "unknown-related")
    texts["questions.yaml"] = (EXAMPLES / "invalid/unknown-entry/questions.yaml").read_text()
    found = problems_of(texts)
    assert [(p.file, p.line) for p in found] == [
        ("faq.yaml", 25),
        ("faq.yaml", 25),
        ("questions.yaml", 3),
    ]


@pytest.mark.parametrize(
    ("statement", "clean"),
    [
        ("No ruling was found, according to KDVR.", True),
        ("No. According to KDVR, they did not.", False),
        ("No, according to KDVR.", False),
        ("NO - according to KDVR.", False),
        ("Yes according to KDVR.", False),
        ("Nobody said so, KDVR reported.", True),
        ("Yesterday is no date, KDVR reported.", True),
    ],
)
def test_only_a_bare_yes_or_no_is_refused(statement, clean):
    texts = texts_of(EXAMPLES / "base")
    old = texts["faq.yaml"]
    texts["faq.yaml"] = re.sub(
        r"According to KDVR, as the article relayed it, the city council.*?\n.*?\n",
        f"{statement}\n",
        old,
        count=1,
    )
    assert texts["faq.yaml"] != old
    rules = [problem.rule for problem in problems_of(texts)]
    assert ("bare-yes-no" not in rules) is clean


def test_the_shipped_knowledge_has_no_error():
    folder = Path(__file__).parents[2] / "knowledge"
    found = problems_of({file.name: file.read_text() for file in folder.glob("*.yaml")})
    assert [str(problem) for problem in found if problem.level == "error"] == []
