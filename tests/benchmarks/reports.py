"""How long reports take over 3 million tickets: 1 000 visits a day for 12 years, or as many years as said.

Usage: ./run bench reports, or python tests/benchmarks/reports.py YEARS
"""

import sys
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from moiso_server.centres import ready_made
from moiso_server.pages.charts import daily, heat_map
from moiso_server.pages.rendering import html
from moiso_server.pages.report_html import report_values
from moiso_server.pages.reports_page import other_period
from moiso_server.pages.words import Words
from moiso_server.pages.words_staff import STAFF
from moiso_server.reports.export import to_csv
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_server.reports.wording import Wording
from moiso_server.reports.workbook import to_xlsx
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse

from tests.benchmarks._history import LAST, fill

LIMIT_S = 2.0


def periods(years: int) -> dict[str, tuple[date, date]]:
    """Whole and crooked ones: what is read goes by years, months and days."""
    first = LAST - timedelta(days=365 * years)
    return {
        "all years": (first, LAST),
        "all years, from a 17th to a 3rd": (first.replace(day=17), LAST.replace(day=3)),
        "a year": (date(LAST.year - 1, 1, 1), date(LAST.year - 1, 12, 31)),
        "a year from a 17th to a 3rd": (date(LAST.year - 2, 12, 17), date(LAST.year, 1, 3)),
        "a year by days, from a 17th": (date(LAST.year - 2, 12, 17), date(LAST.year, 1, 18)),
        "a month": (LAST - timedelta(days=30), LAST),
        "the last day": (LAST, LAST),
    }


def page(report: Report, before: Report, wording: Wording) -> None:
    """Everything of the page, or of its print, that is worked out here."""
    words, values = Words(STAFF, "vi"), report_values(report, before, wording)
    html("report.html", words, **values, compare="before", folder="", trouble=None, made="", periods=())
    html("report_lines.html", words, **values)
    daily(report, wording, dark=False)
    heat_map(report, wording, dark=False)


class Stopwatch:
    """Processor time, lap by lap: others use this machine too."""

    def __init__(self) -> None:
        self._began = time.process_time()

    def lap(self) -> float:
        """Seconds since the last lap."""
        now = time.process_time()
        took, self._began = now - self._began, now
        return took


def measure(figures: Figures, centre: Centre, name: str, first: date, last: date) -> float:
    """Print the line of a period; gives the longest way from the question to an answer."""
    watch = Stopwatch()
    report = build(figures, centre, first, last)
    one = watch.lap()
    before = build(figures, centre, *other_period(first, last, "year"))
    two = one + watch.lap()
    wording = Wording(centre, "vi")
    page(report, before, wording)
    ways = [watch.lap()]
    for write in (to_xlsx, to_csv):
        write(report, wording, before)
        ways.append(watch.lap())
    worst = two + max(ways)
    shown = "".join(f"{way:8.3f}" for way in ways)
    print(f"{name:34}{report.total.visits:10}{one:9.3f}{two:10.3f}{shown}{worst / LIMIT_S:8.3f}")
    return worst


def main() -> int:
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    centre = parse(ready_made("province"))
    with TemporaryDirectory() as folder:
        path = Path(folder)
        total = fill(path / "journal.db", years, [service.id for service in centre.services])
        figures = Figures(path / "journal.db", path / "figures.db", ZoneInfo(centre.time_zone))
        days = figures.pending()
        watch = Stopwatch()
        figures.catch_up()
        first_s = watch.lap()
        print(f"{total} visits; first pass over {days} days {first_s:.0f} s of processor time,")
        print(f"which is what each new day costs: {1000 * first_s / days:.0f} ms")
        heads = [f"{head:>8}" for head in ("page", "XLSX", "CSV", "ratio")]
        print(f"{'period':34}{'visits':>10}{'report':>9}{'compared':>10}", *heads, sep="")
        longest = max(measure(figures, centre, name, *days) for name, days in periods(years).items())
        figures.close()
    print(f"longest {longest:.3f} s of processor time with comparison, at most {LIMIT_S} s")
    return 0 if longest <= LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
