"""What of the folder of slides a browser can show."""

import asyncio
from pathlib import Path

import pytest
from moiso_server.pages.board_media import Media
from PIL import Image

from tests.server.pages.test_board_slides import put_pdf


def test_two_televisions_get_the_same_page_at_once(tmp_path: Path) -> None:
    put_pdf(tmp_path / "media", "#a00")

    async def both() -> list[Path | None]:
        media = Media(tmp_path / "media", tmp_path / "drawn")
        return await asyncio.gather(*(media.page("huong dan.pdf", 0) for _ in range(4)))

    assert len(set(asyncio.run(both()))) == 1
    assert [file.suffix for file in (tmp_path / "drawn").iterdir()] == [".png"]


def test_only_what_a_browser_can_show_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    put_pdf(folder, "#a00", "#0a0")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    for name in ("phim.mp4", "old.avi", "notes.txt", "logo.png"):
        (folder / name).write_bytes(b"x")
    media = Media(folder, tmp_path / "drawn")
    assert asyncio.run(media.pages()) == {"huong dan.pdf": 2, "phim.mp4": 1, "logo.png": 1}
    second = asyncio.run(media.page("huong dan.pdf", 1))
    assert second is not None
    with Image.open(second) as drawn:
        assert drawn.width == 1920
        assert drawn.convert("RGB").getpixel((900, 500)) == pytest.approx((0, 170, 0), abs=3)
    assert asyncio.run(media.page("huong dan.pdf", 2)) is None
    assert asyncio.run(media.page("broken.pdf", 0)) is None
    assert asyncio.run(media.file("huong dan.pdf")) is None
