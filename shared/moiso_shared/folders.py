"""Folders in which a program keeps what must not be lost."""

import os
from pathlib import Path

from moiso_shared.errors import Invalid


def make_folder(path: Path) -> None:
    """Make sure that a folder is there and can be written into.

    Raises:
        Invalid: It cannot; the message names the folder and the reason.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Invalid(f"data: {path} cannot be made or is no folder: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise Invalid(f"data: nothing can be written into {path}; let this user write there")
