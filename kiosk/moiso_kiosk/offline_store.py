"""What a kiosk must not lose while it is alone: numbers given off-line, the document, the server's time."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from moiso_shared.centre import Centre
from moiso_shared.offline import OfflineTicket
from pydantic import ValidationError

_log = logging.getLogger(__name__)
_KEPT_DAYS = 30


class OfflineStore:
    """The numbers given off-line, and the centre's document as last heard; one small SQLite file.

    Args:
        path: Made when it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS given(day TEXT, prefix TEXT, ordinal INTEGER, ticket TEXT UNIQUE, "
            "body TEXT, handed INTEGER DEFAULT 0, PRIMARY KEY(day, prefix, ordinal))"
        )
        self._database.execute("CREATE TABLE IF NOT EXISTS known(what TEXT PRIMARY KEY, body TEXT)")
        self._database.execute(
            "DELETE FROM given WHERE handed = 1 AND day < date('now', ?)", (f"-{_KEPT_DAYS} days",)
        )

    def give(self, prefix: str, day: str, ticket: str, fields: dict[str, object]) -> OfflineTicket:
        """The next number of this series and day; on the disk when this returns."""
        self._database.execute("BEGIN IMMEDIATE")
        with self._database:
            [last] = self._database.execute(
                "SELECT max(ordinal) FROM given WHERE day = ? AND prefix = ?", (day, prefix)
            ).fetchone()
            given = OfflineTicket.model_validate(
                {"ticket": ticket, "prefix": prefix, "ordinal": (last or 0) + 1} | fields
            )
            row = (day, prefix, given.ordinal, ticket, given.model_dump_json())
            self._database.execute("INSERT INTO given VALUES (?, ?, ?, ?, ?, 0)", row)
        return given

    def waiting(self) -> list[OfflineTicket]:
        """Numbers that no server has taken yet, oldest first."""
        rows = self._database.execute("SELECT body FROM given WHERE handed = 0 ORDER BY rowid").fetchall()
        return [OfflineTicket.model_validate_json(body) for (body,) in rows]

    def handed_in(self, tickets: Sequence[OfflineTicket]) -> None:
        """The server has them."""
        self._database.executemany(
            "UPDATE given SET handed = 1 WHERE ticket = ?", [(given.ticket,) for given in tickets]
        )

    def remember(self, centre: Centre, me: str) -> None:
        """Keep the centre's document and this kiosk's name for a start without a server."""
        body = json.dumps({"me": me, "centre": centre.model_dump(mode="json")})
        self._database.execute("INSERT OR REPLACE INTO known VALUES ('centre', ?)", (body,))

    def recall(self) -> tuple[Centre, str] | None:
        """The document as last heard, and this kiosk's name."""
        found = self._database.execute("SELECT body FROM known WHERE what = 'centre'").fetchone()
        if found is None:
            return None
        known = json.loads(found[0])
        try:
            return Centre.model_validate(known["centre"]), str(known["me"])
        except ValidationError:
            _log.warning("the kept document of the centre is of another release")
            return None

    def remember_offset(self, offset: timedelta) -> None:
        """Keep how far the server's clock is ahead of this machine's, for a start without a server."""
        body = json.dumps(offset.total_seconds())
        self._database.execute("INSERT OR REPLACE INTO known VALUES ('offset', ?)", (body,))

    def offset(self) -> timedelta:
        """How far the server's clock was ahead when it was last heard; none as long as it never was."""
        found = self._database.execute("SELECT body FROM known WHERE what = 'offset'").fetchone()
        return timedelta(seconds=float(json.loads(found[0]))) if found else timedelta()

    def close(self) -> None:
        """Close the file."""
        self._database.close()
