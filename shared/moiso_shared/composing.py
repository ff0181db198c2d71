"""Vietnamese letters from plain keys, in the two ways people know: Telex and VNI."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

TELEX, VNI = "Telex", "VNI"

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_MARKS = _GRAVE + _ACUTE + _HOOK + _TILDE + _DOT
_VOWELS = "aăâeêioôơuưy"
_SHAPED = "ăâêôơư"
_WORD = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True)
class Method:
    """What each key adds to a word."""

    tones: Mapping[str, str]
    """A tone mark by key; empty takes the tone away."""
    shapes: Mapping[str, Mapping[str, str]]
    """By key: which letter becomes which."""


METHODS = {
    TELEX: Method(
        {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT, "z": ""},
        {
            "a": {"a": "â", "ă": "â"},
            "e": {"e": "ê"},
            "o": {"o": "ô", "ơ": "ô"},
            "w": {"a": "ă", "â": "ă", "o": "ơ", "ô": "ơ", "u": "ư"},
            "d": {"d": "đ"},
        },
    ),
    VNI: Method(
        {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT, "0": ""},
        {
            "6": {"a": "â", "ă": "â", "e": "ê", "o": "ô", "ơ": "ô"},
            "7": {"o": "ơ", "ô": "ơ", "u": "ư"},
            "8": {"a": "ă", "â": "ă"},
            "9": {"d": "đ"},
        },
    ),
}
"""Both methods by name."""


def compose(text: str, key: str, method: str) -> str:
    """The text after one more key, in small letters; the same mark twice takes it back and types the key.

    >>> compose("chưng", "s", TELEX)
    'chứng'
    """
    found = _WORD.search(text)
    word = found.group() if found else ""
    return text[: len(text) - len(word)] + _with_key(word, key.lower(), METHODS[method])


def composed(word: str, method: str) -> str:
    """A word of which the keys were typed where nothing composed them.

    >>> composed("ddaats", TELEX)
    'đất'
    """
    text = ""
    for key in word:
        text = compose(text, key, method)
    return text


def _with_key(word: str, key: str, method: Method) -> str:
    base, tone = _split(word)
    if key in method.tones and any(letter in _VOWELS for letter in base):
        mark = method.tones[key]
        return _place(base, "") + key if mark == tone else _place(base, mark)
    if key in method.shapes:
        shaped = _shape(base, method.shapes[key])
        if shaped is not None:
            return _place(shaped, tone)
        plain = _unshape(base, method.shapes[key])
        if plain is not None:
            return _place(plain, tone) + key
    if key == "w" and "w" in method.shapes:
        key = "ư"
    return _place(base + key, tone) if key.isalpha() else word + key


def _split(word: str) -> tuple[str, str]:
    """A word without its tone, and the tone."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((sign for sign in apart if sign in _MARKS), "")
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _MARKS)), tone


def _shape(base: str, shapes: Mapping[str, str]) -> str | None:
    """The word with its last fitting letter shaped; None when no letter fits."""
    if shapes.get("u") == "ư":
        if (at := base.rfind("uo")) >= 0 and not base[:at].endswith("q"):
            return f"{base[:at]}ươ{base[at + 2 :]}"
        if (at := base.rfind("ưo")) >= 0:
            return f"{base[:at]}ươ{base[at + 2 :]}"
        if base.endswith(("uu", "ua")) and not base[:-2].endswith("q"):
            return f"{base[:-2]}ư{base[-1]}"
    for at in range(len(base) - 1, -1, -1):
        if base[at] in shapes:
            return base[:at] + shapes[base[at]] + base[at + 1 :]
    return None


def _unshape(base: str, shapes: Mapping[str, str]) -> str | None:
    """The word with its last letter of that shape made plain again."""
    for at in range(len(base) - 1, -1, -1):
        if base[at] in shapes.values():
            plain = unicodedata.normalize("NFD", base[at])[0].replace("đ", "d")
            return base[:at] + plain + base[at + 1 :]
    return None


def _place(base: str, tone: str) -> str:
    """The word with the tone on the vowel that carries it."""
    at = _carrier(base) if tone else None
    if at is None:
        return base
    return base[:at] + unicodedata.normalize("NFC", base[at] + tone) + base[at + 1 :]


def _carrier(base: str) -> int | None:
    """Which letter carries the tone."""
    start = next((at for at, letter in enumerate(base) if letter in _VOWELS), None)
    if start is None:
        return None
    glides = base.startswith("qu") or (base.startswith("gi") and len(base) > 2 and base[2] in _VOWELS)
    if glides and len(base) > 2 and base[2] in _VOWELS:
        start = 2
    end = start
    while end < len(base) and base[end] in _VOWELS:
        end += 1
    shaped = [at for at in range(start, end) if base[at] in _SHAPED]
    if shaped:
        return shaped[-1]
    if end < len(base):
        return end - 1
    return start + 1 if end - start == 3 else start
