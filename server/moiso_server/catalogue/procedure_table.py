"""The table of procedures that a centre imports."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import near
from moiso_shared.folding import fold
from moiso_shared.procedures import Online, Procedure

from moiso_server.catalogue.columns import Column, Numbered, day, lines, refuse, take, text, yes_or_no
from moiso_server.catalogue.tables import Row

_ONLINE: dict[str, Online] = {
    **dict.fromkeys(("toan trinh", "full", "co"), "full"),
    **dict.fromkeys(("mot phan", "partial"), "partial"),
    **dict.fromkeys(("khong", "none", "truc tiep"), "none"),
}


def _online(value: Any) -> Online:
    found = _ONLINE.get(fold(text(value)))
    if found is None:
        raise ValueError(f"'{value}' is not allowed; write toàn trình, một phần or không")
    return found


COLUMNS = (
    Column("code", "Mã thủ tục", "e.g. 1.001193", text, needed=True, also=("Mã TTHC",)),
    Column("name", "Tên thủ tục", "as published", text, needed=True, also=("Tên TTHC", "Thủ tục")),
    Column("department", "Cơ quan", "name of the agency", text, also=("Cơ quan thực hiện",)),
    Column("field", "Lĩnh vực", "e.g. Hộ tịch", text),
    Column("service", "Dịch vụ", "id of the service in the centre's document", text),
    Column("papers", "Thành phần hồ sơ", "one paper a line, or divided by |", lines, also=("Giấy tờ",)),
    Column("fee", "Phí, lệ phí", "in words", text, also=("Phí", "Lệ phí")),
    Column("time_limit", "Thời hạn giải quyết", "in words", text, also=("Thời hạn", "Thời gian")),
    Column("steps", "Trình tự thực hiện", "one step a line, or divided by |", lines, also=("Các bước",)),
    Column("where", "Nơi nộp", "where to submit", text, also=("Nơi nộp hồ sơ",)),
    Column("online", "Trực tuyến", "toàn trình, một phần or không", _online),
    Column("online_url", "Liên kết trực tuyến", "address of the online form", text, also=("Liên kết",)),
    Column("received", "Tiếp nhận tại trung tâm", "có or không; left out: có", yes_or_no),
    Column("on_the_spot", "4 tại chỗ", "có or không; left out: không", yes_or_no),
    Column("keywords", "Từ khóa", "everyday words, one a line or divided by |", lines),
    Column("updated", "Ngày cập nhật", "a day", day),
    Column("effective_from", "Ngày hiệu lực", "a day; left out: the day of the import", day),
    Column("note", "Ghi chú", "in words", text),
)


def read_procedures(rows: Sequence[Row], default_from: date) -> list[Numbered[Procedure]]:
    """The procedures of a table.

    Args:
        rows: As read from the file.
        default_from: The effective day of rows that name none.

    Raises:
        Invalid: One line for each mistake, by row and column.
    """
    taken = take(rows, COLUMNS, lambda fields: Procedure(**{"effective_from": default_from, **fields}))
    seen: dict[tuple[str, date], int] = {}
    twice = []
    for each in taken:
        key = each.value.code, each.value.effective_from
        if key in seen:
            twice.append(f"row {each.row}, column 'code': '{key[0]}' is also in row {seen[key]}")
        seen.setdefault(key, each.row)
    refuse(twice)
    return taken


def check_services(procedures: Sequence[Numbered[Procedure]], centre: Centre) -> None:
    """Refuse procedures that lead to a service that the centre does not have.

    Raises:
        Invalid: One line for each, by row.
    """
    known = {service.id for service in centre.services}
    refuse(
        [
            f"row {each.row}, column 'service': '{each.value.service}' is not in the centre's document; "
            + near(each.value.service, known)
            for each in procedures
            if each.value.service is not None and each.value.service not in known
        ]
    )
