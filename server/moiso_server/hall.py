"""Runs commands in batches: decide, commit, publish, reply."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Set
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TypeVar

from moiso_shared.centre import Centre
from moiso_shared.commands import Command, HandIn, ReplaceCentre
from moiso_shared.errors import JournalUnavailable, MoisoError, RuleFailed
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.opening import local_day

from moiso_server.clock import HallClock, doubt
from moiso_server.deciding import Batch, Deciding, Request, fail, fresh_id
from moiso_server.journal import Document, Journal, encoded
from moiso_server.kept_alerts import KeptAlerts
from moiso_server.private import Bearer, Private
from moiso_server.rules.decide import Reply
from moiso_server.rules.handing_in import claims

log = logging.getLogger(__name__)
T = TypeVar("T")

BATCH_MOST = 256
REPLIES_KEPT = timedelta(days=7)
"""How long the same command id gets the same reply."""

Publish = Callable[[list[tuple[Fact, str]]], None]
"""Tells everyone about committed facts; must not wait."""


class Hall:
    """The state of the hall and the one way to change it.

    Reads (``lobby``, ``centre``) always see the committed state.

    Args:
        journal: Its one writer; only the hall's thread calls it after the start.
        private: Notes are stored there before the facts that point to them.
        clock: Time of facts.
        first_centre: The document for a journal that has none yet; it is kept with the first fact, so that
            a token may be made before the first start without settling the document.
    """

    def __init__(self, journal: Journal, private: Private, clock: HallClock, first_centre: Centre) -> None:
        self.journal = journal
        self.clock = clock
        self._private = private
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._queue: asyncio.Queue[Request] = asyncio.Queue()
        self._publish: Publish = lambda facts: None
        self.unkept_since: datetime | None = None
        """Since when nothing could be written, as of the last try; None while the disk takes everything."""
        self._unkept: tuple[Document, ...] = ()
        if journal.centre() is None:
            self._unkept = (Document(1, clock.wall(), "server", first_centre),)
        self._state = self._load()
        self.clock.doubt = doubt(self.lobby, self.centre, clock.wall())

    @property
    def lobby(self) -> Lobby:
        """The hall as committed."""
        return self._state.lobby

    @property
    def centre(self) -> Centre:
        """The document in use."""
        return self._state.centre

    @property
    def ids(self) -> Set[str]:
        """Ids of all tickets of the lobby's day, open and ended."""
        return self._state.ids

    @property
    def version(self) -> int:
        """The document's version."""
        return self._state.version

    def on_commit(self, publish: Publish) -> None:
        """Name who is told of committed facts."""
        self._publish = publish

    async def submit(
        self, actor: Bearer, command_id: str | None, command: Command, *, age_ms: int = 0
    ) -> Reply:
        """Run one command.

        Args:
            actor: Who asks.
            command_id: The same id from the same actor gets the same reply for 7 days. None: a fresh id that
                nobody else knows, so that no reply has to be kept.
            command: What is asked.
            age_ms: How long ago the person asked.

        Raises:
            MoisoError: It was refused, or could not be kept; nothing happened.
        """
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        key = command_id or fresh_id()
        self._queue.put_nowait(Request(actor, key, command, age_ms, answer, asked_once=command_id is None))
        return await answer

    async def run(self) -> None:
        """Serve requests until cancelled; one batch at a time."""
        while True:
            requests = [await self._queue.get()]
            while (
                not self._queue.empty()
                and len(requests) < BATCH_MOST
                and not isinstance(requests[-1].command, ReplaceCentre)  # it may move midnight
            ):
                requests.append(self._queue.get_nowait())
            try:
                await self._round(requests)
            except Exception as error:
                await self._give_up(requests, error)

    async def on_disk(self, look: Callable[[], T]) -> T:
        """Look into the files, in the thread that owns them."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, look)

    def close(self) -> None:
        """Let the writer end."""
        self._writer.shutdown(wait=True)

    async def _round(self, requests: list[Request]) -> None:
        batch = await self._begin()
        await self._look_up(requests, batch)
        for request in requests:
            self._state.decide(request, batch)
        facts = encoded(batch.facts)
        if facts or batch.kept:
            await self.on_disk(lambda: self._commit(facts, batch))
            self._state.adopt(batch)
            self._unkept, self.unkept_since = (), None
        if facts:
            self._tell(facts)
        for request, reply in batch.answers:
            if not request.answer.done():
                request.answer.set_result(reply)

    async def _begin(self) -> Batch:
        now = self.clock.moment()
        day = local_day(self.centre, now)
        batch = Batch(now, day, documents=list(self._unkept))
        if day != self._state.working.day:
            batch.numbers = await self.on_disk(lambda: self.journal.numbers_on(day))
            batch.ids = await self.on_disk(lambda: self.journal.ids_on(day))
        return batch

    async def _look_up(self, requests: list[Request], batch: Batch) -> None:
        """Learn from the journal what of the numbers that are handed in it knows already."""
        handed = [request.command for request in requests if isinstance(request.command, HandIn)]
        if not handed:
            return
        ids = {given.ticket for command in handed for given in command.tickets}
        numbers = set().union(*(claims(command, self.centre, batch.day) for command in handed))
        batch.known_ids, batch.known_numbers = await self.on_disk(lambda: self.journal.known(ids, numbers))

    def _tell(self, facts: list[tuple[Fact, str]]) -> None:
        try:
            self._publish(facts)
        except Exception:
            log.exception("facts %d to %d could not be told", facts[0][0].seq, facts[-1][0].seq)

    def _commit(self, facts: list[tuple[Fact, str]], batch: Batch) -> None:
        if batch.notes:
            self._private.keep(batch.notes)
        self.journal.append(facts, batch.kept.values(), batch.documents)
        if any(fact.kind == FactKind.DAY_OPENED for fact, _ in facts):
            self._forget(facts[-1][0].at)

    def _forget(self, now: datetime) -> None:
        """Erase answers and free text that are older than they are kept."""
        replies, notes = now - REPLIES_KEPT, now - timedelta(days=self.centre.calling.notes_kept_days)
        try:
            self.journal.forget_replies(replies)
            self._state.forget_replies(replies)
            self._private.forget_notes(notes)
            KeptAlerts(self._private).forget(notes)
        except sqlite3.Error:  # the facts are committed; the next day tries again
            log.exception("what is old could not be erased")

    async def _give_up(self, requests: list[Request], error: Exception) -> None:
        """Nothing of the batch happened: say so, and take the state from the disk again."""
        if isinstance(error, JournalUnavailable):
            self.unkept_since = self.unkept_since or self.clock.wall()
        if isinstance(error, MoisoError):
            log.error("%s", error)
        else:
            log.error("a batch failed", exc_info=error)
            error = RuleFailed("an internal fault; nothing happened")
        try:
            self._state = await self.on_disk(self._load)
        except (MoisoError, sqlite3.Error):
            log.exception("the journal cannot be read either; going on from the last commit")
            self._state.start_over()
        for request in requests:
            fail(request, error)

    def _load(self) -> Deciding:
        version, centre = self.journal.centre() or (1, self._unkept[0].centre)
        lobby = self.journal.replay()
        lobby.centre_version = version
        self.clock.advance(lobby.at)
        return Deciding(
            lobby=lobby,
            centre=centre,
            version=version,
            clock=self.clock,
            replies={(kept.actor, kept.id): kept for kept in self.journal.replies()},
            ids=self.journal.ids_on(lobby.day) if lobby.day else set(),
            last_note=self._private.last_note(),
        )
