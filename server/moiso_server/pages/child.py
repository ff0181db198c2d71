"""The pages process, seen from the server: started, told its errand, and started again when it ends."""

import asyncio
import contextlib
import logging
import sys

from moiso_server.pages.errand import Errand

log = logging.getLogger(__name__)

PORT_TAKEN = 3
"""Exit status of a pages process whose ports somebody else has."""

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 30.0
STEADY_S = 60.0
"""After running this long the next start waits no longer than the first did."""
GOODBYE_S = 3.0


async def keep_pages(errand: Errand) -> None:
    """Run the pages process until cancelled; then it ends too.

    It reads its errand from its standard input and ends when that closes, so it cannot outlive a server
    that was killed.
    """
    loop, wait_s = asyncio.get_running_loop(), FIRST_WAIT_S
    while True:
        began = loop.time()
        status = await _run_once(errand)
        if status == PORT_TAKEN:
            ports = f"{errand.staff_port} or {errand.public_port}"
            log.warning("no web pages: port %s is taken; see --staff-port, --public-port, --no-pages", ports)
        else:
            log.warning("the pages process ended with status %s and is started again", status)
        if loop.time() - began > STEADY_S:
            wait_s = FIRST_WAIT_S
        await asyncio.sleep(wait_s)
        wait_s = min(wait_s * 2, LONGEST_WAIT_S)


async def _run_once(errand: Errand) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "moiso_server", "pages", stdin=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdin is not None
        with contextlib.suppress(ConnectionError):
            process.stdin.write(errand.model_dump_json().encode() + b"\n")
            await process.stdin.drain()
        return await process.wait()
    finally:
        if process.returncode is None:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), GOODBYE_S)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
