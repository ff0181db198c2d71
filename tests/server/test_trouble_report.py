"""The reports count what ailed each device, by kind."""

from moiso_server.reports.report import Report
from moiso_server.reports.wording import Wording
from moiso_server.rules.internal import NoteDevice

from tests.server.in_process import InProcess
from tests.server.test_working_time import report


def counts(told: Report, dimension: str) -> dict[str, int]:
    return {line.value: line.cell.visits for line in told.lines[dimension]}


def test_a_trouble_counts_each_time_it_comes_whatever_else_comes_and_goes(hall: InProcess) -> None:
    hall.issue()
    for problems in [
        ("paper_near_end",),
        ("paper_near_end", "cover_open"),
        ("paper_near_end",),
        (),
        ("cover_open",),
        ("cover_open", "gave_offline:3"),
        ("cover_open", "gave_offline:7"),
    ]:
        hall.ask(NoteDevice(device="kiosk/k1", problems=problems))
    hall.ask(NoteDevice(device="kiosk/k2", problems=("cover_open",)))
    told = report(hall)
    assert counts(told, "trouble") == {
        "kiosk/k1 cover_open": 2,
        "kiosk/k1 gave_offline": 1,
        "kiosk/k1 paper_near_end": 1,
        "kiosk/k2 cover_open": 1,
    }
    assert counts(told, "device") == {"kiosk/k1": 4, "kiosk/k2": 1}


def test_a_kind_of_trouble_is_told_in_words_with_its_device(hall: InProcess) -> None:
    centre = hall.parts.hall.centre
    assert Wording(centre, "vi").line("trouble", "kiosk/k1 paper_end") == "Ki-ốt 1: hết giấy"
    assert Wording(centre, "en").line("trouble", "kiosk/k1 of_tomorrow") == "Kiosk 1: of_tomorrow"
