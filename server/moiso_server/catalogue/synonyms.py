"""Everyday words and abbreviations, and what the catalogue calls them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from moiso_shared.composing import TELEX, VNI, composed
from moiso_shared.folding import fold, words

Phrase = tuple[str, ...]
MOST_READINGS = 6

EVERYDAY_WORDS = 20
"""Longer queries are names copied from a paper; nothing in them is replaced."""

NOISE = frozenset(words("làm xin tôi muốn cần cho đi giúp với về việc thế nào đâu ở ạ ơi để mình hỏi"))
"""Words that say little about what is meant; they count for next to nothing."""

_POLITE = tuple(words("thủ tục"))


def readings(query: str, known: Container[str] = ()) -> list[Phrase]:
    """What a query may mean, as folded words: as typed first, then with everyday words replaced.

    Args:
        known: Words of the catalogue; others may be keys of Telex or VNI that nothing has composed.

    >>> readings("làm CCCD")
    [('lam', 'cccd'), ('lam', 'can', 'cuoc')]
    """
    typed = tuple(_composed(word, known) for word in words(query))
    if len(typed) > len(_POLITE) and typed[: len(_POLITE)] == _POLITE:
        typed = typed[len(_POLITE) :]
    if len(typed) > EVERYDAY_WORDS:
        return [typed]
    meant = dict.fromkeys([typed, *islice(_replaced(typed, table()), MOST_READINGS)])
    return list(meant)[:MOST_READINGS]


def _composed(word: str, known: Container[str]) -> str:
    if word in known or word in _said():
        return word
    meant = (fold(composed(word, method)) for method in (TELEX, VNI))
    return next((other for other in meant if other in known or other in _said()), word)


def _replaced(typed: Phrase, known: Mapping[Phrase, tuple[Phrase, ...]]) -> Iterator[Phrase]:
    """Every way to replace the known phrases, the longest at each place."""
    for start in range(len(typed)):
        for length in range(min(_longest(), len(typed) - start), 0, -1):
            meanings = known.get(typed[start : start + length])
            if meanings:
                rests = list(islice(_replaced(typed[start + length :], known), MOST_READINGS))
                for meaning in meanings:
                    for rest in rests or [typed[start + length :]]:
                        yield (*typed[:start], *meaning, *rest)
                return


@cache
def table() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Meanings by phrase, folded."""
    text = files(__package__).joinpath("synonyms.txt").read_text(encoding="utf-8")
    return dict(_entries(text.splitlines()))


def _entries(lines: Iterable[str]) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    for line in lines:
        said, equals, meant = line.partition("=")
        if equals and not said.lstrip().startswith("#"):
            yield tuple(words(said)), tuple(tuple(words(part)) for part in meant.split("/"))


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in table())


@cache
def _said() -> frozenset[str]:
    """Words of the phrases that the table knows."""
    return frozenset(word for phrase in table() for word in phrase)
