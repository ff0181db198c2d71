"""Words of the pages in Vietnamese and English."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Words:
    """One language's wordings, by key.

    Args:
        table: Vietnamese and English for every key.
        language: The one to speak.
    """

    def __init__(self, table: Mapping[str, tuple[str, str]], language: Language) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The wording of a key, with its values filled in."""
        return self._table[key][self._place].format(**values)

    def plain(self, key: str) -> str:
        """The wording as it is, with its braces."""
        return self._table[key][self._place]

    def has(self, key: str) -> bool:
        """Whether there is such a wording."""
        return key in self._table


def known(language: str | None) -> Language | None:
    """A language that the pages speak, or None."""
    return next((code for code in LANGUAGES if code == language), None)
