"""HTML from templates, with the house's colours and words."""

from functools import cache
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from moiso_server.pages.style import THEME_CSS
from moiso_server.pages.words import Language, Words, known

LANGUAGE_COOKIE = "moiso_language"
THEME_COOKIE = "moiso_theme"
_YEAR_S = 365 * 24 * 3600


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("moiso_server.pages"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["theme_css"] = THEME_CSS
    return environment


def html(template: str, words: Words, **values: Any) -> str:
    """Fill a template in; everything in it is escaped."""
    return _templates().get_template(template).render(words=words, **values)


def source(name: str) -> str:
    """A file beside the templates, as it is."""
    loader = _templates().loader
    assert loader is not None
    return loader.get_source(_templates(), name)[0]


def respond(template: str, words: Words, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page that no cache keeps."""
    response = HTMLResponse(html(template, words, **values), status, {"Cache-Control": "no-store"})
    response.set_cookie(LANGUAGE_COOKIE, words.language, max_age=_YEAR_S, samesite="lax", httponly=True)
    return response


def keep_theme(request: Request, form: dict[str, list[str]], response: Response) -> None:
    """Light or dark as the reader's machine has it, until the reader chooses."""
    said = form.get("theme", [""])[0]
    if said in ("light", "dark") and THEME_COOKIE not in request.cookies:
        response.set_cookie(THEME_COOKIE, said, max_age=_YEAR_S, samesite="lax", httponly=True)


def language_of(request: Request, preferred: str | None = None) -> Language:
    """What the reader chose: now, before; or the preferred one; Vietnamese otherwise."""
    said = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE), preferred)
    return next((language for language in map(known, said) if language is not None), "vi")


async def form_of(request: Request, *, most: int = 50) -> dict[str, list[str]]:
    """The fields of a posted form; empty when the body is none, or has more than ``most`` fields."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return parse_qs(body, max_num_fields=most)
    except ValueError:
        return {}
