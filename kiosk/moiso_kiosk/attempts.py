"""The numbers that are being asked for, safe on the kiosk's own disk before the server hears of them.

A kiosk that loses power in the middle knows afterwards what it asked and how far the paper was: the number
is found again in the hall under the same ticket id, and no paper is printed twice.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal
from uuid import uuid4

from moiso_shared.commands import Issue
from moiso_shared.text import VIETNAMESE

Stage = Literal["asked", "printing"]


@dataclass(frozen=True)
class Wish:
    """What a visitor wants a number for."""

    services: tuple[str, ...]
    priority: str | None = None
    language: str = VIETNAMESE


@dataclass(frozen=True)
class Attempt:
    """One wish for a number; both ids are made once, so that asking again cannot make a second ticket."""

    command: str
    ticket: str
    service: str
    priority: str | None
    language: str
    at_s: float
    """When the visitor asked, seconds since the epoch by this machine's clock."""
    paper: bool = True
    then: tuple[str, ...] = ()
    """Further services under the same number."""
    stage: Stage = "asked"

    @classmethod
    def new(cls, wish: Wish, *, at_s: float, paper: bool) -> Attempt:
        """A wish that nobody has heard of yet."""
        first, *others = wish.services
        return cls(
            uuid4().hex, uuid4().hex, first, wish.priority, wish.language, at_s, paper, tuple(others)
        )  # fmt: skip

    @property
    def issue(self) -> Issue:
        """What the server is asked; the same words every time."""
        return Issue(
            ticket=self.ticket,
            service=self.service,
            priority=self.priority,
            language=self.language,
            paper=self.paper,
            then=self.then,
        )


class AttemptStore:
    """Keeps every attempt in progress in a file of its own, replaced whole.

    Args:
        folder: Made when it is not there.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def keep(self, attempt: Attempt) -> None:
        """Write it down; when this returns it is on the disk."""
        path = self._path(attempt.command)
        unfinished = path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(asdict(attempt), file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync_folder(self._folder)

    def load(self) -> list[Attempt]:
        """The attempts that were in progress, oldest first; files that cannot be read are left alone."""
        found = [attempt for path in self._folder.glob("*.json") if (attempt := _read(path))]
        return sorted(found, key=lambda attempt: attempt.at_s)

    def forget(self, attempt: Attempt) -> None:
        """The attempt has come to its end."""
        self._path(attempt.command).unlink(missing_ok=True)

    def _path(self, command: str) -> Path:
        return self._folder / f"{command}.json"


def _read(path: Path) -> Attempt | None:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return Attempt(**fields | {"then": tuple(fields.get("then", ()))})
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _sync_folder(folder: Path) -> None:
    """Make a renaming last; Windows keeps folders by itself and cannot open them."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
