"""Printers that fail in every way at random points, over hundreds of tickets: what must hold all the same."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.jobs import JobState, JobStore, print_kept
from moiso_hardware.printers.port import PaperJob, Printer, Step

from tests.hardware.printers.conftest import HASTY, begins, rows_of, small_job, trimmed
from tests.simulators.printer import Model
from tests.simulators.printer_links import PtyPrinter, TcpPrinter
from tests.simulators.printer_sensors import FaultKind

TICKETS = 80
IMPATIENT = replace(HASTY, answer_s=0.06, patience_s=0.12, retry_s=0.001)
KINDS: tuple[FaultKind, ...] = (
    "paper_end",
    "cover_open",
    "cutter_jam",
    "hot",
    "power_cut",
    "unplugged",
    "silent",
    "near_end",
)


class KioskDied(Exception):
    """Somebody pulled the kiosk's plug."""


@dataclass
class Kiosk:
    """As much of a kiosk as the paper needs: asks the printer, issues, prints, reports, starts again."""

    machine: TcpPrinter | PtyPrinter
    address: str
    disk: Path
    dice: random.Random
    printer: Printer = field(init=False)
    store: JobStore = field(init=False)
    issued: list[str] = field(default_factory=list)
    drawn: dict[str, list[bytes]] = field(default_factory=dict)
    outcomes: dict[str, JobState] = field(default_factory=dict)

    def start(self) -> None:
        self.store = JobStore(self.disk)
        for kept in self.store.settle():
            self.outcomes[kept.id] = kept.state
            self.store.told(kept.id)
        interrupted = JobState.UNKNOWN in self.outcomes.values()
        self.printer = open_printer(self.address, IMPATIENT, interrupted=interrupted)

    def die(self) -> None:
        self.printer.close()
        self.store.close()

    def visitor(self) -> None:
        """One person takes a number; sometimes the paper does not come and is printed again, marked."""
        if not self.printer.state().can_print:
            self.machine.do(lambda core: core.repair())
            return
        number = f"A{len(self.issued) + 1:03}"
        self.issued.append(number)
        self.paper(small_job(number))
        if self.outcomes.get(number) is JobState.UNKNOWN and self.dice.random() < 0.4:
            self.paper(small_job(number, reprint=True, name=f"{number}-again"))

    def paper(self, job: PaperJob) -> None:
        self.drawn[job.id] = rows_of(self.printer.preview(job))
        self.store.queue(job.id, job.values["number"])
        try:
            with self._plug_pulled_sometimes() as printer:
                print_kept(printer, self.store, job)
        except KioskDied:
            self.die()
            self.start()
            return
        kept = self.store.get(job.id)
        assert kept is not None
        self.outcomes[job.id] = kept.state

    @contextmanager
    def _plug_pulled_sometimes(self) -> Iterator[Printer]:
        if self.dice.random() > 0.06:
            yield self.printer
            return
        if self.dice.random() < 0.3:
            raise KioskDied
        yield cast(Printer, DyingPrinter(self.printer, self.dice.choice(list(Step))))


@dataclass
class DyingPrinter:
    """A printer whose kiosk loses power when a job comes to this step."""

    printer: Printer
    at: Step

    @property
    def width_dots(self) -> int:
        return self.printer.width_dots

    def print(self, job: PaperJob, on_step: Callable[[Step], None]) -> object:
        def step(taken: Step) -> None:
            on_step(taken)
            if taken is self.at:
                raise KioskDied

        return self.printer.print(job, step)


def a_day(kiosk: Kiosk) -> None:
    """Visitors come; something goes wrong with about half of their papers; staff mend it sooner or later."""
    kiosk.start()
    while len(kiosk.issued) < TICKETS:
        if kiosk.dice.random() < 0.45:
            kind = kiosk.dice.choice(KINDS)
            after = kiosk.dice.choice([0, 20, *[kiosk.dice.randrange(6_000) for _ in range(6)]])
            kiosk.machine.do(lambda core, kind=kind, after=after: core.arm(kind, after))  # type: ignore[misc]
        kiosk.visitor()
        if kiosk.dice.random() < 0.8:
            kiosk.machine.do(lambda core: core.repair())
    kiosk.die()


def check(kiosk: Kiosk, *, mute: bool = False) -> None:
    """What holds for every paper and every number.

    A ``mute`` printer cannot tell that a ticket broke off, so the next one may hang on the torn piece.
    """
    assert max(Counter(kiosk.issued).values()) == 1, "a number was issued twice"
    papers = [trimmed(paper.rows) for paper in kiosk.machine.do(lambda core: [*core.papers, core.mouth])]
    papers = [rows for rows in papers if rows]
    whole = Counter(name for rows in papers for name, drawn in kiosk.drawn.items() if rows == drawn)
    for rows in papers:
        begun = rows[:1] if mute else rows
        assert any(begins(drawn, begun) for drawn in kiosk.drawn.values()), "a paper of nobody's"
    for name, count in whole.items():
        assert count == 1, f"{name} came out {count} times"
    cut = [trimmed(paper.rows) for paper in kiosk.machine.papers]
    for name, state in kiosk.outcomes.items():
        if state is JobState.PRINTED:
            assert kiosk.drawn[name] in cut, f"{name} is said to be printed and was not"
    for name in untouched(kiosk):
        begun = kiosk.drawn[name][:6]
        assert all(rows[:6] != begun for rows in papers), f"{name} is said not to be printed and left dots"
    assert set(kiosk.outcomes) == set(kiosk.drawn), "a paper without an outcome"


def untouched(kiosk: Kiosk) -> list[str]:
    """Jobs said not to be printed, of numbers that no other job began to print: their rows are their own."""
    begun = {name[:4] for name, state in kiosk.outcomes.items() if state is not JobState.NOT_PRINTED}
    return [name for name in kiosk.outcomes if name[:4] not in begun]


MODELS = {
    "epson": Model(),
    "slow answers": Model(answer_delay_s=0.004),
    "no process ids": Model(process_ids=False),
    "clears nothing": Model(process_ids=False, clears=False),
    "silent clone": Model(answers=False, process_ids=False, clears=False),
}


@pytest.mark.parametrize("name", MODELS)
def test_papers_and_numbers_stay_true_while_a_network_printer_fails(name: str, tmp_path: Path) -> None:
    with TcpPrinter(MODELS[name]) as machine:
        kiosk = Kiosk(machine, machine.address, tmp_path / "paper.db", random.Random(name))
        a_day(kiosk)
        check(kiosk, mute=not machine.core.model.answers)
        printed = Counter(kiosk.outcomes.values())[JobState.PRINTED]
        assert printed >= TICKETS * 0.4 if machine.core.model.answers else printed == 0


@pytest.mark.parametrize("ids", [True, False])
def test_papers_and_numbers_stay_true_while_a_serial_printer_fails(ids: bool, tmp_path: Path) -> None:
    with PtyPrinter(Model(process_ids=ids, buffer_bytes=2300), bytes_per_s=400_000) as machine:
        kiosk = Kiosk(machine, machine.address(115_200), tmp_path / "paper.db", random.Random(ids))
        a_day(kiosk)
        check(kiosk)
        assert Counter(kiosk.outcomes.values())[JobState.PRINTED] >= TICKETS * 0.3
