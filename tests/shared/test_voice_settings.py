"""A centre's voice: how loud at which hour, and mistakes told by name."""

from datetime import time

import pytest
from moiso_shared.centre_file import dump, parse
from moiso_shared.voice_settings import VoiceSettings
from pydantic import ValidationError

from tests.fakes.centre import small_centre

DAY = VoiceSettings.model_validate(
    {
        "volume": 90,
        "volume_at": [{"hours": "07:00-08:00", "volume": 60}, {"hours": "07:30-12:00", "volume": 70}],
        "quiet": ["11:30-13:00"],
    }
)


@pytest.mark.parametrize(
    ("hour", "volume"),
    [("06:59", 0.9), ("07:00", 0.6), ("07:59", 0.6), ("08:00", 0.7), ("11:29", 0.7), ("11:30", 0.0),
     ("12:59", 0.0), ("13:00", 0.9)],
)  # fmt: skip
def test_loudness_follows_the_hour_and_quiet_hours_are_silent(hour: str, volume: float) -> None:
    assert DAY.volume_now(time.fromisoformat(hour)) == volume


def test_the_voice_survives_being_written_and_read_again() -> None:
    centre = small_centre(voice={"region": "south", "quiet": ["11:30-13:00"], "volume": 80})
    assert parse(dump(centre)) == centre


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"region": "east"}, "region"),
        ({"words_per_minute": 500}, "words_per_minute"),
        ({"volume": 101}, "volume"),
    ],
)
def test_a_mistake_in_the_voice_names_its_field(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        small_centre(voice=change)


def test_a_short_wording_with_a_mistake_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match=r"texts\.call_short\.vi: \{quay\} is not known"):
        small_centre(texts={"call_short": "Mời {number} {quay}"})
