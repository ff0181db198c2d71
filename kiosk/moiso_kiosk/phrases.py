"""The kiosk's own words, by language. What a centre words itself stands in its document."""

from __future__ import annotations

from datetime import date

from moiso_shared.text import VIETNAMESE, Text

from moiso_kiosk.words import en, fr, ru, staff, vi

_LANGUAGES = {"vi": vi, "en": en, "fr": fr, "ru": ru}
_WEEKDAYS: dict[str, tuple[str, ...]] = {code: module.WEEKDAYS for code, module in _LANGUAGES.items()}

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English", "fr": "Français", "ru": "Русский"}
"""Each language in its own words."""

PHRASES: dict[str, dict[str, str]] = {code: module.WORDS for code, module in _LANGUAGES.items()}
"""Wording by language, then by key."""


def weekday(language: str, day: date) -> str:
    """The name of a date's weekday."""
    return _WEEKDAYS.get(language, vi.WEEKDAYS)[day.weekday()]


def say(language: str, key: str, **values: object) -> str:
    """A phrase in a language, Vietnamese where it is missing, with ``{values}`` filled in."""
    words = PHRASES.get(language, vi.WORDS).get(key) or vi.WORDS.get(key) or staff.WORDS[key]
    return words.format(**values) if values else words


def worded(text: Text, language: str) -> str:
    """A centre's own wording: in the language, else in English for those who speak no Vietnamese."""
    return text.root.get(language) or (text.vi if language == VIETNAMESE else text.in_language("en"))


def count_words(language: str, key: str, count: int) -> str:
    """A phrase that has its own wording for none, one and many."""
    form = "none" if count == 0 else "one" if count == 1 else "many"
    return say(language, f"{key}_{form}", count=count)


def known_languages(wanted: tuple[str, ...]) -> list[str]:
    """The languages of a centre that the kiosk can speak, Vietnamese first."""
    return sorted((code for code in wanted if code in PHRASES), key=lambda code: code != VIETNAMESE)
