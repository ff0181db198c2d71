"""Today's figures as the server tells them, for the slide of a board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATH = "/api/today"


def lines(told: Mapping[str, Any]) -> tuple[str, ...]:
    """A line for each figure, in Vietnamese: ``Hồ sơ đúng hẹn: 99,3 %``."""
    return tuple(f"{each['label']['vi']}: {each['text']['vi']}" for each in told["figures"])
