"""A target and some minutes in, inputs tried on it, and each new finding as a file out."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LONGEST = {"question": 6000, "yaml": 6000, "customid": 110, "editing": 8000}
"""Bytes of an input, so that it stays in what Discord lets people type."""


class Findings:
    """Tries inputs, and keeps the first one of each kind of failure.

    Args:
        check: raises where an input breaks something.
        folder: where the findings go.
    """

    def __init__(self, check: Callable[[bytes], None], folder: Path) -> None:
        self.tried = 0
        self.slowest = 0.0
        self.files: list[Path] = []
        self._check = check
        self._folder = folder
        self._known: set[str] = set()

    def take(self, data: bytes) -> None:
        """Try one input."""
        self.tried += 1
        began = time.process_time()
        try:
            self._check(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised is a finding
            self._keep(data, error)
        self.slowest = max(self.slowest, time.process_time() - began)

    def _keep(self, data: bytes, error: Exception) -> None:
        kind = f"{type(error).__name__} {_place(error.__traceback__)}"
        if kind in self._known:
            return
        self._known.add(kind)
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / hashlib.sha256(data).hexdigest()[:16]
        file.write_bytes(data)
        self.files.append(file)
        print(f"FOUND {file}: {kind}: {str(error)[:300]}", flush=True)

    def told(self) -> str:
        """What became of the run, in one line."""
        return f"{self.tried} inputs, slowest {self.slowest:.2f} s, {len(self.files)} findings"


def _place(trace: TracebackType | None) -> str:
    *_, last = traceback.extract_tb(trace)
    return f"{Path(last.filename).name}:{last.lineno}"


def with_hypothesis(name: str, seconds: float, folder: Path) -> Findings:
    """Rounds of examples until the time is over."""
    from hypothesis import HealthCheck, Phase, given, settings

    from tests.fuzz.inputs import inputs
    from tests.fuzz.targets import TARGETS

    target = TARGETS[name]
    target.prepare()
    findings = Findings(target.check, folder)
    end = time.monotonic() + seconds

    @settings(
        max_examples=500,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(target))
    def round_(data: bytes) -> None:
        if time.monotonic() < end:
            findings.take(data)

    while time.monotonic() < end:
        round_()
    return findings


def with_atheris(name: str, seconds: float, folder: Path) -> None:
    """Inputs led by what code they reach. Ends the process, as libFuzzer does."""
    import atheris

    with atheris.instrument_imports(include=["bot"], enable_loader_override=False):
        from tests.fuzz.targets import TARGETS

    target = TARGETS[name]
    target.prepare()
    findings = Findings(target.check, folder)
    began = time.monotonic()

    work = Path(tempfile.mkdtemp())

    def one(data: bytes) -> None:
        if time.monotonic() - began < seconds:
            findings.take(data)
            return
        print(f"{name}: {findings.told()}", flush=True)
        shutil.rmtree(work)
        # libFuzzer would take any other end for a finding.
        os._exit(1 if findings.files else 0)

    corpus, words = work / "corpus", work / "words"
    corpus.mkdir()
    for number, seed in enumerate(target.seeds()):
        (corpus / str(number)).write_bytes(seed)
    words.write_text("".join(map(_quoted, target.words())), encoding="ascii")
    # Long inputs from the beginning: what takes long is among them.
    options = [f"-dict={words}", f"-max_len={LONGEST[name]}", "-len_control=0"]
    options += ["-timeout=60", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def _quoted(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()[:60]) + '"\n'
