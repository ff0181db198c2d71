"""The kiosk's own words, by language. What a centre words itself stands in its document."""

from __future__ import annotations

from datetime import date
from functools import cache

from moiso_shared.text import VIETNAMESE, Text

from moiso_kiosk.translations import languages, translated
from moiso_kiosk.words import finding, staff, vi, way

STAND_IN = "en"
"""What somebody reads whose language lacks a sentence."""


def spoken_languages() -> tuple[str, ...]:
    """All languages of the kiosk, Vietnamese first."""
    return (VIETNAMESE, *languages())


def language_name(language: str) -> str:
    """A language in its own words."""
    return say(language, "language_name")


def weekday(language: str, day: date) -> str:
    """The name of a date's weekday."""
    return say(language, f"weekday_{day.weekday()}")


def say(language: str, key: str, **values: object) -> str:
    """A phrase with ``{values}`` filled in; Vietnamese in a language that is not spoken here."""
    words = _words(language, key)
    return words.format(**values) if values else words


@cache
def _words(language: str, key: str) -> str:
    source = vi.WORDS.get(key) or finding.WORDS.get(key) or way.WORDS.get(key)
    if source is None:
        return staff.WORDS[key]
    if language not in languages():
        return source
    return translated(language, source, key) or translated(STAND_IN, source, key) or source


def worded(text: Text, language: str) -> str:
    """A centre's own wording: in the language, else in English for those who speak no Vietnamese."""
    return text.root.get(language) or (text.vi if language == VIETNAMESE else text.in_language("en"))


def count_words(language: str, key: str, count: int) -> str:
    """A phrase that has its own wording for none, one and many."""
    form = "none" if count == 0 else "one" if count == 1 else "many"
    return say(language, f"{key}_{form}", count=count)


def known_languages(wanted: tuple[str, ...]) -> list[str]:
    """The languages of a centre that the kiosk can speak, Vietnamese first."""
    return sorted(
        (code for code in wanted if code in spoken_languages()), key=lambda code: code != VIETNAMESE
    )
