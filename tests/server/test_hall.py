"""The hall under a clock that the test moves: batches, kept replies, failures."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from moiso_server.centres import ready_made
from moiso_server.desk import SERVER
from moiso_server.first import unset_centre
from moiso_server.hall import REPLIES_KEPT
from moiso_server.private import Bearer
from moiso_server.rules.internal import Tick
from moiso_shared.centre_file import parse
from moiso_shared.commands import AddServices, CallNext, CallTicket, Cancel, Issue, Miss, OpenCounter
from moiso_shared.errors import (
    CommandIdReused,
    CounterClosed,
    JournalUnavailable,
    MoisoError,
    RuleFailed,
    TooLate,
)
from moiso_shared.tickets import Ticket

from tests.server.in_process import ADMIN, FakeClock, InProcess


def pressed_at_once(hall: InProcess, *commands: CallNext) -> list[Any]:
    async def press() -> list[Any]:
        asked = [hall.parts.desk.command(ADMIN, f"p{n}", command) for n, command in enumerate(commands)]
        return await asyncio.gather(*asked)

    return hall.run(press())


def refused(hall: InProcess, ask: Callable[[], object], situation: type[MoisoError]) -> str:
    """What the refusal says; it leaves no fact."""
    seq = hall.lobby.seq
    with pytest.raises(situation) as error:
        ask()
    assert hall.lobby.seq == seq
    return error.value.message


def test_two_counters_pressing_at_once_get_different_tickets(hall: InProcess) -> None:
    hall.open("1", "2")
    given = {hall.issue().id, hall.issue().id}
    replies = pressed_at_once(hall, CallNext(counter="1"), CallNext(counter="2"))
    assert {reply["ticket"]["id"] for reply in replies} == given


def test_a_bounced_key_calls_once(hall: InProcess) -> None:
    hall.open("1")
    first, second = hall.issue(), hall.issue()
    replies = pressed_at_once(hall, *[CallNext(counter="1", after=None)] * 5)
    assert {reply["ticket"]["id"] for reply in replies} == {first.id}
    assert hall.lobby.tickets[second.id].state == "waiting"


def test_with_a_fresh_after_the_next_one_is_called(hall: InProcess) -> None:
    hall.open("1")
    first, second = hall.issue(), hall.issue()
    assert hall.ask(CallNext(counter="1", after=None))["ticket"]["id"] == first.id
    assert hall.ask(CallNext(counter="1", after=first.id))["ticket"]["id"] == second.id
    assert hall.ask(CallNext(counter="1", after=first.id))["ticket"]["id"] == second.id


@pytest.mark.parametrize("restart", [False, True])
def test_a_stale_press_that_is_repeated_never_calls(hall: InProcess, restart: bool) -> None:
    hall.open("1")
    first, second = hall.issue(), hall.issue()
    hall.call_next("1")
    told = hall.ask(CallNext(counter="1", after=None), command_id="press")
    assert told["ticket"]["id"] == first.id
    hall.ask(Miss(ticket=first.id))
    if restart:
        hall.restart()
    assert hall.ask(CallNext(counter="1", after=None), command_id="press") == told
    assert hall.lobby.tickets[second.id].state == "waiting"


def test_a_step_that_changed_nothing_has_its_answer_kept_too(hall: InProcess) -> None:
    ticket = hall.issue()
    told = hall.ask(AddServices(ticket=ticket.id, services=("A",)), command_id="again")
    hall.ask(Cancel(ticket=ticket.id))
    assert hall.ask(AddServices(ticket=ticket.id, services=("A",)), command_id="again") == told


def test_a_stale_call_of_a_chosen_number_does_nothing(hall: InProcess) -> None:
    hall.open("1")
    first, second = hall.issue(), hall.issue()
    hall.call_next("1")
    seq = hall.lobby.seq
    answer = hall.ask(CallTicket(counter="1", ticket=second.id, reason="x", after="someone-else"))
    assert (answer["ticket"]["id"], hall.lobby.seq) == (first.id, seq)


@pytest.mark.parametrize(("after_s", "state", "implied"), [(30, "missed", False), (31, "finished", True)])
def test_call_next_closes_a_ticket_that_was_only_called(
    hall: InProcess, clock: FakeClock, after_s: int, state: str, implied: bool
) -> None:
    hall.open("1")
    hall.issue()
    called = hall.call_next("1")
    assert called is not None
    clock.advance(seconds=after_s)
    assert hall.call_next("1") is None
    left = hall.run(hall.parts.enquiries.ticket(called.id))
    assert left is not None
    assert (left.state, left.start_implied) == (state, implied)


def test_the_same_command_gets_the_same_reply_even_after_a_restart(hall: InProcess) -> None:
    command = Issue(ticket="t1", service="A")
    first = hall.ask(command, command_id="once")
    assert hall.ask(command, command_id="once") == first
    hall.restart()
    assert hall.ask(command, command_id="once") == first
    assert len(hall.lobby.tickets) == 1


def test_two_of_the_same_command_in_one_batch_happen_once(hall: InProcess) -> None:
    async def twice() -> list[Any]:
        command = Issue(ticket="t1", service="A")
        asked = [hall.parts.desk.command(ADMIN, "once", command) for _ in range(2)]
        return await asyncio.gather(*asked)

    first, second = hall.run(twice())
    assert first == second
    assert len(hall.lobby.tickets) == 1


def test_an_id_with_another_body_is_refused_and_another_actor_may_use_it(hall: InProcess) -> None:
    hall.ask(Issue(ticket="t1", service="A"), command_id="once")
    refused(hall, lambda: hall.ask(Issue(ticket="t1", service="B"), command_id="once"), CommandIdReused)
    other = Bearer("kiosk", "k1")
    assert hall.ask(Issue(ticket="t2", service="B"), other, "once")["id"] == "t2"


def test_a_refusal_and_an_empty_answer_are_decided_anew(hall: InProcess) -> None:
    refused(hall, lambda: hall.ask(CallNext(counter="1"), command_id="c"), CounterClosed)
    hall.open("1")
    assert hall.ask(CallNext(counter="1"), command_id="c") == {"ticket": None}
    ticket = hall.issue()
    assert hall.ask(CallNext(counter="1"), command_id="c")["ticket"]["id"] == ticket.id


def test_replies_are_kept_for_seven_days_on_disk_and_in_memory(hall: InProcess, clock: FakeClock) -> None:
    hall.ask(OpenCounter(counter="1"), command_id="old")
    clock.advance(days=6, hours=23)
    assert hall.ask(OpenCounter(counter="1"), command_id="old", age_ms=10_000)["status"] == "open"
    clock.now += REPLIES_KEPT - timedelta(days=6)
    hall.issue()
    late = lambda: hall.ask(OpenCounter(counter="1"), command_id="old", age_ms=10_000)  # noqa: E731
    refused(hall, late, TooLate)
    hall.restart()
    refused(hall, late, TooLate)


@pytest.mark.expects_log("what is old could not be erased")
def test_a_day_begins_although_nothing_old_can_be_erased(hall: InProcess, clock: FakeClock) -> None:
    hall.ask(OpenCounter(counter="1"), command_id="old")
    clock.advance(days=8)
    thief = sqlite3.connect(hall.parts.folder.journal, isolation_level=None)
    try:
        thief.execute("CREATE TRIGGER f BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        assert hall.issue().number == "A001"
        thief.execute("DROP TRIGGER f")
    finally:
        thief.close()
    assert hall.told[-1].seq == hall.lobby.seq
    assert hall.replayed().state() == hall.lobby.state()


@pytest.mark.expects_log("a rule failed on Unheard")
def test_a_bug_fails_its_own_command_only(hall: InProcess) -> None:
    class Unheard(OpenCounter):
        """A command that no rule knows, with a digest that cannot be made."""

        def model_dump_json(self, **_: Any) -> str:
            raise ZeroDivisionError

    async def together() -> list[Any]:
        commands = [Issue(ticket="t1", service="A"), Unheard(counter="1"), Issue(ticket="t2", service="A")]
        asked = [hall.parts.desk.command(ADMIN, f"c{n}", c) for n, c in enumerate(commands)]
        return await asyncio.gather(*asked, return_exceptions=True)

    first, broken, second = hall.run(together())
    assert isinstance(broken, RuleFailed)
    assert (first["id"], second["id"]) == ("t1", "t2")
    assert hall.lobby.counter("1").status == "closed"
    assert hall.replayed().state() == hall.lobby.state()


@pytest.mark.expects_log("journal could not be written")
def test_a_failed_commit_is_answered_503_and_leaves_nothing(hall: InProcess) -> None:
    hall.issue()
    thief = sqlite3.connect(hall.parts.folder.journal, isolation_level=None)
    try:
        thief.execute("CREATE TRIGGER full BEFORE INSERT ON fact BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        message = refused(hall, lambda: hall.ask(Issue(ticket="t2", service="A")), JournalUnavailable)
        assert "disk full" in message
        health = hall.parts.desk.health()
        assert (health["status"], health["unkept_since"]) == ("disk_refuses", hall.clock.now.isoformat())
        thief.execute("DROP TRIGGER full")
    finally:
        thief.close()
    assert hall.ask(Issue(ticket="t2", service="A"))["number"] == "A002"
    assert hall.parts.desk.health()["status"] == "ok"
    assert hall.replayed().state() == hall.lobby.state()
    assert hall.run(hall.parts.hall.on_disk(hall.parts.journal.verify)) == hall.lobby.seq


@pytest.mark.expects_log("could not be kept|batch failed")
def test_when_the_private_store_fails_the_command_fails_and_the_hall_goes_on(hall: InProcess) -> None:
    hall.open("1")
    ticket = hall.issue()
    thief = sqlite3.connect(hall.parts.folder.private, isolation_level=None)
    call = CallTicket(counter="1", ticket=ticket.id, reason="vì sao")
    try:
        thief.execute("CREATE TRIGGER full BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        refused(hall, lambda: hall.ask(call), MoisoError)
        thief.execute("DROP TRIGGER full")
    finally:
        thief.close()
    assert hall.ask(call)["ticket"]["id"] == ticket.id


def test_a_reason_in_words_is_kept_apart_from_the_journal(hall: InProcess) -> None:
    hall.open("1")
    ticket = hall.issue()
    hall.ask(CallTicket(counter="1", ticket=ticket.id, reason="Ông Tám đau chân"))
    why = hall.told[-1].why
    assert why is not None
    assert why.note is not None
    assert hall.run(hall.parts.enquiries.note(why.note, comments=False)) == "Ông Tám đau chân"
    raw = (
        hall.parts.folder.journal.read_bytes() + hall.parts.folder.journal.with_suffix(".db-wal").read_bytes()
    )
    assert "Tám".encode() not in raw


def test_the_id_of_a_ticket_given_as_the_day_turned_stays_taken(hall: InProcess, clock: FakeClock) -> None:
    hall.issue()
    clock.advance(days=1)
    hall.ask(Issue(ticket="t1", service="A"))
    hall.ask(Cancel(ticket="t1"))
    refused(hall, lambda: hall.ask(Issue(ticket="t1", service="A")), MoisoError)


def test_all_numbers_of_a_day_differ_after_a_restart(hall: InProcess) -> None:
    first = [hall.issue().number for _ in range(3)]
    for ticket in list(hall.lobby.tickets):
        hall.ask(Cancel(ticket=ticket))
    hall.restart()
    assert [*first, hall.issue().number] == ["A001", "A002", "A003", "A004"]


def test_a_ticket_that_has_left_is_still_found(hall: InProcess) -> None:
    ticket = hall.issue()
    hall.ask(Cancel(ticket=ticket.id))
    found = hall.run(hall.parts.enquiries.ticket(ticket.number))
    assert isinstance(found, Ticket)
    assert (found.id, found.state) == (ticket.id, "cancelled")


def test_a_command_that_cannot_be_asked_again_keeps_no_reply(hall: InProcess) -> None:
    reply = hall.run(hall.parts.desk.command(ADMIN, None, OpenCounter(counter="1")))
    assert reply["status"] == "open"
    assert list(hall.parts.journal.replies()) == []


def test_a_chore_on_a_full_disk_ends_with_a_sentence(
    hall: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(bearer: Bearer) -> str:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(hall.parts.private, "create_token", full)
    with pytest.raises(JournalUnavailable, match="disk is full"):
        hall.run(hall.parts.chores.run({"do": "token_create", "role": "board", "name": "b1"}))


def test_a_folder_that_nobody_set_up_takes_the_first_document_that_is_named(
    tmp_path: Path, clock: FakeClock
) -> None:
    nobodys = InProcess(tmp_path / "new", clock, unset_centre())
    nobodys.run(nobodys.parts.hall.submit(SERVER, "a day begins", Tick()))  # while a person is added, say
    nobodys.close()
    for centre, name in ((None, "tiny"), (unset_centre(), "tiny")):
        named = InProcess(tmp_path / "new", clock, centre)
        assert named.parts.hall.centre == parse(ready_made(name))
        named.close()
