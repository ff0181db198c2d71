"""Numbers and calls in words, as a lobby hears them: Vietnamese and English."""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Literal

from moiso_shared import spoken_english

Language = Literal["vi", "en"]


class Region(StrEnum):
    """Whose wording of numbers a centre speaks."""

    NORTH = "north"
    CENTRAL = "central"
    SOUTH = "south"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in two forms.

    ``shown`` is what people read; ``voice`` says the same in lower-case spelled words, because speech
    engines misread capitals and digits.
    """

    shown: str
    voice: str
    language: Language


@dataclass(frozen=True, slots=True)
class _Forms:
    gap: str
    thousand: str
    four: str


_NORTH = _Forms(gap="linh", thousand="nghìn", four="tư")
_SOUTH = _Forms(gap="lẻ", thousand="ngàn", four="bốn")
_FORMS = {Region.NORTH: _NORTH, Region.CENTRAL: _SOUTH, Region.SOUTH: _SOUTH}

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "F": "ép phờ", "G": "giê", "H": "hát",
    "I": "i", "J": "di", "K": "ca", "L": "e lờ", "M": "em mờ", "N": "en nờ", "O": "o", "P": "pê", "Q": "quy",
    "R": "e rờ", "S": "ét sì", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích xì", "Y": "i dài",
    "Z": "dét",
}  # fmt: skip
"""The name of each letter of a prefix, in the words that an engine reads right."""

_ABBREVIATIONS = {
    "UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân", "TTHC": "thủ tục hành chính",
    "CCCD": "căn cước công dân", "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế",
}  # fmt: skip
_SOUND_ALIKE = (frozenset("BCDĐGPTV"), frozenset("MN"))

TEMPLATES: dict[Language, str] = {
    "vi": "Xin mời công dân có số {number}, đến {counter}.",
    "en": "Ticket number {number}, please proceed to {counter}.",
}
SHORT_TEMPLATES: dict[Language, str] = {
    "vi": "Mời số {number}, {counter}.",
    "en": "Number {number}, {counter}.",
}
_FIELDS = frozenset({"number", "counter", "service"})


def cardinal(number: int, region: Region = Region.NORTH) -> str:
    """Say a count or a counter number: 21 → "hai mươi mốt".

    Args:
        number: 0 to 9999.
        region: North says linh, nghìn, tư; Centre and South say lẻ, ngàn, bốn.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"only 0 to 9999 can be said as one number, not {number}")
    forms = _FORMS[region]
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest, forms, full=False)
    head = f"{DIGITS[thousands]} {forms.thousand}"
    return f"{head} {_below_thousand(rest, forms, full=True)}" if rest else head


def characters(number: str, language: Language = "vi") -> list[str]:
    """Name each letter and digit of a ticket number: ``A015`` → A, không, một, năm (letters as capitals)."""
    digits = DIGITS if language == "vi" else spoken_english.DIGITS
    return [digits[int(sign)] if sign in string.digits else sign.upper() for sign in number if sign.isalnum()]


def call_sentence(
    number: str,
    counter: str,
    *,
    service: str = "",
    template: str | None = None,
    language: Language = "vi",
    region: Region = Region.NORTH,
) -> Sentence:
    """Build the sentence that calls a ticket to a counter.

    Args:
        number: The ticket's number as printed, ``A015``.
        counter: The counter's name as on its sign, "Quầy 3".
        service: The service's name, for templates that mention it.
        template: The centre's wording with the fields ``{number}``, ``{counter}``, ``{service}``.
        language: Which language the template is in.
        region: Which Vietnamese forms of numbers to use.
    """
    wording = TEMPLATES[language] if template is None else template
    names = characters(number, language)
    fields = {"counter": place(counter, language, region), "service": with_numbers(service, language, region)}
    shown = _filled(wording, {**fields, "number": ", ".join(names)})
    if language == "en":
        return Sentence(shown, shown, language)
    spelled = ", ".join(LETTERS.get(name, name) for name in names)
    return Sentence(shown, _filled(for_voice(wording), {**_voiced(fields), "number": spelled}), language)


def place(counter: str, language: Language = "vi", region: Region = Region.NORTH) -> str:
    """Say where to go: "Quầy 3" → "quầy số ba"; names without "quầy" keep their words.

    In English a Vietnamese "Quầy 3" becomes "counter number three".
    """
    found = re.fullmatch(r"(?i)(?:quầy|counter)\s*(?:số|number|no\.?)?\s*0*(\d{1,4})", counter.strip())
    if found is None:
        return with_numbers(_small_start(counter.strip()), language, region)
    if language == "en":
        return f"counter number {spoken_english.cardinal(int(found[1]))}"
    return f"quầy số {cardinal(int(found[1]), region)}"


def with_numbers(text: str, language: Language = "vi", region: Region = Region.NORTH) -> str:
    """Put every group of digits in a text into words; more than four digits are read one by one."""

    def words(found: re.Match[str]) -> str:
        digits = found[0]
        if len(digits) > 4 or (len(digits) > 1 and digits.startswith("0")):
            return " ".join(characters(digits, language))
        return spoken_english.cardinal(int(digits)) if language == "en" else cardinal(int(digits), region)

    return re.sub(r"[0-9]+", words, text)


def for_voice(text: str) -> str:
    """Lower a Vietnamese text for an engine: abbreviations in full, lone capitals by their names."""

    def word(found: re.Match[str]) -> str:
        written = found[0]
        if written in _ABBREVIATIONS:
            return _ABBREVIATIONS[written]
        if len(written) > 1 and any(sign in "AEIOUY" for sign in written):
            return written.lower()
        return " ".join(LETTERS[sign] for sign in written)

    return re.sub(rf"\b[{''.join(LETTERS)}]+\b", word, text).lower()


def check_template(template: str) -> str:
    """Return the wording unchanged, or raise ``ValueError`` naming what is wrong with it."""
    fields = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
    for name in fields:
        if name not in _FIELDS:
            raise ValueError(f"{{{name}}} is not known here; use {{number}}, {{counter}} or {{service}}")
    if "number" not in fields:
        raise ValueError("a call must say the {number}")
    return template


def rhyming(prefixes: Iterable[str]) -> list[tuple[str, str]]:
    """List the pairs of prefixes that a lobby easily mistakes for each other: B and C, M and N, …"""
    return [pair for pair in combinations(sorted(set(prefixes)), 2) if _sound_alike(*pair)]


def _sound_alike(one: str, other: str) -> bool:
    def alike(a: str, b: str) -> bool:
        return a == b or any(a in family and b in family for family in _SOUND_ALIKE)

    return len(one) == len(other) and all(
        alike(a, b) for a, b in zip(one.upper(), other.upper(), strict=True)
    )


def _below_thousand(number: int, forms: _Forms, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _below_hundred(rest, forms)
    head = f"{DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} {forms.gap} {DIGITS[rest]}" if rest < 10 else f"{head} {_below_hundred(rest, forms)}"


def _below_hundred(number: int, forms: _Forms) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return DIGITS[unit]
    if tens == 1:
        return ("mười " + {0: "", 5: "lăm"}.get(unit, DIGITS[unit])).rstrip()
    endings = {0: "", 1: "mốt", 4: forms.four, 5: "lăm"}
    return f"{DIGITS[tens]} mươi {endings.get(unit, DIGITS[unit])}".rstrip()


def _small_start(name: str) -> str:
    first, _, rest = name.partition(" ")
    return name if first.isupper() and len(first) > 1 else f"{first.lower()} {rest}".rstrip()


def _voiced(fields: dict[str, str]) -> dict[str, str]:
    return {name: for_voice(text) for name, text in fields.items()}


def _filled(template: str, fields: dict[str, str]) -> str:
    for name, words in fields.items():
        template = template.replace(f"{{{name}}}", words)
    return template
