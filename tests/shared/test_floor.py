"""What cannot be on a floor is told by its field; what is likely to be missed is told as advice."""

from typing import Any

import pytest
from moiso_shared.centre_checks import advice
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid

from tests.fakes.centre import DOCUMENT

HALL = {"x": 0, "y": 0, "width": 10, "height": 5}
UPSTAIRS = HALL | {"floor": 2}


def centre(*places: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    zones = [{"id": f"z{at}", "name": f"Khu {at}", "place": place} for at, place in enumerate(places)]
    return {**DOCUMENT, "zones": [{k: v for k, v in zone.items() if v} for zone in zones], **more}


def lift(**fields: Any) -> dict[str, Any]:
    return {"floor": {"landmarks": [{"kind": "lift", "floors": [1, 2], "x": 1, "y": 1} | fields]}}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            centre(HALL, HALL | {"x": 9}),
            "zones[1].place: lies over 'z0', which takes x 0 to 10 and y 0 to 5 on floor 1",
        ),
        (centre(HALL | {"width": 0}), "zones[0].place.width: 0 is not allowed; it must be at least 1"),
        (centre(HALL | {"x": -1}), "zones[0].place.x: -1 is not allowed; it must be at least 0"),
        (centre({"x": 1, "y": 1, "width": 4}), "zones[0].place.height: is missing"),
        (
            centre(HALL, **lift(floors=[1])),
            "floor.landmarks[0].floors: a lift or stairs lead to two floors or more, e.g. 1, 2",
        ),
        (centre(HALL, **lift(floors=[1, 1])), "floor.landmarks[0].floors: names a floor twice"),
    ],
)
def test_a_mistake_on_the_floor_is_named(document: dict[str, Any], said: str) -> None:
    with pytest.raises(CentreInvalid) as refused:
        validate(document)
    assert refused.value.message.splitlines() == [said]


def test_zones_may_touch_and_lie_over_each_other_on_other_floors() -> None:
    validate(centre(HALL, HALL | {"x": 10}, UPSTAIRS, None))


def test_a_floor_without_a_lift_and_a_kiosk_without_a_spot_are_pointed_out() -> None:
    kiosks = [{"id": "k1", "name": "Một", "spot": {"x": 1, "y": 8}}, {"id": "k2", "name": "Hai"}]
    unsure = list(advice(validate(centre(UPSTAIRS, kiosks=kiosks, menu=[]))))
    assert "kiosks[1].spot: is not set, so its map cannot show the way" in unsure
    assert "zones[0].place.floor: no lift or stairs in floor.landmarks lead there from floor 1" in unsure
    sure = list(advice(validate(centre(UPSTAIRS, kiosks=kiosks[:1], **lift()))))
    assert not any(line.startswith(("kiosks", "zones")) for line in sure)
