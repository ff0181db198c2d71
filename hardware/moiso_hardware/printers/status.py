"""Status bytes as a printer's state.

Source: Epson ESC/POS reference, ``DLE EOT`` and ``GS a``; SNBC BT-T080 manual for the jam bit; Custom KPM150H
manual for the six-byte status.
"""

from dataclasses import replace

from moiso_hardware.printers.commands import ERROR_CAUSE, OFFLINE_CAUSE, PAPER_SENSOR, PRINTER_STATUS
from moiso_hardware.printers.port import Paper, PrinterState


def after_real_time(state: PrinterState, question: int, byte: int) -> PrinterState:
    """The state after the answer to ``DLE EOT`` with this question."""
    state = replace(state, link="ok")
    if question == PRINTER_STATUS:
        return replace(state, off_line=bool(byte & 0x08))
    if question == OFFLINE_CAUSE:
        return replace(state, cover_open=bool(byte & 0x04))
    if question == ERROR_CAUSE:
        jammed = bool(byte & 0x0C)
        return replace(state, cutter_error=jammed, broken=bool(byte & 0x20), hot=bool(byte & 0x40))
    if question == PAPER_SENSOR:
        return replace(state, paper=_paper(end=bool(byte & 0x60), near_end=bool(byte & 0x0C)))
    return state


def after_automatic(state: PrinterState, four: bytes) -> PrinterState:
    """The state after an automatic status."""
    return replace(
        state,
        link="ok",
        off_line=bool(four[0] & 0x08),
        cover_open=bool(four[0] & 0x20),
        cutter_error=bool(four[1] & 0x08),
        broken=bool(four[1] & 0x20),
        hot=bool(four[1] & 0x40),
        paper=_paper(end=bool(four[2] & 0x0C), near_end=bool(four[2] & 0x03)),
    )


def after_full_status(state: PrinterState, flags: bytes) -> PrinterState:
    """The state after the six-byte status of the Custom class."""
    paper, user, recoverable, fatal = flags
    return replace(
        state,
        link="ok",
        paper=_paper(end=bool(paper & 0x01), near_end=bool(paper & 0x04)),
        ticket_in_mouth=bool(paper & 0x20),
        cover_open=bool(user & 0x03),
        hot=bool(recoverable & 0x01),
        cutter_error=bool(recoverable & 0x40 or fatal & 0x01),
        broken=bool(fatal & 0x4C),
    )


def motor_runs(flags: bytes) -> bool:
    """Whether the paper still moves, by the six-byte status."""
    return bool(flags[1] & 0x08)


def _paper(*, end: bool, near_end: bool) -> Paper:
    return "end" if end else "near_end" if near_end else "ok"
