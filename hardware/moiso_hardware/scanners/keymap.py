"""Keys of a scanner that plays keyboard, always read as on a US keyboard.

No input method and no layout of the desktop touches them: Telex would turn ``dd`` into ``đ``.
Source: linux/input-event-codes.h.
"""

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
"""First key code of each row, its letters, and those with shift."""

_PAD = dict(
    zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82, 83, 98, 55, 74, 78), "789456123" + "0./*-+", strict=True)
)
_ENTER = frozenset({28, 96})
_SPACE, _TAB = 57, 15
_SHIFT = frozenset({42, 54})
_ALT = frozenset({56, 100})

_PLAIN = {first + at: letter for first, plain, _ in _ROWS for at, letter in enumerate(plain)}
_SHIFTED = {first + at: letter for first, _, shifted in _ROWS for at, letter in enumerate(shifted)}

LOST = "?"
"""Stands for a letter that is no key: scanners type those as Alt and digits, which nobody can read safely."""


class Keys:
    """Turns key presses into letters."""

    def __init__(self) -> None:
        self._shift: set[int] = set()
        self._alt: set[int] = set()
        self._lost = False

    def press(self, key: int, value: int) -> str:
        """The letter of a key event, if it makes one.

        Args:
            key: The key's code.
            value: 1 pressed, 0 let go, 2 repeated (repeats make no letters).
        """
        for held, keys in ((self._shift, _SHIFT), (self._alt, _ALT)):
            if key in keys:
                (held.add if value else held.discard)(key)
                if keys is _ALT and not value and self._lost:
                    self._lost = False
                    return LOST
                return ""
        if value != 1:
            return ""
        if self._alt:
            self._lost = True
            return ""
        return self._letter(key)

    def _letter(self, key: int) -> str:
        if key in _ENTER:
            return "\r"
        if key in (_SPACE, _TAB):
            return " "
        return (_SHIFTED if self._shift else _PLAIN).get(key) or _PAD.get(key, "")
