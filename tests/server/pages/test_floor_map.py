"""The floor on the dashboard: zones where they lie, counters by how they stand."""

from typing import Any

import httpx
from moiso_server.pages.dashboard import derive
from moiso_server.pages.floor_map import floor_maps
from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import TicketState
from playwright.sync_api import expect

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket
from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do

ZONES = [
    {"id": "a", "name": "Khu A", "place": {"x": 2, "y": 4, "width": 6, "height": 4}},
    {"id": "b", "name": "Khu B", "place": {"x": 10, "y": 4, "width": 12, "height": 4}},
    {"id": "up", "name": "Trên lầu", "place": {"floor": 2, "x": 0, "y": 0, "width": 5, "height": 5}},
    {"id": "nowhere", "name": "Chưa rõ"},
]


def centre() -> Centre:
    counters: list[dict[str, Any]] = [
        counter | {"zone": zone}
        for counter, zone in zip(DOCUMENT["counters"], ("a", "b", "up"), strict=False)
    ]
    kiosks = [{"id": "k1", "name": "Ki-ốt 1", "spot": {"x": 12, "y": 9}}]
    return small_centre(zones=ZONES, counters=counters, kiosks=kiosks)


def test_each_floor_shows_its_zones_in_their_places_with_who_waits() -> None:
    place = centre()
    serving = ticket("A001", state=TicketState.SERVING, counter="1")
    at = CounterState(id="1", status=CounterStatus.OPEN, since=MORNING, ticket=serving.id)
    lobby = Lobby(LobbyState(day=MORNING.date(), tickets=(serving, ticket("A002")), counters=(at,)))
    first, second = floor_maps(derive(lobby, place, {}, Outlook(), {}, MORNING), place)
    assert ([zone.zone.id for zone in first.zones], [zone.zone.id for zone in second.zones]) == (
        ["a", "b"],
        ["up"],
    )
    hall = first.zones[0]
    assert (hall.box.left, hall.box.top, hall.box.width, hall.box.height) == (0, 0, 30, 80)
    assert (first.ratio, first.kiosks[0][0], first.kiosks[0][1].left) == (4, "k1", 50)
    assert [(number, state) for _, number, state in hall.counters] == [(1, "serving")]
    assert hall.sums.waiting == 1


def test_without_places_there_is_no_map() -> None:
    place = small_centre(zones=[{"id": "a", "name": "Khu A"}])
    assert floor_maps(derive(Lobby(), place, {}, Outlook(), {}, MORNING), place) == []


def test_the_supervisor_sees_a_counter_change_on_the_map(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    before = api.get("/api/centre").json()["centre"]
    document = before | {"zones": ZONES[:2]}
    document["counters"] = [
        counter | {"zone": "a" if counter["number"] < 3 else "b"} for counter in before["counters"]
    ]
    api.put("/api/centre", json=document).raise_for_status()
    try:
        page = sign_in()
        desk = page.locator("[data-desk='1']")
        expect(desk).to_contain_text("Đóng")
        do(api, "/api/counters/1/open")
        expect(desk).to_contain_text("Đang rảnh")
        expect(page.locator("[data-zone='a']")).to_contain_text("Khu A 0 người chờ")
        assert faults(page) == []
        do(api, "/api/counters/1/close")
    finally:
        api.put("/api/centre", json=before).raise_for_status()
