"""Keeps the kiosk's ``.ts`` files in step with its Vietnamese words: ``check`` or ``update``.

Everything is worded in Vietnamese first, so nothing of it can be unfinished; ``check`` fails when an English
sentence is, when a file lacks a sentence or has one too many, or when a language does not name itself.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6
from moiso_kiosk.translations import SOURCES, STEM

WORDS = [SOURCES.parent / "words" / name for name in ("vi.py", "finding.py", "way.py")]
MUST_BE_FINISHED = frozenset({"en"})
TOOL = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")


def update(folder: Path) -> None:
    """Carry new sentences into every file of a folder, and drop what is said no more."""
    for path in sorted(folder.glob(f"{STEM}*.ts")):
        language = path.stem.removeprefix(STEM)
        subprocess.run(
            [TOOL, "-silent", "-tr-function-alias", "translate+=said", *WORDS, "-source-language", "vi",
             "-target-language", language, "-no-obsolete", "-locations", "none", "-ts", path],
            check=True,
        )  # fmt: skip


def unfinished(path: Path) -> list[str]:
    """Keys of the sentences that still need a translation, or a second look at it."""
    return [
        message.findtext("comment", "")
        for message in ElementTree.parse(path).iter("message")
        if (words := message.find("translation")) is None or words.get("type") or not words.text
    ]


def complaints(folder: Path = SOURCES) -> list[str]:
    """What must be mended before anybody sees it."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for path in folder.glob(f"{STEM}*.ts"):
            (fresh / path.name).write_bytes(path.read_bytes())
        update(fresh)
        for path in sorted(fresh.glob("*.ts")):
            language, open_keys = path.stem.removeprefix(STEM), unfinished(path)
            if path.read_text("utf-8") != (folder / path.name).read_text("utf-8"):
                found.append(f"{path.name}: not in step with the Vietnamese words; run ./run translations")
            must = open_keys if language in MUST_BE_FINISHED else {"language_name"} & set(open_keys)
            found += [f"{path.name}: '{key}' is not translated" for key in sorted(must)]
    return found


def main(what: str) -> int:
    """Do what was asked; the exit code."""
    if what == "update":
        update(SOURCES)
    found = complaints()
    for path in sorted(SOURCES.glob(f"{STEM}*.ts")):
        print(f"{path.name}: {len(unfinished(path))} unfinished")
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
