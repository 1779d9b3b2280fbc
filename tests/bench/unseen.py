"""What becomes of questions that no wording, label, threshold or weight was made from.

    python tests/bench/unseen.py [--meaning] [--all]

`unseen.yaml` holds them, in the form of `knowledge/questions.yaml`. An entry that says that nothing
is stated counts as a no where a question must be refused. The intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml

# The bot of this checkout, wherever another may be installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.core.evaluate import Grade, Result, evaluate, labelled_questions
from bot.core.model import LANGUAGES
from bot.core.model.questions import Questions
from bot.core.reliability import wilson
from bot.core.snapshot import Snapshot
from bot.library.load import load

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
UNSEEN = Path(__file__).with_name("unseen.yaml")
IN_SCOPE: tuple[tuple[str, tuple[Grade, ...]], ...] = (
    ("right", ("right",)),
    ("right or offered", ("right", "offered")),
    ("wrong", ("wrong",)),
)
TO_REFUSE: tuple[tuple[str, tuple[Grade, ...]], ...] = (
    ("false", ("false",)),
    ("given a choice", ("asked",)),
)


def snapshot_of(folder: Path, *, meaning: bool) -> Snapshot:
    """The shipped FAQ, by words or by meaning too."""
    snapshot = load(folder).snapshot
    assert snapshot, "the shipped FAQ has errors: run python -m bot check"
    if not meaning:
        return snapshot
    from adapter import encode

    return replace(snapshot, index=snapshot.index.with_meaning(encode))


def asked(snapshot: Snapshot) -> tuple[Result, ...]:
    """Every unseen question with its grade."""
    questions = Questions.model_validate(yaml.safe_load(UNSEEN.read_text(encoding="utf-8")))
    knowledge = snapshot.knowledge.model_copy(update={"questions": questions})
    return evaluate(
        snapshot, tuple(labelled_questions(replace(snapshot, knowledge=knowledge)))
    ).results


def lines(results: Iterable[Result]) -> list[str]:
    """A line for each share, all languages together and each by itself."""
    told = []
    for title, to_refuse, shares in (
        ("answerable", False, IN_SCOPE),
        ("to refuse", True, TO_REFUSE),
    ):
        clear = [r for r in results if r.labelled.kind != "ask"]
        group = [r for r in clear if r.labelled.is_to_refuse is to_refuse]
        for language in (None, *LANGUAGES):
            some = [r for r in group if language in {None, r.labelled.language}]
            counts = Counter(r.grade for r in some)
            cells = (_share(name, sum(counts[g] for g in of), len(some)) for name, of in shares)
            told.append(f"{len(some):4} {title} {language or 'all':3}  {';  '.join(cells)}")
    return told


def _share(name: str, count: int, total: int) -> str:
    low, high = wilson(count, total)
    return f"{name} {count / max(total, 1):.1%} ({low:.1%} to {high:.1%})"


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--meaning", action="store_true", help="compare by meaning too")
    parser.add_argument("--all", action="store_true", help="list all that was not right")
    given = parser.parse_args()
    results = asked(snapshot_of(KNOWLEDGE, meaning=given.meaning))
    print(*lines(results), sep="\n")
    bad = {"wrong", "false"} if not given.all else {"wrong", "false", "refused", "offered", "asked"}
    for one in results:
        if one.grade in bad:
            print(f"{one.grade}: “{one.labelled.text}” wants {one.labelled.expects}, {one.got}")


if __name__ == "__main__":
    main()
