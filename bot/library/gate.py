"""Judges an edit in a process of its own, so that questions are answered at their usual speed.

In a thread, the same work would hold the interpreter and make the event loop twenty times slower.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from bot.library.halves import evaluate_in_halves
from bot.library.judge import Case, Verdict, judge
from bot.library.passing import packed, unpacked

Gate = Callable[[Case], Awaitable[Verdict]]

LONGEST: Final = 60.0
"""Seconds; the shipped FAQ takes about three."""

_ROOT = Path(__file__).parents[2]
_NICENESS = 5

_TOO_LONG = (
    "The check took longer than {seconds:g} s and was stopped. Save again; if that does not help, "
    "the machine is too busy."
)
_NOT_STARTED = "The check could not be started: {reason}. Look at the machine, then save again."
_ENDED = (
    "The check ended with code {code}. Save again; if that does not help, `python -m bot check` "
    "may say more."
)
_NOT_UNDERSTOOD = (
    "The check answered what this bot does not understand. If the bot was updated, restart it."
)


class GateError(Exception):
    """The judging itself failed; the message is a sentence for an editor. Nothing went live."""


async def judged(case: Case) -> Verdict:
    """Judge in a child process, which knows no token and gives way to the bot.

    Raises:
        GateError: it could not be started, took too long, was killed or crashed.
    """
    # What goes to this child and comes back is our own, so pickle is safe here.
    try:
        async with asyncio.timeout(LONGEST):
            code, answered = await _in_a_child(await asyncio.to_thread(packed, case))
    except TimeoutError:
        raise GateError(_TOO_LONG.format(seconds=LONGEST)) from None
    except OSError as error:
        raise GateError(_NOT_STARTED.format(reason=error.strerror)) from None
    if code != 0:
        raise GateError(_ENDED.format(code=code))
    try:
        verdict = await asyncio.to_thread(unpacked, answered)
        assert isinstance(verdict, Verdict)
    except Exception:  # noqa: BLE001 - pickle raises whatever the code of a newer class raises
        raise GateError(_NOT_UNDERSTOOD) from None
    return verdict


async def _in_a_child(sent: bytes) -> tuple[int, bytes]:
    """Exit code and answer of a child, which has ended on return, whatever comes in between."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", __spec__.name),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=_environment(),
        # Ctrl-C in a terminal is for the bot, which ends its child itself.
        start_new_session=True,
    )
    try:
        answered, _ = await child.communicate(sent)
    finally:
        if child.returncode is None:
            _kill(child)
            await child.wait()
    return child.returncode or 0, answered


def _kill(child: asyncio.subprocess.Process) -> None:
    """With the one that helps it, where processes have groups."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _environment() -> dict[str, str]:
    """What an interpreter needs to start and to find this package; no setting and no token."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}


def _main() -> None:
    """Read a case, write its verdict."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if hasattr(signal, "alarm"):
        # Where the bot is killed, nobody else ends what hangs here.
        signal.alarm(2 * int(LONGEST))
    case = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    sys.stdout.buffer.write(pickle.dumps(judge(case, evaluate_in_halves), pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    _main()
