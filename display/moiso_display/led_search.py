"""Finding out how an unknown board is talked to: by listening, and by asking in every way we know."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, product
from pathlib import Path

from moiso_hardware.boards.modbus import read
from moiso_hardware.boards.onbon import Onbon
from moiso_hardware.boards.port import BoardRefused, Face, LineLost, NoAnswer
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.template import TemplateSpeech
from moiso_shared.errors import Invalid
from moiso_shared.led_settings import LedArea, LedTemplate, Parity, ready_made
from pydantic import ValidationError
from pydantic_core import ErrorDetails

BAUDS = (9600, 19_200, 4800, 38_400, 2400, 57_600, 115_200)
PARITIES: tuple[Parity, ...] = ("N", "E", "O")
FIRST_NUMBER = 101
BURST_GAP_S = 0.02
"""Silence that ends a burst."""
_PATIENCE_S = 0.12
_WINDOW = LedArea(width=64, height=16)


@dataclass(frozen=True)
class Burst:
    """Bytes that came without a pause."""

    after_ms: float
    """The silence before it."""
    heard: bytes


def bursts(line: SerialLine, seconds: float = float("inf")) -> Iterator[Burst]:
    """What others say on a line, for so long."""
    end = time.monotonic() + seconds
    last = time.monotonic()
    while (now := time.monotonic()) < end:
        heard = line.listen(min(0.2, end - now))
        begun = ended = time.monotonic()
        while more := line.listen(BURST_GAP_S) if heard else b"":
            heard, ended = heard + more, time.monotonic()
        if heard:
            yield Burst(1000 * (begun - last), heard)
            last = ended


@dataclass(frozen=True)
class Way:
    """One way to ask."""

    settings: LineSettings
    kind: str
    """``modbus``, ``onbon``, or a template's name."""
    address: int
    number: int
    """The test number, another one for each way: what stands on the board tells which way was right."""

    def __str__(self) -> str:
        return f"{self.settings.baud} 8{self.settings.parity}1, địa chỉ {self.address}, {self.kind}"


def ways(
    port: str, templates: Iterable[str], addresses: int, bauds: Iterable[int], parities: Iterable[Parity]
) -> Iterator[Way]:
    """Every combination, the usual speeds first."""
    number = FIRST_NUMBER
    for baud, parity in product(bauds, parities):
        for kind in ("modbus", "onbon", *templates):
            for address in range(1, addresses + 1):
                settings = LineSettings(port, baud, parity, pause_ms=0)
                yield Way(settings, kind, address, number)
                number += 1


class Outcome(Enum):
    """What came of asking in one way."""

    ANSWERED = "answered"
    SILENT = "silent"
    SENT = "sent"
    """To boards that only listen."""
    UNFIT = "unfit"
    """The port cannot be set up like this; told once for each setting."""


def try_way(line: SerialLine, way: Way, template: LedTemplate | None) -> Outcome:
    """Ask in one way."""
    line.echo = None
    try:
        if template is not None:
            TemplateSpeech(template, _PATIENCE_S).show(line, way.address, Face(str(way.number), way.address))
            return Outcome.ANSWERED if template.answer else Outcome.SENT
        if way.kind == "onbon":
            Onbon(_WINDOW, _PATIENCE_S).show(line, way.address, Face(str(way.number), way.address))
        else:
            read(line, way.address, 0, 1, _PATIENCE_S)
    except BoardRefused:
        return Outcome.ANSWERED
    except NoAnswer:
        return Outcome.SILENT
    return Outcome.ANSWERED


def search(asked: Iterable[Way], templates: dict[str, LedTemplate]) -> Iterator[tuple[Way, Outcome]]:
    """Try ways one after the other; the port is opened anew only where its setting changes.

    Raises:
        LineLost: The port cannot be opened at all, or was pulled.
    """
    opened = False
    for settings, same in groupby(asked, key=lambda way: way.settings):
        line = SerialLine(settings)
        try:
            line.listen(0)
        except LineLost:
            if not opened:
                raise
            yield next(same), Outcome.UNFIT
            continue
        opened = True
        try:
            for way in same:
                yield way, try_way(line, way, templates.get(way.kind))
        finally:
            line.close()


def template_at(words: str) -> LedTemplate:
    """A ready-made template by its name, or one from a TOML file.

    Raises:
        Invalid: There is none, or it has a mistake.
    """
    if words in ready_made():
        return ready_made()[words]
    path = Path(words)
    try:
        return LedTemplate.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        known = ", ".join(ready_made())
        raise Invalid(f"'{words}' is neither a template ({known}) nor a file that is there") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{path.name}: cannot be read: {error}") from error
    except ValidationError as error:
        raise Invalid(f"{path.name}: {'; '.join(map(_mistake, error.errors()))}") from error


def _mistake(found: ErrorDetails) -> str:
    place = ".".join(map(str, found["loc"]))
    match found["type"]:
        case "missing":
            return f"{place} is missing"
        case "extra_forbidden":
            return f"'{place}' is not known here; there are: {', '.join(LedTemplate.model_fields)}"
    words = found["msg"].removeprefix("Value error, ")
    return f"{place}: {words}" if place else words
