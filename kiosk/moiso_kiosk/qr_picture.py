"""A QR code as an SVG path, so that QML draws it sharp at any size."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M


@lru_cache(maxsize=4)
def qr_path(content: str) -> tuple[str, int]:
    """The dark modules as one path on a grid, and the side of the grid in modules; no quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(content)
    code.make(fit=True)
    rows = code.get_matrix()
    runs = [
        f"M{start} {y}h{end - start}v1h-{end - start}z"
        for y, row in enumerate(rows)
        for start, end in _runs(row)
    ]
    return "".join(runs), len(rows)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Stretches of dark modules as (start, end)."""
    edges = [x for x in range(len(row) + 1) if (x < len(row) and row[x]) != (x > 0 and row[x - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))
