"""What stands on the board, checked without a screen."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from moiso_shared.boards.derive import derive
from moiso_shared.boards.page import Moment, Page, WaitingView
from moiso_shared.centre import Centre
from moiso_shared.facts import Call, CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def call(seq: int, number: str, counter: str = "1", *, seconds_ago: float = 0) -> Call:
    at = MORNING - timedelta(seconds=seconds_ago)
    return Call(seq=seq, ticket=f"t-{number}", number=number, service="chung-thuc", counter=counter, at=at)


def called(one: Call) -> Ticket:
    return ticket(one.number, state=TicketState.CALLED, counter=one.counter)


def page_of(
    *calls: Call,
    centre: Centre | None = None,
    waiting: str = "",
    at_work: str = "1 2 3",
    gone: str = "",
    **more: object,
) -> Page:
    """The page of a hall with these calls; the visitors of all but those ``gone`` stand at their counters."""
    there = {one.number: called(one) for one in calls if one.number not in gone.split()}
    tickets = (*there.values(), *(ticket(number) for number in waiting.split()))
    counters = tuple(CounterState(id=one, status=CounterStatus.OPEN) for one in at_work.split())
    lobby = Lobby(LobbyState(day=MORNING.date(), calls=calls, tickets=tickets, counters=counters))
    moment = Moment(
        lobby=lobby, now=MORNING.astimezone(HANOI), centre=centre or small_centre(), online=True,
    )  # fmt: skip
    return derive(replace(moment, **more))  # type: ignore[arg-type]


def test_the_newest_call_has_the_panel_and_the_others_follow_newest_first() -> None:
    page = page_of(call(1, "A001"), call(2, "A002", "3"), call(3, "A003", "2"))
    assert page.main is not None
    assert (page.main.number, page.main.counter, page.main.service) == ("A003", "Quầy 2", "Chứng thực")
    assert [(row.number, row.sign) for row in page.rows] == [("A002", "Bàn hướng dẫn"), ("A001", "1")]


def test_the_call_being_announced_has_the_panel_while_newer_ones_are_listed() -> None:
    page = page_of(call(1, "A001"), call(2, "A002"), call(3, "A003"), announcing=1)
    assert page.main is not None
    assert page.main.number == "A001"
    assert [row.number for row in page.rows] == ["A003", "A002"]


def test_a_visit_that_has_ended_leaves_the_panel_and_stays_in_the_list() -> None:
    calls = call(1, "A001"), call(2, "A002"), call(3, "A003")
    page = page_of(*calls, gone="A003")
    assert page.main is not None
    assert page.main.number == "A002"
    assert [row.number for row in page.rows] == ["A003", "A001"]
    announced = page_of(*calls, gone="A003", announcing=3).main
    assert announced is not None
    assert announced.number == "A003"
    nobody = page_of(*calls, gone="A001 A002 A003")
    assert (nobody.main, nobody.message, len(nobody.rows)) == (None, "Mời bạn chờ đến lượt", 3)


def test_a_number_called_again_stands_there_once() -> None:
    page = page_of(call(1, "A001"), call(2, "A002"), call(3, "A001"))
    assert page.main is not None
    assert page.main.number == "A001"
    assert [row.number for row in page.rows] == ["A002"]


def test_the_list_holds_as_many_rows_as_fit() -> None:
    calls = [call(seq, f"A{seq:03d}") for seq in range(1, 9)]
    assert [row.number for row in page_of(*calls, rows=3).rows] == ["A007", "A006", "A005"]


def test_a_new_call_invites_and_an_older_one_tells_its_time() -> None:
    new, old = page_of(call(1, "A001")).main, page_of(call(1, "A001", seconds_ago=240)).main
    assert new is not None
    assert old is not None
    assert (new.fresh, new.heading) == (True, "Xin mời số")
    assert (old.fresh, old.heading) == (False, "Đã gọi lúc 09:56")


def test_while_the_server_is_away_no_call_looks_new_and_nobody_waits() -> None:
    since = MORNING - timedelta(minutes=3)
    page = page_of(call(1, "A001"), call(2, "A002"), waiting="A005", online=False, offline_since=since)
    assert page.main is not None
    assert not page.main.fresh
    assert not any(row.fresh for row in page.rows)
    assert page.notice == "Mất kết nối từ 09:57"
    assert page.waiting == ""


def test_those_who_wait_are_counted_altogether_and_by_service() -> None:
    page = page_of(waiting="A001 A002 H001 L001 L002 L003")
    assert page.waiting == "6 người đang chờ"
    assert page.services == (
        WaitingView("Đất đai", 3), WaitingView("Chứng thực", 2), WaitingView("Hộ tịch", 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wait", "words"),
    [(Wait(least_min=10, most_min=15), "10–15 phút"), (Wait(least_min=5, most_min=5), "5 phút")],
)
def test_the_forecast_stands_beside_those_who_wait(wait: Wait, words: str) -> None:
    page = page_of(waiting="A001 L001", outlook=Outlook(waits={"chung-thuc": wait}))
    assert page.services == (WaitingView("Chứng thực", 1, words), WaitingView("Đất đai", 1))


def test_who_waits_where_no_counter_is_open_is_told_so_first() -> None:
    outlook = Outlook(waits={"chung-thuc": Wait(least_min=10, most_min=15)})
    page = page_of(waiting="A001 A002 L001", at_work="1", outlook=outlook)
    assert page.services == (
        WaitingView("Đất đai", 1, "chưa có quầy nào mở", alone=True),
        WaitingView("Chứng thực", 2, "10–15 phút"),
    )


def test_an_empty_hall_is_greeted() -> None:
    page = page_of()
    assert page.state == "empty"
    assert page.waiting == "Không có ai phải chờ"
    assert page.message.startswith("Xin chào")


def test_before_the_first_contact_the_board_says_what_it_is_waiting_for() -> None:
    page = derive(Moment(lobby=Lobby(), now=MORNING))
    assert page.state == "starting"
    assert page.message == "Đang kết nối với máy chủ…"
    assert page.clock == ""


def test_the_clock_shows_the_servers_time_in_the_centres_zone() -> None:
    page = page_of()
    assert (page.clock, page.date) == ("10:00", "Thứ Hai, 23/11/2026")


@pytest.mark.parametrize(
    ("board", "numbers"), [("khu-a", ["A001"]), ("khu-b", ["L002"]), ("sanh", ["L002", "A001"])]
)
def test_a_board_shows_only_its_zones_and_one_without_zones_shows_all(board: str, numbers: list[str]) -> None:
    counters = small_centre().model_dump(mode="json", exclude_none=True)["counters"]
    counters[0]["zone"], counters[1]["zone"], counters[2]["zone"] = "a", "b", "b"
    centre = small_centre(
        zones=[{"id": "a", "name": "Khu A"}, {"id": "b", "name": "Khu B"}],
        counters=counters,
        boards=[
            {"id": "khu-a", "name": "A", "zones": ["a"]},
            {"id": "khu-b", "name": "B", "zones": ["b"]},
            {"id": "sanh", "name": "Sảnh"},
        ],
    )
    page = page_of(call(1, "A001"), call(2, "L002", "2"), centre=centre, board=board, waiting="L007")
    shown = [page.main.number if page.main else "", *(row.number for row in page.rows)]
    assert shown == numbers
    assert page.waiting == ("Không có ai phải chờ" if board == "khu-a" else "1 người đang chờ")


def test_a_page_for_qml_holds_lists_and_no_tuples() -> None:
    as_map = page_of(call(1, "A001"), call(2, "A002"), waiting="A003").as_map()
    assert [type(as_map[name]) for name in ("rows", "services", "main")] == [list, list, dict]


def test_a_rehearsal_day_says_so_on_every_kind_of_board() -> None:
    centre = small_centre(
        boards=[
            {"id": "desk", "name": "Quầy 1", "kind": "counter", "counter": "1"},
            {"id": "ready", "name": "Kết quả", "kind": "results"},
        ]
    )
    practice = Lobby(LobbyState(day=MORNING.date(), rehearsals=(MORNING.date(),)))
    for board in ("", "desk", "ready"):
        shown = page_of(centre=centre, lobby=practice, board=board)
        assert shown.rehearsal == "Diễn tập – số này không có giá trị"
    assert page_of().rehearsal == ""
