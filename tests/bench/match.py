"""Measures our index beside other matchers on the public sets, in one run, and writes a table.

    python tests/bench/match.py [--bench ../shared/bench] [--sets stackfaq:5,clinc150:10]
        [--matchers words,meaning,fuzzy_full] [--write]

Prints one Markdown table, a row for each matcher and a column for each set with its number of
phrasings an entry. A cell holds: top-1 (the share of in-scope questions whose best entry is the
right one), right at 10 % (the share answered right when one in ten out-of-scope questions gets an
answer; no such questions in hwu64), and the median milliseconds a question takes. Shares are given
for the questions as they are and with typing errors. With `--write` the table is put into both
READMEs, between its two marks.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "tests" / "bench" / "README.md")
MARKS = ("<!-- match.py writes from here -->", "<!-- to here -->")

# What the bench calls a matcher, and what it is; ours first.
MATCHERS = {
    "words": ("adapter:Matcher", "**ours, by words**"),
    "meaning": ("adapter:MeaningMatcher", "**ours, by meaning**"),
    "rf_wratio": ("rf_wratio", "rapidfuzz WRatio"),
    "rf_token_set": ("rf_token_set", "rapidfuzz token_set_ratio"),
    "bm25s": ("bm25s", "bm25s"),
    "tfidf_char": ("tfidf_char", "TF-IDF, characters"),
    "fuzzy_full": ("fuzzy_full", "rapidfuzz on words and IDF"),
    "hybrid_lex": ("hybrid_lex", "the same, calibrated"),
    "emb_use": ("emb_use", "USE alone"),
    "hybrid_use_lda": ("hybrid_use_lda", "words and USE, calibrated"),
    "lr_tfidf": ("lr_tfidf", "logistic regression on TF-IDF"),
}
SETS = (
    "stackfaq:5,nlpjs_en:5,nlpjs_es:5,nlpjs_bi2en:10,nlpjs_bi2es:10,"
    "clinc150:5,clinc150:10,hwu64:5,hwu64:10"
)

Tracks = dict[str, dict[str, Any]]


def measured(bench: Any, matcher: str, dataset: str, phrasings: int) -> Tracks:
    """What the bench says of one matcher on one set, by track: clean and typo."""
    with tempfile.NamedTemporaryFile("r") as out, contextlib.redirect_stdout(io.StringIO()):
        bench.one(matcher, dataset, phrasings, 0, ["clean", "typo"], out.name)
        return {record["track"]: record for record in map(json.loads, out)}


def cell(found: Tracks) -> str:
    """Top-1 clean/typo; right at 10 % clean/typo; median milliseconds."""
    tracks = (found["clean"], found["typo"])
    top = "/".join(f"{track['top1']:.1%}"[:-1] for track in tracks)
    right = [(track.get("oracle_far10") or {}).get("correct") for track in tracks]
    share = "none" if None in right else "/".join(f"{correct:.0%}"[:-1] for correct in right)
    return f"{top}; {share}; {found['clean']['p50_ms']:.2g}"


def heading(chosen: str) -> str:
    """A set and its number of phrasings as the table names them."""
    dataset, _, phrasings = chosen.partition(":")
    return f"{dataset}, {phrasings}"


def table(sets: list[str], rows: dict[str, list[str]]) -> str:
    """The Markdown table."""
    head = ["top-1 %; right at 10 %; ms", *map(heading, sets)]
    lines = [head, ["---"] * len(head), *([MATCHERS[name][1], *row] for name, row in rows.items())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(text: str) -> None:
    """Put the table between its marks in each README that has them."""
    begin, end = MARKS
    for readme in READMES:
        old = readme.read_text(encoding="utf-8")
        new = re.sub(
            f"{re.escape(begin)}.*?{re.escape(end)}",
            lambda _: f"{begin}\n\n{text}\n\n{end}",
            old,
            flags=re.DOTALL,
        )
        readme.write_text(new, encoding="utf-8")


def main() -> None:
    """Measure, print, and write where that is asked for."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--bench", default=str(ROOT.parent / "shared" / "bench"))
    options.add_argument("--sets", default=SETS)
    options.add_argument("--matchers", default=",".join(MATCHERS))
    options.add_argument("--write", action="store_true", help="put the table into the READMEs")
    given = options.parse_args()
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent), given.bench]
    bench = import_module("run")
    rows: dict[str, list[str]] = {name: [] for name in given.matchers.split(",")}
    done: list[str] = []
    made = ""
    for chosen in given.sets.split(","):
        dataset, _, phrasings = chosen.partition(":")
        for name, row in rows.items():
            row.append(cell(measured(bench, MATCHERS[name][0], dataset, int(phrasings))))
            print(f"{heading(chosen)}: {name}: {row[-1]}", file=sys.stderr, flush=True)
        done.append(chosen)
        made = table(done, rows)
        # After each set, so that a run that is broken off leaves what it measured.
        if given.write:
            write(made)
    print(made)


if __name__ == "__main__":
    main()
