"""From keys and lines to what they mean."""

import logging
import re

from moiso_hardware.keypads.port import Action, Press
from moiso_hardware.keypads.settings import KeypadSettings

log = logging.getLogger(__name__)

DIGITS_LAST_S = 8.0
"""Digits that nobody has finished are forgotten after this."""

MOST_DIGITS = 6


class Decoder:
    """Knows one keypad's keys, and the digits typed so far."""

    def __init__(self, settings: KeypadSettings) -> None:
        self._settings = settings
        self._meanings = settings.meanings()
        self._pattern = re.compile(settings.pattern)
        self._digits, self._typed_at = "", 0.0

    def take(self, word: str, now: float) -> Press | None:
        """What a key or line means; None while it means nothing (yet).

        Args:
            word: The key's name, or the whole line.
            now: A monotonic clock, in seconds.
        """
        return self._key(word, now) if self._settings.by_key else self._line(word)

    def _key(self, name: str, now: float) -> Press | None:
        if now - self._typed_at > DIGITS_LAST_S:
            self._digits = ""
        action = self._meanings.get(name.upper())
        if action is None and name.isascii() and name.isdigit():
            self._digits, self._typed_at = (self._digits + name)[-MOST_DIGITS:], now
            return None
        digits, self._digits = self._digits, ""
        if action is None:
            self._unknown(name)
        return None if action in (None, Action.CLEAR) else Press(action, digits, self._settings.counter)

    def _line(self, text: str) -> Press | None:
        match = self._pattern.fullmatch(text.strip())
        parts = match.groupdict() if match is not None else {}
        action = self._meanings.get((parts.get("key") or "").strip().upper()) if parts else None
        digits = parts.get("digits") or ""
        if action is None or action is Action.CLEAR or (digits and not digits.isdecimal()):
            self._unknown(text)
            return None
        named = parts.get("counter")
        counter = self._settings.counters.get(named, named) if named else self._settings.counter
        return Press(action, digits[-MOST_DIGITS:], counter)

    def _unknown(self, word: str) -> None:
        """Whoever sets up a keypad reads here what its keys are called."""
        log.info("keypad %s: the key %r has no meaning", self._settings.device, word)
