"""People: PINs that lock, clerks that are known, and one number per person."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moiso_server.centres import ready_made
from moiso_shared.centre_file import parse, validate
from moiso_shared.commands import Cancel, Finish, Issue, ResumeService, SignIn, StopService, Transfer
from moiso_shared.errors import Invalid, OnePerPerson, ServiceStopped, TicketIdTaken, UnknownPerson, WrongPin
from moiso_shared.persons import person_hash

from tests.server.in_process import FakeClock, InProcess


@pytest.fixture
def strict_hall(tmp_path: Path, clock: FakeClock) -> Iterator[InProcess]:
    """One number per person and service."""
    document = parse(ready_made("tiny")).model_dump(mode="json", exclude_none=True)
    document["calling"]["one_per_person"] = True
    running = InProcess(tmp_path / "strict", clock, validate(document))
    yield running
    running.close()


def take(
    hall: InProcess, ticket: str, person: str | None = "001234567890", service: str = "A", **said: Any
) -> Any:
    return hall.ask(Issue(ticket=ticket, service=service, person=person), **said)


def test_a_person_has_one_number_per_service_and_day(strict_hall: InProcess, clock: FakeClock) -> None:
    take(strict_hall, "t1")
    with pytest.raises(OnePerPerson):
        take(strict_hall, "t2")
    take(strict_hall, "t3", service="B")
    take(strict_hall, "t4", person="999999999999")
    take(strict_hall, "t5", person=None)
    clock.advance(days=1)
    take(strict_hall, "t6")


def test_where_the_centre_does_not_want_it_everybody_may_take_many(hall: InProcess) -> None:
    take(hall, "t1")
    take(hall, "t2")


@pytest.mark.parametrize("written", ["0912 345 678", "+84 912 345 678", "84912345678", "0912.345.678"])
def test_a_phone_is_the_same_however_it_is_written(strict_hall: InProcess, written: str) -> None:
    take(strict_hall, "t1", "0912345678")
    with pytest.raises(OnePerPerson):
        take(strict_hall, "t2", written)


def test_who_cancelled_or_got_no_paper_may_take_another_but_who_was_served_may_not(
    strict_hall: InProcess,
) -> None:
    take(strict_hall, "t1")
    strict_hall.ask(Cancel(ticket="t1"))
    take(strict_hall, "t2")
    strict_hall.open("1")
    strict_hall.call_next("1")
    strict_hall.ask(Finish(ticket="t2"))
    with pytest.raises(OnePerPerson):
        take(strict_hall, "t3")


def test_asking_again_gets_the_same_number(strict_hall: InProcess) -> None:
    first = take(strict_hall, "t1", command_id="once")
    assert take(strict_hall, "t1", command_id="once") == first


def test_a_refused_number_leaves_the_person_free(strict_hall: InProcess) -> None:
    strict_hall.ask(StopService(service="A"))
    with pytest.raises(ServiceStopped):
        take(strict_hall, "t1")
    strict_hall.ask(ResumeService(service="A"))
    take(strict_hall, "t2")


def test_a_second_command_for_the_same_ticket_frees_nobody(strict_hall: InProcess) -> None:
    take(strict_hall, "t1")
    with pytest.raises(TicketIdTaken):
        take(strict_hall, "t1")
    with pytest.raises(OnePerPerson):
        take(strict_hall, "t2")


def test_the_refusal_names_the_number_that_the_person_has(strict_hall: InProcess) -> None:
    take(strict_hall, "t1")
    with pytest.raises(OnePerPerson) as refused:
        take(strict_hall, "t2")
    assert refused.value.ticket == "t1"


def test_a_kiosk_hashes_by_the_days_key_and_the_key_goes_with_the_day(
    strict_hall: InProcess, clock: FakeClock
) -> None:
    desk = strict_hall.parts.desk
    key = strict_hall.run(desk.person_key())
    said = person_hash(key, "001234567890")
    assert "001234567890" not in said
    take(strict_hall, "t1", said)
    with pytest.raises(OnePerPerson):
        take(strict_hall, "t2", "001234567890")
    clock.advance(days=1)
    assert strict_hall.run(desk.person_key()) != key
    take(strict_hall, "t3", said)
    take(strict_hall, "t4", "001234567890")


def test_a_restart_forgets_who_was_here(strict_hall: InProcess) -> None:
    take(strict_hall, "t1")
    strict_hall.restart()
    take(strict_hall, "t2")


def test_no_key_is_given_where_the_centre_does_not_want_it(hall: InProcess) -> None:
    assert hall.run(hall.parts.desk.person_key()) == b""


def test_what_was_scanned_is_in_no_file(strict_hall: InProcess) -> None:
    take(strict_hall, "t1", "001234567890")
    folder = strict_hall.parts.folder
    for path in (folder.journal, folder.private):
        for file in path.parent.glob(path.name + "*"):
            assert b"001234567890" not in file.read_bytes()


def add(hall: InProcess, person: str, pin: str) -> None:
    hall.run(hall.parts.desk.people.add(person, "Nguyễn Thị Lan", pin))


def test_a_clerk_signs_in_with_a_pin_and_five_wrong_ones_lock(hall: InProcess) -> None:
    add(hall, "lan", "2580")
    assert hall.ask(SignIn(counter="1", person="lan", pin="2580"))["clerk"] == "lan"
    for _ in range(5):
        with pytest.raises(WrongPin, match="fit"):
            hall.ask(SignIn(counter="1", person="lan", pin="0000"))
    with pytest.raises(WrongPin, match="wait"):
        hall.ask(SignIn(counter="1", person="lan", pin="2580"))


@pytest.mark.parametrize("pin", ["123", "1111", "12a4", "1234567890123"])
def test_a_pin_is_four_to_twelve_digits_not_all_the_same(hall: InProcess, pin: str) -> None:
    with pytest.raises(Invalid):
        add(hall, "lan", pin)


def test_a_ticket_is_sent_only_to_a_clerk_who_exists(hall: InProcess) -> None:
    ticket = hall.issue()
    with pytest.raises(UnknownPerson):
        hall.ask(Transfer(ticket=ticket.id, clerk="nobody"))
    add(hall, "lan", "2580")
    assert hall.ask(Transfer(ticket=ticket.id, clerk="lan"))["only_clerk"] == "lan"
