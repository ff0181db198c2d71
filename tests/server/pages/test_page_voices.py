"""One voice in a zone, also among pages; and a public port that guests cannot use up."""

import asyncio
from dataclasses import dataclass, field

import pytest
from httpx import ASGITransport, AsyncClient
from moiso_server.pages.board_voice import PAGE_S, RENEW_S, PageVoices
from moiso_server.pages.bounded import BoundedStreams
from moiso_server.pages.following import Following
from moiso_server.voices import GRACE_S
from moiso_shared.wire import Lease
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


@dataclass
class Clock:
    """Seconds that a test moves."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Stage:
    """Voices of pages on a server that grants whatever the test says."""

    voices: PageVoices
    hall: Following
    clock: Clock = field(default_factory=Clock)


@pytest.fixture
def stage() -> Stage:
    clock, hall = Clock(), Following(AsyncClient(), "token")
    return Stage(PageVoices(hall, clock), hall, clock)


def grant(stage: Stage, *zones: str) -> None:
    stage.hall.take_lease(Lease(zones=zones, for_s=3.0, asked_at=stage.clock.now))


def test_a_page_is_the_voice_as_soon_as_it_was_told(stage: Stage) -> None:
    assert stage.voices.ask("one", {"a"}) == 0
    grant(stage, "a")
    assert stage.voices.held("one") == frozenset()
    assert stage.voices.ask("one", {"a"}) == PAGE_S
    assert stage.voices.held("one") == {"a"}


def test_the_page_that_asked_first_is_the_voice(stage: Stage) -> None:
    grant(stage, "a", "b")
    stage.voices.ask("one", {"a"})
    stage.voices.ask("two", {"a", "b"})
    assert stage.voices.held("one") == {"a"}
    assert stage.voices.held("two") == {"b"}


def test_a_page_that_falls_silent_is_followed_by_another_when_it_must_have_ended(stage: Stage) -> None:
    grant(stage, "a")
    left = stage.voices.ask("one", {"a"})
    stage.clock.now += left
    grant(stage, "a")
    assert stage.voices.held("one") == frozenset()
    assert stage.voices.ask("two", {"a"}) == 0
    stage.clock.now += GRACE_S
    grant(stage, "a")
    assert stage.voices.ask("two", {"a"}) > 0
    assert stage.clock.now - 100 + RENEW_S < 5


def test_the_hall_gets_a_zone_back_when_its_page_must_have_ended(stage: Stage) -> None:
    grant(stage, "a")
    left = stage.voices.ask("one", {"a"})
    stage.clock.now += left
    assert stage.voices.wish().zones == ("a",)
    stage.clock.now += GRACE_S
    assert stage.voices.wish().zones == ()


def test_a_page_that_says_farewell_is_followed_at_once(stage: Stage) -> None:
    grant(stage, "a")
    stage.voices.ask("one", {"a"})
    stage.voices.leave("one")
    assert stage.voices.wish().zones == ()
    assert stage.voices.ask("two", {"a"}) > 0


def test_no_page_speaks_where_a_board_of_the_hall_does(stage: Stage) -> None:
    grant(stage)
    assert stage.voices.ask("one", {"a"}) == 0
    assert stage.voices.held("one") == frozenset()


def test_no_page_is_heard_for_longer_than_the_hall_allows(stage: Stage) -> None:
    grant(stage, "a")
    stage.clock.now += 2
    assert stage.voices.ask("one", {"a"}) == 1
    stage.clock.now += 1
    assert stage.voices.held("one") == frozenset()
    assert stage.voices.ask("one", {"a"}) == 0


async def _refused_while(most: int, most_each: int) -> list[int]:
    """Statuses of a third stream while two are open, and of one after these have ended."""
    release, begun = asyncio.Event(), asyncio.Semaphore(0)

    async def live(request: Request) -> Response:
        begun.release()
        await release.wait()
        return Response(status_code=200)

    app = BoundedStreams(Starlette(routes=[Route("/live", live)]), most, most_each)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://public") as client:
        first = [asyncio.create_task(client.get("/live")) for _ in range(2)]
        for _ in first:
            await begun.acquire()
        refused = await client.get("/live")
        release.set()
        await asyncio.gather(*first)
        return [refused.status_code, (await client.get("/live")).status_code]


@pytest.mark.parametrize(("most", "most_each"), [(2, 9), (9, 2)])
def test_a_stream_beyond_the_bounds_is_refused_until_another_ends(most: int, most_each: int) -> None:
    assert asyncio.run(_refused_while(most, most_each)) == [503, 200]
