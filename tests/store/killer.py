"""Starts recorders and kills each at another moment; prints what each had said until then.

One process with all modules loaded that forks: a new interpreter each time would take a minute.
Arguments: the database's URL, how many kills.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys

from tests.store.recorder import record


def kill_after(url: str, name: str, said: int, further: float) -> bytes:
    """What a recorder said that is killed some seconds after its n-th word."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(writing, 1)
        asyncio.run(record(url, name, 1_000_000))
    os.close(writing)
    heard = b""
    while heard.count(b"\n") < said:
        heard += os.read(reading, 4096)
    # The pipe is not empty for long: this waits in small steps, and at last for the whole time.
    while further > 0 and select.select([reading], [], [], further)[0]:
        heard += os.read(reading, 4096)
        further -= 0.002
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while rest := os.read(reading, 4096):
        heard += rest
    os.close(reading)
    return heard


if __name__ == "__main__":
    for number in range(int(sys.argv[2])):
        heard = kill_after(sys.argv[1], f"k{number}", number % 4, number * 0.0007)
        sys.stdout.write(heard.decode())
