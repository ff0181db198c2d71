"""One person told from another by a keyed hash; the number on a card never leaves the kiosk."""

import hashlib
import hmac
import unicodedata

HASHED = "hash:"
"""Begins what is hashed already."""


def person_hash(key: bytes, person: str) -> str:
    """What stands for a person as long as the key is known.

    Twelve digits can be tried one after the other, so a hash without its key says nothing, and one with its
    key says everything: the key lives in memory only and ends with the day.

    Args:
        key: The day's key, of the server.
        person: What a card or phone says; what is hashed already stays as it is.
    """
    if person.startswith(HASHED):
        return person
    return HASHED + hmac.new(key, _same(person).encode(errors="replace"), hashlib.sha256).hexdigest()


def _same(person: str) -> str:
    """The letters and digits of a card or phone, so that spaces and +84 make no second person of one."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", person) if sign.isalnum()).casefold()
    if plain.isdigit() and plain.startswith("84") and len(plain) == 11:
        plain = "0" + plain[2:]
    return plain or person.strip()
