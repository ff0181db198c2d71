"""The short code that pairs a device: what it looks like."""

import re

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without the signs that are mistaken for each other."""
CODE_LETTERS = 8
_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LETTERS}}}")


def plain(typed: str) -> str:
    """A code without what people put between its letters, in capitals."""
    return re.sub(r"[\s-]", "", typed).upper()


def is_code(typed: str) -> bool:
    """Whether it is a pairing code rather than a token.

    >>> is_code("k7qx-2m4v"), is_code("s3cret")
    (True, False)
    """
    return _CODE.fullmatch(plain(typed)) is not None
