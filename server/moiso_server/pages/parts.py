"""Printers and LED lines: what hangs on the kiosks and boards, with its health."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from moiso_shared.centre import Centre
from moiso_shared.led_settings import LedLine

from moiso_server.pages.dashboard import DeviceRow

_PRINTER = ("printer_", "paper_", "cover_open", "cutter_error")


@dataclass(frozen=True)
class PartRow:
    """A printer, or a line of LED boards and bells."""

    kind: Literal["printer", "led"]
    name: str
    """Id of the printer's kiosk, or of the line."""
    online: bool
    """Whether the program that drives it is connected."""
    problems: tuple[str, ...]


def parts(devices: Iterable[DeviceRow], centre: Centre) -> list[PartRow]:
    """Every printer of a kiosk, then every LED line of the document."""
    rows = list(devices)
    return [*_printers(rows), *(_line(line, rows, centre) for line in centre.leds)]


def _printers(rows: list[DeviceRow]) -> Iterator[PartRow]:
    for row in rows:
        role, _, name = row.id.partition("/")
        if role == "kiosk":
            ailing = tuple(problem for problem in row.problems if problem.startswith(_PRINTER))
            yield PartRow("printer", name, row.online, ailing)


def _line(line: LedLine, rows: list[DeviceRow], centre: Centre) -> PartRow:
    """A line is driven by the device that it names, or by whichever board program is no board of the hall."""
    boards = {board.id for board in centre.boards}
    drivers = [row for row in rows if _drives(row, line, boards)]
    own = {line.id, line.port, *line.ids()}
    ailing = [
        problem
        for row in drivers
        for problem in row.problems
        if problem.startswith("led_") and problem.partition(":")[2] in own
    ]
    return PartRow("led", line.id, any(row.online for row in drivers), tuple(dict.fromkeys(ailing)))


def _drives(row: DeviceRow, line: LedLine, boards: set[str]) -> bool:
    role, _, name = row.id.partition("/")
    return role == "board" and (name == line.at if line.at else name not in boards)
