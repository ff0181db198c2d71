"""A server with something to look up, and the steps of those who do."""

from typing import Any
from urllib.parse import urlencode

from moiso_hardware.scanners.port import Scan
from moiso_qt.link import Accepted
from moiso_shared.composing import TELEX, compose
from PySide6.QtCore import QCoreApplication

from tests.kiosk.stand import Stand

BIRTH: dict[str, Any] = {
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "department": "Sở Tư pháp",
    "field": "Hộ tịch",
    "service": "ho-tich",
    "papers": ["Tờ khai theo mẫu", "Giấy chứng sinh"],
    "fee": "Miễn phí",
    "time_limit": "Trong ngày",
    "steps": ["Lấy số", "Nộp hồ sơ", "Nhận kết quả"],
    "where": "Trung tâm",
    "online": "full",
    "online_url": "https://dichvucong.gov.vn/",
    "updated": "2026-01-05",
    "effective_from": "2025-07-01",
}
OTHERS = [{**BIRTH, "code": f"1.00{n}", "name": f"Thủ tục thứ {n}"} for n in range(1000, 1030)]
DOSSIER: dict[str, Any] = {
    "code": "H21.65-260914-0011",
    "state": {"vi": "Đã có kết quả", "en": "The result is ready"},
    "stage": "ready",
    "todo": {"vi": "Mời lấy số nhận kết quả.", "en": "Take a number for results."},
    "holder": "Ng*** V** A",
    "due": "2026-11-20",
    "overdue": False,
    "apologised": False,
    "returned": None,
    "service": "chung-thuc",
    "procedure": "Đăng ký khai sinh",
}
TREE = [
    {
        "name": "Sở Tư pháp",
        "fields": [{"name": "Hộ tịch", "count": 30}, {"name": "Nuôi con nuôi", "count": 1}],
    }
]
SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CARD = "001150000123|012345678|Lê Ví Dụ|15071950|Nam|Số 1 phố Thử, Hà Nội|10052021"


def search_path(text: str) -> str:
    return f"/api/procedures?{urlencode({'q': text, 'limit': 40})}"


def furnish(stand: Stand) -> None:
    """The server's catalogue, as far as these visitors ask for it."""
    browsed = urlencode({"department": "Sở Tư pháp", "field": "Hộ tịch", "limit": 1000})
    stand.link.shelf |= {
        "/api/procedure-fields": Accepted({"departments": TREE}),
        "/api/procedures/1.001193": Accepted(BIRTH),
        f"/api/procedures?{browsed}": Accepted({"procedures": [BIRTH, *OTHERS]}),
        "/api/dossiers/H21.65-260914-0011": Accepted(DOSSIER),
        f"/api/codes/{SECRET}": Accepted({"ticket": "t-A015"}),
    }
    text = ""
    for key in "khai sinh h21.65-260914-0011":
        text = compose(text, key, TELEX)
        stand.link.shelf[search_path(text)] = Accepted({"procedures": [BIRTH]})
        if text.startswith("khai sinh "):
            stand.link.shelf[search_path(text.removeprefix("khai sinh "))] = Accepted({"procedures": []})


def scan(stand: Stand, text: str, **more: Any) -> None:
    stand.scanning.scanned.emit(Scan(text, **more))
    settle(stand)


def settle(stand: Stand) -> None:
    """A page takes its shape before anybody touches it."""
    for _ in range(2):
        stand.screen.window.grabWindow()
        QCoreApplication.processEvents()


def type_in(stand: Stand, text: str) -> None:
    for letter in text:
        stand.touch("key-space" if letter == " " else f"key-{letter}")


def found(stand: Stand) -> dict[str, Any]:
    page: dict[str, Any] = stand.finding.property("page")
    return page
