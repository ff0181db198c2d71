"""One page of help, for F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

_KEYS = (
    ("F2", "Gọi số tiếp theo. Nhấn đúp hoặc giữ phím vẫn chỉ gọi một số."),
    ("F3", "Gọi lại số đang gọi."),
    ("F4", "Bắt đầu: công dân đã đến quầy."),
    ("F5", "Kết thúc lượt phục vụ."),
    ("F6", "Vắng mặt: đã gọi mà không có ai đến."),
    ("F7", "Trả số về hàng đợi, đúng chỗ lúc đến."),
    ("F8", "Chuyển sang dịch vụ hoặc quầy khác, có thể hẹn quay lại quầy này."),
    ("Ctrl+G", "Tạm gác: khách đi bổ sung giấy tờ, nộp phí…; có thể hẹn giờ tự gọi lại."),
    ("Ctrl+K", "Việc khác: ưu tiên, cần hỗ trợ, ghi chú, thêm dịch vụ trong cùng lượt."),
    ("Ctrl+Z", "Hoàn tác lần gọi, bắt đầu, kết thúc hoặc vắng mặt vừa rồi."),
    ("F12", "Hủy số đang ở quầy (có hỏi lại)."),
    ("F9", "Mở quầy, tạm dừng, mở lại."),
    ("F10", "Đóng quầy."),
    (
        "Ctrl+H",
        "Gọi hỗ trợ: kỹ thuật, hướng dẫn hoặc phiên dịch, người phụ trách, bảo vệ; hoặc rút lại.",
    ),
    ("F11", "Thu nhỏ thành một dải luôn ở trên các cửa sổ khác; nhấn lần nữa để trở lại."),
    ("Ctrl+F", "Tìm một số trong ngày; nhấn Enter để xem cả số đã kết thúc."),
    ("Shift+F2", "Gọi thêm một số, nếu trung tâm cho phục vụ nhiều người cùng lúc."),
    ("Ctrl+Q", "Vào hàng đợi; dùng mũi tên để chọn, Enter để xem việc có thể làm."),
    ("Ctrl+D", "Chọn dịch vụ mà quầy nhận hôm nay."),
    ("Ctrl+L", "Đăng nhập, đăng xuất bằng mã PIN. Đã đăng nhập mà vắng lâu thì máy tự khóa (xem Tùy chọn)."),
    ("Ctrl+1, Ctrl+2", "Khi kiêm nhiều quầy: chọn quầy mà các phím tác động; Ctrl+Tab để đổi quầy."),
    ("Ctrl+O", "Tùy chọn: kiêm thêm quầy khác, tự gọi người đến kế tiếp, tự khóa, báo khi đông…"),
    ("Tab", "Chuyển qua các nút và danh sách."),
)
_TEXT = """
<h2>Gọi số tại quầy</h2>
<p>Mở quầy bằng <b>F9</b>, rồi nhấn <b>F2</b> mỗi khi sẵn sàng tiếp người kế tiếp. Khi gọi số tiếp theo, số
đang phục vụ được kết thúc; số vừa gọi mà chưa có ai đến thì được tính là vắng mặt. Dòng chữ nhỏ trên nút
cho biết trước điều đó.</p>
<p>Người tiếp theo do máy chủ chọn: theo thứ tự đến, có tính ưu tiên theo quy định của trung tâm. Lý do được
ghi dưới số đang gọi.</p>
<p>Khi mất kết nối, màn hình ghi rõ từ lúc nào, các nút mờ đi và hàng đợi cuối cùng vẫn xem được. Chương
trình tự kết nối lại, không cần làm gì.</p>
<p>Khi đang làm việc trong chương trình khác: dùng dải nhỏ (<b>F11</b>), hoặc chọn một phím gọi số chung trong
Tùy chọn (chỉ có trên Windows), hoặc bàn phím gọi số rời do quản trị viên cài đặt.</p>
<h3>Phím tắt</h3>
<table cellspacing="0" cellpadding="5">{rows}</table>
"""


class HelpPage(QDialog):
    """What the keys do, and what the program does by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help-page")
        self.setWindowTitle("Trợ giúp – Mời Số")
        self.resize(720, 620)  # with its title on a screen of 1024 × 768
        rows = "".join(f"<tr><td><b>{key}</b></td><td>{words}</td></tr>" for key, words in _KEYS)
        text = QTextBrowser()
        text.setHtml(_TEXT.format(rows=rows))
        done = QPushButton("Đóng  (Esc)")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(text)
        column.addWidget(done, alignment=Qt.AlignmentFlag.AlignRight)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
