"""A log record of ours at WARNING or above fails the test, unless the test declares it."""

import logging
import re
from collections.abc import Iterator

import pytest

MARKERS = (
    "expects_log(pattern): a log message that matches the regular expression must appear",
    "allows_log(pattern): a log message that matches the regular expression may appear",
)


class _Collector(logging.Handler):
    """Keeps our records of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("moiso_"):
            self.records.append(record)


def pytest_configure(config: pytest.Config) -> None:
    """Make the two markers known."""
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if complaint := complaint_about(
        collector.records, _patterns(request.node, "expects_log"), _patterns(request.node, "allows_log")
    ):
        pytest.fail(complaint, pytrace=False)


def complaint_about(records: list[logging.LogRecord], expected: list[str], allowed: list[str]) -> str:
    """Say which records nobody declared and which declared ones never came; empty when all is well."""
    messages = [record.getMessage() for record in records]
    lines = [
        f"unexpected log: {record.name} {record.levelname}: {message}"
        for record, message in zip(records, messages, strict=True)
        if not any(re.search(pattern, message) for pattern in [*expected, *allowed])
    ]
    lines += [
        f"expected log never came: {pattern}"
        for pattern in expected
        if not any(re.search(pattern, message) for message in messages)
    ]
    return "\n".join(lines)


def _patterns(node: pytest.Item, marker: str) -> list[str]:
    return [str(pattern) for mark in node.iter_markers(marker) for pattern in mark.args]
