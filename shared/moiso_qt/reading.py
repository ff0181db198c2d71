"""Reading over REST what the link does not carry: a ticket that has ended, a note, a reason."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest

from moiso_qt.answers import Accepted, Answer, NoAnswer, OnReply, RefusedReply

TIMEOUT_MS = 3000


class Reader(QObject):
    """Asks and answers in the Qt thread; never waits.

    Args:
        address: Gives the server's address of now, such as ``http://192.168.1.10:8710``.
        token: Travels in a header only.
    """

    def __init__(self, address: Callable[[], str], token: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address, self._token = address, token
        self._network = QNetworkAccessManager(self)
        self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._network.setTransferTimeout(TIMEOUT_MS)
        # One slot for all replies: a closure that holds its own reply destroys it a second time when the
        # manager ends first, which brings the program down.
        self._network.finished.connect(self._finished)
        self._waiting: dict[QNetworkReply, OnReply] = {}

    def read(self, path: str, on_answer: OnReply) -> None:
        """Read a path such as ``/api/tickets/A015``.

        Args:
            on_answer: Called once, later, with ``Accepted`` (the JSON object), ``RefusedReply`` or
                ``NoAnswer``.
        """
        request = QNetworkRequest(QUrl(self._address() + path))
        request.setRawHeader(b"Authorization", f"Bearer {self._token}".encode())
        self._waiting[self._network.get(request)] = on_answer

    def _finished(self, reply: QNetworkReply) -> None:
        on_answer = self._waiting.pop(reply)
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        body = bytes(reply.readAll().data())
        reply.deleteLater()
        on_answer(answer_of(status, body))


def answer_of(status: int | None, body: bytes) -> Answer:
    """What an HTTP answer means; without a status nobody answered."""
    if status is None:
        return NoAnswer()
    try:
        document = json.loads(body)
    except ValueError:
        return NoAnswer()
    if not isinstance(document, dict):
        return NoAnswer()
    error = document.get("error")
    if status >= 400 or isinstance(error, dict):
        told = error if isinstance(error, dict) else {}
        return RefusedReply(str(told.get("code", "error")), str(told.get("message", "")))
    return Accepted(document)
