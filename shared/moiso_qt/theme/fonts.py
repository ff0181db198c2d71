"""The two type faces, the same files on every system, taken from their packages."""

from __future__ import annotations

from pathlib import Path

import font_roboto
import font_source_sans_pro
from PySide6.QtGui import QFontDatabase

TEXT_FAMILY = "Source Sans Pro"
"""Calm text face."""
FIGURE_FAMILY = "Roboto"
"""Strong figures of equal width, for numbers and clocks."""

_FILES = {
    font_source_sans_pro: ("SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSansPro-Bold"),
    font_roboto: ("Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "Roboto-Black"),
}


def load_fonts() -> None:
    """Make both families known to this program; needs a QGuiApplication, may be called again.

    Raises:
        FileNotFoundError: A font file is missing from its package or cannot be read.
    """
    for package, names in _FILES.items():
        folder = Path(package.__path__[0]) / "files"
        for name in names:
            path = folder / f"{name}.ttf"
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise FileNotFoundError(path)
