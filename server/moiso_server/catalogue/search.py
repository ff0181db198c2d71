"""Finding procedures by everyday words, with or without marks, mistyped, or by code."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Lock

from moiso_shared.procedures import Procedure

from moiso_server.catalogue.procedures import IN_FORCE, Procedures
from moiso_server.catalogue.ranking import Candidate, Ranking
from moiso_server.catalogue.schema import CatalogueFile
from moiso_server.catalogue.spelling import LONG, Spelling
from moiso_server.catalogue.synonyms import EVERYDAY_WORDS, NOISE, Phrase, readings

LONGEST_QUERY = 1500
"""Letters; the longest known name of a procedure has 1 094."""

_CANDIDATES = 90
_CANDIDATES_OF_LONG = 25
"""So many are scored; long queries are so telling that few need to be."""

_ENOUGH = 8
_LEAST_SHARE = 0.5
"""What fits less than this share of the best is not shown."""

_SECOND = 0.2

_CODE = re.compile(r"[0-9]+\.[0-9]*[0-9A-Z.]*")


@dataclass(frozen=True)
class _Words:
    """The catalogue's words, as of one import."""

    generation: int
    counts: dict[str, int]
    total: int
    spelling: Spelling


class Search:
    """Searches the procedures in force.

    Args:
        file: The open catalogue.
        procedures: Tells when the words must be read again.
    """

    def __init__(self, file: CatalogueFile, procedures: Procedures) -> None:
        self._file = file
        self._procedures = procedures
        self._words: _Words | None = None
        self._learning = Lock()

    def find(self, query: str, day: date, limit: int = 20) -> list[Procedure]:
        """The procedures that fit best, the best first; nothing for a query without letters or digits."""
        query = query[:LONGEST_QUERY].strip()
        code = query.upper().replace(" ", "")
        with self._file.reading() as sql:
            if _CODE.fullmatch(code):
                return _load(sql, _by_code(sql, code, day, limit))
            words = self._known_words(sql)
            read: dict[int, list[float]] = {}
            for typed in readings(query, words.spelling.known):
                for candidate, score in _scored(sql, typed, day, words):
                    read.setdefault(candidate, []).append(score)
            scores = {candidate: _together(found) for candidate, found in read.items()}
            best = sorted(scores, key=lambda key: (-scores[key], key))
            least = scores[best[0]] * _LEAST_SHARE if best else 0.0
            return _load(sql, [key for key in best[:limit] if scores[key] >= least])

    def _known_words(self, sql: sqlite3.Connection) -> _Words:
        with self._learning:
            generation = self._procedures.generation
            if self._words is None or self._words.generation != generation:
                counts: dict[str, int] = {}
                for word, column, documents in sql.execute("SELECT term, col, doc FROM procedure_word"):
                    counts[word] = (
                        max(counts.get(word, 0), documents)
                        if column == "name_folded"
                        else counts.get(word, 1)
                    )
                total = sql.execute("SELECT count(*) FROM procedure").fetchone()[0]
                self._words = _Words(generation, counts, total, Spelling(counts))
            return self._words


def _together(scores: list[float]) -> float:
    """The best reading counts; that a second one fits as well tells between two that fit alike."""
    best, *others = sorted(scores, reverse=True)
    return best + _SECOND * (others[0] if others else 0.0)


def _scored(sql: sqlite3.Connection, typed: Phrase, day: date, words: _Words) -> Iterator[tuple[int, float]]:
    if not typed:
        return
    typed = tuple(_as_meant(typed, words.spelling))
    ranking = Ranking(typed, words.counts, words.total, words.spelling)
    for candidate in _candidates(sql, typed, day, words.spelling):
        yield candidate.id, ranking.score(candidate)


def _as_meant(typed: Phrase, spelling: Spelling) -> Iterator[str]:
    """The words with spaces put where they are missing, and taken out where one is too many."""
    known = spelling.known
    place = 0
    while place < len(typed):
        word = typed[place]
        pair = "".join(typed[place : place + 2])
        place += 1
        if pair != word and pair in known and not known.issuperset(typed[place - 1 : place + 1]):
            place += 1
            yield pair
        elif word not in known and len(word) >= LONG:
            yield from spelling.parts(word) or (word,)
        else:
            yield word


def _candidates(sql: sqlite3.Connection, typed: Phrase, day: date, spelling: Spelling) -> Iterable[Candidate]:
    most = _CANDIDATES if len(typed) <= EVERYDAY_WORDS else _CANDIDATES_OF_LONG
    telling = [word for word in typed if word not in NOISE] or list(typed)
    found = _matching(sql, _all_of(telling, last=typed[-1]), day, most)
    if len(found) < _ENOUGH:
        wanted = dict.fromkeys(telling)
        for word in telling:
            if word not in spelling.known:
                wanted.update(dict.fromkeys(sorted(spelling.near(word))))
        found |= _matching(sql, _any_of(wanted, last=typed[-1]), day, most)
    return found.values()


def _matching(sql: sqlite3.Connection, match: str, day: date, most: int) -> dict[int, Candidate]:
    rows = sql.execute(
        "SELECT id, p.name_folded, p.more_folded, here FROM procedure_fts JOIN procedure p "
        f"ON p.id = procedure_fts.rowid WHERE procedure_fts MATCH :match AND {IN_FORCE} "
        "ORDER BY bm25(procedure_fts, 8.0, 1.0) LIMIT :most",
        {"match": match, "day": day.isoformat(), "most": most},
    )
    return {row["id"]: _candidate(row) for row in rows}


def _candidate(row: sqlite3.Row) -> Candidate:
    name = row["name_folded"].removeprefix("thu tuc ")
    more = row["more_folded"]
    return Candidate(row["id"], tuple(name.split()), frozenset(more.split()), more, bool(row["here"]))


def _all_of(words: Iterable[str], last: str) -> str:
    return " AND ".join(_term(word, last) for word in words)


def _any_of(words: Iterable[str], last: str) -> str:
    return " OR ".join(_term(word, last) for word in words)


def _term(word: str, last: str) -> str:
    """A word as FTS5 takes it; the last one may be only begun."""
    return f'"{word}"*' if word == last else f'"{word}"'


def _by_code(sql: sqlite3.Connection, code: str, day: date, limit: int) -> list[int]:
    begun = "code >= :low AND code < :high"
    query = f"SELECT id FROM procedure WHERE {IN_FORCE} AND {begun} ORDER BY code LIMIT :most"
    span = {"low": code, "high": code + "\U0010ffff", "day": day.isoformat(), "most": limit}
    return [row["id"] for row in sql.execute(query, span)]


def _load(sql: sqlite3.Connection, ids: list[int]) -> list[Procedure]:
    query = "SELECT body FROM procedure WHERE id = ?"
    return [Procedure.model_validate_json(sql.execute(query, (key,)).fetchone()["body"]) for key in ids]
