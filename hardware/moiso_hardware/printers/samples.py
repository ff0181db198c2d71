"""A ticket that nobody holds, for trying a printer and for previews."""

SAMPLE_URL = "HTTP://192.168.1.10:8712/T/"
_CODE = "K7QX2M4VNB5TZ3WJ6RHC8YPDFA"


def sample_values(*, number: str = "A015", priority: bool = False, reprint: bool = False) -> dict[str, str]:
    """Values for every placeholder of a layout."""
    return {
        "centre": "Trung tâm Phục vụ hành chính công tỉnh Bắc Ninh",
        "centre.en": "Bắc Ninh Public Administration Service Centre",
        "address": "Số 11A, đường Lý Thái Tổ",
        "number": number,
        "service": "Chứng thực bản sao, chữ ký",
        "service.en": "Certified copies and signatures",
        "department": "Sở Tư pháp",
        "department.en": "Department of Justice",
        "counters": "3, 4, 5",
        "zone": "Khu A, tầng 1",
        "ahead": "7",
        "wait": "25",
        "priority": "Người cao tuổi" if priority else "",
        "priority.en": "Elderly" if priority else "",
        "time": "09:41",
        "date": "22/11/2026",
        "note": "Vui lòng chờ đến khi số của bạn được gọi.",
        "note.en": "Please wait until your number is called.",
        "comeback": "Lỡ lượt gọi? Quay lại trong 20 phút, bạn được gọi sau 2 người kế tiếp.",
        "comeback.en": "Missed your call? Back within 20 minutes, you are called after the next 2.",
        "qr": SAMPLE_URL + _CODE,
        "public_url": SAMPLE_URL,
        "reprint": "1" if reprint else "",
    }
