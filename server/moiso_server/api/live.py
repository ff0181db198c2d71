"""The WebSocket ``/api/live``: facts and presence down, commands and presence up."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from moiso_shared.commands import COMMAND
from moiso_shared.errors import MoisoError, RuleFailed
from moiso_shared.wire import CLIENT_FRAME, PAGES, AskVoice, CommandFrame, Hello, Presence, Reply
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from moiso_server.access import Tokens, check_command
from moiso_server.api.errors import body_of, invalid
from moiso_server.api.voice import Voice
from moiso_server.clock import system_time
from moiso_server.desk import Desk
from moiso_server.devices import VOICES, Devices
from moiso_server.feed import Feed, Outbox
from moiso_server.private import Bearer
from moiso_server.voices import Voices

log = logging.getLogger(__name__)

TRY_AGAIN_LATER, NOT_ALLOWED = 1013, 1008
COMMANDS_AT_ONCE = 32
GOODBYE_S = 1.0


class Live:
    """Serves every socket: its own outbox, its own writer."""

    def __init__(self, desk: Desk, feed: Feed, devices: Devices, tokens: Tokens) -> None:
        self._desk = desk
        self._tokens = tokens
        self._feed = feed
        self._devices = devices
        self._voices = Voices(time.monotonic, restarted=desk.hall.lobby.seq > 0)

    async def serve(self, socket: WebSocket) -> None:
        """One socket from its hello to its end."""
        bearer: Bearer = socket.scope["bearer"]
        await socket.accept()
        outbox = Outbox(bearer.role)
        outbox.put(self._hello(bearer))
        self._feed.join(outbox, self._since(socket))
        withdrawn = asyncio.create_task(self._tokens.withdrawn(socket.headers.get("authorization", "")))
        work = [
            withdrawn,
            asyncio.create_task(_write(socket, outbox)),
            asyncio.create_task(self._read(socket, bearer, outbox)),
            asyncio.create_task(outbox.overflow.wait()),
        ]
        try:
            await self._devices.came(bearer)
            if bearer.role == PAGES:
                self._devices.repeat(outbox.put)
            await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._feed.leave(outbox)
            is_withdrawn = withdrawn.done()
            await _end(work)
            if is_withdrawn:
                await _hang_up(socket, NOT_ALLOWED, "the token was withdrawn")
            elif outbox.overflow.is_set():
                log.info("%s was too slow, or the clock was set: it has to resume", bearer)
                await _hang_up(socket, TRY_AGAIN_LATER, "resume")
            with contextlib.suppress(MoisoError):
                await self._devices.went(bearer)

    def _hello(self, bearer: Bearer) -> str:
        hall = self._desk.hall
        return Hello(
            journal=hall.journal.id,
            server=self._desk.server_id,
            time=system_time(),
            role=bearer.role,
            name=bearer.name,
            seq=hall.lobby.seq,
        ).model_dump_json()

    def _since(self, socket: WebSocket) -> int | None:
        since = socket.query_params.get("since", "")
        if socket.query_params.get("journal") != self._desk.hall.journal.id or not since.isdecimal():
            return None
        return int(since[:18])

    async def _read(self, socket: WebSocket, bearer: Bearer, outbox: Outbox) -> None:
        running: set[asyncio.Task[None]] = set()
        voice = Voice(self._voices, self._devices, bearer)
        try:
            while True:
                message = await socket.receive()
                if message["type"] == "websocket.disconnect":
                    return
                try:
                    frame = CLIENT_FRAME.validate_json(message.get("text") or message.get("bytes") or "")
                except ValidationError as error:
                    log.info("a frame of %s was not understood: %d mistakes", bearer, error.error_count())
                    continue
                if isinstance(frame, Presence):
                    await self._devices.said(bearer, voice.allowed(frame))
                    continue
                if isinstance(frame, AskVoice):
                    if bearer.role in VOICES:
                        outbox.put((await voice.ask(frame)).model_dump_json())
                    continue
                task = asyncio.create_task(self._answer(bearer, frame, outbox.put))
                running.add(task)
                task.add_done_callback(running.discard)
                if len(running) >= COMMANDS_AT_ONCE:
                    await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if running:
                await asyncio.wait(running)

    async def _answer(self, bearer: Bearer, frame: CommandFrame, put: Callable[[str], None]) -> None:
        put((await self._reply(bearer, frame)).model_dump_json(exclude_none=True))

    async def _reply(self, bearer: Bearer, frame: CommandFrame) -> Reply:
        try:
            command = COMMAND.validate_python(frame.body)
        except ValidationError as error:
            return Reply(id=frame.id, error=body_of(invalid(error.errors(include_url=False))))
        try:
            check_command(bearer, command.kind)
            result = await self._desk.command(bearer, frame.id, command, age_ms=frame.age_ms)
        except MoisoError as error:
            return Reply(id=frame.id, error=body_of(error))
        except Exception:
            log.exception("a command of %s failed", bearer)
            return Reply(id=frame.id, error=body_of(RuleFailed("an internal fault")))
        return Reply(id=frame.id, result=dict(result))


async def _write(socket: WebSocket, outbox: Outbox) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError, ConnectionError):
        while True:
            await socket.send_text(await outbox.take())


async def _end(work: Sequence[asyncio.Task[Any]]) -> None:
    for task in work:
        task.cancel()
    for outcome in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("a socket has failed", exc_info=outcome)


async def _hang_up(socket: WebSocket, code: int, reason: str) -> None:
    """Close; a client that does not even take the good-bye is left to the transport."""
    with contextlib.suppress(TimeoutError, RuntimeError, WebSocketDisconnect, ConnectionError):
        await asyncio.wait_for(socket.close(code, reason), GOODBYE_S)
