"""What the server is measured against: an endpoint that only stores, over the same grouped commit.

    python -m tests.benchmarks._reference fastapi|starlette PORT FILE

One row for each request, all requests that wait go into one transaction, the same SQLite settings as the
journal's, the same loop and HTTP parser.
"""

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

ROW = '{"service":"A"}'


class GroupedCommit:
    """Stores a row for everyone who waits, in one transaction."""

    def __init__(self, path: str) -> None:
        self._sql = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._sql.execute("PRAGMA journal_mode=WAL")
        self._sql.execute("PRAGMA synchronous=FULL")
        self._sql.execute("CREATE TABLE row(id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._waiting: asyncio.Queue[asyncio.Future[None]] = asyncio.Queue()

    async def store(self) -> None:
        """Store a row, durable when this returns."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait(stored)
        await stored

    async def run(self) -> None:
        """Commit until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            group = [await self._waiting.get()]
            while not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            await loop.run_in_executor(self._thread, self._commit, len(group))
            for stored in group:
                stored.set_result(None)

    def _commit(self, rows: int) -> None:
        self._sql.execute("BEGIN IMMEDIATE")
        self._sql.executemany("INSERT INTO row(body) VALUES (?)", [(ROW,)] * rows)
        self._sql.execute("COMMIT")


def build(kind: str, commit: GroupedCommit) -> Any:
    """The application with its one endpoint."""

    @contextlib.asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        task = asyncio.create_task(commit.run())
        yield
        task.cancel()

    if kind == "starlette":

        async def plain(request: Request) -> JSONResponse:
            await request.body()
            await commit.store()
            return JSONResponse({"stored": True}, 201)

        return Starlette(routes=[Route("/api/tickets", plain, methods=["POST"])], lifespan=lifespan)
    web = FastAPI(lifespan=lifespan)

    @web.post("/api/tickets", status_code=201)
    async def store() -> dict[str, bool]:
        await commit.store()
        return {"stored": True}

    return web


if __name__ == "__main__":
    kind, port, path = sys.argv[1:]
    app = build(kind, GroupedCommit(path))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", access_log=False)
