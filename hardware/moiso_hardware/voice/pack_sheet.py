"""What a speaker has to read so that a centre's calls can be joined from clips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from moiso_shared.centre import Centre
from moiso_shared.spoken import (
    DIGITS,
    LETTERS,
    SHORT_TEMPLATES,
    TEMPLATES,
    Region,
    cardinal,
    for_voice,
    place,
)


def clips_needed(centre: Centre | None, region: Region) -> list[str]:
    """The words and phrases to record, in reading order, each once.

    Args:
        centre: Its wording, prefixes and counters; None lists what any centre may need.
        region: Which forms of numbers are said.
    """
    return list(dict.fromkeys([*_phrases(centre), *_letters(centre), *DIGITS, *_counters(centre, region)]))


def file_name(order: int, words: str) -> str:
    """A name that says what is in the file, on every system: ``007-xin-moi.wav``."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return f"{order:03d}-{re.sub('[^a-z0-9]+', '-', letters).strip('-')[:40]}.wav"


def _phrases(centre: Centre | None) -> Iterator[str]:
    """The fixed parts of the wordings, cut at the fields and at commas."""
    templates = [centre.texts.call.vi, centre.texts.call_short.vi] if centre else []
    for template in templates or [TEMPLATES["vi"], SHORT_TEMPLATES["vi"]]:
        for part in re.split(r"\{[a-z]+\}|[,.;:!?]", template):
            if words := for_voice(part).strip():
                yield words
    if centre and "{service}" in "".join(templates):
        yield from (for_voice(service.name.vi) for service in centre.services)


def _letters(centre: Centre | None) -> Iterator[str]:
    used = "".join(service.prefix for service in centre.services) if centre else "".join(LETTERS)
    yield from (name for letter, name in LETTERS.items() if letter in used)


def _counters(centre: Centre | None, region: Region) -> Iterator[str]:
    """ "quầy số", the words of all counter numbers, and counters by name."""
    yield "quầy số"
    numbers: Iterable[int] = (counter.number for counter in centre.counters) if centre else range(1, 126)
    yield from dict.fromkeys(word for number in sorted(numbers) for word in cardinal(number, region).split())
    named = (
        [place(counter.name.vi, region=region) for counter in centre.counters if counter.name]
        if centre
        else []
    )
    yield from (for_voice(name) for name in named if not name.startswith("quầy số "))
