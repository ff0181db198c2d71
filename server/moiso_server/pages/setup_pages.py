"""``/setup``: change the centre's document, see the difference, put it into use, go back."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.centre_file import dump, parse, validate
from moiso_shared.errors import CentreInvalid, MoisoError, Unauthorised
from moiso_shared.mistakes_in_vietnamese import told as told_in
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.first import UNSET
from moiso_server.pages.acting import ask
from moiso_server.pages.calendar_pages import CalendarPages
from moiso_server.pages.differences import differences
from moiso_server.pages.editions import Editions
from moiso_server.pages.following import Following
from moiso_server.pages.form_pages import SECTIONS, FormPages
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.joining import join
from moiso_server.pages.links import Links
from moiso_server.pages.mistakes import Mistake, advice_in, labels_of, mistakes_in, mistakes_in_text
from moiso_server.pages.policy_pages import PolicyPages
from moiso_server.pages.rendering import form_of
from moiso_server.pages.service_form import changed_service, service_fields
from moiso_server.pages.ticket_pages import TicketPages
from moiso_server.pages.words import Words
from moiso_server.pages.words_copies import COPIES
from moiso_server.pages.words_first import FIRST
from moiso_server.pages.words_setup import SETUP
from moiso_server.pages.words_tokens import TOKENS

_HERE = "/setup"


class SetupPages:
    """Pages of administrators.

    Args:
        hall: The document in use.
        rest: The API.
        links: Links of rating tablets and boards.
        journal: The journal's file, which is only read.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient, links: Links, journal: Path) -> None:
        self._journal = journal
        self._hall = hall
        self._rest = rest
        self._links = links
        self._editions = Editions(hall, rest)

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/setup", self._start, methods=["GET"])
        web.add_api_route("/setup/service", self._service, methods=["GET"])
        web.add_api_route("/setup/service", self._review_service, methods=["POST"])
        web.add_api_route("/setup/document", self._document, methods=["GET"])
        web.add_api_route("/setup/document.toml", self._file, methods=["GET"])
        web.add_api_route("/setup/document", self._review_document, methods=["POST"])
        web.add_api_route("/setup/versions/{number}", self._version, methods=["GET"])
        common = (self._hall, self._review, self._editions)
        TicketPages(*common).add_to(web)
        PolicyPages(*common, self._journal).add_to(web)
        FormPages(*common).add_to(web)
        CalendarPages(*common).add_to(web)
        web.add_api_route("/setup/apply", self._apply, methods=["POST"])

    async def _start(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        if centre.id == UNSET:
            return RedirectResponse("/setup/first/start", 303)
        try:
            told = await ask(self._rest, reader.who.token, "GET", "/api/centre-versions")
            people = await ask(self._rest, reader.who.token, "GET", "/api/accounts")
        except MoisoError:
            return RedirectResponse("/login", 303)
        names = {person["id"]: person["name"] for person in people["people"]}
        versions = [_version(row, names, centre) for row in told["versions"]]
        host = request.url.hostname or ""
        links = [(counter, self._links.whole(host, counter.id)) for counter in centre.counters]
        boards = [(board, self._links.whole(host, board.id, "board")) for board in centre.boards]
        said = request.query_params.get("said", "")
        values = {"document": centre, "versions": versions, "links": links, "said": said}
        values["board_links"] = boards
        values |= {"sections": SECTIONS, "labels": Words(SETUP, reader.words.language)}
        values |= {
            "tokens": Words(TOKENS, reader.words.language),
            "first": Words(FIRST, reader.words.language),
            "copies": Words(COPIES, reader.words.language),
        }
        return plain("setup.html", reader, _HERE, centre, **values)

    async def _service(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        service = centre.service(request.query_params.get("id", ""))
        return self._form(reader, centre, service_fields(centre, service), ())

    async def _review_service(self, request: Request) -> Response:
        form = await form_of(request)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        fields = {name: values[0].strip() for name, values in form.items()}
        try:
            document = changed_service(centre, fields, form.get("counters", []))
            changed = validate(document)
        except CentreInvalid as error:
            wrong = mistakes_in(error.message, document, reader.words.language)
            return self._form(reader, centre, {**fields, "counters": form.get("counters", [])}, wrong)
        return self._review(reader, centre, changed)

    def _form(
        self, reader: Reader, centre: Centre, fields: Mapping[str, Any], wrong: Sequence[Mistake]
    ) -> Response:
        labels = Words(SETUP, reader.words.language)
        values = {"fields": fields, "document": centre, "wrong": wrong, "labels": labels}
        return plain("setup_service.html", reader, _HERE, centre, **values)

    async def _document(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        return self._text(reader, centre, dump(centre), ())

    def _text(self, reader: Reader, centre: Centre, text: str, wrong: Sequence[Mistake]) -> Response:
        labels = Words(SETUP, reader.words.language)
        return plain("setup_document.html", reader, _HERE, centre, text=text, wrong=wrong, labels=labels)

    async def _file(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        headers = {"Content-Disposition": f'attachment; filename="{centre.id}.toml"'}
        return Response(dump(centre), media_type="application/toml", headers=headers)

    async def _review_document(self, request: Request) -> Response:
        form = await form_of(request)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        text, language = form.get("toml", [""])[0], reader.words.language
        try:
            changed = parse(text)
        except CentreInvalid as error:
            return self._text(reader, centre, text, mistakes_in_text(error.message, text, language))
        if centre.id == UNSET and "policy" not in tomllib.loads(text):
            needed = Mistake("", "", Words(FIRST, language)("policy_needed"))
            return self._text(reader, centre, text, [needed])
        return self._review(reader, centre, changed)

    async def _version(self, request: Request, number: int) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        try:
            told = await ask(self._rest, reader.who.token, "GET", f"/api/centre-versions/{number}")
            return self._review(reader, centre, validate(told["centre"]), number)
        except MoisoError as error:
            return plain(
                "staff_message.html",
                reader,
                _HERE,
                centre,
                text=told_in(error.message, reader.words.language),
            )

    def _review(self, reader: Reader, centre: Centre, changed: Centre, version: int = 0) -> Response:
        """The difference, with the button that puts it into use.

        Args:
            centre: The document that was changed; where another one is in use by now, both changes go in.
            changed: What became of it.
            version: Where it is a former version.
        """
        newest, language = self._hall.lobby.centre_version, reader.words.language
        current: Centre = centre
        both: list[str] = []
        if reader.version != newest and self._hall.centre is not None:
            current = self._hall.centre
            joined = join(*map(_plain, (centre, changed, current)))
            both = labels_of(joined.both, _plain(changed), language)
            try:
                changed = validate(joined.document)
            except CentreInvalid as error:
                wrong = mistakes_in(error.message, joined.document, language)
                return self._text(reader, centre, dump(changed), wrong)
        before, after = dump(current), dump(changed)
        values = {
            "lines": list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2))[2:],
            "changes": differences(current, changed, language),
            "labels": Words(SETUP, language),
            "version": version,
            "toml": after,
            "advice": advice_in(changed, language),
            "base": newest,
            "meanwhile": newest if current is not centre else 0,
            "both": both,
        }
        return plain("setup_review.html", reader, _HERE, current, **values)

    async def _apply(self, request: Request) -> Response:
        form = await form_of(request)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return self._no(reader)
        try:
            changed = parse(form.get("toml", [""])[0])
            if reader.version != self._hall.lobby.centre_version:
                return self._review(reader, centre, changed)
            document = _plain(changed)
            told = await ask(self._rest, reader.who.token, "PUT", "/api/centre", document)
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            text = reader.refused(error)
            return plain("staff_message.html", reader, _HERE, centre, text=text)
        said = httpx.QueryParams({"said": reader.words("applied", version=told["version"])})
        return RedirectResponse(f"{_HERE}?{said}", 303)

    def _no(self, reader: Reader) -> Response:
        text = reader.words("starting" if self._hall.centre is None else "forbidden")
        return plain("staff_message.html", reader, _HERE, self._hall.centre, text=text)


def _plain(centre: Centre) -> dict[str, Any]:
    return centre.model_dump(mode="json", exclude_none=True)


def _version(row: Mapping[str, Any], names: Mapping[str, str], centre: Centre) -> dict[str, Any]:
    """A version with its time at the centre, and its author by name."""
    at = datetime.fromisoformat(row["at"]).astimezone(ZoneInfo(centre.time_zone))
    author = str(row["author"]).rpartition("/")[2]
    return {"version": row["version"], "when": f"{at:%d/%m/%Y %H:%M}", "who": names.get(author, author)}
