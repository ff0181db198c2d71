"""The warning before the server's disk is full."""

import shutil
from pathlib import Path

import pytest
from moiso_server.pages.disk_alerts import LOW_MB, disk_alerts


@pytest.mark.parametrize(("free_mb", "told"), [(LOW_MB, []), (LOW_MB - 1, [LOW_MB - 1]), (0, [0])])
def test_little_room_on_the_disk_is_told_with_how_much_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_mb: int, told: list[int]
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free_mb * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert [alert.value for alert in disk_alerts(tmp_path)] == told
