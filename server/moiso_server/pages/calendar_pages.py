"""``/setup/calendar``: hours and holidays on a calendar."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.errors import CentreInvalid
from moiso_shared.opening import local_day
from moiso_shared.vietnamese_holidays import holidays
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.calendar_year import cells, weeks, with_days
from moiso_server.pages.editions import Editions
from moiso_server.pages.following import Following
from moiso_server.pages.form_pages import Review
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.mistakes import Mistake, mistakes_in
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Language, Words
from moiso_server.pages.words_calendar import CALENDAR
from moiso_server.pages.words_setup import SETUP

_SETUP = "/setup"
_HERE = "/setup/calendar"
_MOST_FIELDS = 1000
FIRST_YEAR, LAST_YEAR = 2020, 2100


class CalendarPages:
    """Administrators close and open single days.

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

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        return self._show(reader, centre, *self._asked(request.query_params, centre), ())

    def _asked(self, query: Mapping[str, str], centre: Centre) -> tuple[int, int]:
        """The year and month that are looked at; today's where nothing is said."""
        today = local_day(centre, datetime.now(UTC))
        year, month = (query.get(name, "") for name in ("year", "month"))
        asked = int(year) if year.isdecimal() and len(year) == 4 else today.year
        first = int(month) if month.isdecimal() and 1 <= int(month) <= 12 else 1 if year else today.month
        return min(max(asked, FIRST_YEAR), LAST_YEAR), first

    async def _save(self, request: Request) -> Response:
        form = await form_of(request, most=_MOST_FIELDS)
        reader, centre = await self._editions.opened(request, form)
        if centre is None or reader.who.role != "admin":
            return RedirectResponse(_SETUP, 303)
        document = with_days(centre, form)
        try:
            return self._review(reader, centre, validate(document))
        except CentreInvalid as error:
            wrong = mistakes_in(error.message, document, reader.words.language)
            return self._show(reader, centre, *self._asked(request.query_params, centre), wrong)

    def _show(
        self, reader: Reader, centre: Centre, year: int, month: int, wrong: Sequence[Mistake]
    ) -> Response:
        language = reader.words.language
        words, found = Words(CALENDAR, language), cells(centre, year, language)
        free = {cell.day for cell in found if cell.proposed}
        return plain(
            "setup_calendar.html", reader, _SETUP, centre,
            year=year, month=month, cal=words, labels=Words(SETUP, language), wrong=wrong,
            months=[weeks(found, number) for number in range(1, 13)],
            legal=[each for each in holidays(year) if each.day in free],
            long=lambda day: long_day(day, language), default_names=_default_names(),
        )  # fmt: skip


def long_day(day: date, language: Language) -> str:
    """A day with its weekday, as it is said."""
    words = Words(CALENDAR, language)
    return f"{words(f'day_{day.weekday()}')}, {day:%d/%m/%Y}"


def _default_names() -> dict[str, dict[str, str]]:
    """What a changed day is called where nobody gave it a name."""
    return {key: dict(zip(("vi", "en"), CALENDAR[f"name_{key}"], strict=True)) for key in ("closed", "open")}
