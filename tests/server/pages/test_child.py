"""The pages live in a process of their own, which the server keeps and takes along when it ends."""

import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.server.pages.conftest import PagesServer
from tests.server.server_process import PATIENCE_S


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def gone(pid: int) -> None:
    """Wait until a process has ended."""
    deadline = time.monotonic() + PATIENCE_S
    while Path(f"/proc/{pid}/status").exists():
        assert time.monotonic() < deadline, pid


@pytest.fixture
def own(tmp_path: Path) -> PagesServer:
    running = PagesServer(tmp_path / "own")
    running.wait_for_pages()
    return running


def test_pages_that_fall_are_set_up_again_and_end_with_the_server(own: PagesServer) -> None:
    (first,) = children(own.pid)
    os.kill(first, signal.SIGKILL)
    gone(first)
    own.wait_for_pages()
    (second,) = children(own.pid)
    secret = Path(f"/proc/{second}/cmdline").read_bytes() + Path(f"/proc/{second}/environ").read_bytes()
    assert b"token" not in secret
    own.stop()
    gone(second)


def test_pages_do_not_outlive_a_server_that_was_killed(own: PagesServer) -> None:
    (pages,) = children(own.pid)
    own.kill()
    gone(pages)


def test_the_pages_find_the_hall_again_after_its_restart(own: PagesServer) -> None:
    with own.client() as api:
        code = api.post("/api/tickets", json={"service": "A"}).json()["code"]
    own.kill()
    own.start()
    own.wait_for_pages()
    deadline = time.monotonic() + PATIENCE_S
    while httpx.get(f"{own.public_url}/t/{code}").status_code != 200:
        assert time.monotonic() < deadline, own.log
    own.stop()
