"""Plugs for the simulated printer: a TCP port and a pseudo-terminal, each with a thread of its own."""

import os
import pty
import select
import socket
import threading
import time
import tty
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from tests.simulators.printer import Model, Paper, PrinterCore

T = TypeVar("T")
XON, XOFF = b"\x11", b"\x13"


class _Plugged:
    """A machine and its thread. The machine is touched under the lock only."""

    def __init__(self, model: Model | None = None, *, bytes_per_s: float | None = None) -> None:
        self.core = PrinterCore(model or Model())
        self._bytes_per_s = bytes_per_s
        self._lock = threading.Condition()
        self._stop = False
        self._settled = True
        self._spoken: deque[tuple[float, bytes]] = deque()
        self._worked_at = time.monotonic()
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop = True
        self._wake()
        self._thread.join()
        self._close()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def do(self, action: Callable[[PrinterCore], T]) -> T:
        """Touch the machine."""
        with self._lock:
            done = action(self.core)
            self._settled = False
            self._wake()
            self._lock.wait_for(lambda: self._settled, 5.0)
        return done

    def pace(self, bytes_per_s: float | None) -> None:
        """Work at another speed from now on."""
        with self._lock:
            self._bytes_per_s = bytes_per_s
            self._wake()

    def wait_for(self, so: Callable[[PrinterCore], bool], timeout_s: float = 5.0) -> bool:
        """Wait until the machine is so; False when the time is over."""
        with self._lock:
            return self._lock.wait_for(lambda: so(self.core), timeout_s)

    @property
    def papers(self) -> list[Paper]:
        """The papers that were cut off, blank ones left out."""
        return self.do(lambda core: [paper for paper in core.papers if not paper.blank])

    def _wake(self) -> None:
        os.write(self._wake_write, b".")

    def _run(self) -> None:
        while not self._stop:
            ready = self._select()
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
            with self._lock:
                self._turn(ready)
                self._work()
                self._speak()
                self._replug()
                self._settled = True
                self._lock.notify_all()

    def _replug(self) -> None:
        """Follow what happened to power and cable."""

    def _work(self) -> None:
        now = time.monotonic()
        if self._bytes_per_s is None:
            self.core.work()
        else:
            self.core.work(max(1, int((now - self._worked_at) * self._bytes_per_s)))
        self._worked_at = now
        while self.core.answers:
            self._spoken.append((now + self.core.model.answer_delay_s, self.core.answers.popleft()))

    def _speak(self) -> None:
        while self._spoken and self._spoken[0][0] <= time.monotonic():
            self._answer(self._spoken.popleft()[1])

    def _patience(self) -> float:
        """How long nothing will happen unless somebody sends something."""
        waits = [5.0]
        if self._spoken:
            waits.append(max(0.0, self._spoken[0][0] - time.monotonic()))
        if self._bytes_per_s is not None and self.core.buffer and not self.core.off_line:
            waits.append(0.002)
        return min(waits)

    def _select(self) -> list[int]:
        raise NotImplementedError

    def _turn(self, ready: list[int]) -> None:
        raise NotImplementedError

    def _answer(self, words: bytes) -> None:
        raise NotImplementedError

    def _close(self) -> None:
        raise NotImplementedError


class TcpPrinter(_Plugged):
    """Port 9100 in small: one caller at a time; a full buffer lets the bytes wait in the network."""

    def __init__(self, model: Model | None = None, *, bytes_per_s: float | None = None) -> None:
        super().__init__(model, bytes_per_s=bytes_per_s)
        self._server: socket.socket | None = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._caller: socket.socket | None = None
        self._cable_pulled = False
        self.core.on_power_cut = self._pull
        self.core.on_unplugged = self._pull

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def _select(self) -> list[int]:
        readers = [self._wake_read]
        if self._server is not None:
            readers.append(self._server.fileno())
        if self._caller is not None and self.core.room > 0:
            readers.append(self._caller.fileno())
        return select.select(readers, [], [], self._patience())[0]

    def _turn(self, ready: list[int]) -> None:
        if self._server is not None and self._server.fileno() in ready:
            caller = self._server.accept()[0]
            caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._hang_up()
            self._caller = caller
        elif self._caller is not None and self._caller.fileno() in ready:
            self._read(self._caller)

    def _replug(self) -> None:
        if self._cable_pulled or not self.core.powered:
            self._hang_up()
        self._cable_pulled = False
        if not self.core.powered and self._server is not None:
            self._server.close()
            self._server = None
        if self.core.powered and self._server is None:
            self._server = socket.create_server(("127.0.0.1", self.port))

    def _read(self, caller: socket.socket) -> None:
        try:
            data = caller.recv(max(1, min(self.core.room, 2048)))
        except OSError:
            data = b""
        if data:
            self.core.receive(data)
        else:
            self._hang_up()

    def _answer(self, words: bytes) -> None:
        if self._caller is not None:
            try:
                self._caller.sendall(words)
            except OSError:
                self._hang_up()

    def _hang_up(self) -> None:
        if self._caller is not None:
            self._caller.close()
            self._caller = None
        self._spoken.clear()

    def _pull(self) -> None:
        self._cable_pulled = True

    def _close(self) -> None:
        self._hang_up()
        if self._server is not None:
            self._server.close()


class PtyPrinter(_Plugged):
    """A serial port: bytes that the buffer cannot take are lost and counted."""

    def __init__(self, model: Model | None = None, *, bytes_per_s: float | None = None) -> None:
        super().__init__(model, bytes_per_s=bytes_per_s)
        self._master, self._slave = pty.openpty()
        tty.setraw(self._master)
        tty.setraw(self._slave)
        self.device = os.ttyname(self._slave)

    def address(self, baud: int) -> str:
        return f"serial:{self.device}?baud={baud}"

    def _select(self) -> list[int]:
        return select.select([self._wake_read, self._master], [], [], self._patience())[0]

    def _turn(self, ready: list[int]) -> None:
        if self._master in ready:
            data = os.read(self._master, 256)
            if self.core.powered:
                self.core.receive(data)

    def _answer(self, words: bytes) -> None:
        os.write(self._master, words)

    def _close(self) -> None:
        os.close(self._master)
        os.close(self._slave)
