"""``/setup/policy``: how priority works, tried on a day that was before it is put into use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import FastAPI
from moiso_shared.centre import Centre, Policy
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.calendar_pages import long_day
from moiso_server.pages.editions import Editions
from moiso_server.pages.following import Following
from moiso_server.pages.form_fields import FormBuilder
from moiso_server.pages.form_pages import Review
from moiso_server.pages.form_values import Form, part_of
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.mistakes import Mistake, by_name, mistakes_in
from moiso_server.pages.past_day import PastDay, days, read
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Words
from moiso_server.pages.words_policy import POLICY
from moiso_server.pages.words_setup import SETUP
from moiso_server.rules.policy_effect import Comparison, compare
from moiso_server.rules.preview import visitors

_SETUP = "/setup"
_HERE = "/setup/policy"
_MOST_FIELDS = 500
MODEL = "model"
"""The day that is made up."""


@dataclass(frozen=True)
class Trial:
    """What was compared on which day."""

    comparison: Comparison
    count: int
    is_changed: bool
    """Whether the new policy is another one at all."""


class PolicyPages:
    """Administrators try a policy and put it into use.

    Args:
        hall: The document in use.
        review: Shows the difference, with the button that puts it into use.
        editions: Finds the document that a form was filled in on.
        journal: Days that were; only read.
    """

    def __init__(self, hall: Following, review: Review, editions: Editions, journal: Path) -> None:
        self._hall = hall
        self._editions = editions
        self._review = review
        self._journal = journal

    def add_to(self, web: FastAPI) -> None:
        """Add the routes; the plain form of the policy leads here."""
        web.add_api_route(_HERE, self._page, methods=["GET"])
        web.add_api_route(_HERE, self._save, methods=["POST"])
        web.add_api_route("/setup/part/policy", lambda: RedirectResponse(_HERE, 303), methods=["GET"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        known = await run_in_threadpool(days, self._journal)
        day = str(known[0][0]) if known else MODEL
        trial = await run_in_threadpool(self._try, centre, centre, day, known)
        return self._show(reader, centre, _written(centre), known, day, trial, ())

    async def _save(self, request: Request) -> Response:
        form = await form_of(request, most=_MOST_FIELDS)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        document = _changed(centre, form)
        known = await run_in_threadpool(days, self._journal)
        day = form.get("day", [MODEL])[0]
        try:
            new = validate(document)
        except CentreInvalid as error:
            wrong = mistakes_in(error.message, document, reader.words.language)
            return self._show(reader, centre, document, known, day, None, wrong)
        if "look" not in form:
            return self._review(reader, centre, new)
        trial = await run_in_threadpool(self._try, centre, new, day, known)
        return self._show(reader, centre, document, known, day, trial, ())

    def _try(self, now: Centre, new: Centre, day: str, known: Sequence[tuple[date, int]]) -> Trial:
        is_known = any(str(each) == day for each, _count in known)
        past = read(self._journal, date.fromisoformat(day), now) if is_known else PastDay(visitors(now))
        compared = compare(now, new, past.people, past.spans or None)
        return Trial(compared, len(past.people), now != new)

    def _show(
        self,
        reader: Reader,
        centre: Centre,
        document: Mapping[str, Any],
        known: Sequence[tuple[date, int]],
        day: str,
        trial: Trial | None,
        wrong: Sequence[Mistake],
    ) -> Response:
        language = reader.words.language
        build = FormBuilder(document, centre.languages, language, by_name(wrong))
        classes = document.get("priority_classes", ())
        shown = {
            "policy": build.part(Policy, document["policy"], "policy"),
            "credits": [(f"priority_classes.{at}.credit_min", each) for at, each in enumerate(classes)],
            "target": document["watching"]["target_min"],
            "problems": by_name(wrong),
            "wrong": [mistake.on_page({mistake.name}) for mistake in wrong],
            "names": {each.id: each.name.in_language(language) for each in centre.priority_classes},
            "days": [(str(each), long_day(each, language), count) for each, count in known],
            "days_by_key": {str(each): long_day(each, language) for each, _count in known},
            "day": day,
            "trial": trial,
            "zone": ZoneInfo(centre.time_zone),
            "pol": Words(POLICY, language),
            "labels": Words(SETUP, language),
        }
        return plain("setup_policy.html", reader, _SETUP, centre, **shown)


def _written(centre: Centre) -> dict[str, Any]:
    return centre.model_dump(mode="json", exclude_none=True)


def _changed(centre: Centre, form: Form) -> dict[str, Any]:
    """The document with the posted policy, credits and target."""
    document = _written(centre)
    classes = [
        {**each, "credit_min": _first(form, f"priority_classes.{at}.credit_min", each["credit_min"])}
        for at, each in enumerate(document["priority_classes"])
    ]
    target = _first(form, "watching.target_min", document["watching"]["target_min"])
    return {
        **document,
        "policy": part_of(Policy, form, "policy"),
        "priority_classes": classes,
        "watching": {**document["watching"], "target_min": target},
    }


def _first(form: Form, name: str, former: object) -> object:
    return form.get(name, [former])[0]
