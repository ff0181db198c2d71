"""Colours, sizes and motion: the tokens that every screen of Mời Số is made of."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from moiso_shared.look import DARK, HIGH_CONTRAST, LIGHT, Palette

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "Look", "Palette", "Scale"]

MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Scale:
    """Sizes in pixels, worked out from millimetres, for eyes ``reading_m`` metres away.

    ``body`` is the smallest text that may carry meaning: its capitals stand 0.7 degrees tall (12.2 mm per
    metre: 7.3 mm at 0.6 m), as EN 301 549 5.1.4 asks of a machine that one cannot adjust. Capitals of
    Source Sans are 0.66 of the font size.
    """

    px_per_mm: float
    reading_m: float = 0.6
    enlarge: float = 1.0

    @classmethod
    def of_screen(
        cls, width_px: int, height_px: int, *, inches: float, reading_m: float = 0.6, enlarge: float = 1.0
    ) -> Scale:
        """The scale of a screen with this diagonal; the system's own idea of dpi is never trusted."""
        return cls(hypot(width_px, height_px) / (inches * MM_PER_INCH), reading_m, enlarge)

    def mm(self, millimetres: float) -> int:
        """A length on the glass, in pixels."""
        return round(millimetres * self.px_per_mm)

    def text(self, body_share: float) -> int:
        """A font size, as a multiple of ``body``, in pixels."""
        return round(18.5 * self.reading_m * self.px_per_mm * self.enlarge * body_share)

    @property
    def caption(self) -> int:
        """Side remarks that nobody needs in order to get served."""
        return self.text(0.76)

    @property
    def body(self) -> int:
        """Everything a person has to read."""
        return self.text(1.0)

    @property
    def title(self) -> int:
        """Names of tiles and cards."""
        return self.text(1.24)

    @property
    def headline(self) -> int:
        """What this page asks or tells."""
        return self.text(1.68)

    @property
    def number(self) -> int:
        """A ticket number where it is the biggest thing on the screen."""
        return self.text(6.4)

    @property
    def target(self) -> int:
        """The smallest side of anything to touch: 20 mm."""
        return self.mm(20.2)

    @property
    def gap(self) -> int:
        """Space between things that are touched: 4 mm."""
        return self.mm(4)


RADIUS_PX = 16
PRESS_MS = 80
PAGE_MS = 160


@dataclass(frozen=True)
class Look:
    """A palette and a scale: all that a screen needs to know."""

    palette: Palette
    scale: Scale
