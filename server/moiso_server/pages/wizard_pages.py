"""``/setup/first/…``: from nothing to a working centre, a page for each step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid, MoisoError, Unauthorised
from moiso_shared.timetable import Hours
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.catalogue.well_known import linked, services_of
from moiso_server.first import UNSET
from moiso_server.pages import wizard
from moiso_server.pages.acting import ask
from moiso_server.pages.device_pages import made_token
from moiso_server.pages.draft_file import DraftFile
from moiso_server.pages.following import Following
from moiso_server.pages.form_fields import Entry, FormBuilder, names_in
from moiso_server.pages.form_values import GONE, KEY, Form, Unreadable
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.mistakes import Mistake, advice_in, by_name, mistakes_in, unreadable
from moiso_server.pages.procedure_groups import links_of, rows
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Language, Words
from moiso_server.pages.words_first import FIRST
from moiso_server.pages.words_setup import SETUP
from moiso_server.pages.words_tokens import TOKENS

_SETUP = "/setup"
_HERE = "/setup/first"
_MOST_FIELDS = 5000
_LANGUAGES = ("vi", "en")
_POLICIES = ("credit", "strict")


class WizardPages:
    """Leads the first administrator through the document; gone once the centre is set up.

    Args:
        hall: The document in use.
        rest: The API.
        file: Keeps the draft.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient, file: DraftFile) -> None:
        self._hall = hall
        self._rest = rest
        self._file = file
        self._draft: wizard.Draft = {}

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route(f"{_HERE}/apply", self._apply, methods=["POST"])
        web.add_api_route(f"{_HERE}/{{step}}", self._page, methods=["GET"])
        web.add_api_route(f"{_HERE}/{{step}}", self._save, methods=["POST"])

    async def _elsewhere(self, reader: Reader, step: str) -> Response | None:
        """Where whoever may not see this step is sent."""
        if self._hall.centre is None:
            return plain("staff_message.html", reader, _SETUP, None, text=reader.words("starting"))
        if reader.who.role != "admin" or self._hall.centre.id != UNSET:
            return RedirectResponse(_SETUP, 303)
        self._draft = self._draft or await self._file.read()
        if step not in wizard.STEPS or (step != "start" and not self._draft):
            return RedirectResponse(f"{_HERE}/start", 303)
        if step == "check" and "policy" not in self._draft:
            return RedirectResponse(f"{_HERE}/priority", 303)
        return None

    async def _page(self, request: Request, step: str) -> Response:
        reader = reader_of(request)
        return await self._elsewhere(reader, step) or self._show(reader, step, ())

    async def _save(self, request: Request, step: str) -> Response:
        reader, form = reader_of(request), await form_of(request, most=_MOST_FIELDS)
        if elsewhere := await self._elsewhere(reader, step):
            return elsewhere
        try:
            wrong = self._take(step, form, reader)
        except Unreadable as error:
            wrong = [unreadable(error, reader.words.language)]
        await self._file.keep(self._draft)
        if wrong:
            return self._show(reader, step, wrong)
        after = wizard.STEPS[min(wizard.STEPS.index(step) + 1, len(wizard.STEPS) - 1)]
        return RedirectResponse(f"{_HERE}/{after}", 303)

    def _take(self, step: str, form: Form, reader: Reader) -> list[Mistake]:
        """Put what was posted into the draft; gives what is wrong with it."""
        language = reader.words.language
        first = {name: values[0].strip() for name, values in form.items()}
        match step:
            case "start":
                if first.get("base") not in wizard.BASES:
                    return [Mistake("", "", Words(FIRST, language)("priority_needed"))]
                name = {code: first[f"name.{code}"] for code in _LANGUAGES if first.get(f"name.{code}")}
                self._draft = wizard.begin_with(self._draft, first["base"], name, first.get("id", ""))
                return self._wrong(("id", "name"), language)
            case "priority":
                if first.get("policy") not in _POLICIES:
                    return [Mistake("", "", Words(FIRST, language)("priority_needed"))]
                self._draft = {**self._draft, "policy": {"kind": first["policy"]}}
            case "hours":
                self._draft = wizard.with_hours(self._draft, form)
                return self._wrong(("hours",), language)
            case "procedures":
                self._draft = {**self._draft, "procedures": links_of(form, services_of(self._draft))}
            case _:
                for section in wizard.ROWS.get(step, ()):
                    self._draft = wizard.with_rows(self._draft, section, form)
                return self._wrong(wizard.ROWS.get(step, ()), language)
        return []

    def _wrong(self, sections: Sequence[str], language: Language) -> list[Mistake]:
        """What is wrong in these parts of the draft.

        What is said of an ``id`` (no counter serves this yet) waits for later steps and the check.
        """
        found = [mistake for mistake in self._mistakes(language) if mistake.name.split(".")[0] in sections]
        return [mistake for mistake in found if not mistake.name.endswith(".id")]

    def _mistakes(self, language: Language) -> list[Mistake]:
        document = wizard.document_of(self._draft)
        try:
            validate(document)
        except CentreInvalid as error:
            return mistakes_in(error.message, document, language)
        return []

    def _show(self, reader: Reader, step: str, wrong: Sequence[Mistake]) -> Response:
        language = reader.words.language
        build = FormBuilder(self._draft, _LANGUAGES, language, by_name(wrong))
        sections = self._sections(step, build)
        placed = {"id", "name"} | {name for _section, entries in sections for name in names_in(entries)}
        shown: dict[str, Any] = {
            "step": step,
            "steps": wizard.STEPS,
            "first": Words(FIRST, language),
            "labels": Words(SETUP, language),
            "draft": self._draft,
            "wrong": [mistake.on_page(placed) for mistake in wrong],
            "sections": sections,
            "policies": _POLICIES,
            "bases": wizard.BASES,
            "key": KEY,
            "gone": GONE,
            "rows": rows(wizard.links_in(self._draft), language),
            "services": _named_services(self._draft, language),
        }
        if step == "check":
            shown |= self._checked(language)
        return plain("wizard.html", reader, _SETUP, self._hall.centre, **shown)

    def _sections(self, step: str, build: FormBuilder) -> list[tuple[str, Sequence[Entry]]]:
        if step == "hours":
            return [("hours", build.part(Hours, self._draft.get("hours", {}), "hours", wizard.HOURS))]
        return [(section, wizard.rows(self._draft, section, build)) for section in wizard.ROWS.get(step, ())]

    def _checked(self, language: Language) -> dict[str, Any]:
        if wrong := self._mistakes(language):
            return {"checked": None, "wrong": [_in_its_step(mistake) for mistake in wrong], "advice": []}
        centre = validate(wizard.document_of(self._draft))
        count = len(linked(wizard.links_in(self._draft)))
        return {"checked": centre, "wrong": [], "advice": advice_in(centre, language), "procedures": count}

    async def _apply(self, request: Request) -> Response:
        reader = reader_of(request)
        if elsewhere := await self._elsewhere(reader, "check"):
            return elsewhere
        draft, self._draft = self._draft, {}
        try:
            centre = validate(wizard.document_of(draft))
            document = centre.model_dump(mode="json", exclude_none=True)
            await ask(self._rest, reader.who.token, "PUT", "/api/centre", document)
            made = await self._tokens(request, reader, centre)
            links = {"links": wizard.links_in(draft)}
            await ask(self._rest, reader.who.token, "PUT", "/api/procedure-groups", links)
            await self._file.forget()
        except Unauthorised:
            self._draft = draft
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            self._draft = draft
            text = reader.refused(error)
            return plain("staff_message.html", reader, _SETUP, self._hall.centre, text=text)
        labels, first = Words(TOKENS, reader.words.language), Words(FIRST, reader.words.language)
        return plain("wizard_done.html", reader, _SETUP, centre, made=made, labels=labels, first=first)

    async def _tokens(self, request: Request, reader: Reader, centre: Centre) -> list[dict[str, str]]:
        devices = [("kiosk", part.id) for part in centre.kiosks]
        devices += [("counter", part.id) for part in centre.counters]
        devices += [("board", part.id) for part in centre.boards]
        made = []
        for role, name in devices:
            body = {"role": role, "name": name}
            answer = await ask(self._rest, reader.who.token, "POST", "/api/tokens", body)
            made.append(made_token(request, self._rest, role, name, answer["token"]))
        return made


def _in_its_step(mistake: Mistake) -> Mistake:
    """Linked to the step that asks for it."""
    section = mistake.name.split(".")[0]
    step = next((step for step, sections in wizard.ROWS.items() if section in sections), "")
    step = step or {"hours": "hours", "policy": "priority"}.get(section, "start")
    return replace(mistake, link=f"{_HERE}/{step}#{mistake.name}" if mistake.name else "")


def _named_services(draft: wizard.Draft, language: str) -> dict[str, str]:
    names = {part["id"]: part.get("name", {}) for part in draft.get("services", ())}
    return {service: name.get(language) or name.get("vi", service) for service, name in names.items()}
