"""Every trouble of a device is told to the supervisor in words, in both languages."""

import pytest
from moiso_hardware.printers.port import PrinterState
from moiso_kiosk.health import UNPRINTED
from moiso_server.pages.words_staff import STAFF

EVERYTHING = PrinterState(
    link="away", paper="end", cover_open=True, cutter_error=True, hot=True, broken=True, off_line=True
)
OTHERS = (
    PrinterState(link="silent").problems,
    PrinterState(link="ok", off_line=True).problems,
    PrinterState(link="ok", paper="near_end").problems,
    (UNPRINTED, "gave_offline", "help_wanted", "locked", "no_sound", "no_voice"),
)


@pytest.mark.parametrize(
    "code", sorted({*EVERYTHING.problems, *(code for group in OTHERS for code in group)})
)
def test_a_trouble_has_words(code: str) -> None:
    vietnamese, english = STAFF[f"problem_{code}"]
    assert vietnamese
    assert english
    assert "_" not in vietnamese + english
