"""The question before numbers are stopped: really, and why; the kiosks show the reason."""

from nicegui import ui

from moiso_server.pages.words import Words

REASONS = ("other", "full", "system", "staff", "meeting")
"""Codes of *stop service*, the one that says nothing first."""


async def asked_reason(words: Words, subject: str) -> str | None:
    """The reason that was chosen; None when numbers are to be given on."""
    with ui.dialog() as dialog, ui.card():
        ui.label(words("sure_stop", subject=subject))
        chosen = ui.select(
            {code: words(f"stop_{code}") for code in REASONS}, value=REASONS[0], label=words("stop_reason")
        ).classes("w-full")
        with ui.row():
            ui.html(f"<button>{words('yes')}</button>", sanitize=False).on(
                "click", lambda: dialog.submit(True)
            )
            ui.html(f'<button class="quiet">{words("no")}</button>', sanitize=False).on(
                "click", lambda: dialog.submit(False)
            )
    agreed = await dialog
    reason = str(chosen.value)
    dialog.delete()
    return reason if agreed is True else None
