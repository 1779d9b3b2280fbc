"""Learns what the features of `bot/core/matching/confidence.py` count, from the public bench.

    python tests/bench/train_confidence.py [../shared/bench]

Takes the validation questions of the sets, never their test questions. Each FAQ is sampled
twice: whole, and with a quarter of its entries taken out, so that the questions of those entries
become ones that no entry answers although everything about them looks familiar. Half of the
questions get typing errors. Writes `tests/bench/weights.json`, one pair of weights for each
family left out, for the bench. Then learns from all families and from this FAQ's own variants
held out (`own_cases.py`), and prints these weights as they stand in `confidence.py`.
"""

from __future__ import annotations

import json
import random
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

# The bot of this checkout, wherever another may be installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.core.matching.confidence import ENTRY_FEATURES, NONE_FEATURES

ROOT = Path(__file__).parents[2]
# (phrasings an entry, sampling seed, share of entries taken out)
SAMPLES = ((5, 1, 0.0), (10, 3, 0.0), (20, 5, 0.0), (10, 2, 0.25))
SAMPLES_OF_BOTH = ((10, 1, 0.0), (10, 2, 0.25))
LEAST_OUT = 0.25  # of a set that has no out-of-scope questions of its own
MOST_IN, MOST_OUT = 450, 300
CANDIDATES = 15
ENTRY_BY_WORDS, NONE_BY_WORDS = len(ENTRY_FEATURES), len(NONE_FEATURES)
PENALTY = 2e-4
IN_SHARE = 0.95
"""The part of the answerable questions in what the bench's weights are learnt from: on validation
questions 0.95 found the right entry more often than 0.5 or 0.8 (377.3 % over five sets, against
375.6 and 376.3). What is shipped is learnt from equal parts: it must know when not to answer."""
OWN_SHARE = 1000.0
"""What this FAQ's cases weigh beside one sample of one public set: nearly all, because its near
misses are what the bot meets. The public sets keep the sense of the FAQ's size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question: the features of its likeliest entries, which of them is right (or -1)."""

    family: str
    entry: np.ndarray
    none: np.ndarray
    right: int
    weight: float


def collected(bench: Any, name: str, sample: tuple[int, int, float]) -> list[Case]:
    """The validation questions of one set against one sample of its FAQ."""
    phrasings, seed, out = sample
    data = bench.load(name)
    rng = random.Random(zlib.crc32(f"{name} {sample}".encode()))
    size = len(data["entries"])
    if all(row[1] >= 0 for row in data["val"]):
        out = LEAST_OUT
    gone = set(rng.sample(range(size), int(size * out)))
    index, kept = _index(bench, data, (phrasings, seed), gone)
    known = [row for row in data["val"] if row[1] >= 0 and row[1] not in gone]
    unknown = [row for row in data["val"] if row[1] < 0 or row[1] in gone]
    rng.shuffle(known)
    rng.shuffle(unknown)
    known, unknown = known[:MOST_IN], unknown[:MOST_OUT]
    cases = []
    for i, (text, entry, _) in enumerate(known + unknown):
        asked = bench.add_typos(text, 3) if i % 2 else text
        right = kept.get(entry, -1)
        weight = 1 / (len(known) if right >= 0 else len(unknown))
        case = _case(name.partition("_")[0], index, asked, right, weight)
        cases += [case] if case else []
    return cases


def _case(family: str, index: Any, question: str, right: int, weight: float) -> Case | None:
    evidence = index.evidence(question)
    if evidence is None:
        return None
    likely = set(np.argsort(-evidence.entry.sum(1), kind="stable")[:CANDIDATES])
    rows = sorted(likely | {right} - {-1})
    return Case(
        family=family,
        entry=evidence.entry[rows],
        none=evidence.none,
        right=rows.index(right) if right >= 0 else -1,
        weight=weight,
    )


def _index(bench: Any, data: dict, sample: tuple[int, int], gone: set[int]) -> tuple[Any, dict]:
    from adapter import encode, phrasings

    phrases, owner = bench.sample_faq(data, *sample)
    rows = [(p, o) for p, o in zip(phrases, owner, strict=True) if o not in gone]
    index = import_module("bot.core.matching.index").Index(
        phrasings([p for p, _ in rows], [o for _, o in rows], data["lang"])
    )
    return index.with_meaning(encode), {int(entry): i for i, entry in enumerate(index.entries)}


def by_words(case: Case) -> Case:
    """The same question without what its meaning told."""
    return replace(case, entry=case.entry[:, :ENTRY_BY_WORDS], none=case.none[:NONE_BY_WORDS])


def learnt(cases: Sequence[Case], in_share: float) -> dict[str, list[float]]:
    """The weights under which the right choices are likeliest, less a penalty on large ones."""
    features, wide = cases[0].entry.shape[1], max(len(case.entry) for case in cases)
    entry = np.zeros((len(cases), wide, features))
    absent = np.full((len(cases), wide), -1e9)
    for i, case in enumerate(cases):
        entry[i, : len(case.entry)] = case.entry
        absent[i, : len(case.entry)] = 0
    none = np.array([case.none for case in cases], np.float64)
    right = np.array([case.right if case.right >= 0 else wide for case in cases])
    part = [in_share if case.right >= 0 else 1 - in_share for case in cases]
    weight = np.array([case.weight for case in cases]) * part
    weight /= weight.sum()
    each = np.arange(len(cases))

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        fit = np.column_stack([entry @ x[:features] + absent, none @ x[features:]])
        odds = np.exp(fit - fit.max(1, keepdims=True))
        p = odds / odds.sum(1, keepdims=True)
        likelihood = np.log(np.maximum(p[each, right], 1e-12))
        p[each, right] -= 1
        p *= weight[:, None]
        slope = np.concatenate([np.einsum("ij,ijk->k", p[:, :wide], entry), p[:, wide] @ none])
        return float(PENALTY * (x @ x) - weight @ likelihood), slope + 2 * PENALTY * x

    start = np.zeros(features + none.shape[1])
    # No likeness may count against an entry: two that go together would else cancel out.
    bounds = [(0, None)] * features + [(None, None)] * none.shape[1]
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}
    )
    print(f"{len(cases)} questions, loss {found.fun:.4f}")
    rounded = [round(float(x), 3) for x in found.x]
    return {"entry": rounded[:features], "none": rounded[features:]}


def main() -> None:
    bench_folder = sys.argv[1] if len(sys.argv) > 1 else str(ROOT.parent / "shared" / "bench")
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent), bench_folder]
    bench = import_module("run")
    cases = [
        case
        for name in bench.DATASETS
        for sample in (SAMPLES_OF_BOTH if "_bi2" in name else SAMPLES)
        for case in collected(bench, name, sample)
    ]
    matchers: dict[str, Callable[[Case], Case]] = {"words": by_words, "meaning": lambda case: case}
    weights = {
        matcher: {
            family: learnt([of(case) for case in cases if case.family != family], IN_SHARE)
            for family in sorted({case.family for case in cases})
        }
        for matcher, of in matchers.items()
    }
    target = Path(__file__).parent / "weights.json"
    target.write_text(json.dumps(weights, indent=1) + "\n")
    own = import_module("own_cases").cases(
        lambda index, question, right, weight: _case(
            "own", index, question, right, weight * OWN_SHARE
        )
    )
    for matcher, of in matchers.items():
        shipped = learnt([of(case) for case in [*cases, *own]], 0.5)
        print(matcher, *(f"    {k}={tuple(v)}," for k, v in shipped.items()), sep="\n")


if __name__ == "__main__":
    main()
