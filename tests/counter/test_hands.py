"""What a keypad's keys ask the server for."""

import pytest
from moiso_counter.desk import Desk
from moiso_counter.hands import REASON, Hands
from moiso_hardware.keypads.port import Action, Press
from moiso_qt.link import Accepted
from moiso_shared.commands import (
    AnyCommand,
    CallNext,
    CallTicket,
    CloseCounter,
    Finish,
    Miss,
    OpenCounter,
    Park,
    PauseCounter,
    Recall,
    ReturnToQueue,
    Start,
    Transfer,
    Undo,
)
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.sentences import sentence
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, serving, with_call, with_queue
from tests.fakes.tickets import ticket


@pytest.fixture
def hands(desk: Desk) -> Hands:
    return Hands(desk)


@pytest.fixture
def told(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.told.connect(lambda words, _trouble: heard.append(words))
    return heard


@pytest.mark.parametrize("action", [Action.CALL, Action.CALL_NEXT])
def test_one_key_calls_and_a_bounce_does_not(
    qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands, action: Action
) -> None:
    with_queue(qtbot, hall, desk)
    hands.press(Press(action))
    hands.press(Press(action))
    assert hall.link.sent == [CallNext(counter="1", after=None)]


@pytest.mark.parametrize(
    ("action", "command"),
    [
        (Action.RECALL, Recall(ticket="t-A001")),
        (Action.START, Start(ticket="t-A001")),
        (Action.FINISH, Finish(ticket="t-A001")),
        (Action.MISS, Miss(ticket="t-A001")),
        (Action.RETURN, ReturnToQueue(ticket="t-A001")),
    ],
)
def test_keys_act_on_the_called_ticket(
    qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands, action: Action, command: AnyCommand
) -> None:
    with_call(qtbot, hall, desk)
    hands.press(Press(action))
    assert hall.link.sent == [command]


def test_a_visit_in_service_is_set_aside(qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands) -> None:
    serving(qtbot, hall, desk)
    hands.press(Press(Action.PARK))
    assert hall.link.sent == [Park(ticket="t-A001")]


def test_what_cannot_be_done_is_told(hall: Hall, hands: Hands, told: list[str]) -> None:
    for action in (Action.CALL_NEXT, Action.RECALL, Action.PAUSE, Action.CLOSE):
        hands.press(Press(action))
    assert (hall.link.sent, told) == ([OpenCounter(counter="1")], [sentence("refused")] * 3)


def test_one_key_opens_and_pauses_in_turn(qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands) -> None:
    hands.press(Press(Action.PAUSE))
    hall.open()
    qtbot.waitUntil(lambda: desk.page.status is CounterStatus.OPEN)
    hands.press(Press(Action.PAUSE))
    hands.press(Press(Action.CLOSE))
    assert hall.link.sent == [
        OpenCounter(counter="1"),
        PauseCounter(counter="1"),
        CloseCounter(counter="1"),
    ]


def test_digits_before_the_key_call_that_number(qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands) -> None:
    with_queue(qtbot, hall, desk)
    hands.press(Press(Action.CALL, "2"))
    hands.press(Press(Action.CALL_NUMBER, ""))
    assert hall.link.sent == [CallTicket(counter="1", ticket="t-H002", reason=REASON, after=None)]


def test_digits_that_name_nobody_or_several_are_told(
    qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands, told: list[str]
) -> None:
    with_queue(qtbot, hall, desk)
    hall.take(ticket("H001"))
    hands.press(Press(Action.CALL, "77"))
    hands.press(Press(Action.CALL, "1"))
    assert hall.link.sent == []
    assert told == [
        "Không có số 77 đang chờ tại quầy này.",
        "Có nhiều số 1: A001, H001. Hãy gọi trên máy tính.",
    ]


def test_a_visit_is_sent_to_the_counter_of_a_number(
    qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands, told: list[str]
) -> None:
    serving(qtbot, hall, desk)
    for digits in ("3", "2", "9", "1"):
        hands.press(Press(Action.TRANSFER, digits))
    assert hall.link.sent == [
        Transfer(ticket="t-A001", service="chung-thuc", counter="3"),
        Transfer(ticket="t-A001", service="dat-dai", counter="2"),
    ]
    assert told == ["Không chuyển được đến quầy số 9.", "Không chuyển được đến quầy số 1."]


def test_the_last_step_is_taken_back(qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands) -> None:
    with_queue(qtbot, hall, desk)
    hands.press(Press(Action.CALL))
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    qtbot.waitUntil(lambda: desk.page.undo_s > 0)
    hands.press(Press(Action.UNDO))
    assert hall.link.sent[1:] == [Undo(command=hall.link.asked[0].id)]


def test_a_pad_works_its_own_counter_whichever_is_chosen(qtbot: QtBot, hall: Hall, desk: Desk) -> None:
    desk.hold("3")
    state = CounterState(id="3", status=CounterStatus.OPEN, since=hall.link.now)
    hall.link.tell("counter_opened", ticket("A001"), counters=(state,))
    qtbot.waitUntil(lambda: desk.page_of("3").status is CounterStatus.OPEN)
    hands = Hands(desk)
    hands.press(Press(Action.CALL, counter="3"))
    assert (hall.link.sent, desk.counter_id) == ([CallNext(counter="3", after=None)], "1")
    hall.link.tell_call(ticket("A001"), "3")
    qtbot.waitUntil(lambda: desk.page_of("3").present is not None)
    hands.press(Press(Action.START, counter="3"))
    assert hall.link.sent[1:] == [Start(ticket="t-A001")]


def test_the_counter_is_chosen_by_its_number_or_in_turn(desk: Desk, hands: Hands) -> None:
    desk.hold("3")
    hands.press(Press(Action.SWITCH, "3"))
    assert desk.counter_id == "3"
    hands.press(Press(Action.SWITCH))
    assert desk.counter_id == "1"
    hands.press(Press(Action.SWITCH, "2"))
    assert desk.counter_id == "1"


def test_a_pad_of_a_counter_that_is_not_held_here_is_told(hall: Hall, hands: Hands, told: list[str]) -> None:
    hands.press(Press(Action.OPEN, counter="9"))
    assert hall.link.sent == []
    assert "không giữ quầy đó" in told[0]


def test_while_the_program_is_locked_keys_do_nothing(hall: Hall, desk: Desk) -> None:
    Hands(desk, lambda: False).press(Press(Action.OPEN))
    assert hall.link.sent == []


def test_without_the_server_the_pad_is_told_since_when(
    qtbot: QtBot, hall: Hall, desk: Desk, hands: Hands, told: list[str]
) -> None:
    serving(qtbot, hall, desk)
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not desk.page.fresh)
    hands.press(Press(Action.FINISH))
    assert hall.link.sent == []
    assert told[0].startswith("Mất kết nối từ 10:00")
