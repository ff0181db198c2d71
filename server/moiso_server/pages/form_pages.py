"""``/setup/part/…``: every part of the centre's document as a form."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from moiso_hardware.printers.paper import render
from moiso_hardware.printers.samples import sample_values
from moiso_hardware.voice.port import VoiceFailed
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid
from moiso_shared.paper_layout import PaperLayout
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.editions import Editions
from moiso_server.pages.following import Following
from moiso_server.pages.form_fields import FormBuilder, bare, is_part, item_of, names_in
from moiso_server.pages.form_values import GONE, KEY, Form, Unreadable, part_of
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.listening import sample_call
from moiso_server.pages.mistakes import Mistake, by_name, mistakes_in, unreadable
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Words
from moiso_server.pages.words_setup import SETUP

GENERAL = "general"
_GENERAL = ("id", "name", "time_zone", "languages", "public_url", "guide_service", "sign_videos")
_LISTS = (
    "departments",
    "services",
    "counters",
    "zones",
    "priority_classes",
    "menu",
    "kiosks",
    "boards",
    "leds",
)
_SINGLE = (
    "floor",
    "policy",
    "hours",
    "calling",
    "watching",
    "texts",
    "voice",
    "ticket",
    "offline",
    "dossiers",
)
SECTIONS = (GENERAL, *_LISTS, *_SINGLE)
"""What the set-up page offers, in its order."""
SPOKEN = ("voice", "texts")
"""Parts that may be listened to."""
_MOST_FIELDS = 5000
_HERE = "/setup"

Review = Callable[[Reader, Centre, Centre], Response]


class FormPages:
    """Forms of administrators for every part of the document.

    Args:
        hall: The document in use.
        review: Shows the difference, with the button that puts it into use.
        editions: Finds the document that a form was filled in on.
    """

    def __init__(self, hall: Following, review: Review, editions: Editions) -> None:
        self._hall = hall
        self._editions = editions
        self._review = review

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/setup/part/{section}", self._page, methods=["GET"])
        web.add_api_route("/setup/part/{section}", self._save, methods=["POST"])
        web.add_api_route("/setup/part/{section}/{place}", self._page, methods=["GET"])
        web.add_api_route("/setup/part/{section}/{place}", self._save, methods=["POST"])

    async def _page(self, request: Request, section: str, place: str = "") -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin" or not _is_there(centre, section, place):
            return _elsewhere()
        document = _written(centre)
        if section in _LISTS and not place:
            parts = [_title(part, reader.words.language) for part in document.get(section, ())]
            words = Words(SETUP, reader.words.language)
            return plain(
                "setup_parts.html", reader, _HERE, centre, parts=parts, section=section, labels=words
            )
        return await self._form(reader, centre, document, section, place)

    async def _save(self, request: Request, section: str, place: str = "") -> Response:
        form = await form_of(request, most=_MOST_FIELDS)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin" or not _is_there(centre, section, place):
            return _elsewhere()
        document = _written(centre)
        if "order" in form:
            return self._review(reader, centre, validate(_reordered(document, section, form["order"])))
        try:
            changed = _changed(centre, section, place, form)
        except Unreadable as error:
            wrong = [unreadable(error, reader.words.language)]
            return await self._form(reader, centre, document, section, place, wrong)
        try:
            checked = validate(changed)
        except CentreInvalid as error:
            shown = document if "remove" in form else changed
            wrong = mistakes_in(error.message, changed, reader.words.language)
            return await self._form(reader, centre, shown, section, place, wrong)
        if "look" in form:
            return await self._look(reader, centre, changed, section, place)
        return self._review(reader, centre, checked)

    async def _look(
        self, reader: Reader, centre: Centre, changed: Mapping[str, Any], section: str, place: str
    ) -> Response:
        """The form again, with what it would do."""
        if section not in SPOKEN:
            return await self._form(reader, centre, changed, section, place)
        new = validate(changed)
        try:
            call = await run_in_threadpool(sample_call, new, new.voice)
        except VoiceFailed:
            problem = Words(SETUP, reader.words.language)("no_voice")
            return await self._form(reader, centre, changed, section, place, [Mistake("", "", problem)])
        return await self._form(reader, centre, changed, section, place, call=_address("audio/wav", call))

    async def _form(
        self,
        reader: Reader,
        centre: Centre,
        document: Mapping[str, Any],
        section: str,
        place: str,
        wrong: Sequence[Mistake] = (),
        call: str = "",
    ) -> Response:
        model, path, value, only = _aim(document, centre, section, place)
        build = FormBuilder(document, centre.languages, reader.words.language, by_name(wrong))
        entries = build.part(model, value, path, only)
        placed = names_in(entries)
        shown = {
            "entries": entries,
            "section": section,
            "place": place,
            "labels": Words(SETUP, reader.words.language),
            "wrong": [mistake.on_page(placed) for mistake in wrong],
            "picture": await run_in_threadpool(_paper, value) if section == "ticket" else "",
            "call": call,
            "can_go": place.isdecimal(),
            "key": KEY,
            "gone": GONE,
        }
        return plain("setup_part.html", reader, _HERE, centre, **shown)


def _elsewhere() -> Response:
    return RedirectResponse(_HERE, 303)


def _is_there(centre: Centre, section: str, place: str) -> bool:
    if section not in SECTIONS:
        return False
    if section not in _LISTS:
        return not place
    parts = getattr(centre, section)
    return place in ("", "new") or (place.isdecimal() and int(place) < len(parts))


def _written(centre: Centre) -> dict[str, Any]:
    """The document with everything in it that a form can show."""
    return centre.model_dump(mode="json", exclude_none=True)


def _title(part: Mapping[str, Any], language: str) -> str:
    name = part.get("name") or {}
    said = name.get(language) or name.get("vi") or ""
    mark = part.get("prefix") or part.get("number") or part.get("id", "")
    return f"{mark} · {said}" if said and mark else str(said or mark)


def _aim(
    document: Mapping[str, Any], centre: Centre, section: str, place: str
) -> tuple[Any, str, Any, tuple[str, ...]]:
    """The model that a form is about, its path, its present value, and which of its fields."""
    if section == GENERAL:
        return Centre, "", document, _GENERAL
    shape = bare(Centre.model_fields[section].annotation)
    if is_part(shape):
        return shape, section, document.get(section, {}), ()
    parts = document.get(section, ())
    at = int(place) if place.isdecimal() else len(getattr(centre, section))
    return item_of(shape), f"{section}.{at}", parts[at] if at < len(parts) else {}, ()


def _changed(centre: Centre, section: str, place: str, form: Form) -> dict[str, Any]:
    """The document after the form."""
    document = _written(centre)
    model, path, _value, only = _aim(document, centre, section, place)
    if section == GENERAL:
        rest = {key: value for key, value in document.items() if key not in _GENERAL}
        return {**rest, **part_of(model, form, "", only)}
    if section not in _LISTS:
        return {**document, section: part_of(model, form, path)}
    parts = list(document.get(section, ()))
    at = int(path.rpartition(".")[2])
    if "remove" in form:
        return {**document, section: parts[:at] + parts[at + 1 :]}
    return {**document, section: [*parts[:at], part_of(model, form, path), *parts[at + 1 :]]}


def _reordered(document: dict[str, Any], section: str, order: Sequence[str]) -> dict[str, Any]:
    """The document with a list in another order; as it was where the order is not one of all its parts."""
    parts = document.get(section, ())
    if section not in _LISTS or sorted(order) != sorted(map(str, range(len(parts)))):
        return document
    return {**document, section: [parts[int(place)] for place in order]}


def _paper(layout: Mapping[str, Any]) -> str:
    """The picture of a sample ticket as a ``data:`` address; empty where the layout is none."""
    try:
        picture = render(PaperLayout.model_validate(layout), sample_values(priority=True))
    except ValidationError:
        return ""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return _address("image/png", file.getvalue())


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
