"""Servers that announce themselves are found; a paired program hears of its own only."""

from collections.abc import Iterator
from typing import Any

import pytest
from moiso_qt.discovery import SERVICE_TYPE, Discovery, FoundServer, server_of
from pytestqt.qtbot import QtBot
from zeroconf import ServiceInfo, Zeroconf

LOOPBACK = ["127.0.0.1"]
NAME = "Trung tâm Phục vụ hành chính công phường Bến Đò"


def record(server_id: str, port: int = 8710) -> ServiceInfo:
    return ServiceInfo(
        SERVICE_TYPE,
        f"Moi So {server_id}.{SERVICE_TYPE}",
        port=port,
        server=f"moiso-{server_id}.local.",
        parsed_addresses=LOOPBACK,
        properties={"id": server_id, "centre": "ben-do", "name": NAME, "version": "0.1.0"},
    )


@pytest.fixture(scope="module")
def announced() -> Iterator[None]:
    zeroconf = Zeroconf(interfaces=LOOPBACK)
    for server_id in ("one", "two"):
        zeroconf.register_service(record(server_id), cooperating_responders=True)
    yield
    zeroconf.close()


def test_the_paired_server_is_found_and_no_other(qtbot: QtBot, announced: None) -> None:
    discovery = Discovery("two", interfaces=LOOPBACK)
    found: list[FoundServer] = []
    discovery.found.connect(found.append)
    try:
        with qtbot.waitSignal(discovery.found, timeout=30_000):
            discovery.start()
    finally:
        discovery.stop()
    assert {server.id for server in found} == {"two"}
    assert (found[0].url, found[0].name) == ("http://127.0.0.1:8710", NAME)


def test_an_unpaired_program_hears_of_all(qtbot: QtBot, announced: None) -> None:
    discovery = Discovery(interfaces=LOOPBACK)
    found: set[str] = set()
    discovery.found.connect(lambda server: found.add(server.id))
    discovery.start()
    try:
        qtbot.waitUntil(lambda: found >= {"one", "two"}, timeout=30_000)
    finally:
        discovery.stop()


def test_a_server_whose_answer_is_lost_is_asked_again(
    qtbot: QtBot, announced: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Zeroconf.get_service_info

    def lossy(zeroconf: Zeroconf, kind: str, name: str, **more: Any) -> ServiceInfo | None:
        asked.append(name)
        return ask(zeroconf, kind, name, **more) if asked.count(name) > 2 else None

    monkeypatch.setattr(Zeroconf, "get_service_info", lossy)
    discovery = Discovery("one", interfaces=LOOPBACK)
    try:
        with qtbot.waitSignal(discovery.found, timeout=30_000):
            discovery.start()
    finally:
        discovery.stop()


def test_a_record_without_an_id_is_not_ours() -> None:
    stranger = ServiceInfo(SERVICE_TYPE, f"x.{SERVICE_TYPE}", port=1, parsed_addresses=LOOPBACK)
    assert server_of(stranger) is None


@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
def test_a_machine_without_that_network_finds_nothing_and_goes_on(qtbot: QtBot) -> None:
    discovery = Discovery(interfaces=["203.0.113.7"])
    discovery.start()
    discovery.stop()
