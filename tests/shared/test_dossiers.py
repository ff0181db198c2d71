"""Dossiers: codes in both shapes, masked names, states in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.dossiers import Dossier, DossierRules, dossier_code, masked, portal_statuses, view

TODAY = date(2026, 3, 2)
CODE = "H21.65-220914-0011"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("000.A0.01.H26-210212-9090", "000.A0.01.H26-210212-9090"),
        ("000.00.01.H26-260930-0012", "000.00.01.H26-260930-0012"),
        ("h21.65 – 220914 – 0011 ", CODE),
        ("H21.65−220914‑0011\r\n", CODE),
        ("H21-220914-001123", "H21-220914-001123"),
        ("H21.65.1.2-220914-0011", "H21.65.1.2-220914-0011"),
    ],
)
def test_both_shapes_are_read_as_people_write_them(typed: str, code: str) -> None:
    assert dossier_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "H21.65", "H21.65-221314-0011", "H21.65-220230-0011", "H21.65-220914-001", "1.001193", "A0.H26-1",
     "H２1.65-220914-0011", "000.A0.H26-210212-9090", "x" * 5000],
)  # fmt: skip
def test_what_is_no_dossier_code_is_none(typed: str) -> None:
    assert dossier_code(typed) is None


@given(st.from_regex(r"[A-Z]\d{2}\.\d{1,3}-\d{6}-\d{4}", fullmatch=True))
def test_the_one_spelling_stays_as_it_is(code: str) -> None:
    found = dossier_code(code)
    assert found is None or (found == dossier_code(found) and dossier_code(f" {found.lower()} ") == found)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Nguyễn Văn A", "Ng*** V** A"),
        ("Lê Thị Hồng Nhung", "L** T** Hồ*** Nh***"),
        ("  Công ty TNHH Ví Dụ ", "Cô*** t** TN*** V** D**"),
        ("", ""),
    ],
)
def test_a_masked_name_tells_its_holder_and_nobody_else(name: str, shown: str) -> None:
    assert masked(name) == shown


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once_and_shows_two_letters_of_a_word_at_most(name: str) -> None:
    once = masked(name)
    assert masked(once) == once
    assert all(len(word.replace("*", "")) <= 2 for word in once.split())


def test_a_dossier_never_holds_the_name() -> None:
    dossier = Dossier(code=CODE, status="4", holder="Nguyễn Thị Ví Dụ")
    assert dossier.holder == "Ng*** T** V** D**"
    assert "Nguyễn" not in repr(dossier) + dossier.model_dump_json()


def test_the_ten_statuses_of_the_portal_are_known() -> None:
    assert [status.code for status in portal_statuses()] == [str(number) for number in range(1, 11)]
    assert all({"vi", "en"} <= set(status.name.root) for status in portal_statuses())


def test_a_ready_result_leads_to_the_number_for_results() -> None:
    rules = DossierRules(results_service="nhan-ket-qua")
    ready = view(Dossier(code=CODE, status="9", due=date(2026, 3, 1)), rules, TODAY)
    assert (ready.stage, ready.service, ready.overdue) == ("ready", "nhan-ket-qua", False)
    assert view(Dossier(code=CODE, status="4"), rules, TODAY).service is None


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [("4", date(2026, 3, 1), True), ("4", TODAY, False), ("4", None, False), ("10", date(2020, 1, 1), False)],
)
def test_overdue_is_what_is_not_finished_after_its_day(status: str, due: date | None, overdue: bool) -> None:
    assert view(Dossier(code=CODE, status=status, due=due), DossierRules(), TODAY).overdue is overdue


def test_an_unknown_status_sends_to_the_counter() -> None:
    shown = view(Dossier(code=CODE, status="77"), DossierRules(), TODAY)
    assert (shown.state.vi, shown.stage) == ("Mời hỏi tại quầy", None)
