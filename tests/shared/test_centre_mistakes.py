"""Whatever is wrong in a centre's document is named by its field, with what is allowed."""

import tomllib
from typing import Any

import pytest
from moiso_shared import centre_file
from moiso_shared.errors import CentreInvalid

from tests.fakes.documents import LEFT_OUT, SMALL, TILE, Path, changed


def complaint(document: dict[str, Any]) -> list[str]:
    with pytest.raises(CentreInvalid) as refusal:
        centre_file.validate(document)
    assert refusal.value.code == "centre_invalid"
    return refusal.value.message.splitlines()


MISTAKES: list[tuple[Path, object, str]] = [
    (("servces",), [], "servces: unknown field; did you mean 'services'?"),
    (("id",), LEFT_OUT, "id: is missing"),
    (("id",), "a b", "id: 'a b' is not allowed; use 1 to 40 letters, digits, '-' or '_', beginning with"),
    (("name",), 3, "name: 3 is not allowed; it must be a text in quotes, or texts by language such as"),
    (("name",), {"en": "x"}, "name: a text needs its Vietnamese wording, under the key 'vi'"),
    (("name",), {"vi": "x", "English": "x"}, "name: 'English' is not a language code; write it like vi"),
    (("name",), {"vi": 3}, "name.vi: 3 is not allowed; it must be a valid string"),
    (("name",), "  ", "name.vi: may not be empty"),
    (("services",), [], "services: at least 1 is needed"),
    (("services",), "A", "services: 'A' is not allowed; it must be a list in [brackets]"),
    (("services", 0), "A", "services[0]: 'A' is not allowed; it must be a table of fields"),
    (("services", 0, "prefix"), "a", "services[0].prefix: 'a' is not allowed; use at most 3 capital"),
    (("services", 1, "prefix"), "A", "services[1].prefix: 'A' is also used by 'A', so numbers would be"),
    (
        ("services", 0, "departmnt"),
        "x",
        "services[0].departmnt: unknown field; did you mean 'department'?",
    ),
    (
        ("services", 0, "department"),
        "lnd",
        "services[0].department: 'lnd' is not defined; did you mean 'l",
    ),
    (("services", 0, "minutes"), 0, "services[0].minutes: 0 is not allowed; it must be more than 0"),
    (("services", 0, "minutes"), 481, "services[0].minutes: 481 is not allowed; it must be at most 480"),
    (
        ("services", 0, "daily_quota"),
        0,
        "services[0].daily_quota: 0 is not allowed; it must be at least 1",
    ),
    (
        ("services", 0, "first_number"),
        "x",
        "services[0].first_number: 'x' is not allowed; it must be a v",
    ),
    (
        ("services", 0, "priorities"),
        ["eldrly"],
        "services[0].priorities[0]: 'eldrly' is not defined; did",
    ),
    (
        ("services", 0, "timetable"),
        "ofice",
        "services[0].timetable: 'ofice' is not defined; did you mean",
    ),
    (("services", 1, "id"), "A", "services[1].id: 'A' is used twice"),
    (("counters", 0, "number"), 0, "counters[0].number: 0 is not allowed; it must be at least 1"),
    (("counters", 0, "services"), ["A"], "services[1].id: no counter serves 'H'"),
    (("counters", 0, "services"), ["A", "H", "A"], "counters[0].services[2]: 'A' is used twice"),
    (
        ("counters", 0, "services"),
        ["A", "H", "X"],
        "counters[0].services[2]: 'X' is not defined; allowed: A, H",
    ),
    (
        ("counters", 0, "helps"),
        [{"service": "X", "queue_over": 5}],
        "counters[0].helps[0].service: 'X' is not defined; allowed: A, H",
    ),
    (("counters", 0, "zone"), "khu1", "counters[0].zone: 'khu1' is not defined; did you mean 'khu-1'?"),
    (
        ("counters", 0, "accessible"),
        "maybe",
        "counters[0].accessible: 'maybe' is not allowed; it must be",
    ),
    (("menu", 0, "service"), LEFT_OUT, "menu[0]: the tile 'Chứng thực' needs either a service or tiles"),
    (("menu", 0, "service"), "B", "menu[0].service: 'B' is not defined; allowed: A, H"),
    (("menu", 0, "tiles"), [TILE], "menu[0]: the tile 'Chứng thực' needs either a service or tiles"),
    (("menu",), [TILE] * 9, "menu: at most 8 are allowed, not 9"),
    (
        ("menu",),
        [{"name": "x", "tiles": [TILE, TILE | {"servce": "A"}]}],
        "menu[0].tiles[1].servce: unkno",
    ),
    (
        ("menu",),
        [{"name": "x", "tiles": [TILE | {"name": ""}]}],
        "menu[0].tiles[0].name.vi: may not be em",
    ),
    (("policy",), {"kind": "credits"}, "policy.kind: 'credits' is not allowed; did you mean 'credit'?"),
    (
        ("policy",),
        {"kind": "fair"},
        "policy.kind: 'fair' is not allowed; allowed: credit, interleaved, str",
    ),
    (
        ("time_zone",),
        "Asia/Ho_Chi_Min",
        "time_zone: 'Asia/Ho_Chi_Min' is not an IANA time zone; did you ",
    ),
    (("languages",), ["en"], "languages: 'vi' is needed"),
    (("languages",), ["vi", "vi"], "languages[1]: 'vi' is used twice"),
    (("languages",), ["VI"], "languages[0]: 'VI' is not allowed; use a language code such as vi or en"),
    (("public_url",), "so.vn", "public_url: 'so.vn' is not allowed; write it like https://"),
    (("hours",), {}, "hours.timetables: the week 'office' is needed, unless always_open is true"),
    (
        ("hours", "timetables", "office", "monday"),
        [],
        "hours.timetables.office.monday: unknown field; did ",
    ),
    (
        ("hours", "timetables", "office", "mon"),
        "x",
        "hours.timetables.office.mon: 'x' is not allowed; it ",
    ),
    (("hours", "last_number_min"), -1, "hours.last_number_min: -1 is not allowed; it must be at least 0"),
    (
        ("hours", "special_days"),
        [{"date": "2/9", "name": "x"}],
        "hours.special_days[0].date: '2/9' is not",
    ),
    (
        ("boards", 0, "zones"),
        ["khu-2"],
        "boards[0].zones[0]: 'khu-2' is not defined; did you mean 'khu-1'",
    ),
    (("kiosks", 0, "zone"), "khu-2", "kiosks[0].zone: 'khu-2' is not defined; did you mean 'khu-1'?"),
    (("guide_service",), "Z", "guide_service: 'Z' is not defined; allowed: A, H"),
    (
        ("texts",),
        {"call": "Mời {numbr}"},
        "texts.call.vi: {numbr} is not known here; use {number}, {count",
    ),
    (("texts",), {"call": "Mời đến {counter}"}, "texts.call.vi: a call must say the {number}"),
    (("texts",), {"call": "Mời {"}, "texts.call.vi: "),
    (
        ("ticket", "blocks", 0, "kind"),
        "txt",
        "ticket.blocks[0]: 'txt' is not allowed; did you mean 'text'",
    ),
    (
        ("ticket", "blocks", 0, "kind"),
        LEFT_OUT,
        "ticket.blocks[0]: the field 'kind' is missing; allowed: ",
    ),
    (("ticket", "blocks", 0, "text"), "{cntre}", "ticket.blocks[0].text: unknown placeholder {cntre}; "),
    (
        ("ticket", "blocks", 0, "size_mm"),
        99,
        "ticket.blocks[0].size_mm: 99 is not allowed; it must be at ",
    ),
    (
        ("ticket", "blocks", 0, "sizemm"),
        9,
        "ticket.blocks[0].sizemm: unknown field; did you mean 'size_mm'",
    ),
    (
        ("departments",),
        {"id": "x"},
        "departments: {'id': 'x'} is not allowed; it must be a list in [brac",
    ),
]
"""Where something wrong is put, what, and how the complaint begins."""


@pytest.mark.parametrize(("path", "value", "said"), MISTAKES)
def test_a_mistake_is_told_by_its_field_and_by_what_is_allowed(path: Path, value: object, said: str) -> None:
    assert any(line.startswith(said) for line in complaint(changed(tomllib.loads(SMALL), path, value)))


def test_the_table_of_mistakes_stands_on_a_document_without_any() -> None:
    assert centre_file.parse(SMALL).name.vi == "Trung tâm"


def test_several_mistakes_are_told_at_once_one_a_line() -> None:
    document = changed(tomllib.loads(SMALL), ("guide_service",), "Z")
    document = changed(document, ("counters", 0, "zone"), "khu-9")
    assert len(complaint(document)) == 2


def test_a_list_whose_only_item_is_wrong_is_not_called_empty() -> None:
    assert complaint(changed(tomllib.loads(SMALL), ("counters", 0, "number"), 0)) == [
        "counters[0].number: 0 is not allowed; it must be at least 1"
    ]


def test_a_long_wrong_value_is_cut_short() -> None:
    (line,) = complaint(changed(tomllib.loads(SMALL), ("id",), "x" * 5000))
    assert len(line) < 200


def test_a_menu_without_end_is_refused() -> None:
    tile: dict[str, Any] = TILE
    for _ in range(400):
        tile = {"name": "x", "tiles": [tile]}
    assert complaint(changed(tomllib.loads(SMALL), ("menu",), [tile]))
