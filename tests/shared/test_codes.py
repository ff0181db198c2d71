"""Scanned codes are told by their shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.codes import (
    AppointmentCode,
    CardCode,
    Code,
    DossierCode,
    ProcedureCode,
    TicketCode,
    UnknownCode,
    recognise,
)

TICKET = "ABCDEFGHIJKLMNOPQRSTUVWX27"
DOSSIER = "H21.65-220914-0011"
CARD = "001185000123||Nguyễn Thị Ví Dụ|15071985|Nữ|Số 1 Phố Ví Dụ|10052021"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TICKET, TicketCode(TICKET)),
        (f"HTTPS://SO.EXAMPLE.VN/T/{TICKET}", TicketCode(TICKET)),
        (f"https://so.example.vn/hcc/T/{TICKET.lower()}/", TicketCode(TICKET)),
        (DOSSIER, DossierCode(DOSSIER)),
        ("000.a0.01.h26-210212-9090", DossierCode("000.A0.01.H26-210212-9090")),
        (f"https://dvc.example.vn/tra-cuu?ma={DOSSIER}&x=1", DossierCode(DOSSIER)),
        (f"Mã hồ sơ: {DOSSIER}\nHẹn trả: 01/02/2026", DossierCode(DOSSIER)),
        ("1.001193", ProcedureCode("1.001193")),
        ("1.001193.h19", ProcedureCode("1.001193.H19")),
        ("LH-2026AB", AppointmentCode("2026AB")),
        ("https://so.example.vn/A/K7Q2MZ", AppointmentCode("K7Q2MZ")),
        ("https://example.vn/T/short", UnknownCode(26)),
        ("8938505974194", UnknownCode(13)),
        (f"{DOSSIER} H21.65-220914-0012", UnknownCode(37)),
        ("  ", UnknownCode(0)),
        ("A" * 5000, UnknownCode(5000)),
    ],
)
def test_each_shape_is_recognised(text: str, code: Code) -> None:
    assert recognise(text) == code


def test_a_card_is_recognised_and_nothing_of_it_is_shown() -> None:
    code = recognise(CARD)
    assert isinstance(code, CardCode)
    assert code.card.name == "Nguyễn Thị Ví Dụ"
    assert repr(code) == "CardCode(card=Card(…))"


def test_the_secret_of_a_ticket_is_not_shown() -> None:
    assert TICKET not in repr(recognise(TICKET))


@given(st.text(max_size=300))
def test_whatever_is_scanned_is_something_and_unknown_codes_tell_only_their_length(text: str) -> None:
    code = recognise(text)
    assert not isinstance(code, UnknownCode) or code == UnknownCode(len(text.strip()))
