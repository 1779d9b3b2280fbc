"""Each wording asked of a FAQ that does not have it: `python tests/bench/held_out.py`.

A tenth of the wordings at a time is taken out of the index and asked, so that memory is not
mistaken for skill. Prints what became of them, by language.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from bot.core.evaluate import Labelled, evaluate
from bot.core.matching.index import Index
from bot.core.snapshot import phrasings, refused_questions
from bot.library.load import load

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
FOLDS = 10


def main() -> None:
    snapshot = load(KNOWLEDGE).snapshot
    assert snapshot is not None, "the shipped FAQ loads"
    knowledge = snapshot.knowledge
    kinds = {entry.id: entry.kind for entry in knowledge.faq}
    told = {entry.question.of(p) for entry in knowledge.faq for p in ("en", "es")}
    every = phrasings(knowledge)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        out = {i for i, p in enumerate(every) if i % FOLDS == fold and p.text not in told}
        index = Index(
            [p for i, p in enumerate(every) if i not in out],
            knowledge.vocabulary.synonyms,
            refused=refused_questions(knowledge),
        )
        asked = [
            Labelled(
                text=every[i].text,
                language=every[i].language,
                kind=kinds[every[i].entry],
                expects=(every[i].entry,),
            )
            for i in sorted(out)
        ]
        for result in evaluate(replace(snapshot, index=index), asked).results:
            counts[result.labelled.language][result.grade] += 1
    for language, found in counts.items():
        all_ = found.total()
        shares = ", ".join(f"{grade} {n / all_:.1%}" for grade, n in found.most_common())
        print(f"{language}: {all_} wordings held out: {shares}")


if __name__ == "__main__":
    main()
