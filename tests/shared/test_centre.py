"""Questions that programs ask of a centre's document, and advice to whoever writes it."""

from typing import Any

from moiso_shared import centre_checks
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate


def centre(**changes: Any) -> Centre:
    document: dict[str, Any] = {
        "id": "c",
        "name": "Trung tâm",
        "priority_classes": [
            {"id": "elderly", "name": "Người cao tuổi"},
            {"id": "pregnant", "name": "Phụ nữ mang thai"},
        ],
        "services": [
            {"id": "plain", "name": "Chung", "prefix": "A"},
            {"id": "quick", "name": "Nhanh", "prefix": "H", "priorities": ["pregnant"]},
            {"id": "alike", "name": "Như nhau", "prefix": "K", "priorities": []},
        ],
        "counters": [
            {"id": "1", "number": 1, "services": ["plain", "quick"]},
            {"id": "2", "number": 2, "services": ["plain", "alike"]},
        ],
        "hours": {"always_open": True},
    }
    return validate(document | changes)


def test_parts_are_found_by_id_and_unknown_ones_are_not() -> None:
    hall = centre()
    assert hall.service("quick") == hall.services[1]
    assert hall.counter("2") == hall.counters[1]
    assert hall.priority("elderly") == hall.priority_classes[0]
    assert (hall.service("x"), hall.counter("x"), hall.priority("x"), hall.priority(None)) == (None,) * 4


def test_a_service_accepts_all_priority_classes_unless_it_names_some_or_none() -> None:
    hall = centre()
    accepted = [[kind.id for kind in hall.priorities_of(service)] for service in hall.services]
    assert accepted == [["elderly", "pregnant"], ["pregnant"], []]


def test_the_counters_of_a_service_are_told_in_the_documents_order() -> None:
    assert [counter.id for counter in centre().counters_for("plain")] == ["1", "2"]
    assert [counter.id for counter in centre().counters_for("alike")] == ["2"]


def test_without_a_menu_there_is_a_tile_for_each_service() -> None:
    assert [(tile.name.vi, tile.service) for tile in centre().tiles()] == [
        ("Chung", "plain"),
        ("Nhanh", "quick"),
        ("Như nhau", "alike"),
    ]


def test_a_tile_knows_every_service_behind_it() -> None:
    deep = {"name": "x", "tiles": [{"name": "y", "service": "quick"}, {"name": "z", "service": "alike"}]}
    hall = centre(menu=[{"name": "w", "tiles": [deep, {"name": "v", "service": "plain"}]}])
    assert list(hall.menu[0].services()) == ["quick", "alike", "plain"]


def test_services_of_one_series_may_share_a_prefix() -> None:
    shared = [
        {"id": "plain", "name": "Chung", "prefix": "A", "series": "all"},
        {"id": "quick", "name": "Nhanh", "prefix": "A", "series": "all"},
        {"id": "alike", "name": "Như nhau", "prefix": "", "series": "rest"},
    ]
    assert [service.series for service in centre(services=shared).services] == ["all", "all", "rest"]


def test_a_centre_without_regrets_gets_no_advice() -> None:
    assert list(centre_checks.advice(centre())) == []


def test_prefixes_that_rhyme_and_services_without_a_tile_are_pointed_out() -> None:
    services = [
        {"id": "plain", "name": "Chung", "prefix": "B"},
        {"id": "quick", "name": "Nhanh", "prefix": "C"},
        {"id": "alike", "name": "Như nhau", "prefix": "K"},
    ]
    menu = [{"name": "x", "service": "plain"}]
    advice = list(centre_checks.advice(centre(services=services, menu=menu, guide_service="alike")))
    assert advice == [
        "services: the prefixes 'B' and 'C' sound alike; people will mix them up",
        "services[1].id: no tile of the menu leads to 'quick'",
    ]


def test_a_misspelt_word_gets_the_nearest_one_and_a_strange_one_the_list() -> None:
    words = [f"w{number:02d}" for number in range(20)]
    assert centre_checks.near("credits", ["credit", "strict"]) == "did you mean 'credit'?"
    assert centre_checks.near("x", ["credit", "strict"]) == "allowed: credit, strict"
    assert centre_checks.near("x", []) == "none is defined"
    assert centre_checks.near("x", words).endswith("w11 …")
