"""The link keeps a program in step with the hall."""

from collections.abc import Iterator

import pytest
from moiso_qt.answers import Accepted, NoAnswer, Pending, RefusedReply
from moiso_qt.link import Answer, Link, Pace
from moiso_shared.commands import CallNext, OpenCounter
from moiso_shared.wire import Reply
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT
from tests.fakes.link import MORNING
from tests.fakes.live_server import LiveServer, running
from tests.fakes.tickets import ticket

QUICK = Pace(first_retry_ms=10, longest_retry_ms=100, connect_ms=500, ping_ms=60, silent_ms=250)


@pytest.fixture
def server() -> Iterator[LiveServer]:
    with running(LiveServer(DOCUMENT)) as live:
        yield live


@pytest.fixture
def link(qtbot: QtBot, server: LiveServer) -> Iterator[Link]:
    live = Link(server.url, "secret", pace=QUICK)
    yield live
    live.stop()
    live.deleteLater()


def in_step(qtbot: QtBot, link: Link) -> None:
    qtbot.waitUntil(lambda: link.online)


def started(qtbot: QtBot, link: Link) -> Link:
    link.start()
    in_step(qtbot, link)
    return link


def test_a_new_program_gets_the_whole_hall(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    server.tell("issued", send=False, tickets=(ticket("A001"),))
    server.state = server.state.model_copy(update={"tickets": (ticket("A001"),)})
    started(qtbot, link)
    assert link.lobby.find("A001") == ticket("A001")
    assert link.centre is not None
    assert link.centre.service("chung-thuc") is not None
    assert (link.hello and link.hello.name, link.offline_since) == ("1", None)


def test_facts_are_stored_as_they_come(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    with qtbot.waitSignal(link.changed) as told:
        server.tell("issued", tickets=(ticket("A002"),))
    assert told.args is not None
    assert told.args[0].kind == "issued"
    assert link.lobby.find("A002") is not None


def test_a_program_that_was_away_gets_only_what_it_missed(
    qtbot: QtBot, server: LiveServer, link: Link
) -> None:
    started(qtbot, link)
    server.stop()
    qtbot.waitUntil(lambda: not link.online)
    server.tell("issued", tickets=(ticket("A003"),))
    server.start()
    in_step(qtbot, link)
    assert link.lobby.find("A003") is not None
    assert server.requests[-1] == {"since": ["0"], "journal": ["journal-1"]}


def test_it_is_not_in_step_before_the_last_missing_fact(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    server.hang_up()
    seen: list[int] = []
    link.connected.connect(lambda _hello: seen.append(link.lobby.seq))
    for number in range(1, 30):
        server.tell("issued", send=False, tickets=(ticket(f"A{number:03d}"),))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [29] or (seen[0] < 29 and link.lobby.seq <= 29)
    qtbot.waitUntil(lambda: len(link.lobby.tickets) == link.lobby.seq)


def test_another_journal_replaces_everything(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    with qtbot.waitSignal(link.changed):
        server.tell("issued", tickets=(ticket("A004"),))
    server.facts.clear()
    server.journal = "journal-2"
    with qtbot.waitSignal(link.snapshot):
        server.hang_up()
    assert link.lobby.find("A004") is None
    assert link.lobby.seq == 0


def test_a_gap_is_filled_by_asking_again(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    server.tell("issued", send=False, tickets=(ticket("A001"),))
    server.tell("issued", tickets=(ticket("A002"),))
    qtbot.waitUntil(lambda: len(link.lobby.tickets) == 2)
    assert len(server.requests) == 2


def test_a_gap_that_stays_ends_in_a_snapshot(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    server.tell("issued", seq=5, tickets=(ticket("A005"),))
    qtbot.waitUntil(lambda: link.online and link.lobby.seq == 5)
    assert server.requests[-1] == {}


@pytest.mark.expects_log("cannot read a frame of kind fact")
def test_a_fact_that_cannot_be_read_ends_in_a_snapshot(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    with qtbot.waitSignal(link.snapshot):
        server.send('{"type":"fact","seq":1,"body":{"seq":"one"}}')
    in_step(qtbot, link)
    assert server.requests[-1] == {}


@pytest.mark.expects_log("cannot read a frame of kind weather")
def test_a_frame_of_a_newer_server_is_ignored(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    server.send('{"type":"weather","sun":true}')
    server.tell("issued", tickets=(ticket("A006"),))
    qtbot.waitUntil(lambda: link.lobby.seq == 1)
    assert len(server.requests) == 1


def test_a_centre_with_fields_of_a_newer_release_is_read(
    qtbot: QtBot, server: LiveServer, link: Link
) -> None:
    counters = [DOCUMENT["counters"][0] | {"sunshade": True}, *DOCUMENT["counters"][1:]]
    server.centre = DOCUMENT | {"motto": "Vì nhân dân", "counters": counters}
    started(qtbot, link)
    assert link.centre is not None
    assert link.centre.counters[0].number == 1


def test_a_command_gets_its_reply_in_the_qt_thread(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    answers: list[tuple[Answer, bool]] = []
    qt_thread = QThread.currentThread()
    link.send(
        CallNext(counter="1", after=None),
        on_reply=lambda answer: answers.append((answer, QThread.currentThread() is qt_thread)),
    )
    assert not answers
    qtbot.waitUntil(lambda: bool(answers))
    body = {"kind": "call_next", "counter": "1", "after": None}
    assert answers == [(Accepted({"echo": body}), True)]


def test_what_was_left_out_of_a_command_stays_out(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    link.send(CallNext(counter="1"))
    qtbot.waitUntil(lambda: bool(server.asked))
    assert server.asked[0]["body"] == {"kind": "call_next", "counter": "1"}


def test_a_refusal_carries_its_code(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    server.answering = lambda _frame: {"error": {"code": "counter_closed", "message": "closed"}}
    started(qtbot, link)
    answers: list[Answer] = []
    link.send(OpenCounter(counter="1"), on_reply=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [RefusedReply("counter_closed", "closed", False)]


def test_a_command_without_a_reply_is_asked_again_with_the_same_id_and_its_age(
    qtbot: QtBot, server: LiveServer, link: Link
) -> None:
    server.answering = lambda _frame: None
    started(qtbot, link)
    answers: list[Answer] = []
    command_id = link.send(OpenCounter(counter="1"), on_reply=answers.append)
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    server.stop()
    server.answering = lambda _frame: {"result": {"done": True}}
    qtbot.waitUntil(lambda: not link.online)
    server.start()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Accepted({"done": True})]
    assert [frame["id"] for frame in server.asked] == [command_id, command_id]
    assert server.asked[1]["age_ms"] > server.asked[0]["age_ms"]


def test_a_command_given_while_the_server_is_away_is_sent_when_it_returns(
    qtbot: QtBot, server: LiveServer, link: Link
) -> None:
    started(qtbot, link)
    server.stop()
    qtbot.waitUntil(lambda: not link.online)
    link.send(OpenCounter(counter="1"))
    server.start()
    qtbot.waitUntil(lambda: len(server.asked) == 1)


def test_a_server_that_freezes_is_noticed(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    started(qtbot, link)
    with server.frozen(), qtbot.waitSignal(link.disconnected) as told:
        link.send(OpenCounter(counter="1"))
    assert told.args is not None
    assert MORNING <= told.args[0] <= link.server_now()
    assert link.trouble == "silent"


def test_problems_are_told_again_after_every_reconnect(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    link.report(problems=("no_sound",))
    started(qtbot, link)
    qtbot.waitUntil(lambda: len(server.told) == 1)
    server.hang_up()
    qtbot.waitUntil(lambda: len(server.told) == 2)
    link.report(shown=7)
    qtbot.waitUntil(lambda: len(server.told) == 3)
    problems = {"type": "presence", "problems": ["no_sound"]}
    assert server.told == [problems, problems, {"type": "presence", "shown": 7}]


def test_a_wrong_token_is_told_as_such(qtbot: QtBot, server: LiveServer, link: Link) -> None:
    server.token = "another"
    link.start()
    qtbot.waitUntil(lambda: link.trouble == "unauthorised")
    assert not link.online


def test_another_server_than_the_paired_one_is_left_alone(qtbot: QtBot, server: LiveServer) -> None:
    link = Link(server.url, "secret", server_id="my-server", pace=QUICK)
    link.start()
    qtbot.waitUntil(lambda: link.trouble == "other_server")
    assert not link.online
    link.stop()


def test_nobody_there_is_told_as_such(qtbot: QtBot) -> None:
    link = Link("http://127.0.0.1:9", "secret", pace=QUICK)
    link.start()
    qtbot.waitUntil(lambda: link.trouble == "unreachable")
    assert link.offline_since is not None
    link.stop()


def test_the_log_tells_once_of_a_lost_server_and_once_that_it_is_back(
    qtbot: QtBot, server: LiveServer, link: Link, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "moiso_qt.link")
    started(qtbot, link)
    server.stop()
    qtbot.waitUntil(lambda: link.trouble == "unreachable")
    qtbot.wait(100)  # some more tries
    server.start()
    in_step(qtbot, link)
    assert [record.message for record in caplog.records] == [
        f"connected to {server.url} as counter 1",
        f"not connected to {server.url}: nothing answers there; trying on",
        f"connected to {server.url} as counter 1",
    ]


class Clock:
    """Seconds moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_an_unanswered_command_is_given_up_after_five_seconds_and_never_answered_twice() -> None:
    clock, answers = Clock(), list[Answer]()
    pending = Pending(clock)
    pending.add("c1", {}, answers.append)
    clock.now += 4.9
    pending.give_up()
    assert answers == []
    clock.now += 0.1
    pending.give_up()
    pending.give_up()
    pending.answer(Reply(id="c1", result={}))
    assert answers == [NoAnswer()]


def test_a_command_on_the_wire_is_waited_for_a_little_longer() -> None:
    clock, answers = Clock(), list[Answer]()
    pending = Pending(clock)
    pending.add("c1", {}, answers.append)
    clock.now += 4.9
    assert '"age_ms":4900' in pending.put_on_wire("c1")
    clock.now += 2.0
    pending.give_up()
    pending.answer(Reply(id="c1", result={"late": True}))
    assert answers == [Accepted({"late": True})]
