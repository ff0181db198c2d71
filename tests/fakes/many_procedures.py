"""A made-up catalogue as large as a province's, its names put together as real ones are."""

import random
from collections.abc import Iterator
from datetime import date

from moiso_shared.procedures import Procedure

ACTIONS = (
    "Cấp",
    "Cấp lại",
    "Cấp đổi",
    "Gia hạn",
    "Điều chỉnh",
    "Thu hồi",
    "Sửa đổi, bổ sung",
    "Đăng ký",
    "Đăng ký lại",
    "Thẩm định",
    "Phê duyệt",
    "Công nhận",
    "Công bố",
    "Xác nhận",
    "Chấp thuận",
    "Chuyển nhượng",
    "Tạm ngừng",
    "Chấm dứt",
    "Thông báo",
    "Thành lập",
    "Giải thể",
    "Đổi tên",
    "Sáp nhập, chia tách",
    "Hỗ trợ",
    "Miễn nhiệm",
)
OBJECTS = (
    "giấy phép hoạt động khám bệnh, chữa bệnh",
    "giấy phép hành nghề",
    "chứng chỉ hành nghề dược",
    "giấy chứng nhận đủ điều kiện kinh doanh dược",
    "giấy phép môi trường",
    "giấy phép khai thác khoáng sản",
    "giấy phép thăm dò nước dưới đất",
    "giấy phép xả nước thải vào nguồn nước",
    "phương án sử dụng đất",
    "giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    "biện pháp bảo đảm bằng quyền sử dụng đất",
    "giấy phép xây dựng công trình",
    "quy hoạch chi tiết xây dựng",
    "giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    "giấy phép bán lẻ rượu",
    "giấy phép bán buôn sản phẩm thuốc lá",
    "giấy phép kinh doanh khí dầu mỏ hóa lỏng",
    "giấy xác nhận đủ điều kiện làm đại lý bán lẻ xăng dầu",
    "giấy phép kinh doanh vận tải bằng xe ô tô",
    "phù hiệu xe ô tô kinh doanh vận tải",
    "giấy phép lái xe",
    "biển số xe máy chuyên dùng",
    "giấy chứng nhận đăng ký doanh nghiệp",
    "giấy chứng nhận đăng ký hộ kinh doanh",
    "giấy chứng nhận đăng ký đầu tư",
    "giấy phép thành lập hội",
    "giấy phép quảng cáo",
    "giấy phép biểu diễn nghệ thuật",
    "thẻ hướng dẫn viên du lịch",
    "giấy phép kinh doanh dịch vụ lữ hành nội địa",
    "giấy phép hoạt động bưu chính",
    "chứng chỉ hành nghề luật sư",
    "văn phòng công chứng",
    "tổ chức hành nghề đấu giá tài sản",
    "giấy phép lao động cho người lao động nước ngoài",
    "giấy phép hoạt động dịch vụ việc làm",
    "trường trung học phổ thông tư thục",
    "trường mẫu giáo, trường mầm non",
    "trung tâm ngoại ngữ, tin học",
    "văn bằng, chứng chỉ từ sổ gốc",
    "giấy chứng nhận hoạt động khoa học và công nghệ",
    "cơ sở tín ngưỡng, tổ chức tôn giáo trực thuộc",
    "chế độ trợ cấp đối với thân nhân liệt sĩ",
    "mức độ khuyết tật",
    "hưởng trợ cấp xã hội hàng tháng",
    "cơ sở bảo tồn đa dạng sinh học",
    "mã số vùng trồng",
    "giấy chứng nhận kiểm dịch động vật",
    "giấy phép khai thác thủy sản",
    "tàu cá",
    "rừng trồng sản xuất",
    "đập, hồ chứa nước",
    "khai sinh có yếu tố nước ngoài",
    "kết hôn có yếu tố nước ngoài",
    "nuôi con nuôi trong nước",
    "phiếu lý lịch tư pháp",
    "giấy phép sử dụng vật liệu nổ công nghiệp",
    "hóa đơn điện tử theo từng lần phát sinh",
)
LIMITS = (
    "",
    "cấp tỉnh",
    "cấp xã",
    "lần đầu",
    "trong trường hợp bị mất, bị hỏng",
    "do thay đổi thông tin",
    "đối với cá nhân",
    "đối với tổ chức",
    "thuộc thẩm quyền của Sở",
    "thuộc thẩm quyền của Ủy ban nhân dân cấp xã",
    "đối với trường hợp đã thành lập và hoạt động trước ngày 01 tháng 7 năm 2025",
    "có vốn đầu tư nước ngoài",
    "trên địa bàn tỉnh",
    "trong khu kinh tế, khu công nghiệp",
    "cho người nước ngoài, người Việt Nam định cư ở nước ngoài",
)
LONG = (
    "theo quy định tại các điểm a, b, c và d khoản 1 Điều 12 của Nghị định quy định chi tiết một số điều "
    "của Luật, trừ trường hợp quy định tại khoản 3 Điều này và các trường hợp chuyển tiếp "
    "do cơ quan có thẩm quyền quyết định"
)
LONGEST = 1094


def many_procedures(count: int = 2600, seed: int = 7) -> Iterator[Procedure]:
    """Procedures with different names; a few are as long as the longest real one."""
    chance = random.Random(seed)
    names: set[str] = set()
    while len(names) < count:
        name = f"{chance.choice(ACTIONS)} {chance.choice(OBJECTS)} {chance.choice(LIMITS)}".strip()
        if chance.random() < 0.06:
            name += "; " + "; ".join([LONG] * chance.randint(1, 5))
        if chance.random() < 0.1:
            name = f"Thủ tục {name[0].lower()}{name[1:]}"
        names.add(name[:LONGEST].strip())
    for number, name in enumerate(sorted(names), start=1):
        code = f"{1 + number % 3}.{number:06d}"
        yield Procedure(code=code, name=name, effective_from=date(2025, 7, 1))


def mistyped(words: str, chance: random.Random) -> str:
    """One slip of the finger in one word: a letter left out, doubled, wrong, or swapped with the next."""
    places = [at for at, letter in enumerate(words[:-1]) if letter.isalpha() and words[at + 1].isalpha()]
    at = chance.choice(places)
    slip = chance.randrange(4)
    if slip == 0:
        return words[:at] + words[at + 1 :]
    if slip == 1:
        return words[: at + 1] + words[at:]
    if slip == 2:
        return words[:at] + chance.choice("abcdeghiklmnopqrstuvxy") + words[at + 1 :]
    return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
