"""The process is told of where /proc holds processes alone, and nothing where there is no /proc."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from bot.ops.process import Process

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def told(proc):
    registry = CollectorRegistry()
    Process(registry=registry, proc=str(proc))
    return {sample.name: sample.value for family in registry.collect() for sample in family.samples}


@LINUX
def test_a_proc_of_processes_alone_is_enough(tmp_path):
    (tmp_path / "self").symlink_to(Path("/proc/self"))
    whole, bare = told("/proc"), told(tmp_path)
    assert whole.keys() == bare.keys() > {"process_resident_memory_bytes"}
    for found in (whole, bare):
        assert time.time() - 24 * 3600 < found["process_start_time_seconds"] <= time.time() + 2
    assert abs(whole["process_start_time_seconds"] - bare["process_start_time_seconds"]) < 2


def test_without_a_proc_nothing_is_told(tmp_path):
    assert told(tmp_path) == {}
