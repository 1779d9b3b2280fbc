"""Memory, processor and open files of this process, as prometheus-client reads them from /proc."""

from __future__ import annotations

import time

from prometheus_client import ProcessCollector


class Process(ProcessCollector):
    """Also where /proc shows processes only, as the shipped service wants it (ProcSubset=pid).

    There the moment of the machine's start is not to be read, without which prometheus-client
    tells nothing at all. The kernel's clock knows it too.
    """

    def _boot_time(self) -> float:
        try:
            return float(super()._boot_time())  # type: ignore[no-untyped-call]  # it has none
        except OSError:
            if not hasattr(time, "CLOCK_BOOTTIME"):
                raise
            return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
