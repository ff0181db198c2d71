"""How large a board must be written for eyes some metres away, and how much then fits."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, hypot

CAPITAL_MM_PER_M = 12.2
"""Height of a capital for each metre of viewing distance: 0.7 degrees (EN 301 549, 5.1.4)."""
CAPITAL_SHARE = 0.711
"""A capital's height as part of the font size, in the board's figures (Roboto)."""
LINE_SHARE = 1.35
"""A row's height as a multiple of its capitals."""
USABLE = 0.85
"""What heads and margins leave of the screen's height."""
FEWEST_ROWS = 3
_LIST_BESIDE, _LIST_BELOW = 0.7, 0.38
"""What of the screen's height the list has beside the newest call, and below it on an upright screen."""


@dataclass(frozen=True)
class Sight:
    """A screen and the farthest eyes that must read it."""

    width_px: int
    height_px: int
    inches: float
    metres: float

    @property
    def px_per_mm(self) -> float:
        """Pixels in a millimetre of the glass."""
        return hypot(self.width_px, self.height_px) / (self.inches * 25.4)

    @property
    def height_mm(self) -> float:
        """Height of the glass."""
        return self.height_px / self.px_per_mm

    @property
    def capital_mm(self) -> float:
        """Height that a number's characters need."""
        return CAPITAL_MM_PER_M * self.metres

    @property
    def rows_that_fit(self) -> int:
        """Rows of numbers at the right height, the newest call's included."""
        return floor(USABLE * self.height_mm / (LINE_SHARE * self.capital_mm))

    @property
    def rows(self) -> int:
        """Rows in the list; at least three, smaller than they should be where they do not fit."""
        return min(
            6, max(FEWEST_ROWS, floor(self._list_px / (LINE_SHARE * self.capital_mm * self.px_per_mm)))
        )

    @property
    def number_px(self) -> int:
        """Font size of a number in the list."""
        wanted = self.capital_mm / CAPITAL_SHARE * self.px_per_mm
        most = self._list_px / (LINE_SHARE * CAPITAL_SHARE * self.rows)
        return round(min(wanted, most))

    @property
    def _list_px(self) -> float:
        return self.height_px * (_LIST_BELOW if self.height_px > self.width_px else _LIST_BESIDE)

    @property
    def farthest_m(self) -> float:
        """From how far the list can be read as it is drawn."""
        return self.number_px * CAPITAL_SHARE / self.px_per_mm / CAPITAL_MM_PER_M


def report(sight: Sight) -> str:
    """What an installer wants to know, in plain sentences."""
    lines = [
        f'Màn hình {sight.inches:g}", người xem xa nhất {sight.metres:g} m:',
        f"  chữ số cần cao {sight.capital_mm:.0f} mm",
        f"  vừa {sight.rows_that_fit} hàng số",
    ]
    if sight.farthest_m < 0.9 * sight.metres:
        lines.append(
            f"  hơi nhỏ: danh sách {sight.rows} hàng chỉ đọc rõ trong khoảng {sight.farthest_m:.1f} m; "
            "hãy dùng màn hình lớn hơn hoặc thêm một màn hình gần hơn"
        )
    return "\n".join(lines)
