"""The supervisor's dialog for rehearsal days: which day, what it means, and really."""

from datetime import date, timedelta

from moiso_shared.commands import SetRehearsal
from nicegui import ui

from moiso_server.pages.words import Words

_DAYS = 8
"""Today and a week to choose from."""


async def asked_rehearsal(words: Words, today: date, announced: tuple[date, ...]) -> SetRehearsal | None:
    """The change that was agreed to; None when everything stays as it is."""
    days = sorted({*announced, *(today + timedelta(days=ahead) for ahead in range(_DAYS))})
    with ui.dialog() as dialog, ui.card():
        ui.html(f"<h2>{words('rehearsal_days')}</h2>", sanitize=False)
        ui.label(words("rehearsal_sure"))
        names = {day.isoformat(): _name(words, day, announced) for day in days}
        chosen = ui.select(names, value=today.isoformat(), label=words("rehearsal_day")).classes("w-full")
        with ui.row():
            for key, answer in (("rehearsal_on", "on"), ("rehearsal_off", "off"), ("no", "")):
                kind = "" if answer == "on" else ' class="quiet"'
                ui.html(f"<button{kind}>{words(key)}</button>", sanitize=False).on(
                    "click", lambda answer=answer: dialog.submit(answer)
                )
    answer = await dialog
    day = date.fromisoformat(str(chosen.value))
    dialog.delete()
    return SetRehearsal(day=day, active=answer == "on") if answer else None


def _name(words: Words, day: date, announced: tuple[date, ...]) -> str:
    said = f"{day:%d/%m/%Y}"
    return words("rehearsal_is_on", day=said) if day in announced else said
