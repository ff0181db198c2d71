"""What the clerk's window shows, worked out from the hall."""

from datetime import timedelta

import pytest
from moiso_counter.derive import Memo, Touch, derive, found
from moiso_counter.page import Page, Step
from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, CounterStatus, LobbyState, Why
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

ANYTIME = (Step.PROFILE, Step.TAKE_OVER)
CALLED, SERVING = TicketState.CALLED, TicketState.SERVING


def page(
    *tickets: Ticket,
    status: CounterStatus = CounterStatus.OPEN,
    touch: Touch | None = None,
    why: Why | None = None,
    centre: Centre | None = None,
    seconds: float = 0,
    reason: str | None = None,
) -> Page:
    """The window of counter 1, so many seconds after 10:00; a ticket at a counter stands at this one."""
    standing = next((one.id for one in tickets if one.state in (CALLED, SERVING)), None)
    state = CounterState(id="1", status=status, since=MORNING, ticket=standing, reason=reason)
    lobby = Lobby(LobbyState(tickets=tickets, counters=(state,)))
    now = MORNING + timedelta(seconds=seconds)
    return derive(lobby, centre or small_centre(), "1", now, touch=touch or Touch(), memo=Memo(why))


def test_an_open_counter_may_call() -> None:
    shown = page(ticket("A001"))
    assert (shown.title, shown.status_words, shown.clock) == ("Quầy 1", "Đang mở", "10:00")
    assert {Step.CALL_NEXT, Step.PAUSE, Step.CLOSE} <= shown.can
    assert Step.RECALL not in shown.can


def test_a_closed_counter_may_only_open() -> None:
    assert page(ticket("A001"), status=CounterStatus.CLOSED).can == {Step.OPEN, *ANYTIME}


def test_a_break_says_since_when_and_why() -> None:
    shown = page(status=CounterStatus.PAUSED, reason="meeting")
    assert shown.status_words == "Tạm dừng từ 10:00 · Họp"
    assert shown.can == {Step.OPEN, Step.CLOSE, *ANYTIME}


def test_a_called_ticket_may_take_every_turn() -> None:
    can = page(ticket("A001", state=CALLED, counter="1")).can
    assert {Step.RECALL, Step.START, Step.FINISH, Step.MISS, Step.RETURN, Step.TRANSFER} <= can
    assert Step.CLOSE not in can


def test_a_ticket_in_service_cannot_be_missed() -> None:
    can = page(ticket("A001", state=SERVING, counter="1")).can
    assert {Step.FINISH, Step.TRANSFER} <= can
    assert not {Step.RECALL, Step.START, Step.MISS, Step.RETURN} & can


def test_a_ticket_called_often_enough_is_offered_as_missed() -> None:
    shown = page(ticket("A001", state=CALLED, counter="1", calls=6))
    assert Step.RECALL not in shown.can
    assert shown.present is not None
    assert "Vắng mặt" in shown.present.calls


@pytest.mark.parametrize(
    ("state", "seconds", "words"),
    [
        (CALLED, 10, "A001 sẽ được tính là vắng mặt"),
        (CALLED, 31, "A001 sẽ được kết thúc"),
        (SERVING, 10, "A001 sẽ được kết thúc"),
    ],
)
def test_call_next_says_what_becomes_of_the_present_ticket(
    state: TicketState, seconds: float, words: str
) -> None:
    assert page(ticket("A001", state=state, counter="1"), seconds=seconds).consequence == words


def test_the_time_in_service_runs() -> None:
    present = page(ticket("A001", state=SERVING, counter="1"), seconds=187).present
    assert present is not None
    assert present.running == "03:07"


def test_the_clerk_is_told_why_this_ticket() -> None:
    why = Why(code="priority", priority="pregnant", credit_min=15, passed=2)
    shown = page(ticket("A001", state=CALLED, counter="1", priority="pregnant"), why=why)
    assert shown.present is not None
    assert shown.present.priority == "Phụ nữ mang thai"
    assert shown.present.why == "Ưu tiên: phụ nữ mang thai, cộng 15 phút; trước 2 người đến sớm hơn"


def test_the_longest_wait_is_told() -> None:
    shown = page(ticket("A001", minutes_ago=65), ticket("H001", minutes_ago=2))
    assert (shown.longest_wait, shown.queue_words) == ("1 giờ 05", "2 người đang chờ")
    assert [row.waited for row in shown.queue] == ["1 giờ 05", "2 phút"]


def test_without_the_server_nothing_can_be_done_and_the_window_says_since_when() -> None:
    shown = page(ticket("A001"), touch=Touch(MORNING, "unreachable"), seconds=600)
    assert not shown.fresh
    assert shown.warning.startswith("Mất kết nối từ 10:00.")
    assert shown.can == frozenset()
    assert shown.queue


def test_a_refused_token_is_told_as_such() -> None:
    assert "mã truy cập" in page(touch=Touch(MORNING, "unauthorised")).warning


def test_before_the_first_contact_it_says_that_it_is_connecting() -> None:
    shown = derive(Lobby(), None, "1", MORNING, touch=Touch(MORNING, "unreachable"))
    assert shown.warning == "Đang kết nối với máy chủ…"
    assert not shown.known


def test_a_counter_that_the_centre_does_not_have_is_told() -> None:
    shown = derive(Lobby(), small_centre(), "99", MORNING)
    assert "không có quầy này" in shown.warning
    assert not shown.known


def test_a_search_finds_any_open_ticket_and_where_it_is() -> None:
    lobby = Lobby(LobbyState(tickets=(ticket("L015", state=SERVING, counter="3"), ticket("A015"))))
    rows = found(lobby, small_centre(), "1", MORNING, " 015")
    assert [(row.number, row.remark) for row in rows] == [
        ("A015", "Đang chờ"),
        ("L015", "Đang phục vụ · Bàn hướng dẫn"),
    ]


def test_the_clerk_sees_needs_and_further_errands() -> None:
    shown = page(ticket("A001", state=CALLED, counter="1", needs=("deaf",), then=("dat-dai",)))
    assert shown.present is not None
    assert (shown.present.needs, shown.present.then) == ("Khiếm thính: hãy vẫy tay", "Đất đai")


def test_a_second_ticket_may_be_called_only_where_the_centre_allows_it() -> None:
    several = small_centre(calling={"tickets_at_once": 2})
    serving = ticket("A001", state=SERVING, counter="1")
    assert Step.CALL_BESIDE not in page(serving).can
    assert Step.CALL_BESIDE in page(serving, centre=several).can
    both = page(serving, ticket("A002", state=SERVING, counter="1"), centre=several)
    assert Step.CALL_BESIDE not in both.can
    assert both.present is not None
    assert both.present.beside == ("A002",)


def test_a_parked_ticket_says_why_and_until_when() -> None:
    parked = ticket("A001", state=TicketState.PARKED, park_reason="payment", park_until=MORNING)
    assert page(parked).aside[0].remark == "Nộp phí, lệ phí · hẹn 10:00"


def test_the_last_step_can_be_taken_back_for_a_while() -> None:
    shown = derive(
        Lobby(), small_centre(), "1", MORNING, memo=Memo(undo_until=MORNING + timedelta(seconds=12))
    )
    assert shown.undo_s == 12
    assert Step.UNDO in shown.can
    later = derive(Lobby(), small_centre(), "1", MORNING, memo=Memo(undo_until=MORNING))
    assert Step.UNDO not in later.can
