"""ESC/POS commands as bytes, each with what it asks of the printer.

Source: Epson ESC/POS command reference; Custom KPM150H and VKP80 manuals for the presenter.
"""

INITIALISE = b"\x1b@"
"""Forget all settings and the line that is being built."""

AUTOMATIC_STATUS = b"\x1da\xff"
"""Tell every change of state from now on, and the state itself at once. Lost at each ``ESC @``."""

PAPER_STATUS = b"\x1dr\x01"
"""Buffered question for the paper sensor: answered in its turn, so the answer is a fence."""

PARTIAL_CUT = b"\x1dV\x42\x00"
"""Feed to the cutter and cut, leaving one point."""

OLD_CUT = b"\x1bi"
"""For clones that know no ``GS V``."""

RECOVER_AND_CLEAR = b"\x10\x05\x02"
"""Real time: leave a recoverable error and forget what was not printed."""

CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Real time: forget received and half-printed data; answered by a block ``37 25 00``."""

REAL_TIME_PREFIXES = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""What a printer obeys even in the middle of a picture: never allowed in a job."""

PRINTER_STATUS, OFFLINE_CAUSE, ERROR_CAUSE, PAPER_SENSOR = 1, 2, 3, 4

EJECT = b"\x1de\x05"
RETRACT = b"\x1de\x02"
FULL_STATUS = b"\x10\x04\x14"
"""Custom class: six bytes ``10 0F`` paper, user, recoverable, unrecoverable."""

_ID_FIRST, _ID_LETTERS = 0x20, 0x7F - 0x20
PROCESS_IDS = _ID_LETTERS**4
"""How many process ids there are before they start again."""


def real_time_status(question: int) -> bytes:
    """Ask for one status byte at once, printing or not (``DLE EOT n``)."""
    return b"\x10\x04" + bytes([question])


def motion_units(per_inch: int) -> bytes:
    """Count feeds in dots of this density; Epson's default vertical unit is half a dot."""
    return b"\x1dP" + bytes([per_inch, per_inch])


def feed(rows: int) -> bytes:
    """Advance the paper, at most 255 units in one command."""
    whole, rest = divmod(rows, 255)
    return b"\x1bJ\xff" * whole + (b"\x1bJ" + bytes([rest]) if rest else b"")


def raster(width_bytes: int, rows: int, dots: bytes) -> bytes:
    """Print a bit picture, 1 = black, at the left edge (``GS v 0``)."""
    return b"\x1dv0\x00" + width_bytes.to_bytes(2, "little") + rows.to_bytes(2, "little") + dots


def process_id(number: int) -> bytes:
    """Four printable bytes that stand for a number below ``PROCESS_IDS``."""
    letters = bytearray()
    for _ in range(4):
        number, letter = divmod(number, _ID_LETTERS)
        letters.insert(0, _ID_FIRST + letter)
    return bytes(letters)


def report_process(identity: bytes) -> bytes:
    """Have the printer report this id when all before it is printed (``GS ( H`` function 48)."""
    return b"\x1d(H\x06\x0000" + identity


def stored_graphics(key: str) -> bytes:
    """Print a picture from the printer's memory at its own size (``GS ( L`` function 69)."""
    return b"\x1d(L\x06\x00" + b"\x30\x45" + key.encode("ascii") + b"\x01\x01"


def present(steps: int) -> bytes:
    """Push the cut ticket out of the presenter by a number of the model's steps."""
    return b"\x1de\x03" + bytes([steps])
