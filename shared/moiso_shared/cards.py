"""Identity cards: what their QR says, kept in memory only and never shown by accident."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from moiso_shared.centre import PriorityClass
from moiso_shared.text import tidy

FEWEST_FIELDS = 7
"""Newer cards add fields at the end; they tell of the family and are dropped."""

_DIGITS = 12
_MALE, _FEMALE = "Nam", "Nữ"


@dataclass(frozen=True, repr=False)
class Card:
    """What the kiosk needs of a card. It has no readable form and cannot be stored."""

    number: str
    """12 digits; only for the keyed hash behind "one number per person"."""
    name: str
    """Empty when the scanner cannot tell Vietnamese letters."""
    birth: date
    consistent: bool
    """Whether number, birth and sex fit together. The code is unsigned: a hint, never proof."""

    def __repr__(self) -> str:
        return "Card(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a card is never stored")

    def age(self, today: date) -> int:
        """Full years."""
        had_birthday = (today.month, today.day) >= (self.birth.month, self.birth.day)
        return today.year - self.birth.year - (not had_birthday)


def read_card(text: str, *, letters: bool = True) -> Card | None:
    """Read the QR of a citizen card, or None when it is something else.

    Args:
        text: Seven fields or more divided by ``|``: number, old number, name, birth ddMMyyyy, sex, address,
            day of issue. Made-up example: ``001185000123||Lê Ví Dụ|15071985|Nam|Hà Nội|10052021``.
        letters: False for a keyboard scanner, which loses Vietnamese letters; the name is then left out.
    """
    fields = [field.strip() for field in text.split("|")]
    if len(fields) < FEWEST_FIELDS:
        return None
    number, name, sex = fields[0], tidy(fields[2]), tidy(fields[4])
    birth = _day(fields[3])
    if len(number) != _DIGITS or not (number.isascii() and number.isdigit()) or birth is None:
        return None
    return Card(number, name if letters else "", birth, _fits(number, birth, sex if letters else ""))


def offered_priority(kinds: Iterable[PriorityClass], age: int) -> PriorityClass | None:
    """The priority class that a visitor of this age may be offered: the one that begins latest."""
    fitting = [kind for kind in kinds if kind.from_age is not None and kind.from_age <= age]
    return max(fitting, key=lambda kind: kind.from_age or 0, default=None)


def _day(field: str) -> date | None:
    if len(field) != 8 or not (field.isascii() and field.isdigit()):
        return None
    try:
        return date(int(field[4:]), int(field[2:4]), int(field[:2]))
    except ValueError:
        return None


def _fits(number: str, birth: date, sex: str) -> bool:
    """The fourth digit tells century and sex, the next two the year of birth."""
    century, female = divmod(int(number[3]), 2)
    known = {_MALE: 0, _FEMALE: 1}.get(sex, female)
    return birth.year == 1900 + 100 * century + int(number[4:6]) and known == female
