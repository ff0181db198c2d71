"""What the centre's document puts on a board besides calls."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from moiso_display.media import Media
from moiso_display.screen import PALETTES, Screen
from moiso_qt.theme.engine import theme_of
from moiso_qt.theme.tokens import LIGHT
from moiso_shared.boards.derive import derive
from moiso_shared.boards.page import Moment, Page, ResultView
from moiso_shared.facts import Call, CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.notices import HallNotice
from moiso_shared.text import Text
from moiso_shared.tickets import Ticket, TicketState
from PIL import Image
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.display.conftest import Glass, HallOf
from tests.display.test_announcer import call_in
from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WIDE = QSize(1920, 1080)
READY = tuple(ResultView(f"000.00.01.H26-261120-{n:04}", "Ng*** V** A", "Đã có kết quả") for n in range(20))


def page_of(
    board: dict[str, object],
    *calls: Call,
    counter: CounterState | None = None,
    tickets: tuple[Ticket, ...] = (),
    **more: object,
) -> Page:
    """The page of a board of the document, at ten in the morning."""
    lobby = LobbyState(
        day=MORNING.date(), calls=calls, tickets=tickets, counters=(counter,) if counter else ()
    )
    centre = small_centre(boards=[{"id": "b1", "name": "Bảng", **board}])
    moment = Moment(Lobby(lobby), MORNING.astimezone(HANOI), centre, "b1", online=True)
    return derive(replace(moment, **more))  # type: ignore[arg-type]


def a_call(number: str, *, seconds_ago: float = 0) -> Call:
    at = MORNING - timedelta(seconds=seconds_ago)
    return Call(seq=1, ticket=f"t-{number}", number=number, service="chung-thuc", counter="1", at=at)


SLIDES = [
    {"title": "Một", "seconds": 10},
    {"kind": "pdf", "file": "hai.pdf", "seconds": 10},
    {"kind": "picture", "file": "ba.png", "seconds": 10},
]


def test_slides_take_turns_by_the_clock_and_only_what_can_be_shown() -> None:
    def at(second: int, **pages: int) -> str:
        now = MORNING.astimezone(HANOI) + timedelta(seconds=second)
        files = pages or {"hai.pdf": 2, "ba.png": 1}
        slide = page_of({"slides": SLIDES}, now=now, pages=files, media=Path("/media")).slide
        assert slide is not None
        return slide.title or slide.source

    turns = [at(second) for second in range(0, 40, 10)]
    assert sorted(turns) == ["Một", "file:///media/ba.png", "image://pdf/0/hai.pdf", "image://pdf/1/hai.pdf"]
    assert at(3) == at(0) == at(40)
    assert {at(second, nothing=1) for second in range(0, 40, 5)} == {"Một"}


def test_a_slide_never_covers_a_call_that_is_new_or_being_announced() -> None:
    there = (ticket("A001", state=TicketState.CALLED, counter="1"),)
    new = page_of({"slides": SLIDES}, a_call("A001"), tickets=there)
    assert new.slide is None
    announced = page_of({"slides": SLIDES}, a_call("A001", seconds_ago=300), tickets=there, announcing=1)
    assert announced.slide is None
    old = page_of({"slides": SLIDES}, a_call("A001", seconds_ago=300), tickets=there)
    assert old.slide is not None
    assert [row.number for row in old.rows] == ["A001"]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ({}, True),
        ({"first": "2026-11-23", "last": "2026-11-23"}, True),
        ({"last": "2026-11-22"}, False),
        ({"first": "2026-11-24"}, False),
        ({"since": "10:00", "until": "10:01"}, True),
        ({"until": "10:00"}, False),
        ({"since": "10:01"}, False),
    ],
)
def test_a_notice_runs_on_its_days_and_hours(when: dict[str, str], shown: bool) -> None:
    page = page_of({"notices": [{"text": "Nghỉ lễ", **when}, {"text": "Cảm ơn"}]})
    assert page.ticker == ("Nghỉ lễ     •     Cảm ơn" if shown else "Cảm ơn")


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        (CounterStatus.OPEN, TicketState.CALLED, "Xin mời số"),
        (CounterStatus.OPEN, TicketState.SERVING, "Đang phục vụ số"),
        (CounterStatus.OPEN, None, "Sẵn sàng phục vụ"),
        (CounterStatus.PAUSED, None, "Tạm dừng phục vụ"),
        (CounterStatus.CLOSED, None, "Quầy chưa mở"),
    ],
)
def test_the_screen_above_a_counter_says_who_is_there_or_why_nobody_is(
    status: CounterStatus, state: TicketState | None, words: str
) -> None:
    there = (ticket("A007", state=state, counter="1"),) if state else ()
    at_work = CounterState(id="1", status=status, ticket=there[0].id if there else None)
    page = page_of({"kind": "counter", "counter": "1"}, counter=at_work, tickets=there)
    assert page.desk is not None
    assert (page.desk.sign, page.desk.words, page.desk.number) == ("Quầy 1", words, "A007" if there else "")
    assert page.desk.fresh is (state is TicketState.CALLED)


def test_results_are_shown_page_by_page() -> None:
    def at(second: int) -> Page:
        now = MORNING.astimezone(HANOI) + timedelta(seconds=second)
        return page_of({"kind": "results"}, now=now, results=READY)

    pages = [at(0), at(10), at(20)]
    assert sorted(page.results_page for page in pages) == ["Trang 1/3", "Trang 2/3", "Trang 3/3"]
    assert sorted(result.code for page in pages for result in page.results) == [each.code for each in READY]
    assert page_of({"kind": "results"}).message == "Chưa có hồ sơ nào mới có kết quả"


@pytest.mark.parametrize(
    ("board", "why"),
    [
        ({"kind": "counter"}, "names its counter"),
        ({"counter": "1"}, "names its counter"),
        ({"kind": "counter", "counter": "9"}, "boards\\[0\\].counter"),
        ({"slides": [{"kind": "pdf"}]}, "needs a file"),
        ({"slides": [{}]}, "needs a title or a text"),
        ({"slides": [{"kind": "picture", "file": "../x.png"}]}, "file"),
    ],
)
def test_a_board_that_makes_no_sense_is_refused_by_name(board: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        small_centre(boards=[{"id": "b1", "name": "Bảng", **board}])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A picture, a PDF of two pages, and a file that is neither."""
    picture = Image.new("RGB", (120, 80), "#8F3D1E")
    picture.save(tmp_path / "ba.png")
    picture.save(tmp_path / "hai.pdf", save_all=True, append_images=[picture])
    (tmp_path / "hong.pdf").write_bytes(b"no PDF")
    (tmp_path / "ghi-chu.txt").write_text("words")
    return tmp_path


def test_the_folder_is_counted_and_a_page_becomes_a_picture(qtbot: QtBot, folder: Path) -> None:
    media = Media(folder)
    assert media.pages() == {"ba.png": 1, "hai.pdf": 2}
    page = media.page("hai.pdf", 1)
    assert page.width() == 1920
    assert page.pixelColor(900, 600).red() == pytest.approx(0x8F, abs=4)
    assert media.page("hai.pdf", 2).isNull()
    with qtbot.waitSignal(media.changed) as told:
        (folder / "hai.pdf").unlink()
        media.look()
    assert told.args == [{"ba.png": 1}]


def test_a_pdf_that_is_saved_anew_is_shown_anew(qtbot: QtBot, folder: Path) -> None:
    (folder / "hong.pdf").unlink()
    media = Media(folder)
    assert media.pages()["hai.pdf"] == 2
    Image.new("RGB", (120, 80), "#0050C0").save(folder / "hai.pdf")
    later = (folder / "hai.pdf").stat().st_mtime + 5
    os.utime(folder / "hai.pdf", (later, later))
    assert media.pages()["hai.pdf"] == 1
    assert media.page("hai.pdf", 0).pixelColor(900, 600).blue() == pytest.approx(0xC0, abs=4)


Shown = Callable[..., tuple[Screen, Glass]]


@pytest.fixture
def shown(qtbot: QtBot, hall_of: HallOf, folder: Path) -> Iterator[Shown]:
    """Puts a board of the document on a screen."""
    screens: list[Screen] = []

    def show(board: dict[str, object], size: QSize = WIDE) -> tuple[Screen, Glass]:
        hall, media = hall_of(mute=True), Media(folder)
        screen = Screen(hall.board, inches=43, metres=6, palette=LIGHT, size=size, media=media)
        screens.append(screen)
        hall.board.note_pages(media.pages())
        hall.board.note_results(READY)
        hall.link.come_online(
            small_centre(boards=[{"id": "b1", "name": "Bảng", **board}]), role="board", name="b1"
        )
        call_in(hall, "A015")
        qtbot.waitUntil(screen.window.isExposed)
        return screen, Glass(screen.window)

    yield show
    for screen in screens:
        screen.window.close()
        screen.deleteLater()
    QCoreApplication.processEvents()


def test_the_theme_of_the_document_colours_the_glass(shown: Shown) -> None:
    for name, palette in PALETTES.items():
        screen, _ = shown({"theme": name})
        assert theme_of(screen.engine).property("ground").name() == palette.ground.lower()
        picture: QImage = screen.window.grabWindow()
        assert picture.pixelColor(2, 2).name() == palette.ground.lower()


@pytest.mark.parametrize("size", [WIDE, QSize(1080, 1920)])
def test_each_kind_of_board_is_whole_on_lying_and_standing_screens(shown: Shown, size: QSize) -> None:
    _, hall = shown({"notices": [{"text": "Cảm ơn"}]}, size)
    assert (hall.text("number"), hall.text("ticker")) == ("A015", "Cảm ơn")
    assert not hall.item("desk").isVisible()
    _, above = shown({"kind": "counter", "counter": "1"}, size)
    assert (above.text("desk-sign"), above.item("panel").isVisible()) == ("Quầy 1", False)
    _, results = shown({"kind": "results"}, size)
    last = results.item("result-7")
    assert last.isVisible()
    assert last.mapToScene(last.boundingRect().bottomLeft()).y() <= size.height()


def test_what_the_supervisor_shows_comes_before_the_documents_notices() -> None:
    until = MORNING + timedelta(minutes=5)
    text = Text({"vi": "Khu A đã đông", "en": "Area A is crowded"})
    lobby = Lobby(
        LobbyState(
            day=MORNING.date(),
            notices=(
                HallNotice(id="n1", text=text, until=until),
                HallNotice(id="n2", text=Text("Ở nơi khác"), zone="b", until=until),
                HallNotice(id="n3", text=Text("Đã hết giờ"), until=MORNING),
            ),
        )
    )
    zones = [{"id": "a", "name": "Khu A"}, {"id": "b", "name": "Khu B"}]
    board = {"id": "b1", "name": "Bảng", "zones": ["a"], "notices": [{"text": "Cảm ơn"}]}
    moment = Moment(
        lobby, MORNING.astimezone(HANOI), small_centre(zones=zones, boards=[board]), "b1", online=True
    )
    assert derive(moment).ticker == "Khu A đã đông / Area A is crowded     •     Cảm ơn"
