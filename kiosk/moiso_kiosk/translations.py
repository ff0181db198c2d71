"""The kiosk's words in other languages: Qt's ``.ts`` files, compiled to ``.qm`` where they are first used."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import PySide6
from platformdirs import user_cache_path
from PySide6.QtCore import QTranslator

SOURCES = Path(__file__).parent / "i18n"
STEM, CONTEXT = "moiso_kiosk_", "kiosk"


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that words are translated into: one ``.ts`` file each."""
    return tuple(sorted(path.stem.removeprefix(STEM) for path in SOURCES.glob(f"{STEM}*.ts")))


@cache
def translator(language: str) -> QTranslator:
    """The translator of one of ``languages()``, compiled now unless it was compiled before."""
    source = SOURCES / f"{STEM}{language}.ts"
    name = f"{source.stem}-{hashlib.sha256(source.read_bytes()).hexdigest()[:16]}.qm"
    try:
        folder = user_cache_path("moiso") / "i18n"
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            _compile(source, folder / name)
        return _loaded(folder / name)
    except OSError:  # a home that may not be written to, as under the kiosk's systemd unit
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder_of_now:
            _compile(source, Path(folder_of_now) / name)
            return _loaded(Path(folder_of_now) / name)


def translated(language: str, source: str, key: str) -> str:
    """The wording of a key; empty where the language, or this sentence of it, is not translated.

    Args:
        source: The Vietnamese wording that it was translated from.
    """
    return translator(language).translate(CONTEXT, source, key) or "" if language in languages() else ""


def _loaded(compiled: Path) -> QTranslator:
    found = QTranslator()
    if not found.load(str(compiled)):
        raise OSError(f"{compiled} cannot be read")
    return found


def _compile(source: Path, target: Path) -> None:
    """Appears whole or not at all: another program may compile the same file now."""
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        made = Path(folder) / target.name
        subprocess.run(
            [tool, "-silent", "-nounfinished", source, "-qm", made], check=True, capture_output=True
        )
        made.replace(target)
