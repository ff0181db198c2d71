"""The font files of tickets: complete Vietnamese, equal digit widths, the same on every system."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from moiso_hardware.printers.errors import FontMissing

_FILES = {
    "regular": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "bold": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    "black": ("font_source_sans_pro", "SourceSansPro-Black.ttf"),
    "number": ("font_roboto", "Roboto-Black.ttf"),
}


@cache
def font_file(weight: str) -> Path:
    """Where the font file for a weight lies; ``number`` is the face of the large number.

    Raises:
        FontMissing: The package that brings the file is not installed.
    """
    package, name = _FILES[weight]
    found = find_spec(package)
    for folder in (found.submodule_search_locations or []) if found else []:
        file = Path(folder) / "files" / name
        if file.is_file():
            return file
    distribution = package.replace("_", "-")
    raise FontMissing(f"Thiếu phông chữ {name}: hãy cài gói {distribution} (pip install {distribution}).")


def need_fonts() -> None:
    """See that all are there, before the first visitor comes.

    Raises:
        FontMissing: One is not.
    """
    for weight in _FILES:
        font_file(weight)
