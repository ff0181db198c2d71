"""What open dashboards cost the calling path: calls by REST alone, and with 50 browsers connected.

The browsers are simulated: each loads the page and holds its live socket, as a real one does.

Usage: ./run bench pages
"""

import asyncio
import re
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import httpx
import socketio

from tests.server.pages.conftest import PASSWORD, PagesServer

BROWSERS = 50
CALLS = 200
LIMIT = 0.10


def calls_ms(api: httpx.Client) -> float:
    """The median time of *call next*, each on a ticket of its own."""
    took = []
    for _ in range(CALLS):
        api.post("/api/tickets", json={"service": "A"}).raise_for_status()
        began = time.perf_counter()
        api.post("/api/counters/1/call-next").raise_for_status()
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.02)  # a hall of 70 counters is not faster than this
    return statistics.median(took)


async def browse(url: str, session: str, ready: asyncio.Semaphore, end: asyncio.Event) -> int:
    """One dashboard, open until the end; gives how many updates it got."""
    async with httpx.AsyncClient(base_url=url, cookies={"moiso_session": session}, timeout=60) as web:
        page = (await web.get("/")).text
    client = re.search(r"['\"]client_id['\"]:\s*['\"]([0-9a-f-]+)", page)
    assert client is not None
    socket, updates = socketio.AsyncClient(), 0

    async def updated(*_: object) -> None:
        nonlocal updates
        updates += 1

    socket.on("update", updated)
    query = f"client_id={client[1]}&next_message_id=0&implicit_handshake=false"
    await socket.connect(f"{url}?{query}", socketio_path="/_nicegui_ws/socket.io", transports=["websocket"])
    shake = {"client_id": client[1], "document_id": str(uuid4()), "tab_id": str(uuid4()), "old_tab_id": None}
    await socket.call("handshake", {**shake, "next_message_id": 0})
    ready.release()
    await end.wait()
    await socket.disconnect()
    return updates


async def with_browsers(server: PagesServer, api: httpx.Client, session: str) -> tuple[float, int]:
    """The same calls while the dashboards follow; with the updates that they got."""
    ready, end = asyncio.Semaphore(0), asyncio.Event()
    browsers = [asyncio.create_task(browse(server.staff_url, session, ready, end)) for _ in range(BROWSERS)]
    for _ in range(BROWSERS):
        await asyncio.wait_for(ready.acquire(), 120)
    took = await asyncio.to_thread(calls_ms, api)
    end.set()
    return took, sum(await asyncio.gather(*browsers))


def main() -> int:
    with TemporaryDirectory() as folder:
        server = PagesServer(Path(folder))
        try:
            server.wait_for_pages()
            server.chore(do="account_add", id="lan", name="Lan", role="supervisor", password=PASSWORD)
            form = {"person": "lan", "password": PASSWORD}
            session = httpx.post(f"{server.staff_url}/login", data=form).cookies["moiso_session"]
            with server.client() as api:
                api.post("/api/counters/1/open").raise_for_status()
                calls_ms(api)
                alone = calls_ms(api)
                crowded, updates = asyncio.run(with_browsers(server, api, session))
        finally:
            server.stop()
    cost = crowded / alone - 1
    print(f"call next: {alone:.2f} ms alone, {crowded:.2f} ms with {BROWSERS} dashboards ({cost:+.0%})")
    print(f"{updates} updates reached them; at most {LIMIT:.0%} more is allowed")
    return 0 if cost <= LIMIT and updates > BROWSERS else 1


if __name__ == "__main__":
    sys.exit(main())
