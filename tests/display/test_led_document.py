"""LED lines in the centre's document: mistakes name their field."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tests.display.led_hall import a_line, four_bytes, zoned
from tests.fakes.centre import small_centre


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"boards": [four_bytes("x", counter="9")]}, "leds[0].boards[0].counter: '9' is not defined"),
        ({"boards": [four_bytes("x", zone="c")]}, "leds[0].boards[0].zone: 'c' is not defined"),
        ({"boards": [{"id": "x", "template": "four-byte"}]}, "did you mean 'four-bytes'?"),
        ({"boards": [{"id": "x"}]}, "needs one of template, registers or area"),
        ({"boards": [four_bytes("x", counter="1", zone="a")]}, "a counter or a zone, not both"),
        ({"boards": [four_bytes("x"), four_bytes("x")]}, "'x' is used twice"),
        ({"boards": [{"id": "x", "registers": {}}]}, "registers need number, digits, or both"),
        ({"boards": [four_bytes("x", address=300)]}, "addresses go from 0 to 255"),
        ({"bells": [{"id": "x", "ring": "ring-on"}]}, "leds[0].bells[0].ring"),
        ({"at": "nobody"}, "leds[0].at: 'nobody' is not defined"),
        ({"port": "USB0"}, "port"),
        ({"parity": "X"}, "parity"),
    ],
)
def test_a_mistake_in_the_document_names_its_field(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        zoned(a_line(**change))
    assert complaint in str(refused.value)


def test_the_example_of_the_documentation_is_right() -> None:
    page = Path(__file__).parents[2] / "docs" / "led-boards.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    centre = small_centre(zones=[{"id": "a", "name": "Khu A"}], **tomllib.loads(example))
    assert [board.id for board in centre.leds[0].boards] == ["quay-1", "khu-a", "quay-2"]


def test_two_lines_cannot_share_a_port() -> None:
    with pytest.raises(ValidationError, match="'/dev/ttyUSB0' is used twice"):
        zoned(a_line(), a_line() | {"id": "l2"})
