"""The files of a report, opened again: real numbers and dates, Vietnamese commas, what was left out."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from moiso_server.reports.export import to_csv
from moiso_server.reports.report import Report
from moiso_server.reports.wording import Wording
from moiso_server.reports.workbook import to_xlsx
from moiso_shared.commands import CallTicket, SetRehearsal

from tests.server.in_process import MORNING, FakeClock, InProcess
from tests.server.test_rehearsal_reports import report

LEFT_OUT = "Không tính các ngày diễn tập: 02/03/2026."


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[Report, Wording]]:
    """A rehearsal on Monday; on Tuesday one number was called out of order after five minutes and a half."""
    hall = InProcess(tmp_path, FakeClock())
    hall.ask(SetRehearsal(day=MORNING.date()))
    hall.issue("A")
    hall.clock.advance(days=1)
    hall.open("1")
    hall.issue("A")
    chosen = hall.issue("A")
    hall.clock.advance(minutes=5, seconds=30)
    hall.ask(CallTicket(counter="1", ticket=chosen.id, reason="Đi cùng con nhỏ"))
    yield report(hall, tmp_path, MORNING.date() + timedelta(days=1)), Wording(hall.parts.hall.centre, "vi")
    hall.close()


def table(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def test_a_table_is_written_with_vietnamese_commas(told: tuple[Report, Wording]) -> None:
    rows = table(to_csv(*told), ";")
    assert rows[1][:2] == ["Tổng hợp", "02/03/2026 – 03/03/2026"]
    assert rows[1][rows[0].index("Chờ trung bình (phút)")] == "5,5000"
    assert [LEFT_OUT] in rows
    assert ["", "Thứ Ba", "2"] in rows
    definitions = dict(row for row in rows if len(row) == 2)
    assert definitions.keys() >= set(rows[0][2:])
    report, wording = told
    assert table(to_csv(report, Wording(wording.centre, "en")), ",")[1][4] == "5.5000"


def test_a_workbook_holds_dates_heat_map_chosen_calls_and_definitions(told: tuple[Report, Wording]) -> None:
    report, wording = told
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(report, wording, before=report)))
    assert {sheet["A3"].value for sheet in book.worksheets[:-1]} == {LEFT_OUT}
    assert book["Theo ngày"]["A5"].value == datetime(2026, 3, 3)
    assert [cell.value for cell in book["Lượt lấy số theo thứ và giờ"][5]] == ["Thứ Ba", 2]
    at, number, counter, *_ = (cell.value for cell in book["Gọi không theo thứ tự"][5])
    assert (at, number, counter) == (datetime(2026, 3, 3, 8, 5, 30), "A002", "Quầy số 1")
    assert book["Tổng hợp"]["B5"].value == book["Tổng hợp"]["B6"].value == 2
    assert book["Định nghĩa"].max_row == 21
    assert "Đi cùng con nhỏ" not in str([cell.value for sheet in book for row in sheet for cell in row])
