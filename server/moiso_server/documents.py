"""The centre's document at the command line, its mistakes told in the terminal's language."""

import os
import sys
from pathlib import Path

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import advice as advice_on
from moiso_shared.centre_file import parse
from moiso_shared.errors import CentreInvalid, Invalid
from moiso_shared.mistakes_in_vietnamese import told
from moiso_shared.toml_places import placed

from moiso_server.centres import NAMES as READY_MADE
from moiso_server.centres import ready_made


def read_document(source: str) -> Centre:
    """A document from a file, or a ready-made one by its name.

    Raises:
        Invalid: The file cannot be read or is not allowed.
    """
    return parse(ready_made(source)) if source in READY_MADE else parsed(read(Path(source)))


def parsed(text: str) -> Centre:
    """A document.

    Raises:
        CentreInvalid: Its mistakes, by line and column.
    """
    try:
        return parse(text)
    except CentreInvalid as error:
        raise CentreInvalid(placed(error.message, text, language())) from error


def language() -> str:
    """Vietnamese where the terminal speaks it, English otherwise."""
    said = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "vi" if next(filter(None, said), "").startswith("vi") else "en"


def advise(centre: Centre) -> None:
    """Say what is allowed but hardly meant."""
    for line in advice_on(centre):
        say_advice(line)


def say_advice(line: str) -> None:
    """One line of advice, in the terminal's language."""
    print("gợi ý:" if language() == "vi" else "advice:", told(line, language()), file=sys.stderr)


def read(file: Path) -> str:
    """A text file.

    Raises:
        Invalid: It cannot be read, or is no UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(f"file: {file} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise Invalid(f"file: {file} cannot be read: {error.strerror}") from error


def write(file: Path, text: str) -> None:
    """Write a text file.

    Raises:
        Invalid: It cannot be written.
    """
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Invalid(f"out: {file} cannot be written: {error.strerror}") from error
