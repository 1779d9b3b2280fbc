"""Measures our index beside other matchers on the public sets, in one run, and prints a table.

    python tests/bench/match.py [--bench ../shared/bench] [--sets stackfaq:5,clinc150:10]
        [--ours words,meaning] [--matchers fuzzy_full,hybrid_lex,rf_wratio,rf_token_set]

"top-1" is the share of in-scope questions whose best entry is the right one; "right at 10 %" the
share answered right when one in ten out-of-scope questions gets an answer. Both are given for the
questions as they are and with typing errors.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OURS = {"words": "adapter:Matcher", "meaning": "adapter:MeaningMatcher"}
OTHERS = "fuzzy_full,hybrid_lex,hybrid_use_lda,rf_wratio,rf_token_set,bm25s,tfidf_char"
SETS = (
    "clinc150:5,hwu64:5,stackfaq:5,nlpjs_es:5,nlpjs_en:5,"
    "nlpjs_bi2en:10,nlpjs_bi2es:10,clinc150:10,hwu64:10"
)


def measured(bench: Any, matcher: str, dataset: str, phrasings: int) -> dict[str, dict]:
    """What the bench says of one matcher on one set, by track."""
    with tempfile.NamedTemporaryFile("r") as out, contextlib.redirect_stdout(io.StringIO()):
        bench.one(matcher, dataset, phrasings, 0, ["clean", "typo"], out.name)
        return {record["track"]: record for record in map(json.loads, out)}


def row(name: str, found: dict[str, dict]) -> str:
    clean, typo = found["clean"], found["typo"]
    right = [(track.get("oracle_far10") or {}).get("correct") for track in (clean, typo)]
    shown = "     -     " if None in right else f"{right[0]:5.1%}/{right[1]:5.1%}"
    return (
        f"  {name:14} {clean['top1']:5.1%}/{typo['top1']:5.1%}   {shown:>11}   "
        f"{clean['p50_ms']:6.2f} {clean['p99_ms']:7.2f}   {clean['build_s']:6.2f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--bench", default=str(ROOT.parent / "shared" / "bench"))
    options.add_argument("--sets", default=SETS)
    options.add_argument("--ours", default=",".join(OURS))
    options.add_argument("--matchers", default=OTHERS)
    given = options.parse_args()
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent), given.bench]
    bench = import_module("run")
    print(f"  {'':14} top-1 clean/typo  right at 10 %   p50 ms  p99 ms   build s")
    for chosen in given.sets.split(","):
        dataset, _, phrasings = chosen.partition(":")
        print(f"{dataset}, {phrasings} phrasings an entry")
        for ours in filter(None, given.ours.split(",")):
            found = measured(bench, OURS[ours], dataset, int(phrasings))
            print(row(f"ours, {ours}", found), flush=True)
        for matcher in filter(None, given.matchers.split(",")):
            print(row(matcher, measured(bench, matcher, dataset, int(phrasings))), flush=True)


if __name__ == "__main__":
    main()
