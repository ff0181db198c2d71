"""Digits and QR codes that the printer draws itself: a few bytes where the wire is slow.

The bytes come from python-escpos, which is asked for bytes only.
"""

import os
import tempfile
from functools import cache
from typing import Any

_FONT_A_WIDTH, _FONT_A_HEIGHT = 12, 24
_LARGEST = 8


def multiple(words: str, width_dots: int) -> int:
    """How many times its size a line of font A may have on this paper."""
    return max(1, min(_LARGEST, width_dots // (_FONT_A_WIDTH * max(1, len(words)))))


def line_rows(words: str, width_dots: int) -> int:
    """Dot rows of ``large_line``."""
    return _FONT_A_HEIGHT * multiple(words, width_dots)


def large_line(words: str, width_dots: int) -> bytes:
    """One centred line of ASCII, as large as the paper allows."""
    sheet = _byte_builder()()
    size = multiple(words, width_dots)
    sheet.set(align="center", custom_size=True, width=size, height=size)
    sheet._raw(words.encode("ascii") + b"\n")
    sheet.set(align="left", normal_textsize=True)
    return bytes(sheet.output)


def qr_code(content: str, module_dots: int) -> bytes:
    """A centred QR code of model 2, level M."""
    sheet = _byte_builder()()
    sheet.set(align="center")
    sheet.qr(content, native=True, size=module_dots, ec=1)
    sheet.set(align="left")
    return bytes(sheet.output)


@cache
def _byte_builder() -> Any:
    """python-escpos without its traces: it leaves folders behind and reads pickles where it is told to."""
    before, pickles = tempfile.tempdir, os.environ.get("ESCPOS_CAPABILITIES_PICKLE_DIR")
    with tempfile.TemporaryDirectory() as private:
        tempfile.tempdir = os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = private
        try:
            from escpos.printer import Dummy
        finally:
            tempfile.tempdir = before
            if pickles is None:
                del os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"]
            else:
                os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = pickles
    return Dummy
