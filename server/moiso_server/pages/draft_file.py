"""The draft of a first set-up on disk, so that a restart of the server costs nobody what was typed."""

import asyncio
import contextlib
import json
import os
from pathlib import Path
from typing import Any


class DraftFile:
    """One draft in a data folder. It holds no secret and no person.

    Args:
        path: The file; there is none while nobody sets a centre up.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    async def read(self) -> dict[str, Any]:
        """The draft; empty where there is none, or none that can be read."""
        return await asyncio.to_thread(self._read)

    async def keep(self, draft: dict[str, Any]) -> None:
        """Put the draft in place of the former one."""
        await asyncio.to_thread(self._write, json.dumps(draft, ensure_ascii=False, default=str))

    async def forget(self) -> None:
        """There is no draft any more."""
        await asyncio.to_thread(self._path.unlink, missing_ok=True)

    def _read(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError):
            draft = json.loads(self._path.read_text(encoding="utf-8"))
            if isinstance(draft, dict):
                return draft
        return {}

    def _write(self, text: str) -> None:
        partial = self._path.with_suffix(".part")
        with partial.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._path)
