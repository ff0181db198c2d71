"""Exactly one number for one wish, through restarts of the kiosk."""

from dataclasses import replace
from pathlib import Path

from moiso_kiosk.asking import STILL_HERE_S, Asking, Given
from moiso_kiosk.attempts import Attempt, AttemptStore, Wish
from moiso_kiosk.giving import Giving
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.papers import Papers
from moiso_qt.link import Accepted
from moiso_shared.centre import Centre
from moiso_shared.commands import Cancel
from moiso_shared.facts import LobbyState
from pytestqt.qtbot import QtBot

from tests.fakes.link import MORNING, FakeLink
from tests.kiosk.conftest import Clock, FakePrinting, a_ticket


def test_a_wish_is_on_the_disk_before_the_server_is_asked(tmp_path: Path, centre: Centre) -> None:
    seen: list[Attempt] = []
    store = AttemptStore(tmp_path)

    class Watching(FakeLink):
        def send(self, *args: object, **more: object) -> str:
            seen.extend(store.load())
            return ""

    link = Watching()
    link.come_online(centre)
    attempt = Asking(link, store).ask(Wish(("chung-thuc",)), paper=True)
    assert seen == [attempt]


def test_a_restarted_kiosk_shows_the_number_that_it_had_asked_for(
    tmp_path: Path, centre: Centre, qtbot: QtBot
) -> None:
    store, clock = AttemptStore(tmp_path), Clock()
    asked = Attempt.new(Wish(("chung-thuc",)), at_s=clock(), paper=True)
    store.keep(asked)
    link = FakeLink()
    asking = Asking(link, store, clock=clock)
    given: list[Given] = []
    asking.given.connect(lambda attempt, number: given.append(number))
    ticket = a_ticket("A016", id=asked.ticket)
    link.come_online(centre, LobbyState(day=MORNING.date(), at=MORNING, tickets=(ticket,)))
    assert [(sent.id, sent.command) for sent in link.asked] == [(asked.command, asked.issue)]
    link.answer(Accepted(ticket.model_dump(mode="json")))
    assert [number.ticket.number for number in given] == ["A016"]


def test_a_number_found_long_after_its_citizen_left_is_handed_back(tmp_path: Path, centre: Centre) -> None:
    store, clock = AttemptStore(tmp_path), Clock()
    asked = Attempt.new(Wish(("chung-thuc",)), at_s=clock(), paper=True)
    store.keep(asked)
    clock.pass_s(STILL_HERE_S + 1)
    link = FakeLink()
    _asking = Asking(link, store, clock=clock)
    ticket = a_ticket("A016", id=asked.ticket)
    link.come_online(centre, LobbyState(day=MORNING.date(), at=MORNING, tickets=(ticket,)))
    link.answer(Accepted(ticket.model_dump(mode="json")))
    assert link.sent[-1] == Cancel(ticket=asked.ticket)
    assert store.load() == []


def test_a_wish_that_never_reached_the_server_is_forgotten_after_a_restart(
    tmp_path: Path, centre: Centre
) -> None:
    store = AttemptStore(tmp_path)
    store.keep(Attempt.new(Wish(("chung-thuc",)), at_s=0, paper=True))
    link = FakeLink()
    _asking = Asking(link, store)
    link.come_online(centre)
    assert (link.sent, store.load()) == ([], [])


def test_a_paper_that_was_on_its_way_at_the_crash_is_not_printed_again(
    tmp_path: Path, centre: Centre, qtbot: QtBot
) -> None:
    store, clock, link, paper = AttemptStore(tmp_path), Clock(), FakeLink(), FakePrinting()
    asked = Attempt.new(Wish(("chung-thuc",)), at_s=clock(), paper=True)
    ticket = a_ticket("A016", id=asked.ticket)
    store.keep(replace(asked, stage="printing"))
    kiosk = Kiosk(link, Giving(link, Asking(link, store, clock=clock), Papers(link, paper)), clock=clock)
    link.come_online(centre, LobbyState(day=MORNING.date(), at=MORNING, tickets=(ticket,)))
    link.answer(Accepted(ticket.model_dump(mode="json")))
    page = kiosk.property("page")
    assert (page["number"], page["paper"]) == ("A016", "doubtful")
    assert paper.jobs == []
    assert store.load() == []


def test_a_spoilt_file_does_not_keep_the_kiosk_from_starting(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{half", encoding="utf-8")
    (tmp_path / "y.json").write_text('{"command": 1}', encoding="utf-8")
    assert AttemptStore(tmp_path).load() == []
