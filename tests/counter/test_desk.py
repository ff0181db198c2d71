"""The clerk's steps become commands, once each."""

import pytest
from moiso_counter.desk import Desk
from moiso_counter.page import Step
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.commands import CallNext, Cancel, Miss, NoteTicket, OpenCounter, Recall, Start, Undo
from moiso_shared.facts import Call, CounterState, CounterStatus, Why
from moiso_shared.sentences import sentence
from moiso_shared.tickets import TicketState
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall
from tests.fakes.tickets import ticket


@pytest.fixture
def ready(qtbot: QtBot, hall: Hall, desk: Desk) -> Desk:
    """An open counter with two people waiting."""
    hall.open()
    hall.take(ticket("A001"), ticket("A002"))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 2)
    return desk


def test_the_counter_is_the_one_that_the_token_names(desk: Desk) -> None:
    assert (desk.counter_id, desk.page.title) == ("1", "Quầy 1")


def test_call_next_says_which_ticket_it_believes_current(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    assert hall.link.sent == [CallNext(counter="1", after=None)]
    assert "after" in hall.link.sent[0].model_fields_set
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    hall.link.tell_call(ticket("A001"), "1")
    hall.watch.now += 5
    qtbot.waitUntil(lambda: ready.page.present is not None)
    ready.call_next()
    assert hall.link.sent[1] == CallNext(counter="1", after="t-A001")


@pytest.mark.parametrize(("seconds", "calls"), [(0.0, 1), (2.9, 1), (3.0, 2)])
def test_a_second_press_within_three_seconds_does_nothing(
    hall: Hall, ready: Desk, seconds: float, calls: int
) -> None:
    ready.call_next()
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    hall.watch.now += seconds
    ready.call_next()
    assert len(hall.link.sent) == calls


def test_a_press_after_another_step_is_a_call_of_its_own(hall: Hall, ready: Desk) -> None:
    hall.link.tell_call(ticket("A001"), "1")
    ready.refresh()
    ready.call_next()
    hall.link.answer(Accepted({"ticket": {"id": "t-A002"}}))
    ready.ask(Miss(ticket="t-A001"), Step.MISS)
    ready.call_next()
    assert [command.kind for command in hall.link.sent] == ["call_next", "miss", "call_next"]


def test_while_no_answer_has_come_no_other_call_is_asked_for(hall: Hall, ready: Desk) -> None:
    ready.call_next()
    hall.watch.now += 4
    ready.call_next()
    assert len(hall.link.sent) == 1


def test_nobody_waiting_is_told_and_is_no_trouble(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    with qtbot.waitSignal(ready.told) as told:
        hall.link.answer(Accepted({"ticket": None}))
    assert told.args == ["Không có ai đang chờ.", False]


def test_a_refusal_is_told_in_a_sentence(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    with qtbot.waitSignal(ready.told) as told:
        hall.link.answer(RefusedReply("counter_paused"))
    assert told.args == [sentence("counter_paused"), True]


def test_no_answer_is_told(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    with qtbot.waitSignal(ready.told) as told:
        hall.link.answer(NoAnswer())
    assert told.args == [sentence("no_answer"), True]
    assert not ready.calling


def test_nothing_is_asked_while_the_server_is_away(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not ready.page.fresh)
    ready.call_next()
    ready.ask(OpenCounter(counter="1"), Step.OPEN)
    ready.ask(Cancel(ticket="t-A001"))
    assert hall.link.sent == []


def test_a_step_that_the_ticket_does_not_allow_is_not_asked_for(
    qtbot: QtBot, hall: Hall, ready: Desk
) -> None:
    hall.present(ticket("A001", state=TicketState.SERVING, counter="1"))
    qtbot.waitUntil(lambda: ready.page.present is not None)
    ready.ask(Recall(ticket="t-A001"), Step.RECALL)
    assert hall.link.sent == []


def test_a_counter_may_stay_ready_for_whoever_comes(hall: Hall, ready: Desk) -> None:
    ready.stay_ready = True
    ready.call_next()
    assert hall.link.sent == [CallNext(counter="1", after=None, stay_ready=True)]


def test_the_last_call_can_be_taken_back_once(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    command_id = hall.link.asked[0].id
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    qtbot.waitUntil(lambda: Step.UNDO in ready.page.can)
    ready.undo()
    ready.undo()
    assert hall.link.sent[1:] == [Undo(command=command_id)]


def test_a_call_that_ended_a_visit_and_found_nobody_can_be_taken_back(hall: Hall, ready: Desk) -> None:
    hall.link.tell_call(ticket("A001"), "1")
    ready.refresh()
    ready.call_next()
    hall.link.answer(Accepted({"ticket": None}))
    ready.refresh()
    assert Step.UNDO in ready.page.can


def test_what_another_step_has_built_on_cannot_be_taken_back(hall: Hall, ready: Desk) -> None:
    hall.link.tell_call(ticket("A001"), "1")
    ready.refresh()
    ready.ask(Start(ticket="t-A001"), Step.START)
    hall.link.answer(Accepted({}))
    ready.refresh()
    assert Step.UNDO in ready.page.can
    ready.ask(NoteTicket(ticket="t-A001", text="thiếu giấy"))
    hall.link.answer(Accepted({}))
    ready.refresh()
    assert Step.UNDO not in ready.page.can


def test_what_works_takes_the_complaint_before_it_away(hall: Hall, ready: Desk) -> None:
    told: list[tuple[str, bool]] = []
    ready.told.connect(lambda words, trouble: told.append((words, trouble)))
    ready.ask(OpenCounter(counter="1"))
    hall.link.answer(RefusedReply("wrong_pin"))
    ready.ask(OpenCounter(counter="1"))
    hall.link.answer(Accepted({}))
    assert told == [(sentence("wrong_pin"), True), ("", False)]


def test_after_half_a_minute_nothing_can_be_taken_back(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    qtbot.waitUntil(lambda: Step.UNDO in ready.page.can)
    hall.link.pass_time(seconds=31)
    ready.refresh()
    ready.undo()
    assert len(hall.link.sent) == 1


def test_a_call_that_found_nobody_cannot_be_taken_back(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    ready.call_next()
    hall.link.answer(Accepted({"ticket": None}))
    ready.refresh()
    assert Step.UNDO not in ready.page.can


def test_the_reason_of_a_call_goes_with_its_ticket(qtbot: QtBot, hall: Hall, ready: Desk) -> None:
    called = ticket("A002", state=TicketState.CALLED, counter="1")
    call = Call(seq=4, ticket=called.id, number="A002", service="chung-thuc", counter="1", at=hall.link.now)
    counter = CounterState(id="1", status=CounterStatus.OPEN, ticket=called.id)
    hall.link.tell("called", called, counters=(counter,), call=call, why=Why(code="by_hand"))
    qtbot.waitUntil(lambda: ready.page.present is not None)
    assert ready.page.present is not None
    assert ready.page.present.why == "Gọi chọn bằng tay"
