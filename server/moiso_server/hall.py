"""Runs commands in batches: decide, commit, publish, reply."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.commands import Command, Issue, ReplaceCentre
from moiso_shared.errors import CommandIdReused, JournalUnavailable, MoisoError, RuleFailed, TooLate
from moiso_shared.facts import Fact, FactKind

from moiso_server.clock import HallClock, doubt, local_day
from moiso_server.journal import Document, Journal, KeptReply, encoded
from moiso_server.private import Bearer, Note, Private
from moiso_server.rules.days import turn_day
from moiso_server.rules.decide import Reply, decide
from moiso_server.rules.draft import Draft
from moiso_server.rules.replacing import replace

log = logging.getLogger(__name__)
T = TypeVar("T")

BATCH_MOST = 256
TOO_LATE_MS = 5_000
REPLIES_KEPT = timedelta(days=7)
"""How long the same command id gets the same reply."""

Publish = Callable[[list[tuple[Fact, str]]], None]
"""Tells everyone about committed facts; must not wait."""


@dataclass
class Request:
    """One command on its way through the hall."""

    actor: Bearer
    id: str
    command: Command
    age_ms: int
    answer: asyncio.Future[Reply]


@dataclass
class Batch:
    """What one round has decided and not yet committed."""

    facts: list[Fact] = field(default_factory=list)
    kept: dict[tuple[str, str], KeptReply] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    answers: list[tuple[Request, Reply]] = field(default_factory=list)


class Hall:
    """The state of the hall and the one way to change it.

    Reads (``lobby``, ``centre``) always see the committed state.

    Args:
        journal: Its one writer; only the hall's thread calls it after the start.
        private: Notes are stored there before the facts that point to them.
        clock: Time of facts.
        first_centre: The document for a journal that has none yet.
    """

    def __init__(self, journal: Journal, private: Private, clock: HallClock, first_centre: Centre) -> None:
        self.journal = journal
        self.clock = clock
        self._private = private
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._queue: asyncio.Queue[Request] = asyncio.Queue()
        self._publish: Publish = lambda facts: None
        self._replies = {(kept.actor, kept.id): kept for kept in journal.replies()}
        self._next_note = private.last_note
        self._load(first_centre)

    def _load(self, first_centre: Centre | None = None) -> None:
        newest = self.journal.centre()
        self.lobby = self.journal.replay()
        if newest is None:
            assert first_centre is not None
            self.version, self.centre = 1, first_centre
            document = Document(1, self.clock.wall(), "server", first_centre)
            self.lobby.centre_version = 1
            self.journal.append([], documents=[document])
        else:
            self.version, self.centre = newest
        self._working = self.lobby.copy()
        self._ids = self.journal.ids_on(self.lobby.day) if self.lobby.day else set()
        self.clock.advance(self.lobby.at)
        self.clock.doubt = doubt(self.lobby, self.centre, self.clock.wall())

    def on_commit(self, publish: Publish) -> None:
        """Name who is told of committed facts."""
        self._publish = publish

    def has_id(self, ticket_id: str) -> bool:
        """Whether a ticket of the lobby's day has this id, open or ended."""
        return ticket_id in self._ids

    async def submit(self, actor: Bearer, command_id: str, command: Command, *, age_ms: int = 0) -> Reply:
        """Run one command.

        Args:
            actor: Who asks.
            command_id: The same id from the same actor gets the same reply for 7 days.
            command: What is asked.
            age_ms: How long ago the person asked.

        Raises:
            MoisoError: It was refused, or could not be kept; nothing happened.
        """
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait(Request(actor, command_id, command, age_ms, answer))
        return await answer

    async def run(self) -> None:
        """Serve requests until cancelled; one batch at a time."""
        while True:
            requests = [await self._queue.get()]
            while not self._queue.empty() and len(requests) < BATCH_MOST:
                requests.append(self._queue.get_nowait())
            await self._round(requests)

    async def on_disk(self, look: Callable[[], T]) -> T:
        """Look into the files, in the thread that owns them."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, look)

    def close(self) -> None:
        """Let the writer end."""
        self._writer.shutdown(wait=True)

    async def _round(self, requests: list[Request]) -> None:
        batch = Batch()
        for request in requests:
            self._decide_one(request, batch)
        facts = encoded(batch.facts)
        if facts:
            loop = asyncio.get_running_loop()
            try:
                await loop.run_in_executor(self._writer, self._commit, facts, batch)
            except JournalUnavailable as error:
                log.error("%s", error)
                await loop.run_in_executor(self._writer, self._load)
                for request, _ in batch.answers:
                    _fail(request, error)
                return
            self._adopt(batch)
            self._publish(facts)
        for request, reply in batch.answers:
            if not request.answer.done():
                request.answer.set_result(reply)

    def _commit(self, facts: list[tuple[Fact, str]], batch: Batch) -> None:
        if batch.notes:
            self._private.keep(batch.notes)
        self.journal.append(facts, batch.kept.values(), batch.documents)
        if any(fact.kind == FactKind.DAY_OPENED for fact, _ in facts):
            self.journal.forget_replies(facts[-1][0].at - REPLIES_KEPT)

    def _adopt(self, batch: Batch) -> None:
        for fact in batch.facts:
            self.lobby.apply(fact)
            if fact.kind == FactKind.DAY_OPENED:
                self._ids = set(self.lobby.tickets)
        self.clock.advance(self.lobby.at)
        self._replies.update(batch.kept)
        if batch.documents:
            self.version, self.centre = batch.documents[-1].version, batch.documents[-1].centre

    def _decide_one(self, request: Request, batch: Batch) -> None:
        draft = None
        try:
            kept = self._kept(request, batch)
            if kept is None:
                self._turn_day(batch)
                draft = self._draft(request, batch)
                kept = self._run(request, draft, batch)
            batch.answers.append((request, kept))
            return
        except MoisoError as error:
            _fail(request, error)
        except Exception:
            log.exception("a rule failed on %s", type(request.command).__name__)
            _fail(request, RuleFailed("an internal fault; nothing happened"))
        if draft is not None and draft.facts:
            self._forget_draft(batch)

    def _kept(self, request: Request, batch: Batch) -> Reply | None:
        key = (str(request.actor), request.id)
        kept = batch.kept.get(key) or self._replies.get(key)
        if kept is None:
            if request.age_ms > TOO_LATE_MS:
                raise TooLate(f"command: asked {request.age_ms / 1000:.0f} s ago; ask again")
            return None
        if kept.digest != _digest(request.command):
            raise CommandIdReused(f"command: the id '{request.id}' was used for another command")
        reply: Reply = json.loads(kept.reply)
        return reply

    def _run(self, request: Request, draft: Draft, batch: Batch) -> Reply:
        if isinstance(request.command, ReplaceCentre):
            reply = self._replace(request.command, draft, batch)
        else:
            reply = decide(request.command, draft)
        if isinstance(request.command, Issue):
            self._ids.add(request.command.ticket)
        batch.facts.extend(draft.facts)
        if draft.facts and reply != {"ticket": None}:
            actor, key = str(request.actor), request.id
            batch.kept[actor, key] = KeptReply(
                actor, key, _digest(request.command), json.dumps(reply), draft.now
            )
        return reply

    def _replace(self, command: ReplaceCentre, draft: Draft, batch: Batch) -> Reply:
        centre = validate(command.document)
        version = (batch.documents[-1].version if batch.documents else self.version) + 1
        replace(draft, centre, version)
        batch.documents.append(Document(version, draft.now, draft.actor, centre))
        return {"version": version}

    def _turn_day(self, batch: Batch) -> None:
        draft = self._draft(None, batch)
        turn_day(draft, self.journal.numbers_on)
        batch.facts.extend(draft.facts)

    def _draft(self, request: Request | None, batch: Batch) -> Draft:
        now = self.clock.now()
        centre = batch.documents[-1].centre if batch.documents else self.centre
        draft = Draft(
            lobby=self._working, centre=centre, now=now, day=local_day(centre, now), taken=self.has_id
        )
        if request is not None:
            draft.actor, draft.command = str(request.actor), request.id
            draft.device = request.actor.name

            def note(text: str) -> int:
                self._next_note += 1
                batch.notes.append(Note(self._next_note, now, str(request.actor), text))
                return self._next_note

            draft.note = note
        return draft

    def _forget_draft(self, batch: Batch) -> None:
        self._working = self.lobby.copy()
        for fact in batch.facts:
            self._working.apply(fact)


def _digest(command: Command) -> str:
    said = f"{type(command).__name__}{command.model_dump_json(exclude_unset=True)}"
    return hashlib.sha256(said.encode()).hexdigest()


def _fail(request: Request, error: MoisoError) -> None:
    if not request.answer.done():
        request.answer.set_exception(error)
