"""Two people changed the same document: what each of them did goes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_GONE = object()
_NAMES = ("id", "date")
"""Fields that tell the items of a list apart."""


@dataclass(frozen=True)
class Joined:
    """A document with the changes of both."""

    document: Any
    both: tuple[str, ...]
    """Paths, in ``mine``, of what both changed in different ways; there it is as in ``mine``."""


def join(base: Any, mine: Any, theirs: Any) -> Joined:
    """Bring two changed documents together.

    Items of a list are told apart by ``id`` or ``date``, texts by themselves.

    Args:
        base: What both began with, as JSON values.
        mine: After the changes of whoever asks.
        theirs: After those of whoever was faster.
    """
    both: list[str] = []
    return Joined(_join(base, mine, theirs, "", both), tuple(dict.fromkeys(both)))


def _join(base: Any, mine: Any, theirs: Any, path: str, both: list[str]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    kinds = {type(each) for each in (base, mine, theirs)}
    if kinds == {dict}:
        paths = {key: f"{path}.{key}".lstrip(".") for key in (*mine, *theirs)}
        return _join_parts(base, mine, theirs, paths, path, both)
    if kinds == {list} and (named := _named(base, mine, theirs)) is not None:
        before, here, there = named
        paths = {key: f"{path}.{place}" for place, key in enumerate(here)}
        joined = _join_parts(before, here, there, paths, path, both)
        return [joined[key] for key in _order(before, here, there) if key in joined]
    both.append(path)
    return mine


def _join_parts(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    paths: Mapping[str, str],
    path: str,
    both: list[str],
) -> dict[str, Any]:
    joined = {}
    for key in dict.fromkeys((*theirs, *mine)):
        before, here, there = (each.get(key, _GONE) for each in (base, mine, theirs))
        joined[key] = _join(before, here, there, paths.get(key, path), both)
    return {key: value for key, value in joined.items() if value is not _GONE}


def _named(*lists: Sequence[Any]) -> tuple[dict[str, Any], ...] | None:
    """Each list by what tells its items apart; None where nothing does."""
    items = [item for each in lists for item in each]
    named: tuple[dict[str, Any], ...] = ()
    if all(isinstance(item, str) for item in items):
        named = tuple({item: item for item in each} for each in lists)
    for field in _NAMES:
        if not named and all(isinstance(item, dict) and field in item for item in items):
            named = tuple({str(item[field]): item for item in each} for each in lists)
    return named if list(map(len, named)) == list(map(len, lists)) else None


def _order(base: Iterable[str], mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Mine where I moved something, theirs otherwise; what the other one added comes last."""
    before, here = list(base), list(mine)
    moved = [key for key in here if key in before] != [key for key in before if key in here]
    first, second = (here, list(theirs)) if moved else (list(theirs), here)
    return list(dict.fromkeys((*first, *second)))
