"""Paper jobs survive a restart with the right memory."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.jobs import DiskUnavailable, JobKnown, JobState, JobStore, KeptJob, print_kept
from moiso_hardware.printers.port import (
    NotPrinted,
    Outcome,
    PaperJob,
    Printed,
    Sent,
    Step,
    Unknown,
    ignore_step,
)
from moiso_hardware.printers.samples import sample_values
from moiso_shared.paper_layout import default_layout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.db"


class Spy:
    """Looks at the disk in the middle of a job, then says what it is told to say."""

    width_dots = 576

    def __init__(self, store: JobStore, outcome: Outcome) -> None:
        self.store, self.outcome, self.seen = store, outcome, list[str]()

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        for step in Step:
            on_step(step)
            kept = self.store.get(job.id)
            self.seen.append(kept.state if kept else "")
        return self.outcome


def job(name: str) -> PaperJob:
    return PaperJob(default_layout(), sample_values(), id=name)


@pytest.mark.parametrize(
    ("outcome", "state", "reason"),
    [
        (Printed(), JobState.PRINTED, ""),
        (NotPrinted("paper_end"), JobState.NOT_PRINTED, "paper_end"),
        (Unknown("printer_link_lost"), JobState.UNKNOWN, "printer_link_lost"),
        (Sent(), JobState.UNKNOWN, "no_answer"),
    ],
)
def test_every_step_is_on_the_disk_before_it_is_taken(
    path: Path, outcome: Outcome, state: JobState, reason: str
) -> None:
    store = JobStore(path)
    spy = Spy(store, outcome)
    store.queue("c1", "t1")
    assert print_kept(spy, store, job("c1")) == outcome  # type: ignore[arg-type]
    assert spy.seen == ["sending", "sent"]
    assert store.get("c1") == KeptJob("c1", "t1", state, reason)
    store.close()


def test_after_a_restart_untouched_jobs_are_not_printed_and_begun_ones_unknown(path: Path) -> None:
    store = JobStore(path)
    for name in ("queued", "sending", "sent", "done"):
        store.queue(name, f"t-{name}")
    store.move("sending", JobState.SENDING)
    store.move("sent", JobState.SENT)
    store.move("done", JobState.PRINTED)
    store.close()
    again = JobStore(path)
    settled = {kept.id: kept.state for kept in again.settle()}
    assert settled == {
        "queued": JobState.NOT_PRINTED,
        "sending": JobState.UNKNOWN,
        "sent": JobState.UNKNOWN,
    }
    assert again.open_jobs() == []
    again.close()


def test_a_settled_job_is_reported_until_the_server_was_told(path: Path) -> None:
    store = JobStore(path)
    store.queue("c1", "t1")
    store.settle()
    store.close()
    again = JobStore(path)
    assert [kept.ticket for kept in again.settle()] == ["t1"]
    again.told("c1")
    assert again.settle() == []
    again.close()


def test_a_week_later_only_what_the_server_has_heard_is_forgotten(path: Path) -> None:
    store = JobStore(path)
    for name in ("heard", "unheard"):
        store.queue(name, f"t-{name}")
        store.move(name, JobState.PRINTED)
    store.told("heard")
    store.close()
    with sqlite3.connect(path) as clock:
        clock.execute("UPDATE job SET at = at - 8 * 24 * 3600")
    clock.close()
    again = JobStore(path)
    assert again.get("heard") is None
    assert [job.id for job in again.untold()] == ["unheard"]
    again.close()


def test_the_same_paper_is_never_queued_twice(path: Path) -> None:
    store = JobStore(path)
    store.queue("c1", "t1")
    with pytest.raises(JobKnown):
        store.queue("c1", "t1")
    store.close()


def test_a_job_printed_into_a_file_ends_as_printed(path: Path, tmp_path: Path) -> None:
    store = JobStore(path)
    store.queue("c1", "t1")
    printer = open_printer(f"file:{tmp_path / 'paper.bin'}")
    assert print_kept(printer, store, job("c1")) == Printed()
    kept = store.get("c1")
    assert kept
    assert kept.state is JobState.PRINTED
    store.close()


def test_only_a_newest_paper_in_doubt_may_have_left_something_in_the_printer(path: Path) -> None:
    store = JobStore(path)
    assert not store.left_unfinished()
    for name, state in (("c1", JobState.PRINTED), ("c2", JobState.UNKNOWN), ("c3", JobState.NOT_PRINTED)):
        store.queue(name, f"t-{name}")
        store.move(name, state)
    assert store.left_unfinished()
    store.queue("c4", "t-c4")
    store.move("c4", JobState.PRINTED)
    assert not store.left_unfinished()
    store.close()


def test_a_disk_that_takes_nothing_is_an_error_of_its_own(path: Path) -> None:
    store = JobStore(path)
    store.queue("c1", "t1")
    other = sqlite3.connect(path)
    other.execute("DROP TABLE job")
    other.commit()
    other.close()
    with pytest.raises(DiskUnavailable):
        store.queue("c2", "t2")
    store.close()
