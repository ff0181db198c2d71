"""A kiosk's process is killed while it issues, prints and reports; its next life tells the truth."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_kiosk.behind import PAPER_FILE
from moiso_server.demo import House, free_port, until
from moiso_server.demo_story import Stage

from tests.end_to_end.conftest import Hall
from tests.end_to_end.test_main_job import picture
from tests.simulators.printer_links import TcpPrinter

TICKET_BYTES = 30_000
"""A ticket of the tiny centre has more."""


class Kiosk:
    """The kiosk's process in all its lives."""

    def __init__(self, hall: Hall, data: Path) -> None:
        self.hall, self.data, self.server = hall, data, hall.house.programs["server"]
        self.start()

    def start(self) -> None:
        """Switch it on, and have a visitor choose a service."""
        printer, data = self.hall.printer.address, str(self.data)
        self.hall.start("kiosk", "moiso_kiosk", "kiosk", "k1", "--printer", printer, "--data", data, "--mute")
        self.hall.stage.act("kiosk", "touch tile-0")

    def take(self, happened: Callable[[], bool]) -> None:
        """Have the visitor touch "Lấy số" until this happens."""
        assert self.hall.house.shots is not None
        wish = self.hall.house.shots / "kiosk-take.do"

        def so() -> bool:
            if not happened():
                if not wish.exists():
                    wish.with_suffix(".part").write_text("touch take")
                    wish.with_suffix(".part").rename(wish)
                return False
            return True

        until(so, "a touch to have its effect")

    def die(self) -> None:
        """Kill it, and start it anew while the server goes on."""
        self.hall.kill("kiosk")
        self.server.send_signal(signal.SIGCONT)
        assert self.hall.house.shots is not None
        for wish in self.hall.house.shots.glob("kiosk-take.*"):
            wish.unlink()
        self.start()

    def states(self) -> list[JobState]:
        """What its disk has of each paper that the server has not heard of."""
        store = JobStore(self.data / PAPER_FILE)
        try:
            return [job.state for job in [*store.open_jobs(), *store.untold()]]
        finally:
            store.close()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A server and a kiosk whose printer takes a third of a second for a ticket."""
    shots = tmp_path / "shots"
    shots.mkdir()
    house = House(tmp_path, free_port(), shots)
    with TcpPrinter(bytes_per_s=120_000) as printer:
        hall = Hall(house, None, printer, None)  # type: ignore[arg-type]
        try:
            hall.start_server()
            hall.stage = Stage(house, until)
            yield Kiosk(hall, tmp_path / "kiosk")
        finally:
            house.programs["server"].send_signal(signal.SIGCONT)
            house.stop()
            print((tmp_path / "kiosk.log").read_text(errors="replace")[-2000:])


def test_a_killed_kiosk_knows_what_became_of_its_papers(kiosk: Kiosk) -> None:
    printer, stage = kiosk.hall.printer, kiosk.hall.stage

    kiosk.server.send_signal(signal.SIGSTOP)
    kiosk.take(lambda: JobState.QUEUED in kiosk.states())
    kiosk.die()
    stage.wait("the number without a paper to be cancelled", lambda lobby: lobby["tickets"] == [])
    until(lambda: kiosk.states() == [], "the report of it")
    assert printer.do(lambda core: core.mouth.blank and not core.papers)

    printer.pace(15_000)  # so that it is still at work when the kiosk dies, on a busy machine too
    begun = Random(4).randrange(1_000, TICKET_BYTES // 2)
    kiosk.take(lambda: printer.do(lambda core: core.worked) > begun)
    kiosk.die()
    printer.pace(120_000)
    stage.wait("the doubt", lambda lobby: [ticket["paper"] for ticket in lobby["tickets"]] == ["unknown"])

    printer.pace(1)
    kiosk.take(lambda: not {JobState.SENDING, JobState.SENT}.isdisjoint(kiosk.states()))
    kiosk.server.send_signal(signal.SIGSTOP)
    printer.pace(None)
    until(lambda: JobState.PRINTED in kiosk.states(), "a paper of which the server has not heard")
    kiosk.die()
    stage.wait(
        "its report", lambda lobby: [each["paper"] for each in lobby["tickets"]] == ["unknown", "printed"]
    )
    codes = whole_papers(printer)
    assert len(codes) == len(set(codes)) <= 2
    assert printer.do(lambda core: core.illegal) == []


def whole_papers(printer: TcpPrinter) -> list[str]:
    """The codes on the papers that came out whole."""
    found = [zxingcpp.read_barcodes(picture(paper)) for paper in printer.papers if paper.rows]
    return [code.text for codes in found for code in codes]
