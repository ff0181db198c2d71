"""Sign language beside the page, from the centre's document; and a page at rest that does not burn in."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from moiso_qt.film import Film
from moiso_shared.centre import Centre
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.kiosk.stand import LYING, UPRIGHT, Stand

SIZE = 64


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def film(path: Path, colour: str, pictures: int = 10) -> None:
    """A short film of one colour, as simple as films can be: JPEG pictures in an AVI."""
    held = io.BytesIO()
    Image.new("RGB", (SIZE, SIZE), colour).save(held, "JPEG")
    jpeg = held.getvalue()
    main = struct.pack("<14I", 100_000, 0, 0, 0x10, pictures, 0, 1, len(jpeg), SIZE, SIZE, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack("<IHHIIIIIIIIHHHH", 0, 0, 0, 0, 1, 10, 0, pictures, len(jpeg), 0, 0, 0, 0, SIZE, SIZE)  # fmt: skip # noqa: E501
    form = struct.pack("<IiiHH4sIiiII", 40, SIZE, SIZE, 1, 24, b"MJPG", SIZE * SIZE * 3, 0, 0, 0, 0)
    frames = chunk(b"00dc", jpeg)
    entries = [struct.pack("<4sIII", b"00dc", 0x10, 4 + i * len(frames), len(jpeg)) for i in range(pictures)]
    headers = chunk(b"avih", main) + chunk(b"LIST", b"strl" + chunk(b"strh", stream) + chunk(b"strf", form))
    body = chunk(b"LIST", b"hdrl" + headers) + chunk(b"LIST", b"movi" + frames * pictures)
    path.write_bytes(chunk(b"RIFF", b"AVI " + body + chunk(b"idx1", b"".join(entries))))


@pytest.fixture
def signing(centre: Centre) -> Centre:
    return centre.model_copy(update={"sign_videos": {"menu": "chao.avi", "number": "so.avi"}})


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "videos"
    folder.mkdir()
    film(folder / "chao.avi", "#204080")
    film(folder / "so.avi", "#802020")
    return folder


@pytest.mark.qt_log_ignore("No RHI backend")
def test_a_film_is_shown_picture_by_picture_and_ends_with_its_page(
    films: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    video = Film(films)
    video.show("chao.avi")
    qtbot.waitUntil(lambda: not video.picture.isNull(), timeout=60_000)
    assert video.picture.pixelColor(5, 5).blue() > 90
    video.show("so.avi")
    qtbot.waitUntil(
        lambda: not video.picture.isNull() and video.picture.pixelColor(5, 5).red() > 90, timeout=60_000
    )
    video.show("")
    assert video.picture.isNull()


@pytest.mark.qt_log_ignore("Could not open media")
@pytest.mark.expects_log("cannot be played")
def test_a_film_that_is_not_there_leaves_a_sign(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    video = Film(tmp_path)
    with qtbot.waitSignal(video.failed, timeout=60_000):
        video.show("nowhere.avi")
    assert video.picture.isNull()


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_a_touch_shows_the_film_of_each_page_that_has_one(
    build: Callable[..., Stand], signing: Centre, size: QSize
) -> None:
    stand = build(size, centre=signing)
    assert not stand.shows("sign")
    stand.touch("languages")
    stand.touch("mode-sign")
    assert (stand.page["sign_video"], stand.shows("sign")) == ("chao.avi", True)
    stand.offer()
    assert not stand.shows("sign")
    stand.touch("take")
    stand.give("A015")
    assert stand.page["sign_video"] == "so.avi"
    stand.clock.pass_s(200)
    stand.kiosk.tick()
    assert not stand.shows("sign")


def test_without_films_there_is_no_button(stand: Stand) -> None:
    assert not stand.shows("languages")


def test_a_page_that_nobody_uses_moves_a_little(stand: Stand) -> None:
    places = set()
    for _ in range(12):
        stand.clock.pass_s(15)
        stand.kiosk.tick()
        places.add((stand.screen.window.contentItem().x(), stand.screen.window.contentItem().y()))
    assert len(places) == 3
    stand.touch("tile-0")
    assert stand.screen.window.contentItem().x() == 0


def test_a_locked_kiosk_moves_a_little_too(stand: Stand) -> None:
    stand.kiosk.lock(True)
    stand.clock.pass_s(3670)
    stand.kiosk.tick()
    assert stand.screen.window.contentItem().x() > 0
    assert stand.shows("problem")
