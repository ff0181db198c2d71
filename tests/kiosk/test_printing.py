"""The worker that prints, with a printer that blocks and fails as it likes."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_hardware.printers.port import (
    NotPrinted,
    Outcome,
    PaperJob,
    Printed,
    PrinterState,
    Step,
    Unknown,
    ignore_state,
    ignore_step,
)
from moiso_kiosk.printing import PrintWorker
from moiso_shared.paper_layout import default_layout
from PIL import Image
from pytestqt.qtbot import QtBot


class SlowPrinter:
    """Prints when the test lets it."""

    width_dots = 576

    def __init__(self) -> None:
        self.may_print = Event()
        self.may_print.set()
        self.threads: set[str] = set()
        self.broken = self.begins = False
        self.told: Callable[[PrinterState], None] = ignore_state
        self.ails = ""
        self.closed = False

    def state(self) -> PrinterState:
        self.threads.add(current_thread().name)
        return PrinterState(link="ok", paper="near_end")

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        if self.ails:
            self.told(PrinterState(link="ok", paper="end"))
        assert self.may_print.wait(10)
        if self.begins:
            on_step(Step.SENDING)
        if self.broken:
            raise RuntimeError("a bug in the driver")
        return Printed()

    def watch(self, told: Callable[[PrinterState], None]) -> None:
        self.told = told

    def preview(self, job: PaperJob) -> Image.Image:
        return Image.new("1", (1, 1))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def printer() -> SlowPrinter:
    return SlowPrinter()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JobStore]:
    store = JobStore(tmp_path / "paper.db")
    yield store
    store.close()


@pytest.fixture
def worker(printer: SlowPrinter, store: JobStore, qtbot: QtBot) -> Iterator[PrintWorker]:
    worker = PrintWorker(lambda: printer, store)
    with qtbot.waitSignal(worker.state_seen):
        worker.start()
    yield worker
    worker.stop()


def job(name: str) -> PaperJob:
    return PaperJob(default_layout(), {}, id=name)


def test_a_slow_printer_does_not_hold_up_the_screen(
    worker: PrintWorker, printer: SlowPrinter, qtbot: QtBot
) -> None:
    printer.may_print.clear()
    worker.print(job("one"))
    worker.print(job("two"))
    outcomes: list[tuple[str, Outcome]] = []
    worker.finished.connect(lambda name, outcome: outcomes.append((name, outcome)))
    assert outcomes == []
    printer.may_print.set()
    qtbot.waitUntil(lambda: outcomes == [("one", Printed()), ("two", Printed())])


def test_trouble_on_the_way_is_told_while_the_printer_still_waits_for_paper(
    worker: PrintWorker, printer: SlowPrinter, qtbot: QtBot
) -> None:
    printer.ails = "paper_end"
    printer.may_print.clear()
    worker.print(job("one"))
    qtbot.waitUntil(lambda: worker.state.obstacle == "paper_end")
    with qtbot.waitSignal(worker.finished):
        printer.may_print.set()


@pytest.mark.expects_log("the printer driver failed")
@pytest.mark.parametrize(
    ("begun", "outcome", "state"),
    [
        (True, Unknown("driver_failed"), JobState.UNKNOWN),
        (False, NotPrinted("driver_failed"), JobState.NOT_PRINTED),
    ],
)
def test_a_bug_in_a_driver_leaves_in_doubt_what_was_begun(
    worker: PrintWorker,
    printer: SlowPrinter,
    store: JobStore,
    qtbot: QtBot,
    begun: bool,
    outcome: Outcome,
    state: JobState,
) -> None:
    printer.broken, printer.begins = True, begun
    store.queue("one", "ticket")
    with qtbot.waitSignal(worker.finished) as told:
        worker.print(job("one"))
    assert told.args == ["one", outcome]
    kept = store.get("one")
    assert kept
    assert kept.state is state


@pytest.mark.expects_log("the printer driver failed")
def test_a_disk_that_fails_under_a_paper_leaves_nobody_waiting(
    worker: PrintWorker, printer: SlowPrinter, store: JobStore, qtbot: QtBot, tmp_path: Path
) -> None:
    printer.begins = True
    store.queue("one", "ticket")
    with sqlite3.connect(tmp_path / "paper.db") as other:
        other.execute("DROP TABLE job")
    other.close()
    with qtbot.waitSignal(worker.finished) as told:
        worker.print(job("one"))
    assert told.args == ["one", Unknown("driver_failed")]


def test_who_asks_the_printer_gets_an_answer_of_their_own(worker: PrintWorker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.answered) as told:
        worker.ask("how are you?")
    assert told.args is not None
    assert told.args[0] == "how are you?"
    assert told.args[1].can_print


def test_the_printer_is_asked_how_it_is_in_the_workers_thread(
    worker: PrintWorker, printer: SlowPrinter
) -> None:
    assert worker.state.problems == ("paper_near_end",)
    assert main_thread().name not in printer.threads


def test_stopping_lets_go_of_the_printer(printer: SlowPrinter, store: JobStore, qtbot: QtBot) -> None:
    worker = PrintWorker(lambda: printer, store)
    with qtbot.waitSignal(worker.state_seen):
        worker.start()
    worker.stop()
    worker.stop()
    assert printer.closed
