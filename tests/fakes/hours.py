"""A centre with three weeks of hours: the office's, one with Saturday morning, one day and night."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.timetable import WEEKDAYS

OFFICE_WEEK = {day: ["07:00-11:30", "13:30-17:00"] for day in WEEKDAYS[:5]}
LAND_WEEK = {**OFFICE_WEEK, "sat": ["07:00-11:30"]}
NIGHT_WEEK = {day: ["00:00-24:00"] for day in WEEKDAYS}
EUROPE = "Europe/Berlin"
SAIGON = "Asia/Ho_Chi_Minh"


def centre_with_hours(zone: str = SAIGON, **hours: Any) -> Centre:
    return validate(
        {
            "id": "c",
            "name": "Trung tâm",
            "time_zone": zone,
            "departments": [{"id": "land", "name": "Đất đai", "timetable": "land"}],
            "services": [
                {"id": "plain", "name": "Chung", "prefix": "A"},
                {"id": "deed", "name": "Sổ đỏ", "prefix": "H", "department": "land"},
                {
                    "id": "night",
                    "name": "Trực đêm",
                    "prefix": "K",
                    "department": "land",
                    "timetable": "night",
                },
            ],
            "counters": [{"id": "1", "number": 1, "services": ["plain", "deed", "night"]}],
            "hours": {
                "timetables": {"office": OFFICE_WEEK, "land": LAND_WEEK, "night": NIGHT_WEEK},
                "special_days": [
                    {"date": "2026-09-02", "name": "Quốc khánh"},
                    {"date": "2026-08-22", "name": "Làm bù", "open": ["08:00-11:00"]},
                ],
                **hours,
            },
        }
    )


def without_night(hall: Centre) -> Centre:
    return hall.model_copy(update={"services": hall.services[:2]})


def office_only(hall: Centre) -> Centre:
    return hall.model_copy(update={"services": hall.services[:1]})


def at(words: str, zone: str = SAIGON) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
