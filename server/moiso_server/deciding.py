"""Decides one batch of commands on a working lobby; nothing here is durable until the hall commits it."""

import asyncio
import hashlib
import itertools
import json
import logging
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.commands import Command, HandIn, Issue, ReplaceCentre
from moiso_shared.errors import CommandIdReused, MoisoError, RuleFailed, TooLate
from moiso_shared.facts import Fact
from moiso_shared.lobby import Lobby
from pydantic_core import to_json

from moiso_server.clock import HallClock
from moiso_server.journal import Document, KeptReply
from moiso_server.private import Bearer, Note
from moiso_server.rules import (  # each registers its rules
    asked_of_hall,
    asked_of_tickets,
    handing_in,
    internal,
)
from moiso_server.rules.counters import serve_ready
from moiso_server.rules.days import turn_day
from moiso_server.rules.decide import Reply, decide
from moiso_server.rules.draft import Change, Draft
from moiso_server.rules.replacing import replace

log = logging.getLogger(__name__)

TOO_LATE_MS = 5_000
_RUN = secrets.token_hex(4)
_COUNT = itertools.count()
UNDO_KEPT = timedelta(minutes=5)
"""Longest time for which the centre may let a step be taken back."""

__all__ = [
    "Batch",
    "Deciding",
    "Request",
    "asked_of_hall",
    "asked_of_tickets",
    "handing_in",
    "internal",
]


@dataclass
class Request:
    """One command on its way through the hall."""

    actor: Bearer
    id: str
    command: Command
    age_ms: int
    answer: asyncio.Future[Reply]
    asked_once: bool = False
    """Its id was made here: nobody can ask again, and no reply is kept."""


@dataclass
class Batch:
    """What one round has decided and not yet committed, all at one moment."""

    now: datetime
    day: date
    """Local day of ``now``."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Last ordinals given on a day that begins with this batch: only when a doubtful clock was confirmed."""
    ids: set[str] = field(default_factory=set)
    """Ids of the tickets of that day."""
    known_ids: set[str] = field(default_factory=set)
    """Of the tickets that are handed in with this batch, those that the journal knows."""
    known_numbers: set[tuple[date, str]] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)
    kept: dict[tuple[str, str], KeptReply] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    answers: list[tuple[Request, Reply]] = field(default_factory=list)


@dataclass
class Deciding:
    """The committed state, the working lobby ahead of it, and what is remembered of earlier commands."""

    lobby: Lobby
    """Committed; only `adopt` changes it."""
    centre: Centre
    version: int
    clock: HallClock
    replies: dict[tuple[str, str], KeptReply]
    ids: set[str]
    """Ids of all tickets of the lobby's day."""
    last_note: int
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    working: Lobby = field(init=False)

    def __post_init__(self) -> None:
        self.start_over()

    def start_over(self) -> None:
        """Forget what was decided and not committed."""
        self.working = self.lobby.copy()

    def decide(self, request: Request, batch: Batch) -> None:
        """Decide one command into the batch; a refusal or a bug is answered at once and leaves no trace."""
        try:
            reply = self._kept(request, batch)
            if reply is None:
                self._turn_day(batch)
                reply = self._run(request, self._draft(request, batch), batch)
                self._serve_ready(batch)
            batch.answers.append((request, reply))
            return
        except MoisoError as error:
            fail(request, error)
        except Exception:
            log.exception("a rule failed on %s", type(request.command).__name__)
            fail(request, RuleFailed("an internal fault; nothing happened"))
        self._drop_undecided(batch)

    def adopt(self, batch: Batch) -> None:
        """The batch is committed: make it the state that everyone reads."""
        for fact in batch.facts:
            self.lobby.apply(fact)
        self.clock.advance(self.lobby.at)
        self.replies.update(batch.kept)
        if batch.documents:
            self.version, self.centre = batch.documents[-1].version, batch.documents[-1].centre
        self.changes.update(batch.changes)
        while self.changes:
            oldest = next(iter(self.changes))
            if self.changes[oldest].at > batch.now - UNDO_KEPT:
                break
            del self.changes[oldest]

    def forget_replies(self, before: datetime) -> None:
        """Drop answers that are older than they are kept for."""
        self.replies = {key: kept for key, kept in self.replies.items() if kept.at >= before}

    def _kept(self, request: Request, batch: Batch) -> Reply | None:
        key = (str(request.actor), request.id)
        kept = batch.kept.get(key) or self.replies.get(key)
        if kept is None:
            if request.age_ms > TOO_LATE_MS:
                raise TooLate(f"command: asked {request.age_ms // 1000} s ago; ask again")
            return None
        if kept.digest != _digest(request.command):
            raise CommandIdReused(f"command: the id '{request.id}' was used for another command")
        reply: Reply = json.loads(kept.reply)
        return reply

    def _run(self, request: Request, draft: Draft, batch: Batch) -> Reply:
        command = request.command
        digest = "" if request.asked_once else _digest(command)
        reply = (
            self._replace(command, draft, batch)
            if isinstance(command, ReplaceCentre)
            else decide(command, draft)
        )
        said = "" if request.asked_once else to_json(reply).decode()
        if isinstance(command, Issue):
            self.ids.add(command.ticket)
        if isinstance(command, HandIn):
            self._remember(draft.facts, batch)
        batch.facts.extend(draft.facts)
        key = (str(request.actor), request.id)
        if draft.facts:
            batch.changes[key] = Change(draft.now, tuple(draft.facts), draft.former, draft.former_counters)
        if not request.asked_once and (draft.facts or not _is_empty(reply)):
            batch.kept[key] = KeptReply(*key, digest, said, draft.now)
        return reply

    def _remember(self, facts: list[Fact], batch: Batch) -> None:
        """Let later commands of the batch know what was handed in."""
        for ticket in (ticket for fact in facts for ticket in fact.tickets):
            self.ids.add(ticket.id)
            batch.known_ids.add(ticket.id)
            batch.known_numbers.add((ticket.day, ticket.number))

    def _replace(self, command: ReplaceCentre, draft: Draft, batch: Batch) -> Reply:
        centre = validate(command.document)
        version = (batch.documents[-1].version if batch.documents else self.version) + 1
        replace(draft, centre, version)
        batch.documents.append(Document(version, draft.now, draft.actor, centre))
        return {"version": version}

    def _turn_day(self, batch: Batch) -> None:
        if self.working.day == batch.day:
            return
        draft = self._draft(None, batch)
        turn_day(draft, lambda day: batch.numbers)
        self.ids = batch.ids | set(self.working.tickets)
        batch.facts.extend(draft.facts)

    def _serve_ready(self, batch: Batch) -> None:
        if any(counter.ready for counter in self.working.counters.values()):
            draft = self._draft(None, batch)
            try:
                serve_ready(draft)
            except Exception:  # the command before it has been decided and stands
                log.exception("a rule failed on the counters that are ready")
                self._drop_undecided(batch)
            else:
                batch.facts.extend(draft.facts)

    def _draft(self, request: Request | None, batch: Batch) -> Draft:
        self.clock.check()
        now = batch.now
        centre = batch.documents[-1].centre if batch.documents else self.centre
        draft = Draft(lobby=self.working, centre=centre, now=now, day=batch.day)
        if request is not None:
            actor = str(request.actor)
            draft.actor, draft.command, draft.device = actor, request.id, request.actor.name
            draft.taken = lambda ticket_id: ticket_id in self.ids
            draft.known = lambda ticket_id: ticket_id in self.ids or ticket_id in batch.known_ids
            draft.number_taken = lambda day, number: (day, number) in batch.known_numbers
            draft.change = lambda command: (
                batch.changes.get((actor, command)) or self.changes.get((actor, command))
            )
            draft.note = lambda text: self._note(batch, Note(self.last_note + 1, now, actor, text))
        return draft

    def _note(self, batch: Batch, note: Note) -> int:
        batch.notes.append(note)
        self.last_note = note.id
        return note.id

    def _drop_undecided(self, batch: Batch) -> None:
        """Take back from the working lobby what a rule recorded before it failed."""
        if self.working.seq == (batch.facts[-1].seq if batch.facts else self.lobby.seq):
            return
        self.working = self.lobby.copy()
        for fact in batch.facts:
            self.working.apply(fact)


def fresh_id() -> str:
    """An id that nobody has had. It grows with time, so that indexes grow at their end."""
    return f"{time.time_ns():x}-{_RUN}-{next(_COUNT):x}"


def _is_empty(reply: Reply) -> bool:
    """Whether nothing happened and nothing was told: nobody waits, nothing to give. It is decided anew.

    Any other answer is kept although it has no facts: a stale press that was told so must not call when it
    is repeated.
    """
    return not any(reply.values())


def _digest(command: Command) -> str:
    said = command.model_dump_json(exclude_unset=True, exclude={"person", "pin", "comment"})
    return hashlib.sha256(f"{type(command).__name__}{said}".encode()).hexdigest()


def fail(request: Request, error: MoisoError) -> None:
    """Answer a request with why nothing happened."""
    if not request.answer.done():
        request.answer.set_exception(error)
