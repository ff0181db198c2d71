"""Pictures for boards in a browser: files of the folder ``media`` of the server's data."""

import time
from collections.abc import Mapping
from pathlib import Path

_KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
_LOOK_S = 5.0


class Pictures:
    """What lies in the folder; looked at again now and then, so that a new file needs no restart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: Mapping[str, int] = {}
        self._looked_at = -_LOOK_S

    def names(self) -> Mapping[str, int]:
        """The pictures that a browser can show, each with its one page."""
        if time.monotonic() - self._looked_at > _LOOK_S:
            self._looked_at = time.monotonic()
            found = self._folder.iterdir() if self._folder.is_dir() else ()
            self._names = {file.name: 1 for file in found if file.suffix.lower() in _KINDS}
        return self._names

    def file(self, name: str) -> Path | None:
        """The picture of this name."""
        return self._folder / name if name in self.names() else None
