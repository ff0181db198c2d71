"""How long a search takes in a catalogue of 2 600 procedures, and how often it is right.

Prints one line for each kind of query; fails above the limits that the kiosk needs.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from moiso_server.catalogue.procedures import Procedures
from moiso_server.catalogue.schema import CatalogueFile
from moiso_server.catalogue.search import Search
from moiso_shared.folding import fold

from tests.fakes.many_procedures import many_procedures, mistyped

DAY = date(2026, 3, 2)
QUERIES = 300
LIMIT_MS = 50.0
"""For 95 of 100 queries."""


def main() -> int:
    """Measure; 1 when a limit is passed."""
    chance = random.Random(11)
    kinds: dict[str, tuple[Callable[[str], str], float]] = {
        "whole names without marks": (lambda name: name, 0.9),
        "with one typing mistake": (lambda name: mistyped(name, chance), 0.8),
        "two thirds of the name": (lambda name: name[: max(20, len(name) * 2 // 3)], 0.8),
        "the first eight letters": (lambda name: name[:8], 0.0),
    }
    with tempfile.TemporaryDirectory() as folder:
        file = CatalogueFile(Path(folder) / "catalogue.db")
        procedures = Procedures(file)
        everything = list(many_procedures())
        began = time.perf_counter()
        procedures.put(everything)
        print(f"import of {len(everything)}: {time.perf_counter() - began:.2f} s")
        search = Search(file, procedures)
        search.find("khai sinh", DAY)
        failed = 0
        for label, (typed, share) in kinds.items():
            took, hits = [], 0
            for procedure in chance.sample(everything, QUERIES):
                query = typed(fold(procedure.name))
                began = time.perf_counter()
                found = search.find(query, DAY, 10)
                took.append((time.perf_counter() - began) * 1000)
                hits += procedure.code in [each.code for each in found[:3]]
            took.sort()
            median, high = took[QUERIES // 2], took[QUERIES * 95 // 100]
            print(
                f"{label}: among the first three {hits / QUERIES:.0%}, "
                f"median {median:.1f} ms, 95 of 100 under {high:.1f} ms, longest {took[-1]:.1f} ms"
            )
            failed |= high > LIMIT_MS or hits / QUERIES < share
        file.close()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
