"""Who did what in a ticket's story, in words."""

import pytest
from moiso_server.pages.ticket_html import story_lines
from moiso_server.pages.words import Words
from moiso_server.pages.words_staff import STAFF

from tests.fakes.centre import small_centre


@pytest.mark.parametrize(
    ("actor", "person", "who"),
    [
        ("supervisor/lan", "Trần Thị Lan", "Trần Thị Lan"),
        ("supervisor/lan", None, "lan"),
        ("counter/1", None, "quầy số 1"),
        ("kiosk/k1", None, "Ki-ốt cửa chính"),
        ("kiosk/k9", None, "Ki-ốt k9"),
        ("server", None, "máy chủ"),
    ],
)
def test_a_story_names_people_and_devices_as_staff_do(actor: str, person: str | None, who: str) -> None:
    centre = small_centre(kiosks=[{"id": "k1", "name": "Ki-ốt cửa chính"}])
    at = "2026-11-23T03:00:00+00:00"
    step = {"at": at, "kind": "issued", "actor": actor, "person": person, "counter": None, "why": None}
    (line,) = story_lines([step], centre, Words(STAFF, "vi"))
    assert line["who"] == who
