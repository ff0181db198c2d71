"""The table of dossiers that the one-stop software exports."""

from collections.abc import Iterable, Sequence

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import near
from moiso_shared.dossiers import Dossier

from moiso_server.catalogue.columns import Column, Numbered, count, day, refuse, take, text, yes_or_no
from moiso_server.catalogue.tables import Row

COLUMNS = (
    Column("code", "Mã hồ sơ", "e.g. H21.65-220914-0011", text, needed=True, also=("MaHoSo",)),
    Column("status", "Trạng thái", "as in the centre's document, e.g. 9", text, True, ("TrangThaiHoSo",)),
    Column(
        "holder", "Chủ hồ sơ", "kept masked only", text, also=("ChuHoSo", "Họ tên", "Họ và tên", "Người nộp")
    ),
    Column("procedure", "Mã thủ tục", "e.g. 1.001193", text, also=("MaTTHC", "Mã TTHC")),
    Column("department", "Cơ quan", "name of the agency", text, also=("DonViXuLy", "Đơn vị xử lý")),
    Column("received", "Ngày tiếp nhận", "a day", day, also=("NgayTiepNhan",)),
    Column("due", "Ngày hẹn trả", "a day", day, also=("NgayHenTra",)),
    Column("finished", "Ngày có kết quả", "a day", day, also=("NgayKetThucXuLy",)),
    Column("returned", "Ngày trả", "a day", day, also=("NgayTra",)),
    Column("apologies", "Số lần xin lỗi", "how often a new day was promised", count),
    Column("online", "Nộp trực tuyến", "có or không; left out: không", yes_or_no, also=("NopTrucTuyen",)),
)

PASSED_OVER = (
    "TenTTHC", "MaLinhVuc", "TenLinhVuc", "SoBienNhan", "LoaiDoiTuong", "MaDoiTuong", "Email", "SoDienThoai",
    "TrichYeuHoSo", "ThongTinTra", "HinhThuc", "GhiChu", "TaiLieuNop", "DanhSachLePhi", "DanhSachHoSoBoSung",
    "DanhSachGiayToKetQua",
)  # fmt: skip
"""Fields of the national portal's record that are nobody's business here; they are not read."""


def read_dossiers(rows: Sequence[Row]) -> list[Numbered[Dossier]]:
    """The dossiers of a table; names are masked while they are read.

    Raises:
        Invalid: One line for each mistake, by row and column.
    """
    return take(rows, COLUMNS, lambda fields: Dossier(**fields), PASSED_OVER)


def check_statuses(dossiers: Iterable[Numbered[Dossier]], centre: Centre) -> None:
    """Refuse statuses that the centre's document does not explain.

    Raises:
        Invalid: One line for each, by row.
    """
    known = [status.code for status in centre.dossiers.statuses]
    refuse(
        [
            f"row {each.row}, column 'status': '{each.value.status}' is not in the centre's document; "
            + near(each.value.status, known)
            for each in dossiers
            if each.value.status not in known
        ]
    )
