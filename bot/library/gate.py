"""Judges an edit in a process of its own, so that questions are answered at their usual speed.

In a thread, the same work would hold the interpreter and make the event loop twenty times slower.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from bot.library.judge import Case, Verdict, judge

Gate = Callable[[Case], Awaitable[Verdict]]

LONGEST: Final = 60.0
"""Seconds; the shipped FAQ takes about three."""

_ROOT = Path(__file__).parents[2]
_NICENESS = 10


class GateError(Exception):
    """The judging itself failed; the message is a sentence for an editor. Nothing went live."""


async def judged(case: Case) -> Verdict:
    """Judge in a child process, which knows no token and gives way to the bot.

    Raises:
        GateError: it took too long, was killed or crashed.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", __spec__.name),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=_environment(),
    )
    try:
        # What went to this child and comes back is our own, so pickle is safe here.
        answered, _ = await asyncio.wait_for(child.communicate(pickle.dumps(case)), LONGEST)
    except TimeoutError:
        raise GateError(
            f"the check took longer than {LONGEST:.0f} s and was stopped. Save again; if that does "
            "not help, the machine is too busy"
        ) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
    if child.returncode != 0:
        raise GateError(
            f"the check ended with code {child.returncode}. Save again; if that does not help, "
            "`python -m bot check` may say more"
        )
    verdict = pickle.loads(answered)  # noqa: S301 - see above
    assert isinstance(verdict, Verdict)
    return verdict


def _environment() -> dict[str, str]:
    """What an interpreter needs to start and to find this package; no setting and no token."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


def _main() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    case = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    sys.stdout.buffer.write(pickle.dumps(judge(case)))


if __name__ == "__main__":
    _main()
