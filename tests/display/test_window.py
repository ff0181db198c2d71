"""The board's window: what a person in the hall sees."""

from moiso_display.distance import Sight, report
from pytestqt.qtbot import QtBot

from tests.display.conftest import Glass, Hall
from tests.display.test_announcer import call_in
from tests.fakes.tickets import ticket


def test_the_newest_call_is_the_largest_and_pulses_gold(hall: Hall, glass: Glass, qtbot: QtBot) -> None:
    call_in(hall, "A015")
    assert glass.text("number") == "A015"
    assert glass.text("counter") == "Quầy 1"
    assert glass.text("heading") == "Xin mời số"
    assert glass.item("panel").property("pulsing")


def test_the_pulse_ends_after_three_beats_and_the_call_stays(hall: Hall, glass: Glass, qtbot: QtBot) -> None:
    panel = glass.item("panel")
    assert panel.property("beatCount") == 3
    call_in(hall, "A015")
    qtbot.waitUntil(lambda: not panel.property("pulsing"), timeout=6000)
    assert glass.text("number") == "A015"


def test_the_list_shows_all_the_other_calls_at_once(hall: Hall, glass: Glass) -> None:
    call_in(hall, "A001", "A002")
    call_in(hall, "A003", counter="3")
    assert glass.text("number") == "A001"
    rows = [glass.item(f"row-{n}") for n in range(2)]
    assert [row.isVisible() for row in rows] == [True, True]
    assert [row.property("call")["number"] for row in rows] == ["A003", "A002"]


def test_what_was_painted_is_reported_to_the_server(hall: Hall, glass: Glass, qtbot: QtBot) -> None:
    [call] = call_in(hall, "A001")
    qtbot.waitUntil(lambda: {"shown": call.seq} in hall.link.reports)


def test_a_lost_server_is_told_across_the_board_and_nothing_looks_new(hall: Hall, glass: Glass) -> None:
    call_in(hall, "A015")
    hall.player.end()
    hall.link.go_offline()
    assert glass.text("notice") == "Mất kết nối từ 10:00"
    assert glass.item("notice").isVisible()
    assert glass.text("heading") == "Đã gọi lúc 10:00"
    hall.link.come_back()
    assert not glass.item("notice").isVisible()


def test_people_waiting_and_time_are_shown(hall: Hall, glass: Glass) -> None:
    hall.link.tell("issued", ticket("A001"), ticket("L001"))
    assert glass.text("waiting") == "2 người đang chờ"
    assert glass.text("clock") == "10:00"


def test_the_numbers_of_the_list_are_tall_enough_for_the_distance(hall: Hall, glass: Glass) -> None:
    call_in(hall, "A001", "A002")
    figure = glass.item("list").property("figure")
    sight = Sight(1920, 1080, 43, 6)
    assert figure * 0.711 / sight.px_per_mm >= 0.9 * 73


def test_no_word_is_cut_off_even_with_a_long_counter_name(hall: Hall, glass: Glass) -> None:
    call_in(hall, "A001")
    call_in(hall, "A002", counter="3")
    hall.player.end()
    for name in ("centre", "number", "counter", "heading"):
        assert not glass.item(name).property("truncated"), name


def test_an_installer_learns_how_many_rows_fit() -> None:
    assert Sight(1920, 1080, 55, 10).rows_that_fit == 3
    assert Sight(1920, 1080, 55, 6).rows_that_fit == 5
    said = report(Sight(1920, 1080, 55, 10))
    assert "122 mm" in said
    assert "3 hàng" in said
    assert "hơi nhỏ" in report(Sight(1920, 1080, 32, 12))
