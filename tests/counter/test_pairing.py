"""On its first start the program asks for server and token, and sends nothing by itself."""

from moiso_counter.pairing import Pairing, complaint_for
from moiso_qt.device import Device
from moiso_qt.discovery import FoundServer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

FOUND = FoundServer("server-1", "ben-do", "Trung tâm Bến Đò", "0.1.0", ("http://10.0.0.5:8710",))


def pairing(qtbot: QtBot) -> Pairing:
    dialog = Pairing()
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_server_from_the_list_is_known_by_its_id(qtbot: QtBot) -> None:
    dialog = pairing(qtbot)
    dialog.add(FOUND)
    dialog.add(FOUND)
    assert dialog.servers.count() == 1
    dialog.servers.setCurrentRow(0)
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.token, "secret")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == Pairing.DialogCode.Accepted
    assert dialog.device() == Device("http://10.0.0.5:8710", "secret", "server-1")


def test_an_address_can_be_typed(qtbot: QtBot) -> None:
    dialog = pairing(qtbot)
    QTest.keyClicks(dialog.address, "10.0.0.9")
    QTest.keyClicks(dialog.token, "secret")
    assert dialog.device() == Device("http://10.0.0.9:8710", "secret", None)


def test_a_wrong_address_is_told_and_the_dialog_stays(qtbot: QtBot) -> None:
    dialog = pairing(qtbot)
    QTest.keyClicks(dialog.address, "ftp://x")
    QTest.keyClicks(dialog.token, "secret")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "chưa đúng" in dialog.complaint.text()
    dialog.reject()


def test_the_very_first_start_complains_about_nothing() -> None:
    assert complaint_for("not_paired") == ""
    assert complaint_for("unauthorised")
