"""The staff port: pages for people who have signed in."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI
from moiso_shared.errors import MoisoError, Refused
from nicegui import app as pages
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.first import UNSET
from moiso_server.pages.acting import ask
from moiso_server.pages.alert_pages import AlertPages
from moiso_server.pages.copy_desk import CopyDesk
from moiso_server.pages.copy_pages import CopyPages
from moiso_server.pages.dashboard_page import DashboardPage
from moiso_server.pages.device_pages import DevicePages
from moiso_server.pages.doorkeeper import SESSION_COOKIE, Door, Doorkeeper, session_of
from moiso_server.pages.dossier_page import DossierPages
from moiso_server.pages.draft_file import DraftFile
from moiso_server.pages.first_page import FirstPage
from moiso_server.pages.following import Following
from moiso_server.pages.guide_pages import GuidePages
from moiso_server.pages.links import Links
from moiso_server.pages.people_pages import PeoplePages
from moiso_server.pages.practice import follow_practice
from moiso_server.pages.procedure_groups import ProcedurePages
from moiso_server.pages.rendering import (
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    form_of,
    keep_theme,
    language_of,
    respond,
)
from moiso_server.pages.report_desk import ReportDesk
from moiso_server.pages.reports_page import ReportPages
from moiso_server.pages.screens import Screens
from moiso_server.pages.setup_pages import SetupPages
from moiso_server.pages.wizard_pages import WizardPages
from moiso_server.pages.words import Words, known
from moiso_server.pages.words_public import PUBLIC
from moiso_server.pages.words_staff import STAFF

_HALF_DAY_S = 12 * 3600
_YEAR_S = 365 * 24 * 3600
_WORDS = PUBLIC | STAFF


def staff_app(
    hall: Following,
    screens: Screens,
    desk: ReportDesk,
    copy_desk: CopyDesk,
    links: Links,
    folder: Path,
    rest: httpx.AsyncClient,
    token: str,
) -> FastAPI:
    """Log-in and all staff pages.

    Args:
        hall: The hall.
        screens: The dashboards.
        desk: The reports.
        copy_desk: The copies of the data.
        links: Links of rating tablets.
        folder: The server's data folder.
        rest: A client of the API that carries no token by itself.
        token: The pages' own.
    """
    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    keeper = Doorkeeper(rest)
    _log_in(web, hall, rest, token)
    _log_out(web, hall, keeper, rest)
    _preferences(web)
    follow_practice(web, hall)
    dashboard = DashboardPage(hall, screens, rest)

    @ui.page("/")
    def dashboard_page(request: Request) -> None:
        dashboard.build(request)

    ReportPages(hall, desk, rest).add_to(web)
    CopyPages(hall, copy_desk).add_to(web)
    for kind in (DossierPages, GuidePages, AlertPages, PeoplePages, DevicePages, ProcedurePages):
        kind(hall, rest).add_to(web)
    FirstPage(rest, token).add_to(web)
    WizardPages(hall, rest, DraftFile(folder / "first-set-up.json")).add_to(web)
    SetupPages(hall, rest, links, folder / "journal.db").add_to(web)
    ui.run_with(web, title="Mời Số", tailwind=False, show_welcome_message=False, reconnect_timeout=10)
    pages.add_exception_handler(404, _no_page)
    web.add_middleware(Door, keeper=keeper, hall=hall)
    return web


async def _no_page(request: Request, _error: Exception) -> Response:
    """Tell in the reader's language that an address leads nowhere."""
    words = Words(_WORDS, language_of(request))
    told = {"title": words("no_page"), "text": words("no_page_what")}
    return respond("message.html", words, status=404, home="/", **told)


async def _nobody_yet(rest: httpx.AsyncClient, token: str) -> bool:
    """Whether the first administrator is still to be made."""
    try:
        return str((await ask(rest, token, "GET", "/api/first"))["state"]) != "closed"
    except MoisoError:
        return False


def _sign_in(
    request: Request, hall: Following, problem: str = "", person: str = "", status: int = 200
) -> Response:
    """The page that asks who it is, and what was wrong with the last answer."""
    words = Words(_WORDS, language_of(request))
    centre = hall.centre.name.in_language(words.language) if hall.centre else ""
    told = words(problem) if problem else ""
    return respond("login.html", words, status=status, centre=centre, problem=told, person=person)


def _log_in(web: FastAPI, hall: Following, rest: httpx.AsyncClient, token: str) -> None:
    @web.get("/login")
    async def ask_who(request: Request) -> Response:
        if hall.centre and hall.centre.id == UNSET and await _nobody_yet(rest, token):
            return RedirectResponse("/first", 303)
        return _sign_in(request, hall)

    @web.post("/login")
    async def log_in(request: Request) -> Response:
        form = await form_of(request)
        person, password = (form.get(field, [""])[0].strip() for field in ("person", "password"))
        if not person or not password or len(person) > 64 or len(password) > 200:
            return _sign_in(request, hall, "wrong_password", person, 401)
        address = request.client.host if request.client else ""
        said = {"person": person, "password": password, "address": address}
        try:
            session = await ask(rest, token, "POST", "/api/sessions", said)
        except Refused as error:
            locked = "too many" in error.message
            return _sign_in(
                request, hall, "locked" if locked else "wrong_password", person, 429 if locked else 401
            )
        except MoisoError:
            return _sign_in(request, hall, "no_server", person, 503)
        response = RedirectResponse(_own_path(request.query_params.get("next", "/")), 303)
        response.set_cookie(
            SESSION_COOKIE, session["token"], max_age=_HALF_DAY_S, httponly=True, samesite="lax"
        )
        keep_theme(request, form, response)
        return response


def _log_out(web: FastAPI, hall: Following, keeper: Doorkeeper, rest: httpx.AsyncClient) -> None:
    @web.post("/logout")
    async def log_out(request: Request, everywhere: Annotated[bool, "of this person"] = False) -> Response:
        session = session_of(request.scope)
        keeper.forget(session)
        path = "/api/session?everywhere=true" if everywhere else "/api/session"
        try:
            await ask(rest, session, "DELETE", path)
        except MoisoError:
            return _sign_in(request, hall, "no_server", status=503)
        response = RedirectResponse("/login", 303)
        response.delete_cookie(SESSION_COOKIE)
        return response


def _preferences(web: FastAPI) -> None:
    @web.get("/language/{code}")
    async def language(request: Request, code: str) -> Response:
        return _remember(request, LANGUAGE_COOKIE, known(code) or "vi")

    @web.get("/theme/{name}")
    async def theme(request: Request, name: str) -> Response:
        return _remember(request, THEME_COOKIE, "dark" if name == "dark" else "light")


def _remember(request: Request, cookie: str, value: str) -> Response:
    referer = urlsplit(request.headers.get("referer", ""))
    response = RedirectResponse(_own_path(referer.path), 303)
    response.set_cookie(cookie, value, max_age=_YEAR_S, httponly=True, samesite="lax")
    return response


def _own_path(path: str) -> str:
    """The path if it leads to one of our own pages, or the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
