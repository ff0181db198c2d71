"""The centres that come with the server are whole, realistic and fit to be spoken and touched."""

import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from moiso_qt.theme import icons
from moiso_server.centres import NAMES, ready_made
from moiso_shared import centre_checks, opening
from moiso_shared.centre import Centre, Tile
from moiso_shared.centre_file import parse
from moiso_shared.errors import NotFound
from moiso_shared.opening import Closed, ClosedReason, Open

LONGEST_TILE = 45


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def centre(name: str) -> Centre:
    return parse(ready_made(name))


def texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "vi" in value:
            yield value
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def all_tiles(tiles: tuple[Tile, ...], depth: int = 1) -> Iterator[tuple[int, Tile]]:
    for tile in tiles:
        yield depth, tile
        yield from all_tiles(tile.tiles, depth + 1)


def test_an_unknown_centre_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(NotFound, match="province, ward, tiny"):
        ready_made("provinse")


def test_nothing_in_it_is_to_be_regretted(centre: Centre) -> None:
    assert list(centre_checks.advice(centre)) == []


def test_every_text_is_there_in_vietnamese_and_english(name: str) -> None:
    document = tomllib.loads(ready_made(name))
    found = list(texts(document))
    assert found
    assert [text for text in found if not (text["vi"] and text.get("en"))] == []


def test_its_letters_are_composed(name: str) -> None:
    assert unicodedata.is_normalized("NFC", ready_made(name))


def test_every_icon_is_one_that_the_screens_can_draw(centre: Centre) -> None:
    used = {tile.icon for _, tile in all_tiles(centre.menu)} | {kind.icon for kind in centre.priority_classes}
    assert used <= set(icons.PATHS)


def test_a_number_is_at_most_three_touches_away_and_tiles_have_room_for_their_names(centre: Centre) -> None:
    for depth, tile in all_tiles(centre.menu):
        assert depth <= 3
        assert len(tile.name.vi) <= LONGEST_TILE, tile.name.vi


def test_the_province_is_as_large_as_a_real_one() -> None:
    province = parse(ready_made("province"))
    assert len(province.departments) == 15
    assert len(province.services) == 40
    assert len(province.counters) == 20
    assert {counter.zone for counter in province.counters} == {zone.id for zone in province.zones}
    assert len(province.zones) == 3
    assert {service.department for service in province.services} - {None} == {
        department.id for department in province.departments
    }


def test_the_ward_has_five_counters() -> None:
    assert len(parse(ready_made("ward")).counters) == 5


@pytest.mark.parametrize("name", ["province", "ward"])
def test_each_zone_has_one_voice(centre: Centre) -> None:
    for zone in centre.zones:
        voices = [
            board for board in centre.boards if board.speaks and (not board.zones or zone.id in board.zones)
        ]
        assert len(voices) == 1, zone.id


def test_in_the_tiny_centre_every_counter_serves_both_services_at_any_hour() -> None:
    tiny = parse(ready_made("tiny"))
    assert [(service.id, service.prefix) for service in tiny.services] == [("A", "A"), ("B", "B")]
    assert [counter.id for counter in tiny.counters] == ["1", "2", "3", "4"]
    assert {counter.services for counter in tiny.counters} == {("A", "B")}
    assert [service.daily_quota for service in tiny.services] == [None, None]
    for hour in range(24):
        moment = datetime(2026, 2, 17, hour, tzinfo=UTC)
        assert opening.is_open(tiny, tiny.services[0], moment) == Open(until=None)


# 02:00 UTC is 9 o'clock in Việt Nam.


@pytest.mark.parametrize(
    ("service_id", "day", "answer"),
    [
        ("can-cuoc", 23, Open),
        ("can-cuoc", 28, Open),
        ("so-do", 28, Open),
        ("thue-dat", 28, Closed),
        ("nhan-ket-qua", 28, Open),
        ("nhan-ket-qua", 29, Closed),
    ],
)
def test_the_province_works_on_saturday_morning_for_some(service_id: str, day: int, answer: type) -> None:
    province = parse(ready_made("province"))
    service = province.service(service_id)
    assert service is not None
    assert isinstance(opening.is_open(province, service, datetime(2026, 11, day, 2, tzinfo=UTC)), answer)


@pytest.mark.parametrize("name", ["province", "ward"])
def test_the_lunar_new_year_is_a_holiday_and_the_working_saturday_is_not(centre: Centre) -> None:
    tet = opening.is_open(centre, centre.services[0], datetime(2026, 2, 17, 2, tzinfo=UTC))
    assert isinstance(tet, Closed)
    assert tet.reason is ClosedReason.HOLIDAY
    assert tet.opens_at == datetime(2026, 2, 23, 0, 30, tzinfo=UTC)
    instead = opening.is_open(centre, centre.services[-1], datetime(2026, 8, 22, 2, tzinfo=UTC))
    assert isinstance(instead, Open)
