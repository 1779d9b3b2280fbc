"""What the gate says of other people's code: its licences, and flaws that are known."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

import pytest

from tests.wire.loopback.process import ROOT


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_that_the_bot_runs_on_may_be_used():
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "licences.py")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"^aiohttp [\d.]+: Apache-2.0", done.stdout, re.MULTILINE)
    assert "NOT ALLOWED" not in done.stdout


@pytest.mark.parametrize(
    "said", ["MIT", "Apache-2.0 AND MIT", "MIT License, BSD License", "(MIT OR ISC)"]
)
def test_a_permissive_licence_passes(said):
    assert script("licences").is_permissive(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "UNKNOWN",
        "GPL-3.0-or-later",
        "MIT AND LGPL-2.1-only",
        "MIT OR GPL-2.0-only",
        "GNU Affero General Public License v3",
        "Free for non-commercial use",
    ],
)
def test_another_one_or_none_does_not(said):
    assert not script("licences").is_permissive(said)


FINE = {"name": "a", "version": "1", "vulns": []}
FLAWED = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "must", "code", "said"),
    [
        ([], False, 0, "not reachable"),
        ([SKIPPED], False, 0, "not reachable"),
        ([SKIPPED], True, 1, "not reachable"),
        ([FINE], True, 0, "1 of 1 packages looked up, 0 flaws"),
        ([FINE, FLAWED], False, 1, "b 2: X-1, mended in 3"),
        ([FINE, SKIPPED], False, 0, "c: not looked up"),
        ([FINE, SKIPPED], True, 1, "1 of 2 packages"),
    ],
)
def test_a_known_flaw_ends_the_gate_and_no_network_does_not(capsys, packages, must, code, said):
    assert script("audit").told(packages, must=must) == code
    assert said in capsys.readouterr().out
