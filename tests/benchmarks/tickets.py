"""Durable numbers a second, beside an endpoint that only stores.

Each server is measured in turn, several rounds, so that a busy machine is busy for all of them alike; the
table shows medians. Each round begins on a fresh folder: the two or three thousand numbers that it gives are
those of a busy day of a province.
"""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from statistics import median

from tests.benchmarks._programs import Running, load, moiso_server, reference

AIM = 0.7
HEAD = "clients  server          numbers/s   p50 ms   p99 ms   CPU ms  our ratio"


SERVERS: dict[str, Callable[[], AbstractContextManager[Running]]] = {
    "Mời Số": moiso_server,
    "empty FastAPI": lambda: reference("fastapi"),
    "bare Starlette": lambda: reference("starlette"),
}


def measure(clients: int, rounds: int, seconds: float) -> dict[str, dict[str, float]]:
    """Median figures of each server."""
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in SERVERS}
    for _ in range(rounds):
        for name, start in SERVERS.items():
            with start() as running:
                load(running, clients, seconds / 4)
                figures[name].append(load(running, clients, seconds))
    return {
        name: {key: median(one[key] for one in every) for key in every[0]} for name, every in figures.items()
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5)
    asked = parser.parse_args()
    print(HEAD)
    for clients in (1, 8):
        figures = measure(clients, asked.rounds, asked.seconds)
        ours = figures["Mời Số"]["per_s"]
        for name, one in figures.items():
            line = f"{clients:>7}  {name:<15}{one['per_s']:>10.0f}{one['p50_ms']:>9.2f}"
            line += f"{one['p99_ms']:>9.2f}{one['cpu_ms']:>9.2f}"
            print(line if name == "Mời Số" else f"{line}{ours / one['per_s']:>11.2f}", flush=True)
    print(f"Aim: at least {AIM} of the empty FastAPI endpoint.")


if __name__ == "__main__":
    main()
