"""The command line, and the files that make a machine a kiosk."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_kiosk.__main__ import app
from moiso_kiosk.behind import PAPER_FILE, Behind
from moiso_kiosk.pin import PinStore
from moiso_shared.centre_file import dump
from moiso_shared.errors import FolderInUse
from moiso_shared.paper_layout import NumberBlock, PaperLayout
from PIL import Image
from typer.testing import CliRunner

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.kiosk.stand_ins import Clock
from tests.simulators.printer_links import PtyPrinter


@pytest.fixture
def line() -> CliRunner:
    return CliRunner()


def test_a_sample_ticket_goes_to_a_printer(line: CliRunner, tmp_path: Path) -> None:
    paper = tmp_path / "paper.bin"
    told = line.invoke(app, ["ticket", "print", "--printer", f"file:{paper}"])
    assert (told.exit_code, told.output) == (0, "Đã in và cắt phiếu.\n")
    assert len(paper.read_bytes()) > 10_000


def test_a_scanner_that_is_no_address_is_told_before_anything_begins(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("token", encoding="ascii")
    where = ["--server", "127.0.0.1:9", "--token-file", str(tmp_path / "token"), "--data", str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "-m", "moiso_kiosk", *where, "--mute", "--scanner", "reader"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("moiso-kiosk: scanner: 'reader' is no address")


def test_a_printer_that_is_away_is_told_by_the_exit_code(line: CliRunner) -> None:
    told = line.invoke(app, ["ticket", "print", "--printer", "tcp://127.0.0.1:9"])
    assert told.exit_code == 1
    assert told.output == "Chưa in: không kết nối được.\n"


def test_a_preview_is_a_picture_as_wide_as_the_paper(line: CliRunner, tmp_path: Path) -> None:
    told = line.invoke(app, ["ticket", "preview", str(tmp_path / "t.png"), "--number", "B123"])
    assert told.exit_code == 0
    with Image.open(tmp_path / "t.png") as picture:
        assert picture.width == 576


def test_a_preview_shows_the_centres_layout_as_the_printer_will_print_it(
    line: CliRunner, tmp_path: Path
) -> None:
    layout = PaperLayout(blocks=(NumberBlock(),)).model_dump(mode="json")
    (tmp_path / "centre.toml").write_text(dump(small_centre(ticket=layout)), encoding="utf-8")
    printer = f"file:{tmp_path / 'paper.bin'}?profile=zjiang-58"
    command = ["ticket", "preview", str(tmp_path / "t.png"), "--centre", str(tmp_path / "centre.toml")]
    told = line.invoke(app, [*command, "--printer", printer])
    assert told.exit_code == 0, told.output
    with Image.open(tmp_path / "t.png") as picture:
        assert picture.width == 384
        assert picture.height < 300


def test_a_second_kiosk_on_the_same_folder_leaves_the_papers_of_the_first_alone(tmp_path: Path) -> None:
    first = Behind(FakeLink(), tmp_path, None)
    papers = JobStore(tmp_path / PAPER_FILE)
    papers.queue("job", "ticket")
    with pytest.raises(FolderInUse, match="another kiosk works in"):
        Behind(FakeLink(), tmp_path, None)
    assert [job.state for job in papers.open_jobs()] == [JobState.QUEUED]
    papers.close()
    first.stop()
    Behind(FakeLink(), tmp_path, None).stop()


def test_a_slow_line_is_told_with_the_time_that_a_ticket_takes(tmp_path: Path) -> None:
    with PtyPrinter() as machine:
        printed = subprocess.run(
            [sys.executable, "-m", "moiso_kiosk", "ticket", "print", "--printer", machine.address(19_200)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert printed.returncode == 0
    assert re.search(r"hybrid ticket of \d+ bytes, about \d+ s", printed.stderr)


def test_the_pin_is_set_from_the_command_line(line: CliRunner, tmp_path: Path) -> None:
    told = line.invoke(app, ["pin", "--data", str(tmp_path)], input="2468\n")
    assert told.exit_code == 0
    assert PinStore(tmp_path / "pin.json", Clock()).fits("2468")
    assert "2468" not in told.output


def test_a_language_that_is_not_spoken_is_refused_by_name(line: CliRunner) -> None:
    told = line.invoke(app, ["--language", "xx"])
    assert told.exit_code == 2
    assert "xx" in told.output
