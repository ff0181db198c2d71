"""Wording in several languages, and the strict model that every part of a centre's document is."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints, model_validator

VIETNAMESE = "vi"
"""The language that every text has and that stands in for a missing one."""


_CODE = re.compile("[a-z]{2,3}")


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
"""1 to 40 letters, digits, ``-`` or ``_``, beginning with a letter or digit."""


class Strict(BaseModel):
    """A frozen part of a document that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(RootModel[dict[str, str]]):
    """One wording, by language code (``vi``, ``en`` …); Vietnamese is always there.

    A plain string stands for Vietnamese alone. Letters are kept composed (NFC), so that equal words are
    equal strings whichever keyboard typed them.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _from_plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {VIETNAMESE: value}
        if isinstance(value, Mapping):
            return {key: tidy(words) if isinstance(words, str) else words for key, words in value.items()}
        return value

    @model_validator(mode="after")
    def _has_vietnamese(self) -> "Text":
        for code in self.root:
            if not _CODE.fullmatch(code):
                raise ValueError(f"'{code}' is not a language code; write it like vi or en")
        if VIETNAMESE not in self.root:
            raise ValueError("a text needs its Vietnamese wording, under the key 'vi'")
        return self

    @property
    def vi(self) -> str:
        """The Vietnamese wording."""
        return self.root[VIETNAMESE]

    def in_language(self, code: str) -> str:
        """The wording in a language, or the Vietnamese one where it is missing or empty."""
        return self.root.get(code) or self.vi

    def __hash__(self) -> int:
        return hash(frozenset(self.root.items()))

    def __str__(self) -> str:
        return self.vi


def tidy(words: str) -> str:
    """The words composed (NFC) and without space around them."""
    return unicodedata.normalize("NFC", words).strip()
