"""What slides of boards in a browser show: files of the folder ``media`` of the server's data."""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import pypdfium2

_log = logging.getLogger(__name__)

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
FILMS = frozenset({".mp4", ".m4v", ".webm"})
"""Kinds of films that browsers play; the screen's own player knows more."""
_LOOK_S = 5.0
WIDEST, HIGHEST = 1920, 1920
"""A drawn page fits into so many dots."""
_MOST_DRAWN = 200


class Media:
    """What lies in the folder; looked at again now and then, so that a new file needs no restart.

    Args:
        folder: Where the files lie; it need not be there.
        drawn: Where pages of PDFs are kept as pictures.
    """

    def __init__(self, folder: Path, drawn: Path) -> None:
        self._folder, self._drawn = folder, drawn
        self._pages: Mapping[str, int] = {}
        self._counted: dict[tuple[str, int], int] = {}
        """Pages of the PDFs that were looked into, by name and time of the last change."""
        self._looked_at = -_LOOK_S
        self._looking = asyncio.Lock()
        self._one = threading.Lock()
        """The library that draws pages is not made for several threads; and each page is drawn once."""

    async def pages(self) -> Mapping[str, int]:
        """How many pages each file has that a browser can show; pictures and films have one."""
        async with self._looking:
            if time.monotonic() - self._looked_at > _LOOK_S:
                with contextlib.suppress(OSError):  # a file went while it was looked at
                    self._pages = await asyncio.to_thread(self._look)
                self._looked_at = time.monotonic()
            return self._pages

    async def file(self, name: str) -> Path | None:
        """The picture or film of this name."""
        shown = name in await self.pages() and not _is_pdf(name)
        return self._folder / name if shown else None

    async def page(self, name: str, number: int) -> Path | None:
        """A page of a PDF as a picture; the first has the number 0."""
        if _is_pdf(name) and 0 <= number < (await self.pages()).get(name, 0):
            return await asyncio.to_thread(self._picture, self._folder / name, number)
        return None

    def _look(self) -> Mapping[str, int]:
        if not self._folder.is_dir():
            return {}
        counted = {file.name: self._pages_of(file) for file in self._folder.iterdir() if file.is_file()}
        return {name: pages for name, pages in counted.items() if pages}

    def _pages_of(self, file: Path) -> int:
        if not _is_pdf(file.name):
            return int(file.suffix.lower() in _PICTURES | FILMS)
        known = (file.name, file.stat().st_mtime_ns)
        if known not in self._counted:
            self._counted[known] = self._count(file)
        return self._counted[known]

    def _count(self, file: Path) -> int:
        try:
            with self._one, pypdfium2.PdfDocument(file) as document:
                return len(document)
        except (pypdfium2.PdfiumError, OSError) as error:
            _log.info("the slide %s is no PDF that can be read: %s", file.name, error)
            return 0

    def _picture(self, file: Path, number: int) -> Path | None:
        mark = f"{file.name} {file.stat().st_mtime_ns} {number}"
        path = self._drawn / f"{blake2b(mark.encode(), digest_size=16).hexdigest()}.png"
        try:
            with self._one:
                if not path.is_file():
                    self._draw(file, number, path)
        except (pypdfium2.PdfiumError, OSError) as error:
            _log.info("page %d of %s cannot be drawn: %s", number + 1, file.name, error)
            return None
        return path

    def _draw(self, file: Path, number: int, path: Path) -> None:
        self._drawn.mkdir(parents=True, exist_ok=True)
        with pypdfium2.PdfDocument(file) as document:
            page = document[number]
            scale = min(WIDEST / max(1.0, page.get_width()), HIGHEST / max(1.0, page.get_height()))
            picture = page.render(scale=scale).to_pil()
        unfinished = path.with_suffix(".part")
        picture.save(unfinished, "PNG")
        unfinished.replace(path)
        self._forget_old()

    def _forget_old(self) -> None:
        """Keep the pages that were drawn last."""
        drawn = sorted(self._drawn.glob("*.png"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in drawn[_MOST_DRAWN:]:
            old.unlink(missing_ok=True)


def is_film(name: str) -> bool:
    """Whether a file is a film, by its name."""
    return Path(name).suffix.lower() in FILMS


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")
