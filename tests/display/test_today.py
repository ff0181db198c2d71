"""The slide of today's figures on a board."""

from typing import Any

from moiso_display.today import Today
from moiso_qt.answers import Accepted
from moiso_shared.boards.today import PATH

from tests.display.conftest import Hall, HallOf
from tests.fakes.centre import small_centre

TOLD = {"day": "2026-11-20", "figures": [{"label": {"vi": "Hồ sơ đúng hẹn"}, "text": {"vi": "99,3 %"}}]}


def reading(hall_of: HallOf, slides: list[dict[str, Any]]) -> tuple[Hall, list[str]]:
    """A hall with such slides, and the paths that were asked for."""
    hall = hall_of(mute=True)
    asked: list[str] = []

    def answer(path: str, on_answer: Any) -> None:
        asked.append(path)
        on_answer(Accepted(TOLD))

    hall.link.read = answer  # type: ignore[method-assign]
    today = Today(hall.link, lambda: hall.board.shows_today, hall.link)
    today.read.connect(hall.board.note_today)
    centre = small_centre(boards=[{"id": "b1", "name": "Bảng", "slides": slides}])
    hall.link.come_online(centre, role="board", name="b1")
    return hall, asked


def slide_of(hall: Hall) -> dict[str, str]:
    page: Any = hall.board.page
    slide: dict[str, str] = page["slide"]
    return slide


def test_they_are_read_and_shown_where_a_slide_tells_them(hall_of: HallOf) -> None:
    hall, asked = reading(hall_of, [{"kind": "today"}])
    assert set(asked) == {PATH}
    slide = slide_of(hall)
    assert (slide["kind"], slide["title"], slide["text"]) == ("text", "Hôm nay", "Hồ sơ đúng hẹn: 99,3 %")


def test_nothing_is_asked_for_a_board_without_such_a_slide(hall_of: HallOf) -> None:
    hall, asked = reading(hall_of, [{"title": "Mời lấy số"}])
    assert asked == []
    assert slide_of(hall)["title"] == "Mời lấy số"
