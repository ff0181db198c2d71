"""Words as a search sees them: without marks, case and punctuation."""

import re
import unicodedata

_BREAKS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Reduce a text to plain lower-case words with one space between.

    >>> fold("Đăng ký KHAI SINH (lưu động)")
    'dang ky khai sinh luu dong'
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BREAKS.sub(" ", kept).strip()


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()
