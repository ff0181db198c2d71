"""Nothing of the server's may block an asyncio loop."""

import importlib.util
from collections.abc import Iterator

import pytest
from blockbuster import BlockBuster, blockbuster_ctx


@pytest.fixture
def unblocked_loops() -> Iterator[BlockBuster]:
    """Make every blocking call of server or hardware code inside a running loop raise `BlockingError`.

    Threads without a loop (the one that owns SQLite, worker threads) may block as they like. Every
    test under tests/server has this fixture by itself.
    """
    ours = [name for name in ("moiso_server", "moiso_hardware") if importlib.util.find_spec(name)]
    with blockbuster_ctx(ours) as blockbuster:
        yield blockbuster


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the fixture to all tests of the server."""
    for item in items:
        if item.path.is_relative_to(config.rootpath / "tests" / "server"):
            item.add_marker(pytest.mark.usefixtures("unblocked_loops"))
