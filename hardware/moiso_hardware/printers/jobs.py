"""Paper jobs on the kiosk's own disk: what a restart has to know about each paper.

A job's state is written before the step that it names is taken. So a job found ``queued`` has no dot on
paper, and one found ``sending`` or ``sent`` may lie in the printer's mouth.
"""

import sqlite3
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from moiso_shared.errors import Refused, Unavailable

from moiso_hardware.printers.port import NotPrinted, Outcome, PaperJob, Printed, Printer, Sent, Step, Unknown

_KEPT_S = 7 * 24 * 3600
"""What the server has heard is kept for so long; what it has not, until it has."""
RESTARTED = "restarted"
"""Reason of jobs that a restart cut short."""


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


_OPEN = (JobState.QUEUED, JobState.SENDING, JobState.SENT)


class JobKnown(Refused):
    """A job with this id was there before: the same paper is never queued twice."""

    code = "paper_job_known"


class DiskUnavailable(Unavailable):
    """The kiosk's own disk takes nothing, or gives nothing: full, read-only, broken."""

    code = "disk_unavailable"


@dataclass(frozen=True)
class KeptJob:
    """A job as the disk has it."""

    id: str
    ticket: str
    state: JobState
    reason: str = ""
    reprint: bool = False
    """Another paper of a number that was given before."""


_FIELDS = "id, ticket, state, reason, reprint"


class JobStore:
    """A small SQLite file of its own; may be used from several threads.

    Args:
        path: Made when it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS job("
            "id TEXT PRIMARY KEY, ticket TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',"
            " at REAL NOT NULL, reprint INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"
        )
        self._database.execute("DELETE FROM job WHERE at < ? AND told = 1", (time.time() - _KEPT_S,))

    def queue(self, job: str, ticket: str, *, reprint: bool = False) -> None:
        """Write a job down before anybody is asked for its number.

        Args:
            job: Command id of the issue, or the reprint's own id.
            ticket: Id of the ticket that it belongs to.
            reprint: The number was given before: its ticket is not this job's to cancel.

        Raises:
            JobKnown: The id was used before.
            DiskUnavailable: Nothing can be written down, so nothing may be begun.
        """
        row = (job, ticket, JobState.QUEUED, time.time(), reprint)
        try:
            self._write("INSERT INTO job VALUES (?, ?, ?, '', ?, ?, 0)", *row)
        except sqlite3.IntegrityError as error:
            raise JobKnown(f"Paper job {job} was queued before.") from error

    def move(self, job: str, state: JobState, reason: str = "") -> None:
        """Write a job's next state; on the disk when this returns."""
        self._write(
            "UPDATE job SET state = ?, reason = ?, at = ? WHERE id = ?", state, reason, time.time(), job
        )

    def get(self, job: str) -> KeptJob | None:
        """A job by its id."""
        found = self._read(f"SELECT {_FIELDS} FROM job WHERE id = ?", job)
        return found[0] if found else None

    def open_jobs(self) -> list[KeptJob]:
        """Jobs without an outcome, oldest first."""
        return self._read(f"SELECT {_FIELDS} FROM job WHERE state IN (?, ?, ?) ORDER BY at", *_OPEN)

    def untold(self) -> list[KeptJob]:
        """Jobs with an outcome that the server has not heard yet, oldest first."""
        return self._read(
            f"SELECT {_FIELDS} FROM job WHERE told = 0 AND state NOT IN (?, ?, ?) ORDER BY at", *_OPEN
        )

    def settle(self) -> list[KeptJob]:
        """Give every open job the outcome that a restart leaves it; call once, before new jobs.

        Returns:
            The settled jobs: ``not_printed`` where no byte of the body had left, else ``unknown``.
        """
        for job in self.open_jobs():
            untouched = job.state is JobState.QUEUED
            self.move(job.id, JobState.NOT_PRINTED if untouched else JobState.UNKNOWN, RESTARTED)
        return [job for job in self.untold() if job.reason == RESTARTED]

    def left_unfinished(self) -> bool:
        """Whether the newest paper that was begun may be unfinished: the printer may still hold its end."""
        begun = self._read(
            f"SELECT {_FIELDS} FROM job WHERE state IN (?, ?) ORDER BY at DESC LIMIT 1",
            JobState.PRINTED,
            JobState.UNKNOWN,
        )
        return any(job.state is JobState.UNKNOWN for job in begun)

    def told(self, job: str) -> None:
        """The server knows the outcome: it is not reported again."""
        self._write("UPDATE job SET told = 1 WHERE id = ?", job)

    def forget(self, job: str) -> None:
        """Nothing came of it: the number was refused."""
        self._write("DELETE FROM job WHERE id = ?", job)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _write(self, statement: str, *values: object) -> None:
        self._execute(statement, values)

    def _execute(self, statement: str, values: tuple[object, ...]) -> list[tuple[str, str, str, str, int]]:
        try:
            with self._lock:
                return self._database.execute(statement, values).fetchall()
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise DiskUnavailable(f"The kiosk's disk does not work: {error}.") from error

    def _read(self, query: str, *values: object) -> list[KeptJob]:
        rows = self._execute(query, values)
        return [
            KeptJob(job, ticket, JobState(state), why, bool(again)) for job, ticket, state, why, again in rows
        ]


def print_kept(printer: Printer, store: JobStore, job: PaperJob) -> Outcome:
    """Print a queued job, writing each state to the disk before the step is taken."""
    outcome = printer.print(job, lambda step: store.move(job.id, _STATE_OF[step]))
    match outcome:
        case Printed():
            store.move(job.id, JobState.PRINTED)
        case NotPrinted(reason):
            store.move(job.id, JobState.NOT_PRINTED, reason)
        case Unknown(reason) | Sent(reason):
            store.move(job.id, JobState.UNKNOWN, reason)
    return outcome


_STATE_OF = {Step.SENDING: JobState.SENDING, Step.SENT: JobState.SENT}
