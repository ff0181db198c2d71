"""Calls out of order on the reports page, with the reasons as long as they are kept."""

import asyncio
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from moiso_shared.errors import MoisoError

from moiso_server.pages.acting import ask
from moiso_server.pages.frame import Reader
from moiso_server.reports.chosen import Chosen
from moiso_server.reports.wording import Wording

SHOWN_MOST = 30


async def chosen_lines(
    rest: httpx.AsyncClient, reader: Reader, chosen: Sequence[Chosen], wording: Wording
) -> list[dict[str, Any]]:
    """The newest ones in words."""
    zone = ZoneInfo(wording.centre.time_zone)
    shown = chosen[:SHOWN_MOST]
    reasons = await asyncio.gather(*(_reason(rest, reader, each.note) for each in shown))
    return [
        {
            "at": f"{wording.line('day', each.at.astimezone(zone).date().isoformat())} "
            f"{each.at.astimezone(zone):%H:%M}",
            "number": each.number,
            "counter": wording.line("counter", each.counter),
            "clerk": wording.line("clerk", each.clerk),
            "passed": each.passed,
            "reason": reason,
        }
        for each, reason in zip(shown, reasons, strict=True)
    ]


async def _reason(rest: httpx.AsyncClient, reader: Reader, note: int | None) -> str:
    if note is None:
        return ""
    try:
        return str((await ask(rest, reader.who.token, "GET", f"/api/notes/{note}"))["text"])
    except MoisoError:
        return reader.words("reason_erased")
