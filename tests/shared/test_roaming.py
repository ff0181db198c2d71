"""A paired device follows its server to another address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_qt.device import Device, load_device
from moiso_qt.discovery import Discovery, FoundServer
from moiso_qt.roaming import Roaming
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink

PAIRED = Device("http://127.0.0.1:9", "secret", "server")


class FakeDiscovery(Discovery):
    """Finds what the test puts there."""

    made: list["FakeDiscovery"]

    def __init__(self, only_id: str) -> None:
        super().__init__(only_id)
        self.only_id, self.looking = only_id, False
        FakeDiscovery.made.append(self)

    def start(self) -> None:
        self.looking = True

    def stop(self) -> None:
        self.looking = False


@pytest.fixture
def link(qapp: QApplication) -> Iterator[FakeLink]:
    FakeDiscovery.made = []
    made = FakeLink()
    yield made
    made.deleteLater()


def roaming(link: FakeLink, device: Device, folder: Path | None) -> Roaming:
    return Roaming(link, device, folder=folder, look=FakeDiscovery, patience_ms=1)


def found(server_id: str) -> FoundServer:
    return FoundServer(server_id, "c", "C", "0.1.0", ("http://10.0.0.7:8710",))


def test_the_servers_id_is_learnt_at_the_first_meeting(link: FakeLink, tmp_path: Path) -> None:
    device = Device("http://127.0.0.1:9", "secret")
    kept = roaming(link, device, tmp_path)
    link.come_online(small_centre())
    assert load_device(folder=tmp_path) == PAIRED
    kept.stop()


def test_a_device_that_lives_by_its_command_line_writes_nothing(link: FakeLink, tmp_path: Path) -> None:
    kept = roaming(link, Device("http://127.0.0.1:9", "secret"), None)
    link.come_online(small_centre())
    assert list(tmp_path.iterdir()) == []
    kept.stop()


def test_a_server_that_stays_away_is_looked_for_and_followed(
    qtbot: QtBot, link: FakeLink, tmp_path: Path
) -> None:
    kept = roaming(link, PAIRED, tmp_path)
    link.come_online(small_centre())
    link.go_offline()
    qtbot.waitUntil(lambda: bool(FakeDiscovery.made))
    looking = FakeDiscovery.made[0]
    assert (looking.only_id, looking.looking) == ("server", True)
    looking.found.emit(found("server"))
    assert link.server == "http://10.0.0.7:8710"
    link.come_back()
    assert not looking.looking
    assert load_device(folder=tmp_path).server == "http://10.0.0.7:8710"
    kept.stop()


def test_another_server_is_never_followed(qtbot: QtBot, link: FakeLink) -> None:
    kept = roaming(link, PAIRED, None)
    link.come_online(small_centre())
    link.go_offline()
    qtbot.waitUntil(lambda: bool(FakeDiscovery.made))
    FakeDiscovery.made[0].found.emit(found("stranger"))
    assert link.server == PAIRED.server
    kept.stop()
