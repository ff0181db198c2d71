"""Server-sent events: a page's changing part is sent anew whenever it looks different."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from starlette.responses import StreamingResponse

from moiso_server.pages.changes import Changes

QUIET_S = 15.0
"""Without news a sign of life is sent this often, so that both ends notice a dead link (``following.js``)."""
BURST_S = 0.1
"""Changes that come together are sent together."""

Look = Callable[[], Awaitable[Mapping[str, Any]]]


def events(changes: Changes, look: Look) -> StreamingResponse:
    """Send what ``look`` gives, now and whenever it has changed.

    Args:
        changes: Rings when it is worth looking again.
        look: JSON values.
    """
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_frames(changes, look), media_type="text/event-stream", headers=headers)


async def _frames(changes: Changes, look: Look) -> AsyncIterator[str]:
    told = None
    with changes.bell() as bell:
        while True:
            bell.clear()
            seen = json.dumps(await look(), ensure_ascii=False)
            yield f"data: {seen}\n\n" if seen != told else "event: still\ndata: here\n\n"
            told = seen
            try:
                await asyncio.wait_for(bell.wait(), QUIET_S)
                await asyncio.sleep(BURST_S)
            except TimeoutError:
                continue
