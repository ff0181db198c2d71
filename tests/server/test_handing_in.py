"""Numbers given off-line take the place of their true arrival, once each, whatever fails in between."""

import contextlib
import threading
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_server.private import Bearer
from moiso_server.rules.draft import Draft
from moiso_server.rules.handing_in import ESTIMATED, HANDED_IN, hand_in
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.commands import CallNext, Cancel, HandIn, OpenCounter
from moiso_shared.errors import CentreInvalid
from moiso_shared.lobby import Lobby
from moiso_shared.offline import OfflineTicket
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.documents import SMALL
from tests.server.conftest import StartServer
from tests.server.in_process import MORNING, FakeClock, InProcess
from tests.server.server_process import ServerProcess

KIOSK = Bearer("kiosk", "k1")


def offline(ordinal: int = 1, *, arrived: datetime = MORNING, **said: Any) -> OfflineTicket:
    return OfflineTicket.model_validate(
        {
            "ticket": uuid4().hex,
            "prefix": "M1",
            "ordinal": ordinal,
            "service": "A",
            "arrived_at": arrived,
            **said,
        }
    )


def handed(
    hall: InProcess, *tickets: OfflineTicket, command_id: str | None = None
) -> tuple[list[Ticket], list[str]]:
    reply = hall.ask(HandIn(tickets=tickets), KIOSK, command_id)
    return [Ticket.model_validate(ticket) for ticket in reply["tickets"]], list(reply["known"])


def ago(**by: float) -> datetime:
    return MORNING - timedelta(**by)


def called_in_order(hall: InProcess, counter: str = "1") -> list[str]:
    hall.open(counter)
    numbers = []
    while (ticket := hall.call_next(counter)) is not None:
        numbers.append(ticket.number)
    return numbers


def test_those_who_came_first_are_called_first_wherever_their_number_is_from(
    hall: InProcess, clock: FakeClock
) -> None:
    first = hall.issue("A")
    clock.advance(minutes=10)
    last = hall.issue("A")
    handed(hall, offline(2, arrived=ago(minutes=-5)), offline(1, arrived=ago(minutes=5)))
    assert called_in_order(hall) == ["M1-001", first.number, "M1-002", last.number]


def test_handing_in_again_takes_nothing_twice_not_even_after_a_restart(hall: InProcess) -> None:
    tickets = [offline(n) for n in (1, 2, 3)]
    new, known = handed(hall, *tickets[:2])
    assert (len(new), known) == (2, [])
    hall.restart()
    new, known = handed(hall, *tickets)
    assert ([t.number for t in new], known) == (["M1-003"], [t.ticket for t in tickets[:2]])
    assert len(hall.lobby.tickets) == 3


def test_ids_are_known_after_their_visit_and_on_later_days(hall: InProcess, clock: FakeClock) -> None:
    ticket = offline()
    handed(hall, ticket)
    hall.ask(Cancel(ticket=ticket.ticket))
    assert handed(hall, ticket) == ([], [ticket.ticket])
    clock.advance(days=1)
    assert handed(hall, ticket) == ([], [ticket.ticket])
    hall.restart()
    assert handed(hall, ticket) == ([], [ticket.ticket])


def test_numbers_of_an_earlier_day_are_written_down_and_nobody_is_called(
    hall: InProcess, clock: FakeClock
) -> None:
    hall.issue("A")
    clock.advance(days=1)
    (late,), _ = handed(hall, offline(arrived=MORNING))
    assert (late.state, late.day, late.number) == (TicketState.EXPIRED, MORNING.date(), "M1-001")
    assert late.id not in hall.lobby.tickets
    (today,), _ = handed(hall, offline(arrived=clock.now))
    assert (today.state, today.number) == (TicketState.WAITING, "M1-001")


def test_they_are_taken_after_hours_when_no_numbers_are_given_any_more(
    hall: InProcess, clock: FakeClock
) -> None:
    clock.advance(hours=12)
    (ticket,), _ = handed(hall, offline(arrived=MORNING))
    assert ticket.state is TicketState.WAITING
    assert ticket.arrived_at == MORNING


def test_a_kiosk_that_lost_its_disk_gives_a_number_twice_and_both_are_kept_apart(hall: InProcess) -> None:
    (ticket,), _ = handed(hall, offline(1))
    hall.ask(Cancel(ticket=ticket.id))
    new, _ = handed(hall, offline(1), offline(1))
    assert [ticket.number for ticket in new] == ["M1-001-2", "M1-001-3"]
    assert hall.replayed().tickets == hall.lobby.tickets


def test_a_number_that_was_given_three_times_is_told_apart_after_the_others_have_left(
    hall: InProcess,
) -> None:
    for number in ("M1-001", "M1-001-2", "M1-001-3"):
        (ticket,), _ = handed(hall, offline(1))
        assert ticket.number == number
        hall.ask(Cancel(ticket=ticket.id))


def test_numbers_of_two_days_are_counted_by_the_days_of_the_centre(hall: InProcess) -> None:
    """A number given before 07:00 in Vietnam still bears yesterday's date in UTC."""
    yesterday = [offline(n, arrived=MORNING - timedelta(days=1, minutes=-n), estimated=True) for n in (1, 2)]
    early = offline(1, arrived=MORNING.replace(hour=0) - timedelta(minutes=5))
    new, _ = handed(hall, early, *yesterday)
    assert [(ticket.id, ticket.arrived_at) for ticket in new] == [
        (given.ticket, given.arrived_at) for given in (*yesterday, early)
    ]


def test_the_journal_says_how_it_came_to_be(hall: InProcess) -> None:
    handed(hall, offline(1), offline(2, estimated=True))
    assert [(f.reason, f.tickets[0].arrival_estimated) for f in hall.told[-2:]] == [
        (HANDED_IN, False),
        (ESTIMATED, True),
    ]
    assert hall.told[-1].tickets[0].device == "k1"


def test_the_journal_writes_them_down_as_they_came(hall: InProcess) -> None:
    new, _ = handed(hall, *(offline(n, prefix=p, arrived=ago(minutes=m)) for n, p, m in
                            ((1, "M1", 9), (2, "M1", 5), (1, "M2", 7), (2, "M2", 3))))  # fmt: skip
    assert [ticket.number for ticket in new] == ["M1-001", "M2-001", "M1-002", "M2-002"]
    assert [fact.tickets[0].number for fact in hall.told[-4:]] == [ticket.number for ticket in new]


def test_a_counter_that_stands_ready_gets_the_first_of_them_at_once(hall: InProcess) -> None:
    hall.ask(OpenCounter(counter="1"))
    hall.ask(CallNext(counter="1", stay_ready=True))
    handed(hall, offline(2, arrived=ago(minutes=1)), offline(1, arrived=ago(minutes=2)))
    present = hall.lobby.present("1")
    assert present is not None
    assert present.number == "M1-001"


def test_nobody_came_in_the_future(hall: InProcess) -> None:
    (ticket,), _ = handed(hall, offline(arrived=MORNING + timedelta(hours=3)))
    assert ticket.arrived_at == MORNING


def test_a_power_cut_at_any_moment_loses_nothing_and_doubles_nothing(start_server: StartServer) -> None:
    server = start_server()
    now = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    began = max(now - timedelta(hours=1), midnight)  # those of yesterday would not wait
    batches = [
        [
            {
                "ticket": f"t{first + n}",
                "prefix": "M1",
                "ordinal": first + n + 1,
                "service": "A",
                "arrived_at": (began + timedelta(seconds=first + n)).isoformat(),
            }
            for n in range(100)
        ]
        for first in (0, 100)
    ]
    for batch in batches:
        hand_in_and_cut_the_power(server, batch)
        with server.client("kiosk", "k1") as kiosk:
            answer = kiosk.post("/api/offline-tickets", json={"tickets": batch}).raise_for_status().json()
        assert len(answer["tickets"]) + len(answer["known"]) == 100
    with server.client() as api:
        everything = [ticket for batch in batches for ticket in batch]
        answer = api.post("/api/offline-tickets", json={"tickets": everything}).json()
        assert (answer["tickets"], len(answer["known"])) == ([], 200)
        waiting = api.get("/api/lobby").json()["tickets"]
    assert sorted(t["id"] for t in waiting) == sorted(str(t["ticket"]) for t in everything)


def hand_in_and_cut_the_power(server: ServerProcess, batch: list[dict[str, Any]]) -> None:
    """Send them one by one from another thread, and kill the server when a part is done."""
    part_is_done = threading.Event()

    def send() -> None:
        with server.client("kiosk", "k1") as kiosk, contextlib.suppress(httpx.TransportError):
            for n, ticket in enumerate(batch):
                kiosk.post("/api/offline-tickets", json={"tickets": [ticket]})
                if n == 20:
                    part_is_done.set()

    server.token("kiosk", "k1")
    sending = threading.Thread(target=send)
    sending.start()
    assert part_is_done.wait(60)
    server.kill()
    sending.join()
    server.start()


ARRIVALS = st.lists(st.tuples(st.integers(0, 10_000), st.booleans()), min_size=1, max_size=40)


@given(ARRIVALS, st.integers(1, 5))
def test_all_are_taken_once_in_order_of_arrival_however_they_are_handed_in(
    arrivals: list[tuple[int, bool]], pieces: int
) -> None:
    """Some are handed in twice, in pieces of any size; true times decide, the count among equal ones."""
    tickets = [
        offline(n, arrived=ago(seconds=10_000 - at), ticket=f"t{n}") for n, (at, _) in enumerate(arrivals, 1)
    ]
    draft = Draft(lobby=Lobby(), centre=parse(SMALL), now=MORNING, day=MORNING.date())
    draft.lobby.day = draft.day
    given_in = tickets + [ticket for ticket, (_, again) in zip(tickets, arrivals, strict=True) if again]
    for start in range(pieces):
        hand_in(draft, given_in[start::pieces])
    waiting = sorted(draft.lobby.waiting(), key=lambda ticket: (ticket.arrived_at, ticket.place))
    assert sorted(ticket.id for ticket in waiting) == sorted(ticket.ticket for ticket in tickets)
    assert len({ticket.number for ticket in waiting}) == len(tickets)
    true = {ticket.ticket: ticket.arrived_at for ticket in tickets}
    assert [true[ticket.id] for ticket in waiting] == sorted(true.values())


@given(st.lists(st.integers(0, 5), min_size=2, max_size=30))
def test_estimated_times_never_turn_the_kiosks_own_order_round(seconds: list[int]) -> None:
    tickets = [
        offline(n, arrived=ago(seconds=100 - at), estimated=True) for n, at in enumerate(seconds, start=1)
    ]
    draft = Draft(lobby=Lobby(), centre=parse(SMALL), now=MORNING, day=MORNING.date())
    taken, _ = hand_in(draft, reversed(tickets))
    assert [ticket.ordinal for ticket in taken] == list(range(1, len(tickets) + 1))
    arrivals = [ticket.arrived_at for ticket in taken if ticket.arrived_at]
    assert all(earlier < later for earlier, later in pairwise(arrivals))


def small(**kiosk: str) -> Centre:
    lines = "".join(f'{key} = "{value}"\n' for key, value in kiosk.items())
    return parse(SMALL.replace('name = "Ki-ốt"\n', f'name = "Ki-ốt"\n{lines}'))


def test_a_service_that_is_gone_leads_to_the_guide_and_unknown_words_are_left_out() -> None:
    centre = parse('guide_service = "H"\n' + SMALL)
    draft = Draft(lobby=Lobby(), centre=centre, now=MORNING, day=MORNING.date())
    (ticket,), _ = hand_in(
        draft, [offline(service="gone", priority="none", then=("A", "gone"), language="fr")]
    )
    assert (ticket.service, ticket.priority, ticket.then, ticket.language) == ("H", None, ("A",), "vi")


def test_two_kiosks_may_not_share_a_series() -> None:
    assert small(offline_prefix="M1").kiosks[0].offline_prefix == "M1"
    two = SMALL.replace(
        "[[boards]]", '[[kiosks]]\nid = "k2"\nname = "Ki-ốt"\noffline_prefix = "M1"\n[[boards]]'
    )
    with pytest.raises(CentreInvalid, match=r"kiosks\[1\]\.offline_prefix: 'M1' is used twice"):
        parse(two.replace('id = "k1"\n', 'id = "k1"\noffline_prefix = "M1"\n'))
