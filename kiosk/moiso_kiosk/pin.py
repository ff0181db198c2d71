"""The attendant's PIN: kept as a salted hash on the kiosk's own disk, and guessed only slowly."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from moiso_shared.errors import Invalid

TRIES = 5
"""Wrong PINs in a row before the kiosk makes people wait."""
PAUSE_S = 60.0
LEAST, MOST = 4, 8
"""Digits of a PIN."""


class PinUnfit(Invalid):
    """A PIN is four to eight digits."""

    code = "pin_unfit"


class PinStore:
    """One PIN in one file, readable by this user only.

    Args:
        path: The file; without it there is no PIN and the attendant's panel stays shut.
        clock: Seconds that never run backwards.
    """

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path, self._clock = path, clock
        self._wrong, self._open_at = 0, 0.0

    @property
    def exists(self) -> bool:
        """Whether a PIN was set."""
        return self._path.exists()

    @property
    def pause_s(self) -> int:
        """Seconds until the next try is heard; 0 when one may try."""
        return max(0, round(self._open_at - self._clock()))

    def set(self, pin: str) -> None:
        """Replace the PIN.

        Raises:
            PinUnfit: It is not four to eight digits.
        """
        if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
            raise PinUnfit(f"the PIN must be {LEAST} to {MOST} digits")
        salt = secrets.token_bytes(16)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump({"salt": salt.hex(), "hash": _hash(pin, salt)}, file)
        unfinished.replace(self._path)

    def fits(self, pin: str) -> bool:
        """Whether this is the PIN; after five wrong ones nothing fits for a minute."""
        if self.pause_s or not self.exists:
            return False
        kept = json.loads(self._path.read_text(encoding="ascii"))
        if hmac.compare_digest(_hash(pin, bytes.fromhex(kept["salt"])), kept["hash"]):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._open_at = 0, self._clock() + PAUSE_S
        return False


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1).hex()
