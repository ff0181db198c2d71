"""A scanned card buys one number a day and leaves nothing behind: every file is searched after the run."""

import logging
from pathlib import Path

import pytest
from moiso_server.centres import ready_made
from moiso_shared.cards import read_card
from moiso_shared.centre_file import parse
from moiso_shared.errors import MoisoError
from moiso_shared.persons import HASHED, person_hash

from tests.server.in_process import FakeClock, InProcess

NUMBER, NAME, HOME = "001185000123", "Nguyễn Thị Bí Mật", "Số 7 Phố Không Ai Biết"
SCAN = f"{NUMBER}|012345678|{NAME}|15071985|Nữ|{HOME}|10052021"


def test_nothing_of_a_card_is_in_any_file_or_log_after_the_run(
    tmp_path: Path, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tiny = parse(ready_made("tiny"))
    calling = tiny.calling.model_copy(update={"one_per_person": True})
    hall = InProcess(tmp_path / "data", clock, tiny.model_copy(update={"calling": calling}))
    card = read_card(SCAN)
    assert card is not None
    key = hall.run(hall.parts.desk.person_key())
    hashed = person_hash(key, card.number)
    hall.issue("A", person=hashed)
    with pytest.raises(MoisoError) as refused:
        hall.issue("A", person=card.number)
    assert refused.value.code == "one_per_person"
    hall.restart()
    hall.close()
    kept = (
        b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()) + caplog.text.encode()
    )
    hexed = hashed.removeprefix(HASHED)
    for secret in (NUMBER, NAME, HOME, "15071985", "012345678", hexed, key.hex()):
        assert secret.encode() not in kept
    for raw in (key, bytes.fromhex(hexed)):
        assert raw not in kept
