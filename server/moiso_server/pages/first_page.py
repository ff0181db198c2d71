"""``/first``: the first administrator of a centre that nobody has set up."""

import httpx
from fastapi import FastAPI
from moiso_shared.errors import Invalid, MoisoError, NotFound, Refused
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from moiso_server.pages.acting import ask
from moiso_server.pages.doorkeeper import SESSION_COOKIE
from moiso_server.pages.rendering import form_of, keep_theme, language_of, respond
from moiso_server.pages.words import Words
from moiso_server.pages.words_first import FIRST
from moiso_server.pages.words_public import PUBLIC
from moiso_server.pages.words_staff import STAFF

_HALF_DAY_S = 12 * 3600
_WORDS = PUBLIC | STAFF | FIRST
_FIELDS = ("code", "person", "name", "password")


class FirstPage:
    """Asks for the code on the server's console; there is no such page once an administrator exists.

    Args:
        rest: The API.
        token: The pages' own.
    """

    def __init__(self, rest: httpx.AsyncClient, token: str) -> None:
        self._rest = rest
        self._token = token

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/first", self._page, methods=["GET"])
        web.add_api_route("/first", self._make, methods=["POST"])

    async def _page(self, request: Request) -> Response:
        return await self._show(request, "", {}, 200)

    async def _make(self, request: Request) -> Response:
        form = await form_of(request)
        said = {field: form.get(field, [""])[0].strip() for field in _FIELDS}
        address = request.client.host if request.client else ""
        try:
            session = await ask(self._rest, self._token, "POST", "/api/first", {**said, "address": address})
        except NotFound:
            return _nothing()
        except Invalid as error:
            short = error.message.startswith("password")
            return await self._show(request, "first_password" if short else "first_person", said, 422)
        except Refused:
            return await self._show(request, "first_wrong", said, 401)
        except MoisoError:
            return await self._show(request, "no_server", said, 503)
        response = RedirectResponse("/setup/first/start", 303)
        response.set_cookie(
            SESSION_COOKIE, session["token"], max_age=_HALF_DAY_S, httponly=True, samesite="lax"
        )
        keep_theme(request, form, response)
        return response

    async def _show(self, request: Request, problem: str, said: dict[str, str], status: int) -> Response:
        try:
            state = (await ask(self._rest, self._token, "GET", "/api/first"))["state"]
        except MoisoError:
            state, problem, status = "void", "no_server", 503
        if state == "closed":
            return _nothing()
        words = Words(_WORDS, language_of(request))
        if state == "void" and problem != "no_server":
            problem = "first_void"
        values = {"problem": words(problem) if problem else "", "state": state, "said": said}
        return respond("first.html", words, status=status, **values)


def _nothing() -> Response:
    return PlainTextResponse("404", 404)
