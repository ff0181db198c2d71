"""A key that calls the next number while another program has the keyboard.

Windows alone hands such keys out; elsewhere a keypad of its own does the same (``--keypad``).
Source: Microsoft, ``RegisterHotKey`` and ``WM_HOTKEY``.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal

from moiso_counter.memory import Memory

_ALT, _CONTROL, _NO_REPEAT = 0x1, 0x2, 0x4000
WM_HOTKEY = 0x0312
HOTKEY_ID = 0x4D53
"""Any number below 0xC000; it tells our key from others of this program."""

KEYS: dict[str, tuple[int, int]] = {
    "Pause": (0, 0x13),
    "Scroll Lock": (0, 0x91),
    "Ctrl+Alt+F2": (_CONTROL | _ALT, 0x71),
    "Ctrl+Alt+N": (_CONTROL | _ALT, 0x4E),
}
"""What may be chosen: modifiers and virtual key."""

NOT_HERE = "Hệ điều hành này không cho phép; hãy dùng bàn phím gọi số rời (xem Trợ giúp)."


class User32(Protocol):
    """The two calls that are needed of the Windows library."""

    def RegisterHotKey(self, window: None, key_id: int, modifiers: int, key: int) -> int:
        """Nonzero when the key is ours from now on."""

    def UnregisterHotKey(self, window: None, key_id: int) -> int:
        """Give the key back."""


class GlobalKey(QObject):
    """Off until somebody chooses a key; the choice is remembered.

    Args:
        user32: None where there is no such thing.
    """

    pressed = Signal()

    def __init__(self, memory: Memory, user32: User32 | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory, self._user32 = memory, user32
        self.chosen = ""
        """The key in use; empty for none."""
        self.messages = _Filter(self)
        application = QCoreApplication.instance()
        if user32 is not None and application is not None:
            application.installNativeEventFilter(self.messages)

    @property
    def possible(self) -> bool:
        """Whether this desktop hands out such keys."""
        return self._user32 is not None

    def start(self) -> bool:
        """Use the key that was chosen last time.

        Returns:
            False when another program has it.
        """
        return self._take(self._memory.text("global/key"))

    def choose(self, key: str) -> bool:
        """Use this key of ``KEYS`` from now on, or none.

        Returns:
            False when another program has it; then there is none.
        """
        done = self._take(key)
        self._memory.set_text("global/key", self.chosen)
        return done

    def stop(self) -> None:
        """Give the key back; the choice stays."""
        self._take("")
        application = QCoreApplication.instance()
        if self._user32 is not None and application is not None:
            application.removeNativeEventFilter(self.messages)

    def _take(self, key: str) -> bool:
        if self._user32 is None:
            return not key
        if self.chosen:
            self._user32.UnregisterHotKey(None, HOTKEY_ID)
        self.chosen = ""
        if key not in KEYS:
            return True
        modifiers, code = KEYS[key]
        if self._user32.RegisterHotKey(None, HOTKEY_ID, modifiers | _NO_REPEAT, code):
            self.chosen = key
        return bool(self.chosen)


class _Filter(QAbstractNativeEventFilter):
    """Finds our key among the messages of the Qt thread."""

    def __init__(self, key: GlobalKey) -> None:
        super().__init__()
        self._key = key

    def nativeEventFilter(self, kind: object, message: int) -> tuple[bool, int]:
        """See every message; ours is used up."""
        if bytes(kind) != b"windows_generic_MSG":  # type: ignore[call-overload]
            return False, 0
        found = wintypes.MSG.from_address(int(message))
        if found.message != WM_HOTKEY or found.wParam != HOTKEY_ID:
            return False, 0
        self._key.pressed.emit()
        return True, 0


def user32_here() -> User32 | None:
    """The library of this system, if it has one."""
    if sys.platform == "win32":
        library: User32 = ctypes.WinDLL("user32")
        return library
    return None
