"""What a ticket printer feels, and how its status tables tell it."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal[
    "paper_end", "cover_open", "cutter_jam", "hot", "broken", "power_cut", "unplugged", "silent", "near_end"
]


@dataclass
class Fault:
    """What goes wrong after so many more bytes were worked off."""

    kind: FaultKind
    after_bytes: int


class Sensors:
    """Paper, cover, cutter and heat, with the bytes that Epson's and Custom's tables make of them."""

    def __init__(self) -> None:
        self.put_right()
        self.ticket_out = False

    def put_right(self) -> None:
        """Nothing is the matter; a ticket in the presenter stays there."""
        self.paper_end = self.near_end = self.cover_open = False
        self.cutter_jam = self.hot = self.broken = False

    @property
    def off_line(self) -> bool:
        return self.paper_end or self.cover_open or self.cutter_jam or self.hot or self.broken

    def status(self, question: int) -> int:
        bits = {
            1: 0x08 * self.off_line,
            2: 0x04 * self.cover_open
            | 0x20 * self.paper_end
            | 0x40 * (self.cutter_jam or self.broken or self.hot),
            3: 0x08 * self.cutter_jam | 0x20 * self.broken | 0x40 * self.hot,
            4: 0x0C * (self.near_end or self.paper_end) | 0x60 * self.paper_end,
        }
        return 0x12 | bits[question]

    def four(self) -> bytes:
        first = 0x10 | 0x08 * self.off_line | 0x20 * self.cover_open
        second = 0x08 * self.cutter_jam | 0x20 * self.broken | 0x40 * self.hot
        third = 0x03 * (self.near_end or self.paper_end) | 0x0C * self.paper_end
        return bytes([first, second, third, 0x0F])

    def full_status(self) -> tuple[int, int, int, int]:
        paper = 0x01 * self.paper_end | 0x04 * self.near_end | 0x20 * self.ticket_out
        return paper, 0x03 * self.cover_open, 0x01 * self.hot, 0x01 * self.cutter_jam | 0x40 * self.broken
