"""Numbers while the server is gone: none lost, none doubled, through kills and cuts."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_kiosk.attempts import Wish
from moiso_kiosk.health import Health
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.outage import Outage
from moiso_qt.link import Accepted, Answer, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.offline import HandIn, OfflineTicket
from PySide6.QtCore import QTimer

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING, FakeLink
from tests.kiosk.stand import MENU, Stand

TICKETS = 300
KIOSKS = [{"id": "kiosk-1", "name": "Ki-ốt 1", "offline_prefix": "M1"}]
GIVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from moiso_kiosk.offline_store import OfflineStore
store = OfflineStore(Path(sys.argv[1]))
life, count = sys.argv[2], 0
while True:
    fields = {"service": "chung-thuc", "arrived_at": datetime.now(UTC)}
    given = store.give("M1", "2026-11-23", f"{life}-{count}", fields)
    count += 1
    print(given.ticket, given.number, flush=True)
"""


@pytest.fixture
def centre() -> Centre:
    return small_centre(menu=MENU, kiosks=KIOSKS)


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[tuple[OfflineStore, JobStore]]:
    offline, papers = OfflineStore(tmp_path / "offline.db"), JobStore(tmp_path / "paper.db")
    yield offline, papers
    offline.close()
    papers.close()


def test_no_number_is_lost_or_doubled_when_the_kiosk_is_killed(tmp_path: Path) -> None:
    path, dice, seen = tmp_path / "offline.db", random.Random(6), list[str]()
    lives = 0
    while len(seen) < TICKETS:
        lives += 1
        command = [sys.executable, "-c", GIVER, str(path), f"life{lives}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kiosk:
            assert kiosk.stdout is not None
            for _ in range(dice.randrange(30, 90)):
                seen.append(kiosk.stdout.readline().strip())
            os.kill(kiosk.pid, signal.SIGKILL)
            seen += [line.strip() for line in kiosk.stdout if line.endswith("\n")]
    store = OfflineStore(path)
    kept = [f"{given.ticket} {given.number}" for given in store.waiting()]
    store.close()
    assert lives >= 3
    assert set(seen) <= set(kept)
    assert len({line.split()[1] for line in kept}) == len(kept)
    ordinals = [int(line.rsplit("-", 1)[1]) for line in kept]
    assert ordinals == list(range(1, len(kept) + 1))


def test_every_number_is_handed_in_until_the_server_says_that_it_has_it(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    dice, server = random.Random(3), dict[str, OfflineTicket]()
    given: list[str] = []
    link = FakeLink()
    offline = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    while len(given) < TICKETS or disks[0].waiting():
        link.go_offline()
        for _ in range(dice.randrange(120) if len(given) < TICKETS else 0):
            given.append(offline.give(Wish(("chung-thuc",))).id)
            link.pass_time(seconds=7)
        link.come_back()
        while link.asked and link.asked[-1].on_reply is not None:
            command = link.asked[-1].command
            assert isinstance(command, HandIn)
            fate = dice.random()
            if fate > 0.2:
                server |= {each.ticket: each for each in command.tickets}
            link.answer(Accepted() if fate > 0.4 else NoAnswer())
    assert list(server) == given
    assert len({each.number for each in server.values()}) == len(given)
    assert [each.arrived_at for each in server.values()] == sorted(e.arrived_at for e in server.values())
    assert not any(each.estimated for each in server.values())


def test_a_kiosk_that_starts_without_a_server_knows_its_centre_and_marks_its_times(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    link = FakeLink()
    _before = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    alone = FakeLink()
    offline = OffLine(alone, *disks)
    assert alone.centre == centre
    assert offline.prefix == "M1"
    assert offline.give(Wish(("chung-thuc",))).number == "M1-001"
    assert [each.estimated for each in disks[0].waiting()] == [True]


def test_a_machine_whose_clock_is_wrong_keeps_the_servers_time_through_a_restart(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    wrong = MORNING - timedelta(hours=5)
    link = FakeLink()
    _before = OffLine(link, *disks, clock=lambda: wrong)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    alone = FakeLink()
    offline = OffLine(alone, *disks, clock=lambda: wrong + timedelta(minutes=9))
    offline.give(Wish(("chung-thuc",)))
    [given] = disks[0].waiting()
    assert (given.arrived_at, given.estimated) == (MORNING + timedelta(minutes=9), True)


def test_a_number_before_seven_in_the_morning_is_of_the_centre_s_own_day(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    link.pass_time(minutes=-4 * 60)
    assert offline.give(Wish(("chung-thuc",))).day == MORNING.date()


def test_a_number_that_could_not_be_written_down_leaves_no_paper_behind(
    disks: tuple[OfflineStore, JobStore], centre: Centre, tmp_path: Path
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    with sqlite3.connect(tmp_path / "offline.db") as other:
        other.execute("DROP TABLE given")
    other.close()
    with pytest.raises(sqlite3.OperationalError):
        offline.give(Wish(("chung-thuc",)))
    assert disks[1].open_jobs() == []


def test_a_paper_that_came_out_off_line_is_told_with_the_number(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    ticket = offline.give(Wish(("chung-thuc", "dat-dai"), "elderly", "en"))
    disks[1].move(ticket.id, JobState.PRINTED)
    link.come_back()
    [sent] = link.sent
    assert isinstance(sent, HandIn)
    [handed] = sent.tickets
    assert (handed.paper, handed.then, handed.priority, handed.language) == (
        "printed", ("dat-dai",), "elderly", "en",
    )  # fmt: skip


def test_without_the_server_two_touches_still_lead_to_a_number_on_paper(
    build: Callable[..., Stand], centre: Centre
) -> None:
    stand = build(centre=centre)
    stand.link.go_offline()
    assert "xếp hàng" in stand.words("notice")
    stand.offer()
    stand.touch("take")
    assert stand.words("number") == "M1-001"
    assert stand.page["ahead"] == ""
    [paper] = stand.paper.jobs
    assert (paper.values["number"], paper.values["ahead"], paper.values["qr"]) == ("M1-001", "", "")
    assert paper.values["note"] == centre.offline.ticket_note.vi
    stand.link.come_back()
    assert [command.kind for command in stand.link.sent][:1] == ["hand_in"]


def test_the_supervisor_sees_that_numbers_were_given_off_line(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    outage = Outage(offline, Health(link), link)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    for _ in range(2):
        offline.give(Wish(("chung-thuc",)))
    link.come_back()
    link.answer(Accepted())
    assert link.reports[-1] == {"problems": ("gave_offline:2",)}
    over = outage.findChild(QTimer)
    assert isinstance(over, QTimer)
    over.timeout.emit()
    assert link.reports[-1] == {"problems": ()}


@pytest.mark.expects_log("the server refuses number M1-002")
def test_a_number_that_is_refused_holds_no_other_up_and_is_kept(
    disks: tuple[OfflineStore, JobStore], centre: Centre
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    outage = Outage(offline, Health(link), link)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    given = [offline.give(Wish(("chung-thuc",))).id for _ in range(3)]
    link.come_back()
    link.answer(RefusedReply("unknown_service"))
    for answer in (Accepted(), RefusedReply("unknown_service"), Accepted()):
        link.answer(answer)
    assert [len(command.tickets) for command in link.sent if isinstance(command, HandIn)] == [3, 1, 1, 1]
    assert [kept.ticket for kept in disks[0].waiting()] == [given[1]]
    assert set(link.reports[-1]["problems"]) == {"gave_offline:2", "handin_refused:1"}
    link.go_offline()
    link.come_back()
    assert link.sent[-1].tickets[0].ticket == given[1]  # type: ignore[union-attr]
    link.answer(Accepted())
    assert set(link.reports[-1]["problems"]) == {"gave_offline:3"}
    outage.deleteLater()


@pytest.mark.parametrize("answer", [NoAnswer(), RefusedReply("journal_unavailable", retry=True)])
def test_a_server_that_is_busy_is_asked_again_by_and_by(
    disks: tuple[OfflineStore, JobStore], centre: Centre, answer: Answer
) -> None:
    link = FakeLink()
    offline = OffLine(link, *disks)
    link.come_online(centre, role="kiosk", name="kiosk-1")
    link.go_offline()
    offline.give(Wish(("chung-thuc",)))
    link.come_back()
    link.answer(answer)
    again = offline.handing_in.findChild(QTimer)
    assert isinstance(again, QTimer)
    assert again.isActive()
    again.timeout.emit()
    assert [command.kind for command in link.sent] == ["hand_in", "hand_in"]
