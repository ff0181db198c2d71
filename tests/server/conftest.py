"""A hall in this process under a fake clock, and a real server as a process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.in_process import FakeClock, InProcess
from tests.server.server_process import ServerProcess

StartServer = Callable[..., ServerProcess]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def hall(tmp_path: Path, clock: FakeClock) -> Iterator[InProcess]:
    running = InProcess(tmp_path / "data", clock)
    yield running
    running.close()


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


@pytest.fixture
def server(_server: ServerProcess) -> ServerProcess:
    """A running server with the tiny centre, all counters closed and nobody in the hall."""
    _server.clear()
    return _server


@pytest.fixture
def api(server: ServerProcess) -> Iterator[httpx.Client]:
    """An admin's REST client."""
    with server.client() as client:
        yield client


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[StartServer]:
    """Starts servers of the test's own."""
    started: list[ServerProcess] = []

    def start(*options: str, centre: str = "tiny") -> ServerProcess:
        started.append(ServerProcess(tmp_path / f"data-{len(started)}", *options, centre=centre))
        return started[-1]

    yield start
    for running in started:
        running.kill()
