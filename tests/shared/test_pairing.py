from pathlib import Path
from typing import Any

import pytest
from moiso_qt.device import DeviceUnreadable, load_device
from moiso_qt.discovery import FoundServer
from moiso_qt.pairing import pairing

WARD = FoundServer("abc", "ward", "Phường Ví Dụ", "0.1.0", ("http://192.168.1.10:8710",))


def answers(*words: str) -> Any:
    rest = list(words)
    return lambda *_question, **_options: rest.pop(0)


def test_a_server_of_the_list_is_remembered_with_its_id(tmp_path: Path) -> None:
    pairing(None, None, found=[WARD], folder=tmp_path, prompt=answers("1", "secret"))
    device = load_device(folder=tmp_path)
    assert (device.server, device.token, device.server_id) == (WARD.url, "secret", "abc")


def test_a_typed_address_is_completed(tmp_path: Path) -> None:
    device = pairing(None, "secret", found=[WARD], folder=tmp_path, prompt=answers("10.0.0.7"))
    assert (device.server, device.server_id) == ("http://10.0.0.7:8710", None)


def test_what_is_no_address_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(DeviceUnreadable, match="is not an address"):
        pairing("ftp://x", "secret", found=[], folder=tmp_path)
    assert not (tmp_path / "device.toml").exists()
