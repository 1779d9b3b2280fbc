"""`python -m tests.fuzz`: throw odd inputs at the bot for some minutes; exit code 1 on a finding.

What is found lies in a folder, a file each. Mend it, and keep the file in `tests/fuzz/cases/` under
the name of its target: from then on the tests try it.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

from tests.fuzz.engines import LONGEST, with_atheris, with_hypothesis

_NO_ATHERIS = (
    "Skipped: atheris is not installed. Install the extra [fuzz] (Linux and macOS), or take "
    "--engine hypothesis."
)


def main() -> int:
    """Run what the arguments say."""
    asked = _arguments()
    if asked.engine == "atheris" and importlib.util.find_spec("atheris") is None:
        print(_NO_ATHERIS)
        return 0
    if asked.target == "all":
        # A process each: libFuzzer ends the one that it runs in.
        share = asked.minutes / len(LONGEST)
        return max(_alone(name, asked.engine, share, asked.found) for name in LONGEST)
    folder = asked.found / asked.target
    if asked.engine == "atheris":
        with_atheris(asked.target, asked.minutes * 60, folder)
    findings = with_hypothesis(asked.target, asked.minutes * 60, folder)
    print(f"{asked.target}: {findings.told()}")
    return 1 if findings.files else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--engine", choices=["atheris", "hypothesis"], default="atheris")
    parser.add_argument("--target", choices=[*LONGEST, "all"], default="all")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    return parser.parse_args()


def _alone(name: str, engine: str, minutes: float, found: Path) -> int:
    command = [sys.executable, "-m", "tests.fuzz", "--target", name, "--engine", engine]
    command += ["--minutes", str(minutes), "--found", str(found)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
