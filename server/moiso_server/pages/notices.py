"""Notices for the whole hall on the supervisor's page: those shown now, and the form for a new one."""

from collections.abc import Callable
from typing import Any

from moiso_shared.centre import Centre, Service
from moiso_shared.commands import ShowNotice
from moiso_shared.notices import HallNotice
from moiso_shared.text import Text
from nicegui import ui
from pydantic import ValidationError

from moiso_server.pages.phone import clock_time
from moiso_server.pages.words import Words
from moiso_server.pages.words_desk import DESK

MINUTES = (10, 15, 30, 60, 120, 240)
LONGEST = 200
EVERYWHERE = ""


def suggestion(kind: str, service: Service) -> ShowNotice:
    """What may be told about an alert of a service; the supervisor changes the words at will."""
    return notice_of(kind, service.name)


def notice_of(kind: str, name: Text) -> ShowNotice:
    """What may be told about something of this name."""
    vi, en = (
        words.format(service=name.in_language(language))[:LONGEST]
        for language, words in zip(("vi", "en"), DESK[f"suggest_{kind}"], strict=True)
    )
    return ShowNotice(text=vi, english=en)


def notice_lines(notices: tuple[HallNotice, ...], centre: Centre, words: Words) -> list[dict[str, Any]]:
    """The notices that are shown now, with where and until when."""
    zones = {zone.id: zone.name.in_language(words.language) for zone in centre.zones}
    return [
        {
            "id": notice.id,
            "text": notice.text.vi,
            "where": zones.get(notice.zone, notice.zone) if notice.zone else words("notice_everywhere"),
            "until": clock_time(centre, notice.until),
        }
        for notice in notices
    ]


async def asked_notice(words: Words, centre: Centre, first: ShowNotice | None = None) -> ShowNotice | None:
    """What is to be shown; None when nothing is."""
    with ui.dialog() as dialog, ui.card():
        fields = _fields(words, centre, first)
        with ui.element("div").classes("actions"):
            for key, kind, answer in (("notice_show", "", True), ("no", "quiet", False)):
                button = ui.html(f'<button class="{kind}">{words(key)}</button>', sanitize=False)
                button.on("click", lambda answer=answer: dialog.submit(answer))
    agreed = await dialog
    said = {name: part.value for name, part in fields.items()}
    dialog.delete()
    if agreed is not True:
        return None
    try:
        return ShowNotice.model_validate({name: value for name, value in said.items() if value})
    except ValidationError:
        ui.notify(words("notice_wrong", most=LONGEST), type="negative")
        return None


def _fields(words: Words, centre: Centre, first: ShowNotice | None) -> dict[str, Any]:
    zones = {EVERYWHERE: words("notice_everywhere")}
    zones |= {zone.id: zone.name.in_language(words.language) for zone in centre.zones}
    minutes = {count: words("minutes", count=count) for count in MINUTES}
    text, english = (first.text, first.english or "") if first else ("", "")
    where = (first.zone if first else None) or EVERYWHERE
    ui.label(words("notice_title"))
    return {
        "text": _labelled(words("notice_text"), lambda: ui.input(value=text), f"maxlength={LONGEST} counter"),
        "english": _labelled(
            words("notice_english"), lambda: ui.input(value=english), f"maxlength={LONGEST} counter"
        ),
        "zone": _labelled(words("notice_where"), lambda: ui.select(zones, value=where)),
        "minutes": _labelled(words("notice_minutes"), lambda: ui.select(minutes, value=30)),
    }


def _labelled(label: str, make: Callable[[], ui.input | ui.select], props: str = "") -> Any:
    """A field under its name."""
    ui.label(label).props("aria-hidden=true")
    return make().props(f'outlined dense aria-label="{label}" {props}')
