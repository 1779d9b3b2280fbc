"""Memory that is spare goes back to the system."""

import subprocess
import sys

import pytest

_FREED = """
import sys, threading
import numpy as np
from bot.library.spare import keep_no_large_blocks

def resident():
    pages = open("/proc/self/statm").read().split()[1]
    return int(pages) * 4 / 1024

def work():
    # glibc takes the size of a block that is freed for a usual one from then on.
    np.ones(1 << 20)
    large = [(np.ones(1 << 18), bytes(600)) for _ in range(16)]
    pinned.extend(small for _, small in large)

pinned = []
if sys.argv[1] == "kept small":
    keep_no_large_blocks()
before = resident()
for turn in (work, work):
    thread = threading.Thread(target=turn)
    thread.start()
    thread.join()
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it is glibc that keeps memory")
def test_a_process_keeps_no_large_block_that_was_freed() -> None:
    mebibytes = {
        how: float(subprocess.check_output([sys.executable, "-c", _FREED, how]))
        for how in ("as it is", "kept small")
    }
    if mebibytes["as it is"] < 16:
        pytest.skip("this C library gives back what was freed by itself")
    assert mebibytes["kept small"] < 8
