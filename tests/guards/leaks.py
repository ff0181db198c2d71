"""A thread or a child process that outlives its test fails it."""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

GRACE_S = 3.0
"""How long what is just ending may take to end."""


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    threads, children = running_threads(), running_children()
    yield
    deadline = time.monotonic() + GRACE_S
    stray_threads = [t.name for t in running_threads() - threads if not _thread_ends(t, deadline)]
    stray_children = [pid for pid in running_children() - children if not _process_ends(pid, deadline)]
    strays = [f"thread {name}" for name in stray_threads]
    for pid in stray_children:
        strays.append(f"process {pid}: {_command_line(pid)}")
        os.kill(pid, signal.SIGKILL)
    if strays:
        pytest.fail("still running after the test: " + "; ".join(strays), pytrace=False)


def running_threads() -> set[threading.Thread]:
    """Python threads alive now, without the shadows of Qt's own threads."""
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}


def running_children() -> set[int]:
    """Process ids of our direct children, without multiprocessing's own resource tracker (Linux only)."""
    if sys.platform != "linux":
        return set()
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        try:
            found.update(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
    return {pid for pid in found if "multiprocessing.resource_tracker" not in _command_line(pid)}


def _thread_ends(thread: threading.Thread, deadline: float) -> bool:
    thread.join(max(0.0, deadline - time.monotonic()))
    return not thread.is_alive()


def _process_ends(pid: int, deadline: float) -> bool:
    """Wait until the child has ended; one that waits to be reaped has ended too."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(max(0.0, deadline - time.monotonic()) * 1000))
    finally:
        os.close(handle)


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""
