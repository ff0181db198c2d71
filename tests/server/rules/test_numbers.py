"""Which number comes next: series, ranges, quotas, printed rolls, and those carried over from yesterday."""

from datetime import timedelta
from typing import Any

import pytest
from moiso_server.centres import ready_made
from moiso_server.rules.internal import Tick
from moiso_shared.centre_file import parse, validate
from moiso_shared.commands import (
    Cancel,
    Issue,
    IssueUpTo,
    Park,
    ReplaceCentre,
    ResumeService,
    StopService,
)
from moiso_shared.errors import CentreInvalid, Invalid, QuotaReached, ServiceStopped, TicketIdTaken

from tests.server.in_process import FakeClock, InProcess
from tests.server.rules.conftest import CENTRE, MakeRoom
from tests.server.rules.room import Room


def services(**changes: Any) -> list[dict[str, Any]]:
    """The services with some fields of A changed."""
    return [CENTRE["services"][0] | changes, *CENTRE["services"][1:]]


def test_after_999_comes_1000(make_room: MakeRoom) -> None:
    room = make_room(services=services(first_number=999))
    assert [room.issue().number for _ in range(3)] == ["A999", "A1000", "A1001"]


def test_a_department_may_count_in_one_series(make_room: MakeRoom) -> None:
    shared = [service | {"series": "one"} for service in CENTRE["services"]]
    room = make_room(services=shared)
    assert [room.issue(service).number for service in "ABLA"] == ["A001", "B002", "L003", "A004"]


def test_a_range_ends(make_room: MakeRoom) -> None:
    room = make_room(services=services(first_number=100, last_number=101))
    assert [room.issue().number for _ in range(2)] == ["A100", "A101"]
    with pytest.raises(QuotaReached):
        room.issue()


def test_ranges_of_one_prefix_may_not_meet() -> None:
    def document(first_of_b: int) -> dict[str, Any]:
        one = CENTRE["services"][0] | {"prefix": "", "first_number": 100, "last_number": 199}
        two = CENTRE["services"][1] | {"prefix": "", "first_number": first_of_b}
        return CENTRE | {"services": [one, two, CENTRE["services"][2]]}

    validate(document(200))
    with pytest.raises(CentreInvalid, match="given twice"):
        validate(document(199))


def test_a_range_that_ends_before_it_begins_is_a_mistake() -> None:
    with pytest.raises(CentreInvalid, match="last_number"):
        validate(CENTRE | {"services": services(first_number=5, last_number=4)})


def test_a_quota_counts_the_numbers_of_its_own_service(make_room: MakeRoom) -> None:
    one_series = [service | {"series": "one"} for service in services(daily_quota=2)]
    room = make_room(services=one_series)
    for service in "BABBA":
        room.issue(service)
    with pytest.raises(QuotaReached):
        room.issue("A")
    assert room.issue("B").number == "B006"


def test_a_cancelled_number_is_not_given_again_and_counts(make_room: MakeRoom) -> None:
    room = make_room(services=services(daily_quota=2))
    room.ask(Cancel(ticket=room.issue().id))
    assert room.issue().number == "A002"
    with pytest.raises(QuotaReached):
        room.issue()


def test_numbers_off_a_roll_are_given_up_to_the_one_announced(room: Room) -> None:
    room.issue()
    told = room.ask(IssueUpTo(service="A", ordinal=4))["tickets"]
    assert [ticket["number"] for ticket in told] == ["A002", "A003", "A004"]
    assert room.ask(IssueUpTo(service="A", ordinal=3))["tickets"] == []
    assert room.issue().number == "A005"
    assert room.order()[:4] == ["A001", "A002", "A003", "A004"]


def test_numbers_that_people_hold_are_taken_down_while_the_kiosks_give_none(room: Room) -> None:
    room.ask(StopService(service="A", reason="system"))
    assert len(room.ask(IssueUpTo(service="A", ordinal=2))["tickets"]) == 2
    with pytest.raises(ServiceStopped):
        room.issue()


def test_a_slip_of_the_finger_on_a_roll_gives_nothing(room: Room) -> None:
    with pytest.raises(Invalid):
        room.ask(IssueUpTo(service="A", ordinal=201))
    assert room.lobby.tickets == {}


def test_a_roll_ends_where_the_quota_does(make_room: MakeRoom) -> None:
    room = make_room(services=services(daily_quota=3))
    with pytest.raises(QuotaReached):
        room.ask(IssueUpTo(service="A", ordinal=4))
    assert room.lobby.tickets == {}
    assert len(room.ask(IssueUpTo(service="A", ordinal=3))["tickets"]) == 3


def test_a_roll_never_takes_an_id_twice(room: Room) -> None:
    room.ask(Issue(ticket=f"roll-{room.lobby.day:%Y%m%d}-A-3", service="B"))
    with pytest.raises(TicketIdTaken):
        room.ask(IssueUpTo(service="A", ordinal=4))


def test_who_is_left_over_is_first_tomorrow_and_keeps_the_number(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    room = make_room(calling={"leftover": "carry"})
    room.open("1", "2")
    kept = [room.issue().number for _ in range(3)]
    gone = room.serve(room.issue())
    parked = room.serve(room.issue(), "2")
    room.ask(Park(ticket=parked.id, minutes=30))
    clock.advance(days=1)
    room.ask(Tick())
    assert room.now(gone) is None
    assert room.lobby.tickets[parked.id].state == "parked"
    elderly = room.issue(priority="elderly")
    assert room.order() == [*kept, elderly.number]


def test_a_number_carried_over_is_not_given_again_even_when_its_visit_is_over(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    room = make_room(calling={"leftover": "carry"})
    room.open("1")
    room.issue()
    carried = room.issue()
    room.ask(Cancel(ticket="A001"))
    clock.advance(days=1)
    room.ask(Cancel(ticket=carried.id))
    assert [room.issue().number for _ in range(3)] == ["A001", "A003", "A004"]
    told = room.ask(IssueUpTo(service="A", ordinal=5))["tickets"]
    assert [ticket["number"] for ticket in told] == ["A005"]
    clock.advance(days=1)
    room.ask(Tick())
    room.order()
    assert [room.issue().number for _ in range(2)] == ["A002", "A006"]


def test_the_journal_takes_carried_numbers_and_a_restart_keeps_them(
    hall: InProcess, clock: FakeClock
) -> None:
    document = parse(ready_made("tiny")).model_dump(mode="json", exclude_none=True)
    document["calling"]["leftover"] = "carry"
    hall.ask(ReplaceCentre(document=document))
    hall.issue()
    carried = hall.issue()
    hall.ask(Cancel(ticket="A001"))
    clock.advance(days=1)
    hall.ask(Cancel(ticket=carried.id))
    hall.restart()
    assert [hall.issue().number for _ in range(2)] == ["A001", "A003"]
    kept = hall.run(hall.parts.enquiries.tickets_of(carried.day))
    assert [ticket.number for ticket in kept] == ["A001"]
    assert hall.replayed().state() == hall.lobby.state()


def test_a_stop_gives_no_numbers_until_it_ends(room: Room, clock: FakeClock) -> None:
    room.ask(StopService(service="A", reason="system", until=clock() + timedelta(minutes=10)))
    with pytest.raises(ServiceStopped, match="system"):
        room.issue()
    assert room.issue("B").number == "B001"
    clock.advance(minutes=10)
    room.ask(Tick())
    assert room.lobby.stops == {}
    room.issue()


def test_a_stop_without_an_end_lasts_until_resumed_or_the_next_day(room: Room, clock: FakeClock) -> None:
    room.ask(StopService(service="A"))
    clock.advance(hours=5)
    with pytest.raises(ServiceStopped):
        room.issue()
    room.ask(ResumeService(service="A"))
    room.issue()
    room.ask(StopService(service="A"))
    room.ask(StopService(service="B", until=clock() + timedelta(days=3)))
    clock.advance(days=1)
    room.issue("A")
    with pytest.raises(ServiceStopped):
        room.issue("B")


def test_a_stop_of_a_service_that_the_document_dropped_holds_up_nothing(room: Room, clock: FakeClock) -> None:
    parked = room.serve(room.issue())
    room.ask(Park(ticket=parked.id, minutes=5))
    room.ask(StopService(service="L", until=clock() + timedelta(minutes=1)))
    fewer = CENTRE | {"services": CENTRE["services"][:2], "counters": CENTRE["counters"][:2]}
    room.ask(ReplaceCentre(document=fewer))
    clock.advance(minutes=6)
    room.ask(Tick())
    assert room.lobby.tickets[parked.id].state == "waiting"
    assert room.lobby.stops == {}


def test_moments_of_another_age_are_refused(room: Room, clock: FakeClock) -> None:
    with pytest.raises(Invalid):
        room.issue(appointment_at="9999-12-31T23:59:59+00:00")
    with pytest.raises(Invalid):
        room.ask(StopService(service="A", until=clock() + timedelta(days=400)))
