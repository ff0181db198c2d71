"""What a centre may import, and what it is told about mistakes."""

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from moiso_server.catalogue.procedure_table import COLUMNS, check_services, read_procedures
from moiso_server.catalogue.store import first_procedures
from moiso_server.catalogue.tables import read_table
from moiso_server.centres import ready_made
from moiso_shared.centre_file import parse
from moiso_shared.errors import Invalid
from moiso_shared.procedures import Procedure
from openpyxl import Workbook

from tests.server.catalogue.conftest import TODAY, Shelf

SHEET: list[list[Any]] = [
    ["Mã TTHC", "Tên thủ tục", "Cơ quan", "Thành phần hồ sơ", "Phí, lệ phí", "Trực tuyến", "Ngày hiệu lực"],
    ["1.001190", "Khai sinh", "Sở Tư pháp", "Tờ khai\nGiấy chứng sinh", "Không", "Toàn trình", "01/07/2026"],
    ["", "", "", "", "", "", ""],
    ["2.000635", "Cấp bản sao", "Sở Tư pháp", "Tờ khai | Căn cước", "", "không", ""],
]  # fmt: skip


def read(file: Path) -> list[Procedure]:
    return [each.value for each in read_procedures(read_table(file), TODAY)]


def as_csv(path: Path, rows: list[list[Any]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def as_xlsx(path: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")])
def test_a_csv_is_read_as_spreadsheets_write_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    birth, copy = read(as_csv(tmp_path / "a.csv", SHEET, delimiter, encoding))
    assert (birth.code, birth.online, birth.effective_from) == ("1.001190", "full", date(2026, 7, 1))
    assert birth.papers == ("Tờ khai", "Giấy chứng sinh")
    assert (copy.papers, copy.effective_from) == (("Tờ khai", "Căn cước"), TODAY)


def test_an_xlsx_says_the_same_even_where_the_code_is_a_number(tmp_path: Path) -> None:
    rows = [list(row) for row in SHEET]
    rows[1][0], rows[1][6] = 1.00119, datetime(2026, 7, 1)
    assert read(as_xlsx(tmp_path / "a.xlsx", rows)) == read(as_csv(tmp_path / "a.csv", SHEET))


def test_a_json_says_the_same(tmp_path: Path) -> None:
    items = [dict(zip(SHEET[0], row, strict=True)) for row in (SHEET[1], SHEET[3])]
    items[0]["Thành phần hồ sơ"] = ["Tờ khai", "Giấy chứng sinh"]
    (tmp_path / "a.json").write_text(json.dumps(items), encoding="utf-8")
    assert read(tmp_path / "a.json") == read(as_csv(tmp_path / "a.csv", SHEET))


def test_every_mistake_is_told_by_row_and_column(tmp_path: Path) -> None:
    rows = [
        ["code", "Tên thủ tục", "online", "effective_from", "Lệ phíí", "service"],
        ["1.1", "", "đôi khi", "31/02/2026", "", "x y"],
        ["a b", "Cấp", "", "", "", ""],
        ["1.2", "Cấp", "", "", "1", "x y"],
    ]
    with pytest.raises(Invalid) as refusal:
        read(as_csv(tmp_path / "a.csv", rows))
    told = refusal.value.message.splitlines()
    assert told[0] == "column 'Lệ phíí': not known; did you mean 'Lệ phí'?" or "Lệ phíí" in told[0]
    starts = [re.match(r"row \d+, column '[^']+'", line) for line in told[1:]]
    assert [found and found.group() for found in starts] == [
        "row 2, column 'online'",
        "row 2, column 'effective_from'",
        "row 2, column 'name'",
        "row 3, column 'code'",
        "row 4, column 'service'",
    ]


def test_the_same_procedure_twice_is_refused(tmp_path: Path) -> None:
    rows = [["code", "name"], ["1.1", "Cấp"], ["1.1", "Đổi"]]
    with pytest.raises(Invalid, match=r"row 3, column 'code': '1\.1' is also in row 2"):
        read(as_csv(tmp_path / "a.csv", rows))


def test_a_service_that_the_centre_does_not_have_is_named_with_its_row() -> None:
    rows = read_procedures(read_table_of([{"code": "1.1", "name": "Cấp", "service": "ho-tch"}]), TODAY)
    with pytest.raises(Invalid, match=r"row 1, column 'service': 'ho-tch' .* did you mean 'ho-tich'"):
        check_services(rows, parse(ready_made("province")))


def read_table_of(items: list[dict[str, Any]]) -> Any:
    from moiso_server.catalogue.tables import Row

    return [Row(number, item) for number, item in enumerate(items, start=1)]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", b"", "headings"),
        ("a.csv", "Mã thủ tục,Tên\n".encode("utf-16"), "UTF-8"),
        ("a.csv", b"code,code\n1,2\n", "twice"),
        ("a.json", b"{}", "list of objects"),
        ("a.json", b"[1", "not JSON"),
        ("a.xlsx", b"PK nothing", "XLSX"),
        ("a.ods", b"", "must end in"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid, match=complaint):
        read_table(tmp_path / name)


def test_a_missing_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        read_table(tmp_path / "nothing.csv")


def test_an_import_tells_what_it_did(shelf: Shelf) -> None:
    one = Procedure(code="1.1", name="Cấp sổ", effective_from=TODAY)
    two = Procedure(code="1.2", name="Đổi sổ", effective_from=TODAY)
    assert shelf.procedures.put([one, two]).added == 2
    renamed = one.model_copy(update={"name": "Cấp sổ mới"})
    told = shelf.procedures.put([renamed, two])
    assert (told.added, told.changed, told.unchanged) == (0, 1, 1)


def test_a_whole_catalogue_withdraws_what_is_not_in_it(shelf: Shelf) -> None:
    one = Procedure(code="1.1", name="Cấp sổ", effective_from=TODAY)
    two = Procedure(code="1.2", name="Đổi sổ", effective_from=TODAY)
    later = date(2026, 5, 1)
    shelf.procedures.put([one, two])
    told = shelf.procedures.put([one], whole_from=later)
    assert (told.unchanged, told.withdrawn) == (1, 1)
    assert shelf.procedures.find("1.2", date(2026, 4, 30)) == two
    assert shelf.procedures.find("1.2", later) is None
    shelf.procedures.put([two.model_copy(update={"effective_from": date(2026, 6, 1)})])
    assert shelf.procedures.find("1.2", date(2026, 5, 31)) is None
    assert shelf.procedures.find("1.2", date(2026, 6, 1)) is not None


def test_a_failed_import_changes_nothing(shelf: Shelf) -> None:
    def half() -> Any:
        yield Procedure(code="1.1", name="Cấp sổ", effective_from=TODAY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        shelf.procedures.put(half())
    assert shelf.procedures.empty


def test_a_code_with_a_local_suffix_is_found_without_it(shelf: Shelf) -> None:
    local = Procedure(code="1.001193.H19", name="Đăng ký khai sinh", effective_from=TODAY)
    shelf.procedures.put([local])
    assert shelf.procedures.find("1.001193", TODAY) == local
    assert shelf.procedures.find("1.00119_", TODAY) is None


def test_every_ready_made_procedure_is_whole_and_leads_to_a_service_of_the_province() -> None:
    found = first_procedures(parse(ready_made("province")))
    assert len(found) == 60
    assert all(p.papers and p.fee and p.time_limit and p.steps and p.where and p.updated for p in found)
    assert all(re.fullmatch(r"\d\.\d{6}", p.code) and "minh họa" in p.note for p in found)


def test_a_ward_gets_those_that_it_has_a_service_for() -> None:
    ward = parse(ready_made("ward"))
    found = first_procedures(ward)
    services = {service.id for service in ward.services}
    assert len(found) >= 25
    assert {p.service for p in found} <= services


def test_every_column_is_explained_and_no_heading_means_two() -> None:
    names = [name for column in COLUMNS for name in set(column.names())]
    assert len(names) == len(set(names))
    assert all(column.words for column in COLUMNS)
