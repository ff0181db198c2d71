"""The band of rehearsal days comes and goes on every open staff page, not only when one is loaded."""

import asyncio
import contextlib

from fastapi import FastAPI
from starlette.websockets import WebSocket, WebSocketDisconnect

from moiso_server.pages.following import Following


def follow_practice(web: FastAPI, hall: Following) -> None:
    """Add the socket over which pages are told; sockets, because a browser opens only six streams at once."""

    @web.websocket("/rehearsal")
    async def follow(socket: WebSocket) -> None:
        await socket.accept()
        told = None
        gone = asyncio.create_task(socket.receive())
        with hall.changes.bell() as bell, contextlib.suppress(WebSocketDisconnect):
            while not gone.done():
                bell.clear()
                if hall.lobby.rehearsal != told:
                    told = hall.lobby.rehearsal
                    await socket.send_json(told)
                news = asyncio.create_task(bell.wait())
                await asyncio.wait({gone, news}, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
