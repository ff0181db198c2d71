"""What a new document changes, in the words of the forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moiso_shared.centre import Centre

from moiso_server.pages.mistakes import called, named_field
from moiso_server.pages.words import Language, Words
from moiso_server.pages.words_setup import SETUP

_LONGEST = 120
_MOST = 80
_NAMES = ("id", "date")
"""Fields that tell the parts of a list apart."""


@dataclass(frozen=True)
class Difference:
    """One change."""

    label: str
    was: str
    now: str


def differences(before: Centre, after: Centre, language: Language) -> list[Difference]:
    """The changes, in the document's order; a very long list is cut."""
    old, new = (centre.model_dump(mode="json", exclude_none=True) for centre in (before, after))
    found = list(_Walk(Words(SETUP, language)).between(old, new, ()))
    if len(found) <= _MOST:
        return found
    more = Words(SETUP, language)("d_more", count=len(found) - _MOST)
    return [*found[:_MOST], Difference(more, "", "")]


class _Walk:
    def __init__(self, words: Words) -> None:
        self._words = words

    def between(self, old: Any, new: Any, labels: tuple[str, ...]) -> Iterator[Difference]:
        if old == new:
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            for key in dict.fromkeys([*old, *new]):
                label = named_field(key, len(labels), self._words)
                yield from self.between(old.get(key), new.get(key), (*labels, label))
        elif (name := _name_of(old, new)) is not None:
            yield from self._parts(old, new, name, labels)
        elif _are_parts(old) and _are_parts(new):
            yield from self._places(old, new, labels)
        else:
            yield Difference(" › ".join(labels), self._said(old), self._said(new))

    def _parts(
        self, old: Sequence[Any], new: Sequence[Any], name: str, labels: tuple[str, ...]
    ) -> Iterator[Difference]:
        """Lists whose parts have names: what is gone, what is new, what changed, and another order."""
        was, now = ({part[name]: part for part in parts} for parts in (old, new))
        for key in dict.fromkeys([*was, *now]):
            part = now.get(key) or was[key]
            mine = (*labels, called(part, self._words.language) or str(key))
            if key not in now or key not in was:
                done = self._words("d_added" if key in now else "d_removed")
                yield Difference(" › ".join((*labels, self._whole(part, name))), "", done)
            else:
                yield from self.between(was[key], now[key], mine)
        if [key for key in was if key in now] != [key for key in now if key in was]:
            yield Difference(" › ".join(labels), "", self._words("d_order"))

    def _places(
        self, old: Sequence[Any], new: Sequence[Any], labels: tuple[str, ...]
    ) -> Iterator[Difference]:
        """Lists whose parts have no names are compared place by place."""
        for at in range(max(len(old), len(new))):
            mine = (*labels, str(at + 1))
            if at < len(old) and at < len(new):
                yield from self.between(old[at], new[at], mine)
            else:
                done = self._words("d_added" if at < len(new) else "d_removed")
                yield Difference(" › ".join(mine), "", done)

    def _whole(self, part: Mapping[str, Any], name: str) -> str:
        said = called(part, self._words.language)
        key = str(part[name])
        return f"{key} {said}".strip() if said != key else key

    def _said(self, value: Any) -> str:
        match value:
            case None | "" | [] | {}:
                return "–"
            case bool():
                return self._words("c_true" if value else "c_false")
            case list():
                return ", ".join(map(self._said, value))[:_LONGEST]
            case Mapping():
                return called(value, self._words.language) or ", ".join(map(str, value.values()))[:_LONGEST]
            case _:
                words = str(value)
                return self._words(f"c_{words}") if self._words.has(f"c_{words}") else words[:_LONGEST]


def _are_parts(parts: Any) -> bool:
    return isinstance(parts, list) and all(isinstance(part, Mapping) for part in parts)


def _name_of(old: Any, new: Any) -> str | None:
    """The field that tells the parts of both lists apart, if there is one."""
    if not (_are_parts(old) and _are_parts(new) and (old or new)):
        return None
    return next((name for name in _NAMES if all(name in part for part in [*old, *new])), None)
