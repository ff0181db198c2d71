"""The public port bears what a hall asks, not what one address may dream up."""

import asyncio

from httpx import ASGITransport, AsyncClient
from moiso_server.pages.paced import Paced
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def _answer(request: Request) -> Response:
    return Response("yes")


async def _voices(count: int) -> list[int]:
    """What so many requests of one address got, every second one with a board's key."""
    routes = [Route("/board/b1/voice", _answer)]
    app = Paced(
        Starlette(routes=routes), each_second=1, burst=2, clock=lambda: 0.0,
        trusted=lambda scope: (b"x-key", b"key") in scope["headers"],
    )  # fmt: skip
    async with AsyncClient(transport=ASGITransport(app), base_url="http://public") as client:
        asked = [{"x-key": "key"} if at % 2 else {} for at in range(count)]
        return [(await client.get("/board/b1/voice", headers=each)).status_code for each in asked]


def test_a_boards_voice_is_not_silenced_by_whoever_shares_its_address() -> None:
    assert asyncio.run(_voices(6)) == [200, 200, 429, 200, 429, 200]


async def _statuses(steps: list[tuple[float, str]]) -> list[int]:
    """What each request got: at this second, from this address."""
    times = iter([at for at, _ in steps])
    app = Paced(Starlette(routes=[Route("/", _answer)]), each_second=1, burst=2, clock=lambda: next(times))
    found = []
    for _, address in steps:
        async with AsyncClient(
            transport=ASGITransport(app, client=(address, 1)), base_url="http://public"
        ) as client:
            found.append((await client.get("/")).status_code)
    return found


def test_who_asks_too_fast_is_refused_and_nobody_else() -> None:
    steps = [(0.0, "one"), (0.0, "one"), (0.1, "one"), (0.1, "two"), (1.1, "one"), (1.2, "one"), (9.0, "one")]
    assert asyncio.run(_statuses(steps)) == [200, 200, 429, 200, 200, 429, 200]
