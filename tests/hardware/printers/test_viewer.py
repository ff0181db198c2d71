"""The software printer behind the paper viewer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.printers.framing import frame_job, preview
from moiso_hardware.printers.profiles import PROFILES
from moiso_hardware.printers.viewer import Advance, Cut, Dots, PaperEvent, PaperMachine, Sensors
from PIL import Image

from tests.hardware.printers.conftest import small_job

JOB = small_job("A015")
STREAM = b"".join(frame_job(JOB, PROFILES["viewer"], ids=(b"AAAA", b"BBBB")).blocks) + b"\x1dr\x01"


def drawn(events: list[PaperEvent]) -> Image.Image:
    rows = [
        event.picture.height if isinstance(event, Dots) else event.rows
        for event in events[:-1]
        if not isinstance(event, Cut)
    ]
    whole = Image.new("1", (576, sum(rows)), 1)
    top = 0
    for event in events:
        if isinstance(event, Dots):
            whole.paste(event.picture, (0, top))
            top += event.picture.height
        elif isinstance(event, Advance):
            top += event.rows
    return whole


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_the_viewer_shows_the_preview_however_the_bytes_arrive(cuts: list[int]) -> None:
    answers: list[bytes] = []
    machine = PaperMachine(Sensors(), answers.append)
    places = [0, *sorted(cuts), len(STREAM)]
    events = [event for start, end in pairwise(places) for event in machine.receive(STREAM[start:end])]
    assert isinstance(events[-1], Cut)
    assert drawn(events).tobytes() == preview(JOB, PROFILES["viewer"]).tobytes()
    assert answers == [b"\x10\x00\x00\x0f", b"\x37\x22AAAA\x00", b"\x37\x22BBBB\x00", b"\x00"]


@given(st.binary(max_size=400))
def test_no_noise_upsets_the_viewer(noise: bytes) -> None:
    machine = PaperMachine(Sensors(), lambda words: None)
    list(machine.receive(noise))


def test_the_viewer_tells_a_change_to_those_who_asked() -> None:
    answers: list[bytes] = []
    sensors = Sensors()
    machine = PaperMachine(sensors, answers.append)
    list(machine.receive(b"\x1da\xff"))
    sensors.paper_end = True
    machine.sensors_changed()
    list(machine.receive(b"\x10\x04\x01\x10\x04\x04\x1dr\x01"))
    assert answers == [b"\x10\x00\x00\x0f", b"\x18\x00\x0f\x0f", b"\x1a", b"\x7e"]


def test_a_cleared_viewer_forgets_what_it_had_not_printed() -> None:
    answers: list[bytes] = []
    sensors = Sensors(cover_open=True)
    machine = PaperMachine(sensors, answers.append)
    list(machine.receive(STREAM + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"))
    sensors.cover_open = False
    assert list(machine.work()) == []
    assert answers == [b"\x37\x25\x00"]
