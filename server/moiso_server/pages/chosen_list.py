"""Words that were written down, on the reports page as long as they are kept: reasons and comments."""

import asyncio
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from moiso_shared.errors import MoisoError

from moiso_server.pages.acting import ask
from moiso_server.pages.frame import Reader
from moiso_server.reports.chosen import Chosen
from moiso_server.reports.comments import Comment
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


async def comment_lines(
    rest: httpx.AsyncClient, reader: Reader, comments: Sequence[Comment], wording: Wording
) -> list[dict[str, Any]]:
    """Those whose words are still there."""
    texts = await asyncio.gather(*(_words(rest, reader, each.note) for each in comments))
    return [
        {
            "day": wording.line("day", each.day.isoformat()),
            "service": wording.line("service", each.service),
            "score": each.score,
            "text": text,
        }
        for each, text in zip(comments, texts, strict=True)
        if text
    ]


async def _reason(rest: httpx.AsyncClient, reader: Reader, note: int | None) -> str:
    return "" if note is None else await _words(rest, reader, note) or reader.words("reason_erased")


async def _words(rest: httpx.AsyncClient, reader: Reader, note: int) -> str:
    """A note; empty where it has been erased."""
    try:
        return str((await ask(rest, reader.who.token, "GET", f"/api/notes/{note}"))["text"])
    except MoisoError:
        return ""
