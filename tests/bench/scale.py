"""Measures build, memory and latency of our index and others as the FAQ grows; prints a table.

    python tests/bench/scale.py [--bench ../shared/bench] [--sizes 1000,10000,100000]
        [--matchers words,meaning,letters,fuzzy_full]

Each matcher runs at each size in a fresh process on one thread. The phrasings are real ones in
English and Spanish, from the public sets and from this FAQ, five an entry; beyond their number,
real ones with one or two words from another of the same language, so that the vocabulary stays
real. Questions are test questions of the sets, every second one with typing errors; a slow matcher
is asked for a minute at most. Times are those of the processor, so that what else runs on the
machine does not count. "MiB" is what the process grew by; "rebuild" is the time to build
again after one entry was edited, in the same process. "letters" is our index of letter runs alone,
and fuzzy_centroid is fuzzy_full without its own. Memory is read from /proc, so this is for Linux.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
SETS = {"clinc150": "en", "hwu64": "en", "stackfaq": "en", "nlpjs_es": "es"}
OURS = ("words", "meaning")
MATCHERS = "words,letters,meaning,fuzzy_full,fuzzy_centroid,bm25s,tfidf_char,rf_token_set,rf_wratio"
AN_ENTRY = 5
QUESTIONS = 600
LONGEST = 60.0
"""Seconds after which a slow matcher is asked no more."""
WARM_UP = 50
"""Texts and questions beforehand, so that what a library loads once does not count."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Build = Callable[[list[str]], Any]
"""The texts of a FAQ → something to ask."""


def corpus(size: int, bench: Any) -> list[tuple[str, str]]:
    """So many phrasings with their languages."""
    from bot.core.snapshot import phrasings
    from bot.library.load import load

    rng = random.Random(5)
    known = {}
    for name, language in SETS.items():
        for entry in bench.load(name)["entries"]:
            known |= dict.fromkeys(entry["phrases"], language)
    snapshot = load(ROOT / "knowledge").snapshot
    assert snapshot is not None, "see python -m bot check"
    known |= {p.text: p.language for p in phrasings(snapshot.knowledge)}
    pool = list(known.items())
    rng.shuffle(pool)
    by_language = {lang: [text for text, own in pool if own == lang] for lang in ("en", "es")}
    made = pool[:size]
    while len(made) < size:
        text, language = rng.choice(pool)
        words, others = text.split(), rng.choice(by_language[language]).split()
        for _ in range(rng.choice([1, 2])):
            words[rng.randrange(len(words))] = rng.choice(others)
        made.append((" ".join(words), language))
    return made


def questions(bench: Any) -> list[str]:
    """Test questions of the sets, every second one with typing errors."""
    rng = random.Random(6)
    asked = []
    for name in SETS:
        rows = bench.load(name)["test"]
        asked += [row[0] for row in rng.sample(rows, min(QUESTIONS // len(SETS), len(rows)))]
    rows = bench.load("clinc150")["test"]
    asked += [row[0] for row in rng.sample(rows, QUESTIONS - len(asked))]
    rng.shuffle(asked)
    return [bench.add_typos(text, 2) if i % 2 else text for i, text in enumerate(asked)]


def resident() -> float:
    """MiB of memory that this process holds."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def builder(name: str, bench: Any, languages: list[str]) -> Build:
    """How to build a matcher over texts that have these languages."""
    owner = [i // AN_ENTRY for i in range(len(languages))]
    if name == "letters":
        return _letters(owner, languages)
    if name in OURS:
        return _ours(name, owner, languages)

    def build(texts: list[str]) -> Any:
        matcher = bench.make(name)
        matcher.fit(texts, owner, "xx" if name.startswith("fuzzy") else "en", owner[-1] + 1)
        return getattr(matcher, "top1", matcher.scores)

    return build


def _ours(name: str, owner: list[int], languages: list[str]) -> Build:
    index = import_module("bot.core.matching.index")
    encode = import_module("adapter").encoder() if name == "meaning" else None

    def build(texts: list[str]) -> Any:
        rows = zip(texts, owner, languages, strict=True)
        made = index.Index([index.Phrasing(text=t, entry=str(o), language=g) for t, o, g in rows])
        return (made.with_meaning(encode) if encode else made).search

    return build


def _letters(owner: list[int], languages: list[str]) -> Build:
    letters, words = (import_module(f"bot.core.matching.{n}") for n in ("letters", "normalize"))
    layout = import_module("bot.core.matching.vectors").Layout(
        np.array(owner), np.array([("en", "es").index(language) for language in languages])
    )

    def build(texts: list[str]) -> Any:
        made = letters.Letters([words.words(text) for text in texts], layout)
        return lambda question: made.cosines(words.words(question))

    return build


def child(name: str, bench: Any, given: dict[str, Any]) -> None:
    """Measure one matcher on the FAQ and the questions that came as JSON, and print it as JSON."""
    texts, languages = map(list, zip(*given["phrasings"], strict=True))
    asked = given["questions"]
    ask = builder(name, bench, languages[:WARM_UP])(texts[:WARM_UP])
    for question in asked[:WARM_UP]:
        ask(question)
    build = builder(name, bench, languages)
    before = resident()
    began = process_time()
    ask = build(texts)
    took = process_time() - began
    grown = resident() - before
    times: list[float] = []
    for question in asked[WARM_UP:]:
        began = process_time()
        ask(question)
        times.append(process_time() - began)
        if sum(times) > LONGEST:
            break
    edited = [f"{text} again" for text in texts[:AN_ENTRY]] + texts[AN_ENTRY:]
    began = process_time()
    if name != "meaning":  # each text is encoded anew here; the bot remembers those on disk
        build(edited)
    again = process_time() - began
    p50, p99 = np.percentile(times, [50, 99]) * 1e3
    print(json.dumps([took, again, grown, p50, p99, len(times)]))


def row(name: str, size: int, found: list[float]) -> str:
    """A line of the table."""
    took, again, grown, p50, p99, asked = found
    rebuilt = f"{again:.2f}" if name != "meaning" else ""
    shown = f"{took:.2f} | {rebuilt} | {grown:.0f} | {p50:.2f} | {p99:.2f} | {asked:.0f}"
    return f"| {size:,} | {name} | {shown} |"


def main() -> None:
    """Run every matcher at every size, each in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--bench", default=str(ROOT.parent / "shared" / "bench"))
    options.add_argument("--sizes", default="1000,10000,100000")
    options.add_argument("--matchers", default=MATCHERS)
    options.add_argument("--child", help=argparse.SUPPRESS)
    given = options.parse_args()
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent), given.bench]
    bench = import_module("run")
    if given.child:
        child(given.child, bench, json.load(sys.stdin))
        return
    asked = questions(bench)
    print("| phrasings | matcher | build s | rebuild s | MiB | p50 ms | p99 ms | questions |")
    print("|---|---|---|---|---|---|---|---|")
    for size in map(int, given.sizes.split(",")):
        made = json.dumps({"phrasings": corpus(size, bench), "questions": asked})
        for name in given.matchers.split(","):
            done = subprocess.run(
                [sys.executable, __file__, "--bench", given.bench, "--child", name],
                input=made,
                stdout=subprocess.PIPE,
                check=True,
                text=True,
                env=os.environ | ONE_THREAD,
            )
            print(row(name, size, json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    main()
