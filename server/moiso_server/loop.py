"""The event loop that the server runs on."""

import asyncio
import gc
from collections.abc import Callable


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The quick loop where there is one; None stands for the ordinary one (Windows)."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def calm_collector() -> None:
    """Let Python's collector of cycles come seldom, and pass over what has lived since the start.

    Tickets, facts and replies hold no cycles; looking through all of them again and again would hold up
    calls, for longer the fuller the hall.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
