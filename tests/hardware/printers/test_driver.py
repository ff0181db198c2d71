"""What the driver makes of a printer's answers, over real sockets and pseudo-terminals."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from queue import SimpleQueue

import pytest
from moiso_hardware.printers import commands
from moiso_hardware.printers.port import NotPrinted, PaperJob, Printed, PrinterState, Sent, Unknown
from moiso_hardware.printers.profiles import PROFILES, Profile
from moiso_shared.paper_layout import NumberBlock, PaperLayout

from tests.hardware.printers.conftest import HASTY, Opener, rows_of, shows, small_job
from tests.simulators.printer import Model
from tests.simulators.printer_links import PtyPrinter, TcpPrinter
from tests.simulators.printer_sensors import FaultKind


def test_a_ticket_is_printed_when_the_printer_says_that_it_is_cut(opened: Opener) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address)
        job = small_job("A015")
        assert printer.print(job) == Printed()
        assert [shows(paper, printer.preview(job)) for paper in machine.papers] == [True]
        assert machine.core.illegal == []


def test_a_printer_without_process_ids_is_believed_by_its_fence_and_clean_status(opened: Opener) -> None:
    with TcpPrinter(Model(process_ids=False)) as machine:
        printer = opened(machine.address)
        assert printer.print(small_job("A015")) == Printed()
        assert printer.print(small_job("A016")) == Printed()
        assert (len(machine.papers), machine.core.illegal) == (2, [])


def test_a_printer_that_never_answers_gets_its_paper_and_is_only_sent(opened: Opener) -> None:
    with TcpPrinter(Model(answers=False)) as machine:
        printer = opened(machine.address)
        assert printer.state().can_print
        assert printer.print(small_job("A015")) == Sent()
        assert machine.wait_for(lambda core: len(core.papers) == 1)


def test_a_printer_whose_kind_answers_is_not_used_while_it_is_silent(opened: Opener, hasty: Profile) -> None:
    with TcpPrinter(Model(answers=False)) as machine:
        printer = opened(machine.address, replace(hasty, answers=True))
        assert printer.state().problems == ("printer_silent",)
        assert printer.print(small_job("A015")) == NotPrinted("printer_silent")
        assert (machine.papers, machine.core.mouth.blank) == ([], True)


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("paper_end", "paper_end"),
        ("cover_open", "cover_open"),
        ("hot", "printer_hot"),
        ("broken", "printer_broken"),
    ],
)
def test_a_printer_with_a_fault_prints_nothing_and_says_why(
    opened: Opener, kind: FaultKind, problem: str
) -> None:
    with TcpPrinter() as machine:
        machine.do(lambda core: core.fail(kind))
        printer = opened(machine.address)
        assert printer.state().problems == (problem,)
        assert printer.print(small_job("A015")) == NotPrinted(problem)
        assert machine.core.mouth.rows == []
        machine.do(lambda core: core.repair())
        assert printer.print(small_job("A015")) == Printed()


def test_paper_near_its_end_is_told_and_still_printed_on(opened: Opener) -> None:
    with TcpPrinter() as machine:
        machine.do(lambda core: core.fail("near_end"))
        printer = opened(machine.address)
        assert (printer.state().problems, printer.state().can_print) == (("paper_near_end",), True)
        assert printer.print(small_job("A015")) == Printed()


@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize(
    "kind", ["paper_end", "cover_open", "cutter_jam", "power_cut", "unplugged", "silent"]
)
def test_a_fault_in_the_middle_of_a_ticket_is_unknown_and_the_next_one_comes_out_whole(
    opened: Opener, kind: FaultKind, ids: bool
) -> None:
    with TcpPrinter(Model(process_ids=ids)) as machine:
        printer = opened(machine.address)
        assert printer.print(small_job("A014")) == Printed()
        machine.do(lambda core: core.arm(kind, 300))
        assert isinstance(printer.print(small_job("A015")), Unknown)
        machine.do(lambda core: core.repair())
        job = small_job("A016")
        assert printer.print(job) == Printed()
        assert shows(machine.papers[-1], printer.preview(job))


@pytest.mark.parametrize(("kind", "problem"), [("paper_end", "paper_end"), ("cover_open", "cover_open")])
def test_trouble_in_the_middle_of_a_ticket_is_told_at_once_and_so_is_its_end(
    opened: Opener, kind: FaultKind, problem: str
) -> None:
    told: SimpleQueue[PrinterState] = SimpleQueue()
    with TcpPrinter() as machine, ThreadPoolExecutor() as other:
        printer = opened(machine.address, replace(HASTY, patience_s=60.0))
        printer.watch(told.put)
        machine.do(lambda core: core.arm(kind, 300))
        outcome = other.submit(printer.print, small_job("A015"))
        assert told.get(timeout=30).obstacle == problem
        assert not outcome.done()
        machine.do(lambda core: core.repair())
        assert outcome.result(timeout=30) == Printed()
        assert told.get(timeout=1).obstacle == ""


def test_a_job_that_stopped_does_not_come_out_when_paper_is_loaded(opened: Opener) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address)
        machine.do(lambda core: core.arm("paper_end", 300))
        assert printer.print(small_job("A015")) == Unknown("paper_end")
        rows = len(machine.core.mouth.rows)
        machine.do(lambda core: core.repair())
        assert (machine.papers, len(machine.core.mouth.rows)) == ([], rows)


@pytest.mark.parametrize("ids", [True, False])
def test_a_jammed_cutter_works_again_when_somebody_has_seen_to_it(opened: Opener, ids: bool) -> None:
    with TcpPrinter(Model(process_ids=ids)) as machine:
        printer = opened(machine.address)
        machine.do(lambda core: setattr(core, "paper_in_cutter", True))
        machine.do(lambda core: core.arm("cutter_jam", 300))
        assert printer.print(small_job("A015")) == Unknown("cutter_error")
        for _ in range(3):
            assert printer.state().obstacle == "cutter_error"
        machine.do(lambda core: core.free_cutter())
        assert printer.state().can_print
        job = small_job("A016")
        assert printer.print(job) == Printed()
        assert shows(machine.papers[-1], printer.preview(job))


def test_a_clone_that_clears_nothing_still_prints_the_next_ticket_on_its_own_paper(opened: Opener) -> None:
    with TcpPrinter(Model(process_ids=False, clears=False)) as machine:
        printer = opened(machine.address, replace(HASTY, answer_s=2.0, patience_s=3.0))
        machine.do(lambda core: core.arm("unplugged", 300))
        assert isinstance(printer.print(small_job("A015")), Unknown)
        job = small_job("A016")
        assert printer.print(job) == Printed()
        assert shows(machine.papers[-1], printer.preview(job))


def test_after_a_restart_the_rest_of_the_last_job_is_cut_off_first(opened: Opener) -> None:
    with TcpPrinter() as machine:
        first = opened(machine.address)
        machine.do(lambda core: core.arm("unplugged", 300))
        assert isinstance(first.print(small_job("A015")), Unknown)
        second = opened(machine.address, interrupted=True)
        job = small_job("A016")
        assert second.print(job) == Printed()
        assert shows(machine.papers[-1], second.preview(job))


def test_a_printer_that_was_switched_off_and_on_prints_the_next_ticket_at_once(opened: Opener) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address)
        assert printer.print(small_job("A015")) == Printed()
        machine.do(lambda core: core.power_cut())
        assert printer.print(small_job("A016")) == NotPrinted("printer_away")
        machine.do(lambda core: core.repair())
        assert printer.print(small_job("A016")) == Printed()
        assert len(machine.papers) == 2


def test_a_slow_answer_is_waited_for(opened: Opener, hasty: Profile) -> None:
    with TcpPrinter(Model(answer_delay_s=0.1)) as machine:
        printer = opened(machine.address, hasty)
        assert printer.print(small_job("A015")) == Printed()


@pytest.mark.parametrize("ids", [True, False])
def test_a_serial_printer_with_a_small_buffer_loses_no_byte(opened: Opener, ids: bool) -> None:
    with PtyPrinter(Model(process_ids=ids, buffer_bytes=2200), bytes_per_s=60_000) as machine:
        printer = opened(machine.address(115_200))
        job = small_job("A015")
        assert printer.print(job) == Printed()
        assert (machine.core.overrun, machine.core.illegal) == (0, [])
        assert shows(machine.papers[0], printer.preview(job))


def test_a_presenter_takes_a_forgotten_ticket_back_before_the_next(opened: Opener, hasty: Profile) -> None:
    custom = replace(PROFILES["custom-vkp80"], answer_s=hasty.answer_s, patience_s=hasty.patience_s)
    with TcpPrinter(Model(width_dots=608, process_ids=False, full_status=True)) as machine:
        printer = opened(machine.address, custom)
        assert printer.print(small_job("A015")) == Printed()
        assert (printer.state().ticket_in_mouth, printer.state().can_print) == (True, True)
        assert (machine.core.ticket_out, machine.core.taken_back) == (True, 0)
        assert printer.print(small_job("A016")) == Printed()
        assert (machine.core.taken_back, machine.core.illegal) == (1, [])


def test_the_preview_is_what_comes_out(opened: Opener) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address)
        job = small_job("Đ0Ộ")
        assert printer.print(job) == Printed()
        assert rows_of(printer.preview(job)) != []
        assert shows(machine.papers[0], printer.preview(job))


def test_a_printer_that_was_asked_a_moment_ago_is_not_asked_again(opened: Opener, hasty: Profile) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address, replace(hasty, fresh_s=60.0))
        assert printer.print(small_job("A014")) == Printed()
        assert printer.state().can_print
        heard: list[bytes] = []
        take = machine.core.receive

        def listen(data: bytes) -> None:
            heard.append(data)
            take(data)

        machine.core.receive = listen  # type: ignore[method-assign]
        assert printer.print(small_job("A015")) == Printed()
        assert b"".join(heard).startswith(commands.INITIALISE)


def test_what_a_printer_told_since_it_was_asked_counts(opened: Opener, hasty: Profile) -> None:
    with TcpPrinter() as machine:
        printer = opened(machine.address, replace(hasty, fresh_s=60.0))
        assert printer.print(small_job("A014")) == Printed()
        assert printer.state().can_print
        machine.do(lambda core: core.fail("cover_open"))
        assert printer.print(small_job("A015")) == NotPrinted("cover_open")
        assert machine.core.mouth.rows == []


def test_an_absent_printer_is_told_once_however_often_it_is_asked(
    opened: Opener, hasty: Profile, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    printer = opened("tcp://127.0.0.1:9", replace(hasty, retry_s=0.0))
    assert [printer.state().link for _ in range(3)] == ["away"] * 3
    assert caplog.text.count("No printer at") == 1


def test_a_printer_that_stopped_with_full_buffers_is_still_known_to_want_paper(
    opened: Opener, hasty: Profile
) -> None:
    large = PaperJob(PaperLayout(blocks=(NumberBlock(height_mm=24.0),)), {"number": "A015"})
    with TcpPrinter() as machine:
        printer = opened(machine.address, hasty)
        machine.do(lambda core: core.arm("paper_end", 1_000))
        assert printer.print(large) == Unknown("paper_end")
        assert printer.state().problems == ("paper_end", "printer_silent")
        machine.do(lambda core: core.repair())
        assert printer.state().problems == ()
