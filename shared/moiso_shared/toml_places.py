"""Where a field stands in a TOML text, for people who look for a mistake there."""

import re
from collections.abc import Iterator, Sequence

from moiso_shared.mistakes_in_vietnamese import apart, told

Place = tuple[int, int]
"""Line and column, both from 1."""

PATH_PART = re.compile(r"\w[\w-]*")
"""One part of a path such as ``counters[2].zone``."""
_AT = {"vi": " (dòng {}, cột {})", "en": " (line {}, column {})"}
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]#]+)\]\]?")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")


def place_of(text: str, path: Sequence[str]) -> Place | None:
    """The place of a field, or of the nearest thing around it that has a line of its own.

    Args:
        text: A TOML document.
        path: Keys, and places in lists from 0: ``("counters", "2", "zone")``.
    """
    found: tuple[int, Place] | None = None
    for stated, place in _statements(text):
        depth = len(stated)
        if depth and list(path[:depth]) == stated and (found is None or depth > found[0]):
            found = depth, place
    return found[1] if found else None


def placed(message: str, text: str, language: str) -> str:
    """The sentences of a refusal in a language, each with the line and column of its field in the text."""
    lines = []
    for line in message.splitlines():
        place = place_of(text, PATH_PART.findall(apart(line)[0]))
        where = _AT.get(language, _AT["en"]).format(*place) if place else ""
        lines.append(told(line, language) + where)
    return "\n".join(lines)


def _statements(text: str) -> Iterator[tuple[list[str], Place]]:
    """The full path of every header and every key at the beginning of a line."""
    counts: dict[tuple[str, ...], int] = {}
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        column = len(line) - len(line.lstrip()) + 1
        if header := _HEADER.match(line):
            table = _opened(_parts(header[2]), header[1] == "[[", counts)
            yield table, (number, column)
        elif key := _KEY.match(line):
            yield [*table, *_parts(key[1])], (number, column)


def _opened(parts: list[str], is_list: bool, counts: dict[tuple[str, ...], int]) -> list[str]:
    """The path of a header, with the place in each list that it goes through."""
    path: list[str] = []
    for depth, part in enumerate(parts):
        path.append(part)
        if is_list and depth == len(parts) - 1:
            counts[tuple(path)] = counts.get(tuple(path), -1) + 1
        if tuple(path) in counts:
            path.append(str(counts[tuple(path)]))
    return path


def _parts(words: str) -> list[str]:
    return [part.strip().strip("\"'") for part in words.split(".")]
