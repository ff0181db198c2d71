from collections.abc import Callable
from pathlib import Path

import pytest
from moiso_hardware.printers.port import PrinterState
from moiso_kiosk.attendant import EXIT_RESTART, EXIT_STOP
from moiso_kiosk.panel import Button, one_page, printer_words
from moiso_kiosk.pin import PinStore, PinUnfit
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.facts import Stop
from moiso_shared.sentences import sentence

from tests.kiosk.stand import LYING, UPRIGHT, Stand
from tests.kiosk.stand_ins import Clock


@pytest.fixture
def pins(tmp_path: Path) -> PinStore:
    """The PIN is 2468."""
    pins = PinStore(tmp_path / "pin.json", Clock())
    pins.set("2468")
    return pins


def knock(stand: Stand, times: int = 5) -> None:
    stand.touch("corner", times=times)


def enter(stand: Stand, pin: str) -> None:
    for digit in pin:
        stand.touch(f"pin-{digit}")
    stand.touch("pin-ok")


def open_panel(stand: Stand) -> None:
    knock(stand)
    enter(stand, "2468")


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_a_knock_and_the_pin_open_the_panel(
    build: Callable[..., Stand], pins: PinStore, size: object
) -> None:
    stand = build(size)
    open_panel(stand)
    assert stand.words("attendant-title") == "Dành cho người phụ trách"
    stand.touch("attendant-close")
    assert stand.page["step"] == "menu"


def test_a_few_touches_of_the_corner_open_nothing(stand: Stand, pins: PinStore) -> None:
    knock(stand, times=4)
    stand.clock.pass_s(5)
    knock(stand, times=4)
    assert not stand.shows("attendant-title")


def test_a_wrong_pin_opens_nothing(stand: Stand, pins: PinStore) -> None:
    knock(stand)
    enter(stand, "1111")
    assert stand.words("attendant-message") == "Mã PIN chưa đúng"
    assert not stand.shows("do-stop")


def test_without_a_pin_the_panel_stays_shut(stand: Stand) -> None:
    knock(stand)
    enter(stand, "")
    assert not stand.shows("do-stop")


def test_the_panel_prints_a_sample_and_asks_the_printer_again(stand: Stand, pins: PinStore) -> None:
    open_panel(stand)
    stand.touch("do-print")
    stand.touch("do-paper")
    assert [job.values["number"] for job in stand.paper.jobs] == ["A015"]
    assert stand.paper.looks == 1


def test_a_locked_kiosk_gives_no_numbers_until_it_is_unlocked(stand: Stand, pins: PinStore) -> None:
    open_panel(stand)
    stand.touch("do-lock")
    stand.touch("attendant-close")
    assert stand.words("problem") == "Máy tạm ngừng phục vụ"
    stand.kiosk.touchTile("0")
    assert stand.page["step"] == "sorry"
    assert stand.attendant.locked
    open_panel(stand)
    stand.touch("do-unlock")
    stand.touch("attendant-close")
    assert stand.shows("tile-0")


@pytest.mark.parametrize(("button", "code"), [("do-restart", EXIT_RESTART), ("do-stop", EXIT_STOP)])
def test_the_panel_ends_the_program(stand: Stand, pins: PinStore, button: str, code: int) -> None:
    codes: list[int] = []
    stand.attendant.leaving.connect(codes.append)
    open_panel(stand)
    stand.touch(button)
    assert codes == [code]


def test_a_panel_that_nobody_uses_shuts_itself(stand: Stand, pins: PinStore) -> None:
    open_panel(stand)
    stand.clock.pass_s(61)
    stand.attendant.tick()
    assert not stand.shows("attendant-title")


def test_five_wrong_pins_make_everybody_wait(tmp_path: Path) -> None:
    clock = Clock()
    pins = PinStore(tmp_path / "pin.json", clock)
    pins.set("2468")
    assert [pins.fits("0000") for _ in range(5)] == [False] * 5
    assert not pins.fits("2468")
    clock.pass_s(61)
    assert pins.fits("2468")


def test_the_pin_itself_is_not_on_the_disk(tmp_path: Path, pins: PinStore) -> None:
    assert "2468" not in (tmp_path / "pin.json").read_text()
    assert (tmp_path / "pin.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_a_pin_is_four_to_eight_digits(tmp_path: Path, pin: str) -> None:
    with pytest.raises(PinUnfit):
        PinStore(tmp_path / "pin.json", Clock()).set(pin)


def test_every_trouble_of_a_printer_has_its_words() -> None:
    worst = PrinterState(
        link="silent", paper="end", cover_open=True, cutter_error=True, hot=True, broken=True, off_line=True
    )
    for state in (worst, PrinterState(), PrinterState(link="ok", paper="near_end", off_line=True)):
        assert printer_words(state)


def test_the_attendant_stops_a_service_and_gives_it_back(stand: Stand, pins: PinStore) -> None:
    open_panel(stand)
    stand.touch("do-services")
    assert stand.words("do-service:chung-thuc") == "Ngừng: Chứng thực"
    stand.touch("do-service:chung-thuc")
    stand.link.tell("service_stopped", stops=(Stop(service="chung-thuc"),))
    stand.link.answer(Accepted())
    assert stand.words("attendant-message") == "Đã báo máy chủ"
    stand.touch("do-service:chung-thuc")
    assert [command.kind for command in stand.link.sent] == ["stop_service", "resume_service"]
    stand.link.answer(RefusedReply("forbidden", "service: this device may not do that"))
    assert stand.words("attendant-message") == f"Chưa làm được: {sentence('forbidden')}"
    stand.touch("do-service:chung-thuc")
    stand.link.answer(NoAnswer())
    assert "mất kết nối" in stand.words("attendant-message")
    stand.touch("do-back")
    assert stand.shows("do-restart")


def test_many_services_are_shown_page_by_page() -> None:
    many = [Button(str(number), str(number)) for number in range(16)]
    pages = [[button.key for button in one_page(many, page)] for page in range(4)]
    assert [len(page) for page in pages] == [9, 9, 4, 9]
    assert pages[3] == pages[0]
    assert [button.key for button in one_page(many[:3], 0)] == ["0", "1", "2", "back"]


def test_the_attendant_chooses_the_language_of_the_first_page(
    build: Callable[..., Stand], pins: PinStore
) -> None:
    stand = build()
    open_panel(stand)
    stand.touch("do-language")
    stand.touch("do-language:en")
    stand.touch("attendant-close")
    assert stand.page["language"] == "en"
    stand.touch("language-vi")
    stand.clock.pass_s(61)
    stand.kiosk.tick()
    assert (stand.page["language"], stand.attendant.language) == ("en", "en")
