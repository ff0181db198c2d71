"""A short code becomes a token once, for ten minutes, and cannot be guessed."""

from pathlib import Path

import httpx
import pytest
from moiso_qt.redeeming import CodeRefused, ServerSilent, token_for
from moiso_server.pairing_codes import VALID_S, PairingCodes
from moiso_server.private import Bearer
from moiso_shared.errors import WrongPassword

from tests.server.server_process import ServerProcess

KIOSK, BOARD = Bearer("kiosk", "k1"), Bearer("board", "b1")
HERE, THERE = "192.168.1.20", "192.168.1.21"


class Seconds:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def codes(clock: Seconds) -> PairingCodes:
    return PairingCodes(clock)


def refused(codes: PairingCodes, code: str) -> str:
    with pytest.raises(WrongPassword) as told:
        codes.redeem(code, HERE)
    return told.value.message


def test_a_code_is_good_once_however_it_is_typed(codes: PairingCodes) -> None:
    code = codes.offer(KIOSK)
    assert codes.redeem(f" {code.lower().replace('-', ' ')}", HERE) == KIOSK
    assert "used already" in refused(codes, code)


def test_a_code_is_void_after_ten_minutes_and_when_another_is_made(
    codes: PairingCodes, clock: Seconds
) -> None:
    old, first, second = codes.offer(BOARD), codes.offer(KIOSK), codes.offer(KIOSK)
    refused(codes, first)
    assert codes.redeem(second, HERE) == KIOSK
    clock.now += VALID_S
    refused(codes, old)


def test_whoever_guesses_is_kept_waiting_and_nobody_else(codes: PairingCodes, clock: Seconds) -> None:
    code = codes.offer(KIOSK)
    for _ in range(5):
        refused(codes, "AAAA-AAAA")
    assert "too many tries" in refused(codes, code)
    assert codes.redeem(code, THERE) == KIOSK
    clock.now += 61
    assert codes.redeem(codes.offer(KIOSK), HERE) == KIOSK


def test_a_device_gets_its_token_for_the_code(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")  # its own: other tests try wrong codes
    try:
        _pair(server)
    finally:
        server.stop()


def _pair(server: ServerProcess) -> None:
    with server.client() as api:
        assert api.post("/api/pairing-codes", json={"role": "kiosk", "name": "k9"}).status_code == 422
        code = api.post("/api/pairing-codes", json={"role": "kiosk", "name": "k1"}).json()["code"]
    token = token_for(server.url, code.lower())
    told = httpx.get(f"{server.url}/api/lobby", headers={"Authorization": f"Bearer {token}"})
    assert told.status_code == 200
    with pytest.raises(CodeRefused):
        token_for(server.url, code)
    assert code not in server.log
    assert token not in server.log


def test_a_token_is_taken_as_it_is_and_a_silent_server_is_told() -> None:
    long = "s3cret-token-of-another-shape"
    assert token_for("http://127.0.0.1:9", long) == long
    with pytest.raises(ServerSilent, match="nothing answers"):
        token_for("http://127.0.0.1:9", "K7QX-2M4V")
