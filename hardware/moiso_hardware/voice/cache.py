"""Spoken sentences kept on disk, the least lately used go first."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from moiso_shared.folders import make_folder

from moiso_hardware.voice.sound import BadSound, Wav, checked

_MOST_BYTES = 200_000_000


class SoundCache:
    """WAV files named by what they say.

    Args:
        folder: Made when missing; may be shared by several processes, because files appear whole.
        most_bytes: Above this the files longest unused are removed.
    """

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        make_folder(folder)

    def get(self, key: str, make: Callable[[Path], Wav]) -> Wav:
        """Return the sound kept under a key; a missing or damaged one is made anew."""
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.wav"
        if path.exists():
            try:
                found = checked(path)
            except BadSound:
                path.unlink(missing_ok=True)
            else:
                with suppress(FileNotFoundError):
                    os.utime(path)
                return found
        made = make(path)
        self._shrink(keep=path)
        return made

    def _shrink(self, keep: Path) -> None:
        files = sorted(self._kept(), key=lambda pair: pair[0].st_mtime)
        total = sum(stat.st_size for stat, _ in files)
        for stat, file in files:
            if total <= self._most_bytes:
                return
            if file != keep:
                file.unlink(missing_ok=True)
                total -= stat.st_size

    def _kept(self) -> Iterator[tuple[os.stat_result, Path]]:
        """The sounds of now; another process may take some away meanwhile."""
        for file in self._folder.glob("*.wav"):
            with suppress(FileNotFoundError):
                yield file.stat(), file
