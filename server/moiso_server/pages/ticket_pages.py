"""``/setup/ticket``: the ticket's layout by form, with a picture of the paper that follows it."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from moiso_hardware.printers.paper import render
from moiso_hardware.printers.samples import sample_values
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid
from moiso_shared.reasons import comeback_words
from moiso_shared.texts import Texts
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from moiso_server.pages.editions import Editions
from moiso_server.pages.following import Following
from moiso_server.pages.form_fields import FormBuilder
from moiso_server.pages.form_pages import Review
from moiso_server.pages.form_values import KEY, Form, part_of
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.mistakes import Mistake, by_name, mistakes_in
from moiso_server.pages.rendering import form_of
from moiso_server.pages.ticket_rows import BLOCKS, KINDS, ON, PNG, Row, new_row, posted, rows_of
from moiso_server.pages.words import Words
from moiso_server.pages.words_setup import SETUP
from moiso_server.pages.words_ticket import TICKET

_SETUP = "/setup"
_HERE = "/setup/ticket"
_MOST_FIELDS = 3000
_NOTES = ("ticket_note", "comeback_note")


class TicketPages:
    """Administrators change what stands on the paper.

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
        web.add_api_route(_HERE, self._page, methods=["GET"])
        web.add_api_route(_HERE, self._save, methods=["POST"])
        web.add_api_route(f"{_HERE}/picture", self._picture, methods=["POST"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        document = _written(centre)
        return self._show(reader, centre, document, rows_of(document["ticket"]["blocks"]), ())

    async def _save(self, request: Request) -> Response:
        form = await form_of(request, most=_MOST_FIELDS)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        rows, document = posted(form), _changed(centre, form)
        kind = form.get("add", [""])[0]
        if kind in KINDS:
            return self._show(reader, centre, document, [*rows, new_row(kind)], ())
        try:
            return self._review(reader, centre, validate(document))
        except CentreInvalid as error:
            wrong = mistakes_in(error.message, document, reader.words.language)
            shown = [row for row in rows if row.on] + [row for row in rows if not row.on]
            return self._show(reader, centre, document, shown, wrong)

    async def _picture(self, request: Request) -> Response:
        """The paper as the form would have it, or what is wrong with the form."""
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return PlainTextResponse("", 403)
        form = await form_of(request, most=_MOST_FIELDS)
        document = _changed(centre, form)
        try:
            changed = validate(document)
        except CentreInvalid as error:
            wrong = mistakes_in(error.message, document, reader.words.language)
            return PlainTextResponse("\n".join(map(str, wrong)))
        language = form.get("language", ["vi"])[0]
        picture = await run_in_threadpool(paper, changed, language)
        return Response(picture, media_type="image/png", headers={"Cache-Control": "no-store"})

    def _show(
        self,
        reader: Reader,
        centre: Centre,
        document: Mapping[str, Any],
        rows: Sequence[Row],
        wrong: Sequence[Mistake],
    ) -> Response:
        language = reader.words.language
        build = FormBuilder(document, centre.languages, language, by_name(wrong))
        words = Words(TICKET, language)
        shown = [(row, row.title(words), row.form(at, build)) for at, row in enumerate(rows)]
        names = {mistake.name for mistake in wrong}
        return plain(
            "setup_ticket.html", reader, _SETUP, centre,
            rows=shown, tic=words, labels=Words(SETUP, language), blocks=BLOCKS, on=ON, png=PNG, key=KEY,
            kinds=KINDS, notes=build.part(Texts, document.get("texts", {}), "texts", _NOTES),
            wrong=[mistake.on_page(names) for mistake in wrong], languages=centre.languages, gone="-",
        )  # fmt: skip


def paper(centre: Centre, language: str) -> bytes:
    """A sample ticket of the centre as a PNG."""
    own = {"comeback": "", "comeback.en": ""}
    said = {"centre": centre.name, "note": centre.texts.ticket_note, "comeback": comeback_words(centre)}
    for key, text in said.items():
        if text is not None:
            own |= {key: text.vi, **{f"{key}.{code}": words for code, words in text.root.items()}}
    values = sample_values(priority=True) | own
    picture = render(centre.ticket, values, language=language)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _written(centre: Centre) -> dict[str, Any]:
    return centre.model_dump(mode="json", exclude_none=True)


def _changed(centre: Centre, form: Form) -> dict[str, Any]:
    document = _written(centre)
    texts = {**document.get("texts", {}), **part_of(Texts, form, "texts", _NOTES)}
    blocks = [dict(row.block) for row in posted(form) if row.on]
    return {**document, "texts": texts, "ticket": {"blocks": blocks}}
