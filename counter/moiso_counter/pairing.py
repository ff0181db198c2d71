"""The first start: which server, and with which token?"""

from moiso_qt.device import Device, DeviceUnreadable, address_of
from moiso_qt.discovery import FoundServer
from moiso_qt.redeeming import token_for
from moiso_shared.errors import MoisoError
from moiso_shared.sentences import sentence
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from moiso_counter.buttons import label
from moiso_counter.dialogs import Question


class Pairing(Question):
    """Lists the servers that announce themselves; a token is sent only to the one that a person chose."""

    def __init__(self, complaint: str = "") -> None:
        super().__init__(None, "pairing", "Kết nối với máy chủ của trung tâm", "Kết nối")
        self.resize(560, 520)
        self.complaint = label(complaint, "trouble", "complaint")
        self.complaint.setWordWrap(True)
        self.complaint.setVisible(bool(complaint))
        self.servers = QListWidget()
        self.servers.setObjectName("servers")
        self.address = QLineEdit()
        self.address.setObjectName("address")
        self.address.setPlaceholderText("http://192.168.1.10:8710")
        self.token = QLineEdit()
        self.token.setObjectName("token")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        for part in (
            self.complaint,
            label("Máy chủ tìm thấy trong mạng:", "soft"),
            self.servers,
            label("Địa chỉ máy chủ:", "soft"),
            self.address,
            label("Mã ghép 8 ký tự, hoặc mã truy cập của quầy (do quản trị viên cấp):", "soft"),
            self.token,
        ):
            self.column.addWidget(part)
        self.finish_layout()
        self.servers.currentItemChanged.connect(self._chosen)
        self.address.textChanged.connect(self._check)
        self.token.textChanged.connect(self._check)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._check()

    def add(self, server: FoundServer) -> None:
        """List a server that was found, once."""
        for place in range(self.servers.count()):
            if self.servers.item(place).data(Qt.ItemDataRole.UserRole).id == server.id:
                self.servers.takeItem(place)
                break
        item = QListWidgetItem(f"{server.name or server.centre}\n{server.url}")
        item.setData(Qt.ItemDataRole.UserRole, server)
        self.servers.addItem(item)

    def device(self) -> Device:
        """What was entered; the server's id is known when it was chosen from the list."""
        address = address_of(self.address.text())
        item = self.servers.currentItem()
        found: FoundServer | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        known = found is not None and address in found.urls
        return Device(address, self.token.text().strip(), found.id if known and found else None)

    def accept(self) -> None:
        """Close only with an address that is one, and a token: a short code is exchanged for it."""
        try:
            device = self.device()
            self.token.setText(token_for(device.server, device.token))
        except DeviceUnreadable:
            self._complain("Địa chỉ máy chủ chưa đúng. Ví dụ: http://192.168.1.10:8710")
        except MoisoError as error:
            self._complain(sentence(error.code))
        else:
            super().accept()

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.show()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.address.setText(item.data(Qt.ItemDataRole.UserRole).url)
            self.token.setFocus()

    def _check(self) -> None:
        token = self.token.text().strip()
        self.agree.setEnabled(bool(self.address.text().strip()) and token.isascii() and bool(token))


def complaint_for(code: str) -> str:
    """Why the pairing is asked for; nothing on the very first start."""
    return "" if code == "not_paired" else sentence(code)
