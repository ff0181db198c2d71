"""Words of the catalogue that a mistyped word may have been meant as."""

from collections.abc import Iterable, Iterator

LONG = 6
"""Words of this many letters may be two strokes off, shorter ones one."""

_LONGEST = 24
"""Nothing as long as this is a word; no neighbours are looked for."""

_SOUNDS = (("tr", "ch"), ("gi", "d"), ("r", "d"), ("x", "s"), ("l", "n"), ("k", "c"), ("qu", "cu"))
"""Beginnings that many people do not tell apart when they speak, the first written for the second."""

_LONGEST_RUN = 60
_MOST_REMEMBERED = 20_000


class Spelling:
    """Finds known words near a mistyped one by their common deletions, without trying every word.

    Args:
        known: Folded words.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self._reached: dict[str, set[str]] = {}
        self._asked: dict[str, frozenset[str]] = {}
        self._sounding: dict[str, set[str]] = {}
        for word in self.known:
            self._sounding.setdefault(sound(word), set()).add(word)
            for shorter in _shortened(word, _reach(word)):
                self._reached.setdefault(shorter, set()).add(word)

    def near(self, word: str) -> frozenset[str]:
        """Known words within one stroke (two for long words) or that sound alike; never the word itself."""
        known = self._asked.get(word)
        if known is not None:
            return known
        found: set[str] = set()
        for shorter in _shortened(word, _reach(word)):
            found |= self._reached.get(shorter, set())
        alike = self._sounding.get(sound(word), set()) - {word}
        near = frozenset(other for other in found if 0 < strokes(word, other) <= _reach(word)) | alike
        if len(self._asked) >= _MOST_REMEMBERED:
            self._asked.clear()
        self._asked[word] = near
        return near

    def parts(self, word: str) -> tuple[str, ...]:
        """The fewest known words that were typed without spaces, as in ``dangkykhaisinh``; else none."""
        if len(word) > _LONGEST_RUN:
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - _LONGEST), end - 1):
                before = best[start]
                if before is not None and word[start:end] in self.known:
                    here = (*before, word[start:end])
                    known = best[end]
                    if known is None or len(here) < len(known):
                        best[end] = here
        return best[-1] or ()


def sound(word: str) -> str:
    """The word as it sounds to many: one spelling for beginnings and endings that are often mixed up.

    >>> sound("trieu") == sound("chieu"), sound("xay") == sound("sai")
    (True, True)
    """
    for written, meant in _SOUNDS:
        if word.startswith(written):
            word = meant + word[len(written) :]
            break
    return word.replace("y", "i")


def strokes(one: str, other: str) -> int:
    """How many letters are missing, added, wrong or swapped with their neighbour.

    >>> strokes("khai", "kahi"), strokes("sinh", "sing"), strokes("dang", "dag")
    (1, 1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def _reach(word: str) -> int:
    if not 2 <= len(word) <= _LONGEST:
        return 0
    return 2 if len(word) >= LONG else 1


def _shortened(word: str, most: int) -> Iterator[str]:
    level = {word}
    yield word
    for _ in range(most):
        level = {each[:i] + each[i + 1 :] for each in level for i in range(len(each))}
        yield from level
