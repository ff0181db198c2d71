"""The attendant's panel behind a knock on the corner and a PIN: try the paper, lock, restart, end."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from moiso_hardware.printers.port import PaperJob, PrinterState
from moiso_hardware.printers.samples import sample_values
from moiso_qt.link import Link
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from moiso_kiosk.phrases import say
from moiso_kiosk.pin import MOST, PinStore
from moiso_kiosk.printing import PrintWorker

KNOCKS, KNOCK_S = 5, 4.0
"""Touches of the corner, and the time they may take."""
CLOSE_S = 60.0
"""The panel closes by itself after this without a touch."""
EXIT_RESTART, EXIT_STOP = 75, 77
"""Exit codes: start the kiosk again; leave it ended (see ``moiso-kiosk.service``)."""


@dataclass(frozen=True)
class Panel:
    """What the panel shows."""

    step: str = "shut"
    """``shut``, ``pin`` or ``open``."""
    dots: int = 0
    message: str = ""
    facts: list[str] = field(default_factory=list)
    actions: list[dict[str, str]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)


class Attendant(QObject):
    """Knows the PIN, the printer and the lock; the kiosk only asks whether it is locked.

    Args:
        folder: Where the lock lies, so that a locked kiosk stays locked through a restart.
    """

    page_changed = Signal()
    locked_changed = Signal(bool)
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
        self._knocks: list[float] = []
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

    @Slot(str)
    def do(self, action: str) -> None:
        """A button of the open panel."""
        if self._step != "open":
            return
        match action:
            case "print" if self._worker is not None and self._link.centre is not None:
                self._worker.print(PaperJob(self._link.centre.ticket, sample_values()))
                self._open("open", say("vi", "test_sent"))
            case "paper" if self._worker is not None:
                self._worker.look()
                self._open("open", say("vi", "paper_asked"))
            case "lock":
                self._lock.parent.mkdir(parents=True, exist_ok=True)
                self._lock.touch()
                self._open("open")
                self.locked_changed.emit(True)
            case "unlock":
                self._lock.unlink(missing_ok=True)
                self._open("open")
                self.locked_changed.emit(False)
            case "restart":
                self.leaving.emit(EXIT_RESTART)
            case "stop":
                self.leaving.emit(EXIT_STOP)

    @Slot()
    def close(self) -> None:
        """Shut the panel."""
        self._typed = ""
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
            say("vi", "printer_is", state=_printer_words(state)),
        ]

    def _actions(self) -> list[dict[str, str]]:
        names = ["unlock" if self.locked else "lock", "restart", "stop"]
        if self._worker is not None:
            names = ["print", "paper", *names]
        return [{"key": name, "name": say("vi", f"do_{name}"), "icon": _ICONS[name]} for name in names]


_ICONS = {
    "print": "printer",
    "paper": "check",
    "lock": "pause",
    "unlock": "play",
    "restart": "repeat",
    "stop": "close",
}


def _printer_words(state: PrinterState | None) -> str:
    if state is None:
        return say("vi", "printer_none")
    if not state.problems:
        return say("vi", "printer_ok")
    return ", ".join(say("vi", f"printer_{problem.removeprefix('printer_')}") for problem in state.problems)
