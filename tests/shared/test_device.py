"""A device knows its server and its token, and says plainly when it does not."""

from pathlib import Path

import pytest
from moiso_qt.device import (
    Device,
    DeviceUnreadable,
    NotPaired,
    address_of,
    load_device,
    moved,
    save_device,
)

PAIRED = Device("http://10.0.0.5:8710", "secret", "server-1")


def token_file(folder: Path, text: str) -> Path:
    path = folder / "token"
    path.write_text(text)
    return path


def test_the_command_line_is_enough(tmp_path: Path) -> None:
    file = token_file(tmp_path, "abc\n")
    assert load_device("http://h:1", file, folder=tmp_path) == Device("http://h:1", "abc")


def test_a_paired_device_needs_no_arguments(tmp_path: Path) -> None:
    save_device(PAIRED, folder=tmp_path / "new")
    assert load_device(folder=tmp_path / "new") == PAIRED


def test_a_typed_address_asks_for_no_server_id(tmp_path: Path) -> None:
    save_device(PAIRED, folder=tmp_path)
    assert load_device("10.0.0.9", folder=tmp_path) == Device("http://10.0.0.9:8710", "secret")


def test_an_unpaired_device_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotPaired, match="--server URL and --token-file"):
        load_device(folder=tmp_path)


def test_only_its_user_may_read_the_token(tmp_path: Path) -> None:
    save_device(PAIRED, folder=tmp_path)
    save_device(moved(PAIRED, "10.0.0.6"), folder=tmp_path)
    assert (tmp_path / "device.toml").stat().st_mode & 0o077 == 0
    assert load_device(folder=tmp_path).server == "http://10.0.0.6:8710"


@pytest.mark.parametrize("text", ["", "two tokens", "mã"])
def test_a_token_file_holds_one_token(tmp_path: Path, text: str) -> None:
    with pytest.raises(DeviceUnreadable, match="one token and nothing else"):
        load_device("h", token_file(tmp_path, text), folder=tmp_path)


def test_a_missing_token_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeviceUnreadable, match="nowhere"):
        load_device("h", tmp_path / "nowhere", folder=tmp_path)


def test_a_broken_device_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "device.toml").write_text("server = ")
    with pytest.raises(DeviceUnreadable, match=r"device\.toml"):
        load_device(folder=tmp_path)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("192.168.1.10", "http://192.168.1.10:8710"),
        ("may-chu:9000/", "http://may-chu:9000"),
        ("https://mot-cua.example/so", "https://mot-cua.example/so"),
    ],
)
def test_typed_addresses_are_made_whole(words: str, address: str) -> None:
    assert address_of(words) == address


@pytest.mark.parametrize("words", ["", "ftp://h", "http://", "h:port"])
def test_what_is_no_address_is_told(words: str) -> None:
    with pytest.raises(DeviceUnreadable, match="write it like"):
        address_of(words)
