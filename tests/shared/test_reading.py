"""Reading over REST what the link does not carry."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from moiso_qt.answers import Accepted, Answer, NoAnswer, RefusedReply
from moiso_qt.reading import Reader, answer_of
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

NOBODY = "http://127.0.0.1:9"


class Shelf(BaseHTTPRequestHandler):
    """One ticket, for whoever has the token."""

    def do_GET(self) -> None:
        known = self.headers.get("Authorization") == "Bearer secret"
        body = b'{"number": "A015"}' if known else b'{"error": {"code": "unauthorised", "message": "who?"}}'
        self.send_response(200 if known else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Silent."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Shelf)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("token", "answer"),
    [("secret", Accepted({"number": "A015"})), ("other", RefusedReply("unauthorised", "who?"))],
)
def test_an_answer_comes_once_and_later(qtbot: QtBot, address: str, token: str, answer: Answer) -> None:
    reader, answers = Reader(lambda: address, token), list[Answer]()
    reader.read("/api/tickets/A015", answers.append)
    assert answers == []
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [answer]


def test_nobody_there_is_no_answer(qtbot: QtBot) -> None:
    reader, answers = Reader(lambda: NOBODY, "secret"), list[Answer]()
    reader.read("/api/tickets/A015", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [NoAnswer()]


def test_readers_that_end_at_once_after_an_answer_bring_nothing_down(qtbot: QtBot, address: str) -> None:
    answers: list[Answer] = []
    for place in (address, NOBODY) * 200:
        reader, asked = Reader(partial(str, place), "other"), len(answers)
        reader.read("/api/tickets/A015", answers.append)
        while len(answers) == asked:
            QCoreApplication.processEvents()
        del reader
        QCoreApplication.processEvents()
    assert answers == [RefusedReply("unauthorised", "who?"), NoAnswer()] * 200


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]"])
def test_what_is_no_answer_of_ours_is_none(body: bytes) -> None:
    assert answer_of(200, body) == NoAnswer()
