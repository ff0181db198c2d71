"""How well a procedure fits what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from operator import add

from moiso_server.catalogue.spelling import LONG, Spelling
from moiso_server.catalogue.synonyms import NOISE, Phrase

NEARLY, GUESSED, BEGUN, ASIDE, JOINED = 0.8, 0.55, 0.9, 0.6, 0.85
"""What a word counts when it was mistyped, mistyped into another known word, only begun, found in keywords or
department instead of the name, or written in one with its neighbour."""

_NOISE_WEIGHT = 0.1
_ORDER, _WHOLE, _HERE, _SAID = 0.35, 0.3, 0.02, 0.8


@dataclass(frozen=True)
class Candidate:
    """The folded words of a procedure."""

    id: int
    name: tuple[str, ...]
    more: frozenset[str]
    """Words of its keywords, field and department …"""
    said: str
    """… and the same as they follow each other."""
    here: bool
    """Received at this centre."""


class Ranking:
    """Scores candidates for one reading of a query.

    The share of the query's words that a name has counts most, rare words more than common ones; then words
    that stand together as typed; then names that say little else. A keyword typed as it stands counts nearly
    as much as a name.

    Args:
        typed: Folded words of the query.
        counts: In how many names each word stands.
        total: How many names there are.
        spelling: Known words.
    """

    def __init__(self, typed: Phrase, counts: Mapping[str, int], total: int, spelling: Spelling) -> None:
        self._typed = typed
        self._counts = counts
        self._total = total
        self._weighed: dict[str, float] = {}
        self._weights = [self._weight(word) for word in typed]
        self._spelling = spelling
        self._known = [word in spelling.known for word in typed]
        self._sum = sum(self._weights) or 1.0
        self._pairs = list(pairwise(typed))
        self._phrase = f" {' '.join(typed)} " if self._pairs else "?"

    def _weight(self, word: str) -> float:
        weight = self._weighed.get(word)
        if weight is None:
            usual = max(1, self._total // 50)
            weight = _NOISE_WEIGHT if word in NOISE else log(1 + self._total / self._counts.get(word, usual))
            self._weighed[word] = weight
        return weight

    def score(self, candidate: Candidate) -> float:
        """Higher is better; about 1 when every word is there."""
        name = frozenset(candidate.name)
        meant = [self._meant(place, name, candidate) for place in range(len(self._typed))]
        covered = sum(weight * worth for weight, (worth, _) in zip(self._weights, meant, strict=True))
        order = self._in_order([word for _, word in meant], candidate.name)
        used = {word for _, word in meant if word}
        all_weights = sum(self._weight(word) for word in name) or 1.0
        rest = sum(self._weight(word) for word in name - used) / all_weights
        exact = 0.5 if candidate.name == self._typed else 0.0
        said = _SAID if self._phrase in f" {candidate.said} " else 0.0
        return (
            covered / self._sum + _ORDER * order + _WHOLE * (1 - rest) + _HERE * candidate.here + exact + said
        )

    def _meant(self, place: int, name: frozenset[str], candidate: Candidate) -> tuple[float, str]:
        """What the word at this place is worth, and as which word of the name it counts."""
        word = self._typed[place]
        if word in name:
            return 1.0, word
        if place == len(self._typed) - 1:
            begun = next((other for other in name if other.startswith(word)), None)
            if begun is not None:
                return BEGUN, begun
        near = self._spelling.near(word) & name
        if near:
            return (GUESSED if self._known[place] else NEARLY), min(near)
        if len(word) >= LONG and any(map(word.__eq__, map(add, candidate.name, candidate.name[1:]))):
            return JOINED, ""
        if word in candidate.more:
            return ASIDE, ""
        return 0.0, ""

    def _in_order(self, meant: Sequence[str], name: Phrase) -> float:
        """The share of neighbouring words of the query that are neighbours in the name too."""
        if not self._pairs:
            return 0.0
        together = set(pairwise(name))
        pairs = pairwise(meant)
        return sum(1 for pair in pairs if pair in together) / len(self._pairs)
