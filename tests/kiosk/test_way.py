"""The way to the right zone: by touch, by keys, from one's own ticket and from a procedure."""

from collections.abc import Callable
from typing import Any

import pytest
from moiso_hardware.printers.port import Printed
from moiso_kiosk.page import Page
from moiso_kiosk.phrases import spoken_languages
from moiso_kiosk.way_page import ranges, sentence
from moiso_kiosk.ways import way_to, way_to_service
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QSize

from tests.fakes.centre import DOCUMENT, small_centre
from tests.kiosk.looking_up import SECRET, found, furnish, scan, settle, type_in
from tests.kiosk.stand import LYING, MENU, UPRIGHT, Stand, a_ticket, walk_to

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
FLOOR: dict[str, Any] = {
    "zones": [
        {
            "id": "a",
            "name": {"vi": "Khu A – Tư pháp", "en": "Zone A – Justice"},
            "place": {"x": 0, "y": 2, "width": 10, "height": 8},
        },
        {
            "id": "b",
            "name": {"vi": "Khu B – Đất đai", "en": "Zone B – Land"},
            "place": {"floor": 2, "x": 4, "y": 4, "width": 10, "height": 8},
        },
        {"id": "c", "name": "Khu C"},
    ],
    "floor": {"landmarks": [{"kind": "lift", "floors": [1, 2], "x": 18, "y": 6}]},
    "kiosks": [{"id": "kiosk-1", "name": "Ki-ốt 1", "spot": {"x": 14, "y": 20}}],
    "counters": [
        {**counter, "zone": zone} for counter, zone in zip(DOCUMENT["counters"], ("a", "b", "c"), strict=True)
    ],
}


@pytest.fixture
def centre() -> Centre:
    return small_centre(menu=MENU, guide_service="ho-tich", **FLOOR)


def told(centre: Centre, service: str, language: str = "vi") -> str:
    wanted = centre.service(service)
    assert wanted is not None
    way = way_to_service(centre, Lobby(), "kiosk-1", wanted)
    assert way is not None
    return sentence(way, language)


@SIZES
def test_the_number_leads_to_the_map_and_back(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    stand.ask()
    stand.give("A015")
    assert stand.words("way") == "Chỉ đường"
    stand.touch("way")
    assert stand.words("title") == "Đường đến Khu A – Tư pháp"
    assert stand.words("sentence") == "Đi thẳng, rẽ trái tới Khu A (Quầy 1), khoảng 20 mét"
    assert stand.shows("way-line")
    assert stand.words("here-words") == "Bạn đang ở đây"
    stand.paper.come_out(Printed())
    assert stand.page["step"] == "way", "news of the paper takes the map from nobody"
    stand.touch("back")
    assert (stand.page["step"], stand.page["number"]) == ("number", "A015")
    stand.touch("way")
    stand.touch("done")
    assert stand.page["step"] == "menu"


def test_the_map_is_left_and_forgotten_like_the_number(stand: Stand) -> None:
    stand.ask()
    stand.give()
    stand.paper.come_out(Printed())
    stand.touch("way")
    stand.clock.pass_s(200)
    stand.kiosk.tick()
    assert (stand.page["step"], stand.page["way"], stand.kiosk.visit.ticket) == ("menu", {}, None)


def test_who_listens_hears_the_way(stand: Stand) -> None:
    stand.key("F21")
    stand.key("Return")
    stand.settle()
    walk_to(stand, "take")
    stand.key("Return")
    stand.give("A015")
    stand.key("F21")
    walk_to(stand, "way")
    stand.key("Return")
    assert "đi thẳng, rẽ trái tới khu a" in stand.spoken.words[-1]
    walk_to(stand, "done")


@SIZES
def test_ones_own_ticket_and_a_procedure_lead_to_the_map(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    furnish(stand)
    stand.link.tell("issued", a_ticket("A015", service="dat-dai"))
    scan(stand, SECRET)
    stand.touch("act-way")
    assert found(stand)["title"] == "Đường đến Khu B – Đất đai"
    assert len(found(stand)["way"]["floors"]) == 2
    stand.touch("back")
    assert found(stand)["title"] == "Phiếu của bạn: A015"
    stand.kiosk.home()
    stand.touch("find")
    type_in(stand, "khai sinh")
    stand.touch("row-0")
    stand.touch("act-way")
    assert stand.words("sentence").startswith("Đi thẳng, rẽ trái tới Khu A (Quầy 1)")
    stand.touch("back")
    settle(stand)
    stand.touch("act-take")
    assert stand.page["step"] == "confirm"


def test_another_floor_is_reached_by_lift(centre: Centre) -> None:
    assert told(centre, "dat-dai") == (
        "Đi thẳng, rẽ phải tới thang máy, lên tầng 2, tới Khu B (Quầy 2), khoảng 20 mét"
    )


def test_every_language_has_a_sentence_of_its_own(centre: Centre) -> None:
    sentences = [told(centre, "dat-dai", language) for language in spoken_languages()]
    assert len(set(sentences)) == len(sentences)
    assert sentences[1].startswith("Go straight ahead, turn right to the lift, up to floor 2, to Zone B")


def test_a_called_ticket_is_sent_to_its_counter(centre: Centre) -> None:
    called = a_ticket("A015", service="ho-tich", state=TicketState.CALLED, counter="2")
    way = way_to(centre, Lobby(), "kiosk-1", called)
    assert way is not None
    assert (way.zone.id, [counter.id for counter in way.counters]) == ("b", ["2"])


def test_a_kiosk_that_is_nowhere_on_the_map_shows_the_zone_alone(centre: Centre) -> None:
    lost = centre.model_copy(update={"kiosks": ()})
    assert told(lost, "ho-tich") == "Khu A (Quầy 1), tầng 1"


def test_without_a_map_there_is_no_button(build: Callable[..., Stand], centre: Centre) -> None:
    plain = centre.model_copy(update={"zones": (centre.zones[2],), "counters": (centre.counters[2],)})
    stand = build(centre=plain)
    stand.ask()
    stand.give()
    assert not stand.shows("way")
    stand.kiosk.showWay()
    assert stand.page["way"] == Page().way


def test_counters_in_a_row_are_told_in_short(centre: Centre) -> None:
    some = [centre.counters[0].model_copy(update={"number": number}) for number in (2, 4, 5, 6, 8, 9)]
    assert ranges(some) == "2, 4–6, 8, 9"
