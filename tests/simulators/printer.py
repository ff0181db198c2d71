"""A ticket printer made of software, written from the ESC/POS command reference of Epson and Custom.

It knows nothing of our driver. It prints rows, cuts, fails on demand, answers as the tables say, and notes
every sequence that the reference does not allow.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.simulators.printer_grammar import SILENT
from tests.simulators.printer_grammar import length as command_length
from tests.simulators.printer_sensors import Fault, FaultKind, Sensors


@dataclass
class Paper:
    """One piece of paper: rows of dots (1 = black, white bytes at the right left out), and its cut."""

    rows: list[bytes] = field(default_factory=list)
    text: list[bytes] = field(default_factory=list)
    cut: bool = False

    @property
    def blank(self) -> bool:
        return not any(self.rows) and not self.text


@dataclass(frozen=True)
class Model:
    """What this machine can do."""

    width_dots: int = 576
    process_ids: bool = True
    answers: bool = True
    clears: bool = True
    full_status: bool = False
    buffer_bytes: int = 4096
    answer_delay_s: float = 0.0


class PrinterCore(Sensors):
    """The machine without its plug: ``receive`` bytes, ``work``, fetch ``answers``."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        self.papers: list[Paper] = []
        self.mouth = Paper()
        self.illegal: list[str] = []
        self.overrun = 0
        self.taken_back = 0
        self.worked = 0
        self.fault: Fault | None = None
        self.on_power_cut: Callable[[], None] = lambda: None
        self.on_unplugged: Callable[[], None] = lambda: None
        self.answers: deque[bytes] = deque()
        self.powered = True
        self.silent = self.jam_next = False
        self.paper_in_cutter = False
        """No command ends a jam before somebody has pulled the paper out."""
        self._forget()

    # --- power and hands -----------------------------------------------------------------------------------

    def _forget(self) -> None:
        self.buffer = bytearray()
        self._held = bytearray()
        self._raster: tuple[int, int] | None = None
        self._automatic = 0
        self._line = bytearray()

    def power_cut(self) -> None:
        """Everything that was not on paper is lost."""
        self.powered = False
        self.answers.clear()
        self._forget()
        self.on_power_cut()

    def repair(self) -> None:
        """Staff put everything right and switch the machine on."""
        self.powered, self.fault = True, None
        self.jam_next = self.silent = False
        self.put_right()
        self._changed()

    def free_cutter(self) -> None:
        """Somebody opens the cover, pulls the paper out of the cutter, and shuts the cover."""
        self.cover_open = True
        self._changed()
        self.paper_in_cutter = self.cover_open = False
        self._changed()

    def arm(self, kind: FaultKind, after_bytes: int) -> None:
        """Let this go wrong after so many more bytes."""
        self.fault = Fault(kind, self.worked + after_bytes)

    def fail(self, kind: FaultKind) -> None:
        """Let this go wrong now."""
        if kind == "power_cut":
            self.power_cut()
        elif kind == "unplugged":
            self.on_unplugged()
        elif kind == "cutter_jam":
            self.jam_next = True
        else:
            setattr(self, kind, True)
            self._changed()

    # --- the wire ------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """Bytes that the receive buffer still takes."""
        return self.model.buffer_bytes - len(self.buffer)

    def receive(self, data: bytes) -> None:
        """Bytes from the wire; real-time commands are obeyed at once, wherever they stand."""
        for byte in data:
            self._held.append(byte)
            self._sort()

    def _sort(self) -> None:
        held = self._held
        while held:
            if held[0] != 0x10:
                self._store(held.pop(0))
                continue
            if len(held) < 3:
                if len(held) == 2 and held[1] not in (0x04, 0x05, 0x14):
                    self._store(held.pop(0))
                    continue
                return
            taken = self._real_time(bytes(held))
            if taken is None:
                return
            if taken == 0:
                self._store(held.pop(0))
            else:
                del held[:taken]

    def _store(self, byte: int) -> None:
        if self.room > 0:
            self.buffer.append(byte)
        else:
            self.overrun += 1

    def _real_time(self, held: bytes) -> int | None:
        """Bytes of the real-time command at the front; 0 when it is none, None while it is not complete."""
        if held[1] == 0x04:
            if held[2] == 0x14 and self.model.full_status:
                self._note_inside()
                self._say(bytes([0x10, 0x0F, *self.full_status()]))
                return 3
            if held[2] not in (1, 2, 3, 4):
                self.illegal.append(f"DLE EOT {held[2]}")
                return 3
            self._note_inside()
            self._say(bytes([self.status(held[2])]))
            return 3
        if held[1] == 0x05:
            if held[2] not in (1, 2):
                self.illegal.append(f"DLE ENQ {held[2]}")
            elif self.cutter_jam and not self.paper_in_cutter:
                self.cutter_jam = False
                if held[2] == 2:
                    self._clear()
                self._changed()
            return 3
        if held[2] != 8:
            self.illegal.append(f"DLE DC4 {held[2]}")
            return 3
        if len(held) < 10:
            return None
        if held[3:10] != bytes([1, 3, 20, 1, 6, 2, 8]):
            self.illegal.append(f"DLE DC4 8 with {held[3:10].hex()}")
        elif self.model.clears:
            self._clear()
            self._say(b"\x37\x25\x00")
        return 10

    def _note_inside(self) -> None:
        if self._raster is not None and not self.off_line:
            self.illegal.append("a real-time command inside a picture")

    def _clear(self) -> None:
        self.buffer.clear()
        self._raster = None
        self._line.clear()

    def _say(self, words: bytes) -> None:
        if self.model.answers and not self.silent and self.powered:
            self.answers.append(words)

    def _changed(self) -> None:
        if self._automatic:
            self._say(self.four())

    # --- the print head ------------------------------------------------------------------------------------

    def work(self, budget: int = 1 << 30) -> int:
        """Work off what was received, as far as sensors, bytes and the budget allow; bytes worked off."""
        before = self.worked
        while self.powered and not self.off_line and self.buffer and self.worked - before < budget:
            length = self._row_length() if self._raster else command_length(self.buffer)
            if length is None or len(self.buffer) < length:
                break
            unit = bytes(self.buffer[:length])
            del self.buffer[:length]
            self.worked += length
            if self._raster:
                self._print_row(unit)
            else:
                self._execute(unit)
            if self.fault is not None and self.worked >= self.fault.after_bytes:
                kind, self.fault = self.fault.kind, None
                self.fail(kind)
        return self.worked - before

    def _row_length(self) -> int:
        assert self._raster is not None
        return self._raster[0]

    def _print_row(self, row: bytes) -> None:
        assert self._raster is not None
        width, left = self._raster
        self.mouth.rows.append(row.rstrip(b"\0"))
        self._raster = (width, left - 1) if left > 1 else None

    def _execute(self, unit: bytes) -> None:
        kind = unit[:2]
        if unit[0] >= 0x20:
            self._line += unit
        elif unit == b"\n":
            self._end_line()
        elif unit == b"\0":
            return
        elif kind == b"\x1b@":
            self._automatic = 0
            self._line.clear()
        elif kind == b"\x1da":
            self._automatic = unit[2]
            self._changed()
        elif kind == b"\x1dr":
            if unit[2] not in (1, 2, 49, 50):
                self.illegal.append(f"GS r {unit[2]}")
            self._say(bytes([0x03 * self.near_end]))
        elif kind == b"\x1dv":
            self._begin_raster(unit)
        elif kind == b"\x1d(":
            self._parenthesis(unit)
        elif kind in (b"\x1bJ", b"\x1bd"):
            self._end_line()
            self.mouth.rows.extend([b""] * unit[2] * (30 if kind == b"\x1bd" else 1))
        elif kind in (b"\x1dV", b"\x1bi", b"\x1bm"):
            self._cut()
        elif kind == b"\x1de":
            self._presenter(unit)
        elif kind not in SILENT:
            self.illegal.append(unit.hex(" "))

    def _end_line(self) -> None:
        if self._line:
            self.mouth.text.append(bytes(self._line))
            self._line.clear()

    def _begin_raster(self, unit: bytes) -> None:
        width, rows = int.from_bytes(unit[4:6], "little"), int.from_bytes(unit[6:8], "little")
        if unit[2] != 0x30 or unit[3] not in (0, 1, 2, 3, 48, 49, 50, 51):
            self.illegal.append(f"GS v {unit[2:4].hex()}")
        elif not 1 <= width <= (self.model.width_dots + 7) // 8 or not 1 <= rows <= 2303:
            self.illegal.append(f"GS v 0 of {width} bytes by {rows} rows")
        elif self._line:
            self.illegal.append("GS v 0 in the middle of a line")
        if width and rows:
            self._raster = (width, rows)

    def _parenthesis(self, unit: bytes) -> None:
        if unit[2] == 0x48:
            good = unit[3:7] == b"\x06\x00\x30\x30" and all(0x20 <= letter <= 0x7E for letter in unit[7:11])
            if not good:
                self.illegal.append(unit.hex(" "))
            elif self.model.process_ids:
                self._say(b"\x37\x22" + unit[7:11] + b"\x00")
        elif unit[2] not in (0x4B, 0x4C, 0x6B):
            self.illegal.append(unit[:6].hex(" "))

    def _cut(self) -> None:
        self._end_line()
        if self.jam_next:
            self.cutter_jam, self.jam_next = True, False
            self._changed()
            return
        self.mouth.cut = True
        self.papers.append(self.mouth)
        self.mouth = Paper()

    def _presenter(self, unit: bytes) -> None:
        if not self.model.full_status:
            self.illegal.append(unit.hex(" "))
        self.taken_back += self.ticket_out and unit[2] in (2, 5)
        self.ticket_out = unit[2] == 3
