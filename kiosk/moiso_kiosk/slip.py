"""What stands on the paper of a ticket: the values for the centre's layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from moiso_hardware.printers.port import PaperJob
from moiso_shared.centre import Centre, Service
from moiso_shared.paper_layout import with_rehearsal_mark
from moiso_shared.reasons import comeback_words
from moiso_shared.text import VIETNAMESE, Text
from moiso_shared.tickets import Ticket

from moiso_kiosk.asking import Given


def qr_content(centre: Centre, code: str) -> str:
    """What the QR code says: the address of the ticket's page, or the code alone; all upper case."""
    if not code:
        return ""
    return f"{centre.public_url.rstrip('/')}/T/{code}".upper() if centre.public_url else code.upper()


def slip(
    centre: Centre,
    given: Given,
    job_id: str,
    *,
    wait: str,
    now: datetime,
    reprint: bool = False,
    rehearsal: bool = False,
) -> PaperJob:
    """The job that prints a ticket.

    Args:
        job_id: The job as it is queued on the disk.
        wait: The likely wait in minutes, empty when nothing is known.
        now: When the number was given, aware.
        reprint: A paper with this number may be out already, so this one is marked.
        rehearsal: The number is for practice only; its paper says so, whatever layout the centre has.
    """
    ticket = given.ticket
    local = now.astimezone(ZoneInfo(centre.time_zone))
    counters = sorted(centre.counters_for(ticket.service), key=lambda counter: counter.number)
    values = {
        "number": ticket.number,
        "counters": ", ".join(str(counter.number) for counter in counters),
        "ahead": "" if ticket.kept_for else str(given.ahead),
        "time": f"{local:%H:%M}",
        "date": f"{local:%d/%m/%Y}",
        "qr": qr_content(centre, given.code),
        "public_url": centre.public_url or "",
        "wait": wait,
        "address": "",
        "reprint": "1" if reprint else "",
        "rehearsal": "1" if rehearsal else "",
    }
    values |= _worded(centre, ticket)
    language = ticket.language if ticket.language == VIETNAMESE else "en"
    layout = with_rehearsal_mark(centre.ticket) if rehearsal else centre.ticket
    return PaperJob(layout, values, language, job_id)


def without_server(centre: Centre, job: PaperJob) -> PaperJob:
    """The same paper for a number that no server knows yet: no place in the queue, and the centre's words."""
    values = {key: words for key, words in job.values.items() if not key.startswith("note")}
    words = centre.offline.ticket_note
    notes = {f"note.{language}": said for language, said in words.root.items()}
    return replace(job, values=values | {"ahead": "", "wait": "", "note": words.vi} | notes)


def kept_note(centre: Centre, day: date) -> Text:
    """The promise of one of the first places of a day, in the centre's own words."""
    said = centre.texts.kept_note.root.items()
    return Text({language: words.replace("{date}", f"{day:%d/%m/%Y}") for language, words in said})


def _note(centre: Centre, ticket: Ticket, service: Service | None) -> Text:
    if ticket.kept_for is not None:
        return kept_note(centre, ticket.kept_for)
    return service.note if service and service.note else centre.texts.ticket_note


def _worded(centre: Centre, ticket: Ticket) -> dict[str, str]:
    """The values that have a wording in each language, as ``key`` and ``key.en``."""
    service = centre.service(ticket.service)
    department = next((d for d in centre.departments if service and d.id == service.department), None)
    kind = centre.priority(ticket.priority)
    zone_ids = {counter.zone for counter in centre.counters_for(ticket.service)}
    zones = [zone.name for zone in centre.zones if zone.id in zone_ids]
    texts: dict[str, Text | None] = {
        "centre": centre.name,
        "service": service.name if service else None,
        "department": department.name if department else None,
        "zone": zones[0] if len(zones) == 1 else None,
        "priority": kind.name if kind else None,
        "comeback": comeback_words(centre),
        "note": _note(centre, ticket, service),
    }
    values: dict[str, str] = {}
    for key, text in texts.items():
        values[key] = text.vi if text else ""
        for language, words in text.root.items() if text else ():
            values[f"{key}.{language}"] = words
    return values
