"""The public port: pages that anybody in the hall may open."""

from functools import partial

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from moiso_server.pages.asking import Asking
from moiso_server.pages.board_media import Media
from moiso_server.pages.board_routes import BoardRoutes, asks_for_its_voice
from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.bounded import BoundedStreams
from moiso_server.pages.following import Following
from moiso_server.pages.forecasts import Forecasts
from moiso_server.pages.links import Links
from moiso_server.pages.paced import Paced
from moiso_server.pages.phone_routes import PhoneRoutes
from moiso_server.pages.rating_routes import RatingRoutes
from moiso_server.pages.rendering import language_of, respond
from moiso_server.pages.today_routes import TodayReader, TodayRoutes
from moiso_server.pages.words import Words
from moiso_server.pages.words_public import PUBLIC

MOST_BODY_BYTES = 16 * 1024

_POLICY = (
    "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:; "
    "media-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


class SafeHeaders:
    """Adds what keeps browsers from doing more than the page means."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def public_app(
    hall: Following,
    rest: httpx.AsyncClient,
    link_key: str,
    voices: PageVoices,
    sounds: PageSounds,
    media: Media,
) -> Starlette:
    """The citizen's phone, the rating tablets, and boards for any television.

    Args:
        hall: The hall.
        rest: The API, with the pages' token.
        link_key: Secret behind the links of tablets and boards.
        voices: Which board's page speaks.
        sounds: What it plays.
        media: Files of the boards' slides, and logos.
    """
    asking = Asking()
    hall.on_fact(asking.learn)
    phones = PhoneRoutes(hall, Forecasts(hall, rest), rest)
    links = Links(link_key)
    tablets = RatingRoutes(hall, asking, links, rest)
    reader = TodayReader(rest)
    today = TodayRoutes(hall, reader)
    boards = BoardRoutes(hall, voices, sounds, links, rest, media, reader)

    async def door(request: Request) -> Response:
        words = Words(PUBLIC, language_of(request))
        return respond("message.html", words, title=words("scan"), text="")

    async def missing(request: Request, error: Exception) -> Response:
        words = Words(PUBLIC, language_of(request))
        return respond("message.html", words, status=404, title=words("unknown"), text=words("unknown_what"))

    return Starlette(
        routes=[Route("/", door), *phones.routes(), *tablets.routes(), *boards.routes(), *today.routes()],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Paced, trusted=partial(asks_for_its_voice, links)),
            Middleware(BoundedStreams),
        ],
        exception_handlers={404: missing},
        max_body_size=MOST_BODY_BYTES,
    )
