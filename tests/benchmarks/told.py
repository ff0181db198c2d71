"""From *call next* to the boards: when the first and the last of them have been told.

The clock runs from before the request is sent until the fact has arrived at the socket, on one machine.
"""

import argparse

from tests.benchmarks._boards import Boards
from tests.benchmarks._programs import moiso_server

AIM_MS = 5.0


def percentile(times: list[float], part: float) -> float:
    """A value of the sorted list."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def measure(count: int, calls: int) -> tuple[list[float], list[float]]:
    """Times of the first and of the last board told, for each call."""
    with moiso_server() as running:
        boards = Boards(running.port, running.token, count)
        try:
            boards.post("/api/counters/1/open")
            for _ in range(calls):
                boards.post("/api/tickets", b'{"service":"A"}')
                boards.drain(0.001)
            first, last = [], []
            for _ in range(calls):
                boards.drain(0.02)
                times = boards.call()
                first.append(times[0])
                last.append(times[-1])
        finally:
            boards.close()
    return first, last


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200)
    asked = parser.parse_args()
    print("boards   first told p50 ms   all told p50 ms   all told p99 ms")
    for count in (1, 50, 100):
        first, last = measure(count, asked.calls)
        line = f"{count:>6}{percentile(first, 0.5):>20.2f}{percentile(last, 0.5):>18.2f}"
        print(f"{line}{percentile(last, 0.99):>18.2f}", flush=True)
    print(f"Aim: 100 boards told within {AIM_MS:.0f} ms.")


if __name__ == "__main__":
    main()
