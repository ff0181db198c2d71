"""The load: raw keep-alive clients in a process of their own, so that they are not what is measured.

    python -m tests.benchmarks._load HOST PORT TOKEN CLIENTS SECONDS

Prints one line of JSON: how many numbers were given, in how long, and the times of the answers.
"""

import asyncio
import json
import sys
import time

BODY = b'{"service":"A"}'


def request(token: str) -> bytes:
    """One request for a number, ready to be sent."""
    head = (
        "POST /api/tickets HTTP/1.1",
        "Host: localhost",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        f"Content-Length: {len(BODY)}",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + BODY


async def client(host: str, port: int, token: str, until: float) -> list[float]:
    """Take numbers one after the other; the time that each answer took, in seconds."""
    reader, writer = await asyncio.open_connection(host, port)
    wanted, times = request(token), []
    while (asked := time.perf_counter()) < until:
        writer.write(wanted)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 201"), head
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
        times.append(time.perf_counter() - asked)
    writer.close()
    await writer.wait_closed()
    return times


async def load(host: str, port: int, token: str, clients: int, seconds: float) -> dict[str, float]:
    """Several clients at once."""
    started = time.perf_counter()
    every = await asyncio.gather(*(client(host, port, token, started + seconds) for _ in range(clients)))
    elapsed = time.perf_counter() - started
    times = sorted(one for times in every for one in times)
    return {
        "given": len(times),
        "per_s": len(times) / elapsed,
        "p50_ms": times[len(times) // 2] * 1000,
        "p99_ms": times[len(times) * 99 // 100] * 1000,
    }


if __name__ == "__main__":
    host, port, token, clients, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(load(host, int(port), token, int(clients), float(seconds)))))
