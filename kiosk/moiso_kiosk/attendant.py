"""The attendant's panel behind a knock on the corner and a PIN: try the paper, lock, restart, end."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from moiso_hardware.printers.port import PaperJob
from moiso_hardware.printers.samples import sample_values
from moiso_qt.link import Accepted, Answer, Link, RefusedReply
from moiso_shared.commands import Order, ResumeService, StopService
from moiso_shared.sentences import sentence
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from moiso_kiosk.panel import (
    Button,
    Panel,
    buttons,
    language_buttons,
    one_page,
    printer_words,
    service_buttons,
)
from moiso_kiosk.phrases import say, spoken_languages
from moiso_kiosk.pin import MOST, PinStore
from moiso_kiosk.printing import PrintWorker

KNOCKS, KNOCK_S = 5, 4.0
"""Touches of the corner, and the time they may take."""
CLOSE_S = 60.0
"""The panel closes by itself after this without a touch."""
EXIT_RESTART, EXIT_STOP = 75, 77
"""Exit codes: start the kiosk again; leave it ended (see ``moiso-kiosk.service``)."""
_ORDERS: dict[str, str] = {
    Order.TEST_PRINT: "print",
    Order.PAPER_LOADED: "paper",
    Order.LOCK: "lock",
    Order.UNLOCK: "unlock",
    Order.RESTART: "restart",
    Order.EXIT: "stop",
}


class Attendant(QObject):
    """Knows the PIN, the printer and the lock; the kiosk only asks whether it is locked.

    Args:
        folder: Where the lock lies, so that a locked kiosk stays locked through a restart.
    """

    page_changed = Signal()
    locked_changed = Signal(bool)
    language_changed = Signal(str)
    leaving = Signal(int)
    """The program should end with this exit code."""

    def __init__(
        self,
        link: Link,
        pins: PinStore,
        folder: Path,
        worker: PrintWorker | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._pins, self._worker, self._clock = link, pins, worker, clock
        self._lock = folder / "locked"
        self._tongue = folder / "language"
        self._knocks: list[float] = []
        self._list, self._list_page = "", 0
        self._step, self._typed, self._message, self._touched_at = "shut", "", "", 0.0
        self._panel: dict[str, Any] = asdict(Panel())
        if worker is not None:
            worker.state_seen.connect(self._refresh)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def _get_panel(self) -> dict[str, Any]:
        return self._panel

    page = Property("QVariantMap", _get_panel, notify=page_changed)  # type: ignore[arg-type]
    """The ``Panel`` as a plain map."""

    @property
    def locked(self) -> bool:
        """Whether the kiosk gives no numbers until an attendant unlocks it."""
        return self._lock.exists()

    @Slot()
    def knock(self) -> None:
        """A touch of the corner; enough of them in a short time ask for the PIN."""
        now = self._clock()
        self._knocks = [at for at in self._knocks if now - at < KNOCK_S] + [now]
        if len(self._knocks) >= KNOCKS and self._step == "shut":
            self._knocks = []
            self._open("pin", "" if self._pins.exists else say("vi", "pin_missing"))

    @Slot(str)
    def type(self, digit: str) -> None:
        """A key of the PIN pad: a digit, ``back``, or ``ok``."""
        match digit:
            case "back":
                self._typed = self._typed[:-1]
            case "ok":
                self._try()
                return
            case _ if len(self._typed) < MOST:
                self._typed += digit
        self._open("pin")

    @property
    def language(self) -> str:
        """In which the kiosk greets; empty as long as nobody has chosen one here."""
        try:
            chosen = self._tongue.read_text(encoding="ascii")
        except OSError:
            return ""
        return chosen if chosen in spoken_languages() else ""

    @Slot(str)
    def do(self, action: str) -> None:
        """A button of the open panel."""
        if self._step != "open":
            return
        kind, _, which = action.partition(":")
        match kind:
            case "services" | "language" if not which:
                self._list, self._list_page = kind, 0
            case "next":
                self._list_page += 1
            case "back":
                self._list = ""
            case "service":
                self._toggle_service(which)
            case "language":
                self._choose_language(which)
            case _:
                self._open("open", self._act(kind))
                return
        self._open("open")

    def obey(self, order: str) -> None:
        """Do what staff ask from where they are; a word of a newer server means nothing here."""
        kind, _, which = order.partition(":")
        if kind == Order.LANGUAGE and which in spoken_languages():
            self._choose_language(which)
        elif order in _ORDERS:
            self._act(_ORDERS[order])
            self._refresh()

    def _act(self, action: str) -> str:
        """Do one thing with this machine, and say what the attendant should read."""
        match action:
            case "print" if self._worker is not None and self._link.centre is not None:
                self._worker.print(PaperJob(self._link.centre.ticket, sample_values()))
                return say("vi", "test_sent")
            case "paper" if self._worker is not None:
                self._worker.look()
                return say("vi", "paper_asked")
            case "lock" | "unlock":
                self._set_lock(action == "lock")
            case "restart" | "stop":
                self.leaving.emit(EXIT_RESTART if action == "restart" else EXIT_STOP)
        return ""

    def _set_lock(self, locked: bool) -> None:
        if locked:
            self._lock.parent.mkdir(parents=True, exist_ok=True)
            self._lock.touch()
        else:
            self._lock.unlink(missing_ok=True)
        self.locked_changed.emit(locked)

    def _choose_language(self, language: str) -> None:
        self._tongue.parent.mkdir(parents=True, exist_ok=True)
        self._tongue.write_text(language, encoding="ascii")
        self._list = ""
        self.language_changed.emit(language)

    def _toggle_service(self, service: str) -> None:
        stopped = service in self._link.lobby.stops
        command = ResumeService(service=service) if stopped else StopService(service=service, reason="other")
        self._link.send(command, on_reply=self._service_answered)

    def _service_answered(self, answer: Answer) -> None:
        match answer:
            case Accepted():
                self._message = say("vi", "service_done")
            case RefusedReply(code=code):
                self._message = say("vi", "service_failed", why=sentence(code))
            case _:
                self._message = say("vi", "service_failed", why=say("vi", "no_server_now"))
        self._refresh()

    @Slot()
    def close(self) -> None:
        """Shut the panel."""
        self._typed, self._list = "", ""
        self._timer.stop()
        self._step, self._message = "shut", ""
        self._refresh()

    def tick(self) -> None:
        """Shut a panel that nobody uses."""
        if self._clock() - self._touched_at > CLOSE_S:
            self.close()

    def _try(self) -> None:
        typed, self._typed = self._typed, ""
        if self._pins.fits(typed):
            self._open("open")
        elif self._pins.pause_s:
            self._open("pin", say("vi", "pin_pause", seconds=self._pins.pause_s))
        else:
            self._open("pin", say("vi", "pin_wrong"))

    def _open(self, step: str, message: str = "") -> None:
        self._step, self._message, self._touched_at = step, message, self._clock()
        self._timer.start(1000)
        self._refresh()

    def _refresh(self, *_state: object) -> None:
        self._panel = asdict(
            Panel(
                step=self._step,
                dots=len(self._typed),
                message=self._message,
                facts=self._facts() if self._step == "open" else [],
                actions=self._actions() if self._step == "open" else [],
                words={key: say("vi", key) for key in ("pin_title", "pin_ok", "attendant", "close")},
            )
        )
        self.page_changed.emit()

    def _facts(self) -> list[str]:
        name = self._link.hello.name if self._link.hello else "–"
        server = say("vi", "server_ok" if self._link.online else "server_gone")
        state = self._worker.state if self._worker else None
        return [
            say("vi", "kiosk_name", name=name),
            server,
            say("vi", "printer_is", state=printer_words(state)),
        ]

    def _actions(self) -> list[Button]:
        centre = self._link.centre
        if self._list == "services" and centre is not None:
            return one_page(service_buttons(centre, self._link.lobby), self._list_page)
        if self._list == "language" and centre is not None:
            return one_page(language_buttons(centre, self.language or "vi"), self._list_page)
        keys = ["unlock" if self.locked else "lock", "services", "language", "restart", "stop"]
        return buttons(["print", "paper", *keys] if self._worker is not None else keys)
