"""What takes too long, what is too much, and where nobody works is said in a sentence."""

from datetime import timedelta

from moiso_counter.concerned import attention
from moiso_shared.facts import CounterState, DeviceState, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

CALLED, SERVING = TicketState.CALLED, TicketState.SERVING


def told(*tickets: Ticket, minutes: float, counters: tuple[CounterState, ...] = (), at: str = "1") -> str:
    """What counter 1 (or another) reads so many minutes after ten o'clock."""
    held = {one.counter: one.id for one in tickets if one.counter is not None}
    opened = counters or (state("1", ticket=held.get("1")),)
    centre = small_centre()
    counter = centre.counter(at)
    assert counter is not None
    lobby = Lobby(LobbyState(tickets=tickets, counters=opened))
    return attention(lobby, centre, counter, MORNING + timedelta(minutes=minutes))


def state(counter: str, **more: object) -> CounterState:
    return CounterState.model_validate({"id": counter, "status": "open", "since": MORNING} | more)


def test_a_visitor_called_for_too_long_is_told() -> None:
    called = ticket("A001", state=CALLED, counter="1")
    assert told(called, minutes=2.9) == ""
    assert told(called, minutes=3.1) == "A001 đã được gọi 3 phút mà chưa bắt đầu."


def test_a_visit_that_takes_too_long_is_told() -> None:
    serving = ticket("A001", state=SERVING, counter="1")
    assert told(serving, minutes=44) == ""
    assert told(serving, minutes=46) == "A001 đã phục vụ 46 phút."


def test_an_open_counter_where_nobody_works_is_told_only_while_people_wait() -> None:
    waiting = (ticket("A001"), ticket("H001"))
    assert told(*waiting, minutes=16) == "Quầy đang mở, 2 người chờ mà đã 16 phút chưa gọi ai."
    assert told(minutes=16) == ""


def test_a_clerk_with_two_visitors_at_once_reads_which() -> None:
    both = (ticket("A001", state=SERVING, counter="1"), ticket("A002", state=SERVING, counter="3"))
    counters = (state("1", clerk="lan", ticket="t-A001"), state("3", clerk="lan", ticket="t-A002"))
    words = "Đang giữ 2 số cùng lúc: A001, A002. Hãy kết thúc số đã xong."
    assert [told(*both, minutes=1, counters=counters, at=at) for at in ("1", "3")] == [words, words]
    others = (state("1", clerk="lan", ticket="t-A001"), state("3", clerk="hoa", ticket="t-A002"))
    assert told(*both, minutes=1, counters=others) == ""


def test_a_closed_counter_is_told_that_its_people_have_no_other() -> None:
    counters = (state("1", status="paused"),)
    assert told(ticket("H001"), minutes=1, counters=counters) == "1 người chờ Hộ tịch mà chưa có quầy nào mở."
    assert told(ticket("L001"), minutes=1, counters=counters) == ""


def test_a_ticket_that_waits_for_a_closed_counter_alone_is_told_there() -> None:
    counters = (state("1", status="paused"), state("3"))
    sent = ticket("A001", only_counter="1")
    assert told(sent, minutes=8, counters=counters) == "A001 chỉ chờ quầy này, đã 8 phút."
    assert "A001 chỉ chờ" not in told(sent, minutes=8, counters=counters, at="3")


def test_a_visitor_who_calls_for_help_at_a_kiosk_is_told_to_the_counters_near_it() -> None:
    kiosks = [{"id": "k1", "name": "Ki-ốt 1", "zone": "z1"}, {"id": "k2", "name": "Ki-ốt 2"}]
    centre = small_centre(kiosks=kiosks, zones=[{"id": "z1", "name": "Khu 1"}])
    called = DeviceState(id="kiosk/k2", problems=("help_wanted",))
    other = DeviceState(id="kiosk/k1", problems=("help_wanted",))
    counter = centre.counter("1")
    assert counter is not None
    assert attention(Lobby(LobbyState(devices=(called, other))), centre, counter, MORNING) == (
        "Ki-ốt 2: có người cần giúp."
    )
    assert attention(Lobby(LobbyState()), centre, counter, MORNING) == ""
