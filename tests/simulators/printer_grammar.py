"""Where a command ends in the stream of bytes, and which commands leave nothing on paper."""

SILENT = frozenset(b"\x1b" + bytes([letter]) for letter in b"!EMtRa23") | frozenset(
    b"\x1d" + bytes([letter]) for letter in b"!PLB"
)
"""Commands that are allowed and leave nothing on paper."""

_LENGTHS = {b"\x1b@": 2, b"\x1bi": 2, b"\x1bm": 2, b"\x1b2": 2, b"\x1dP": 4, b"\x1dL": 4, b"\x1dv": 8}


def length(buffer: bytearray) -> int | None:
    """Bytes of the command at the front; None while that cannot be told yet."""
    if buffer[0] not in (0x1B, 0x1C, 0x1D):
        return 1
    if len(buffer) < 3:
        return 2 if bytes(buffer[:2]) in (b"\x1b@", b"\x1bi", b"\x1bm", b"\x1b2") else None
    kind = bytes(buffer[:2])
    if kind == b"\x1dV":
        return 4 if buffer[2] in (65, 66, 97, 98, 103, 104) else 3
    if kind == b"\x1de":
        return {3: 4, 0x20: 5}.get(buffer[2], 3)
    if kind == b"\x1d(":
        return 5 + int.from_bytes(buffer[3:5], "little") if len(buffer) >= 5 else None
    return _LENGTHS.get(kind, 3)
