"""Exactly one number for one wish, through restarts of the kiosk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_hardware.printers.jobs import JobState, JobStore, KeptJob
from moiso_kiosk.asking import Asking
from moiso_kiosk.attempts import Wish
from moiso_kiosk.reports import Reports
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand, Cancel, ReportPaper
from moiso_shared.facts import LobbyState

from tests.fakes.link import MORNING, FakeLink
from tests.kiosk.stand import a_ticket


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JobStore]:
    store = JobStore(tmp_path / "paper.db")
    yield store
    store.close()


def a_hall(**ticket: object) -> LobbyState:
    """A hall in which this kiosk's ticket stands."""
    mine = a_ticket("A016", id="mine", **ticket)
    return LobbyState(day=MORNING.date(), at=MORNING, tickets=(mine,))


def restart(store: JobStore, centre: Centre, hall: LobbyState | None = None) -> FakeLink:
    """The kiosk starts again with what is on the disk, and finds this hall."""
    store.settle()
    link = FakeLink()
    link.reports_of_this_test = Reports(link, store)  # type: ignore[attr-defined]
    link.come_online(centre, hall or a_hall())
    return link


def test_a_wish_is_on_the_disk_before_the_server_is_asked(store: JobStore, centre: Centre) -> None:
    seen: list[KeptJob] = []

    class Watching(FakeLink):
        def send(self, *args: object, **more: object) -> str:
            seen.extend(store.open_jobs())
            return ""

    link = Watching()
    link.come_online(centre)
    attempt = Asking(link, Reports(link, store)).ask(Wish(("chung-thuc",)), paper=True)
    assert seen == [KeptJob(attempt.command, attempt.ticket, JobState.QUEUED)]


def test_a_refused_wish_leaves_nothing_on_the_disk(store: JobStore, centre: Centre) -> None:
    link = FakeLink()
    link.come_online(centre)
    Asking(link, Reports(link, store)).ask(Wish(("chung-thuc",)), paper=True)
    link.answer(RefusedReply("service_closed"))
    assert store.open_jobs() == []


@pytest.mark.parametrize("reprint", [False, True])
def test_after_a_restart_a_paper_not_begun_is_reported_and_its_own_number_cancelled(
    store: JobStore, centre: Centre, reprint: bool
) -> None:
    store.queue("job", "mine", reprint=reprint)
    link = restart(store, centre)
    report: list[AnyCommand] = [ReportPaper(ticket="mine", paper="not_printed", repeat=reprint)]
    assert link.sent == report
    link.answer(Accepted())
    assert link.sent == (report if reprint else [*report, Cancel(ticket="mine")])


@pytest.mark.parametrize("state", [JobState.SENDING, JobState.SENT])
def test_after_a_restart_a_paper_that_was_begun_is_unknown_and_its_number_stands(
    store: JobStore, centre: Centre, state: JobState
) -> None:
    store.queue("job", "mine")
    store.move("job", state)
    assert restart(store, centre).sent == [ReportPaper(ticket="mine", paper="unknown")]


def test_after_a_restart_a_printed_paper_that_nobody_heard_of_is_told(
    store: JobStore, centre: Centre
) -> None:
    store.queue("job", "mine")
    store.move("job", JobState.PRINTED)
    assert restart(store, centre).sent == [ReportPaper(ticket="mine", paper="printed")]


def test_a_number_that_was_called_meanwhile_is_not_taken_away(store: JobStore, centre: Centre) -> None:
    store.queue("job", "mine")
    link = restart(store, centre, a_hall(state="called"))
    assert link.sent == [ReportPaper(ticket="mine", paper="not_printed")]


def test_what_the_server_has_heard_is_not_told_again(store: JobStore, centre: Centre) -> None:
    store.queue("job", "mine")
    link = restart(store, centre)
    link.answer(Accepted())
    link.answer(NoAnswer())
    link.come_back()
    assert [command.kind for command in link.sent] == ["report_paper", "cancel", "report_paper"]
    link.answer(RefusedReply("unknown_ticket"))
    link.answer(RefusedReply("unknown_ticket"))
    link.come_back()
    assert len(link.sent) == 4
    assert restart(store, centre).sent == []


def test_a_number_is_given_back_only_after_its_paper_has_been_told(store: JobStore, centre: Centre) -> None:
    store.queue("job", "mine")
    link = restart(store, centre)
    link.answer(NoAnswer())
    assert [command.kind for command in link.sent] == ["report_paper"]
