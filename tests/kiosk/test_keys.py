"""Every page without touching the glass: by arrow keys or a keypad for blind people, with spoken words."""

from collections.abc import Callable

import pytest
from moiso_hardware.printers.port import Printed
from moiso_kiosk.guidance import spelled, voiced
from moiso_shared.centre import Centre
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent

from tests.kiosk.stand import LYING, UPRIGHT, Stand, at, walk_to

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])


@SIZES
@pytest.mark.parametrize("key", ["F21", "Tab"])
def test_a_number_is_taken_by_keys_alone(build: Callable[..., Stand], size: QSize, key: str) -> None:
    stand = build(size)
    stand.key(key)
    assert at(stand) == "tile-0"
    stand.key("Return")
    stand.settle()
    walk_to(stand, "priority-elderly", key)
    stand.key("Return")
    walk_to(stand, "take", key)
    stand.key("Return")
    assert [(issue.service, issue.priority) for issue in stand.issues] == [("chung-thuc", "elderly")]
    stand.give("A015", ahead=2)
    stand.paper.come_out(Printed())
    stand.key("F21")
    walk_to(stand, "done", key)
    stand.key("Return")
    assert stand.page["step"] == "menu"


@SIZES
def test_keys_reach_every_choice_of_every_page(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    stand.key("F21")
    for wanted in ("tile-1", "tile-guide", "help", "mode-large", "mode-contrast", "language-en"):
        walk_to(stand, wanted)
    walk_to(stand, "tile-1", "F20")
    stand.key("Return")
    for wanted in ("tile-1.1", "back"):
        walk_to(stand, wanted)
    stand.key("Return")
    assert stand.shows("tile-1")


def test_modes_are_switched_by_keys_and_the_ring_stays_on_the_switch(stand: Stand) -> None:
    stand.key("F21")
    walk_to(stand, "mode-large")
    stand.key("Return")
    assert stand.page["modes"]["large"]
    assert at(stand) == "mode-large"
    assert stand.spoken.words[-1].endswith("đã chọn")


def test_a_key_held_down_presses_once(stand: Stand) -> None:
    stand.key("F21")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True, 1)
    QCoreApplication.sendEvent(stand.screen.window, held)
    assert stand.page["step"] == "menu"
    stand.key("Return")
    assert stand.page["step"] == "confirm"


def test_arrows_up_and_down_go_by_rows(build: Callable[..., Stand]) -> None:
    stand = build(LYING)
    stand.key("Down")
    assert at(stand) == "tile-0"
    stand.key("Down")
    assert at(stand) == "find"
    stand.key("Up", "Right")
    assert at(stand) == "tile-1"
    stand.key("Up")
    assert at(stand) in ("help", "mode-large", "mode-contrast", "language-en")


def test_the_ring_is_where_the_choice_is_and_goes_with_a_touch(stand: Stand) -> None:
    stand.key("F21")
    tile = stand.find("tile-0")
    stand.screen.window.grabWindow()
    place = tile.mapRectToScene(QRectF(0, 0, tile.width(), tile.height()))
    ring = stand.find("ring")
    assert ring.mapRectToScene(QRectF(0, 0, ring.width(), ring.height())).contains(place)
    stand.touch("tile-0")
    assert not stand.shows("ring")
    assert stand.page["step"] == "confirm"


def test_a_page_is_spoken_when_it_comes_and_each_choice_when_the_ring_comes(stand: Stand) -> None:
    stand.key("F15")
    greeting = stand.spoken.words[-1]
    assert greeting.startswith("hướng dẫn bằng giọng nói")
    assert "hôm nay bạn cần làm gì" in greeting
    assert greeting.endswith("chứng thực. chưa có quầy nào mở")
    stand.key("F21")
    assert stand.spoken.words[-1].startswith("hộ tịch, đất đai")
    stand.key("F19")
    assert "hôm nay bạn cần làm gì" in stand.spoken.words[-1]


def test_the_number_is_spelled_sign_by_sign(stand: Stand) -> None:
    stand.key("F21")
    stand.key("Return")
    stand.settle()
    walk_to(stand, "take")
    stand.key("Return")
    stand.give("A015", ahead=3)
    stand.key()
    stand.paper.come_out(Printed())
    said = " | ".join(stand.spoken.words)
    assert "số của bạn: a, không, một, năm" in said
    assert "mời bạn lấy phiếu ở khe bên dưới" in stand.spoken.words[-1]


def test_pulling_the_headphones_out_ends_the_speech(stand: Stand) -> None:
    stand.key("F15", "F16", "F21")
    assert stand.spoken.words[-1] == ""
    stand.key("F15")
    assert stand.spoken.words[-1] != ""


def test_loudness_follows_its_keys(stand: Stand) -> None:
    stand.key("F15", "Plus", "Minus")
    assert stand.spoken.steps == [True, False]


def test_a_warning_is_spoken_and_a_key_gives_more_time(stand: Stand) -> None:
    stand.key("F15", "Return")
    stand.clock.pass_s(89)
    stand.kiosk.tick()
    assert not stand.shows("stay")
    stand.clock.pass_s(2)
    stand.kiosk.tick()
    stand.key()
    assert "bạn còn ở đây không" in " ".join(stand.spoken.words[-2:])
    assert at(stand) == "stay"
    stand.key("Return")
    stand.clock.pass_s(20)
    stand.kiosk.tick()
    assert stand.page["step"] == "confirm"


def test_the_next_visitor_finds_neither_ring_nor_voice(stand: Stand) -> None:
    stand.key("F15", "Return")
    stand.clock.pass_s(121)
    stand.kiosk.tick()
    assert not stand.shows("ring")
    assert stand.spoken.words[-1] == ""


def test_a_key_wakes_the_kiosk_and_presses_nothing(stand: Stand) -> None:
    stand.clock.pass_s(300)
    stand.kiosk.tick()
    assert stand.shows("slide")
    stand.key("Return")
    assert not stand.shows("slide")
    assert (stand.page["step"], at(stand)) == ("menu", "tile-0")


def test_languages_are_chosen_by_keys(build: Callable[..., Stand], centre: Centre) -> None:
    stand = build(centre=centre.model_copy(update={"languages": ("vi", "en", "fr")}))
    stand.key("F21")
    walk_to(stand, "languages")
    stand.key("Return")
    stand.key("F21")
    walk_to(stand, "language-fr")
    stand.key("Return")
    assert stand.page["language"] == "fr"
    assert "choix" in stand.spoken.words[-1]


def test_times_ranges_and_numbers_are_voiced_as_words() -> None:
    assert voiced("Giờ nhận hôm nay: 07:30–11:00", "vi") == (
        "giờ nhận hôm nay: bảy giờ ba mươi đến mười một giờ"
    )
    assert voiced("Chờ khoảng: 10–15 phút", "vi") == "chờ khoảng: mười đến mười lăm phút"
    assert voiced("Wait: 10–15 min", "en") == "Wait: 10–15 min"
    assert (spelled("M1-001", "vi"), spelled("A015", "en")) == ("M, một, không, không, một", "A, 0, 1, 5")
