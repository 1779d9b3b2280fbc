"""Looks the lock up among known vulnerabilities with pip-audit; exit code 1 if there is one.

    python .ci/audit.py [--must]

Where pip-audit (the extra [audit]) is not installed or reaches no advisories, it says so and is
content; with --must that is an error too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[1] / "deploy" / "requirements.lock"


def main(arguments: list[str]) -> int:
    """Look, and print what was found."""
    must = "--must" in arguments
    if find_spec("pip_audit") is None:
        print("pip-audit is not installed, skipped. The extra [audit] has it.")
        return int(must)
    # The lock is whole and has hashes, so nothing is installed or resolved.
    options = ["--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "-r", str(LOCK), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        packages = []
    return told(packages, must=must)


def told(packages: list[dict[str, Any]], *, must: bool) -> int:
    """Print what pip-audit found about each package; the exit code."""
    looked_up = [one for one in packages if "skip_reason" not in one]
    if not looked_up:
        print("The advisories are not reachable from here, skipped.")
        return int(must)
    found = [(one, flaw) for one in looked_up for flaw in one["vulns"]]
    for one, flaw in found:
        mended = ", ".join(flaw["fix_versions"]) or "none yet"
        print(f"{one['name']} {one['version']}: {flaw['id']}, mended in {mended}")
    for one in packages:
        if "skip_reason" in one:
            print(f"{one['name']}: not looked up")
    print(f"{len(looked_up)} of {len(packages)} packages looked up, {len(found)} flaws")
    return 1 if found or (must and len(looked_up) < len(packages)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
