"""Each line of a report beside the same line of the period before."""

from datetime import date

from moiso_server.centres import ready_made
from moiso_server.pages.report_html import report_values
from moiso_server.reports.cells import Cell
from moiso_server.reports.report import Line, Report
from moiso_server.reports.wording import Wording
from moiso_shared.centre_file import parse


def of(day: int, **visits: int) -> Report:
    lines = [Line(service, Cell(visits=count)) for service, count in visits.items()]
    days = [Line(f"2026-03-{day:02}", Cell(visits=sum(visits.values())))]
    when = date(2026, 3, day)
    return Report(when, when, 20, Cell(), {"service": lines, "day": days})


def test_a_line_tells_what_it_was_before_where_it_was_there() -> None:
    values = report_values(of(3, A=12, B=7), of(2, A=1234), Wording(parse(ready_made("tiny")), "vi", {}))
    tables = {table["name"]: table["rows"] for table in values["tables"]}
    assert [(name, figures[0]) for name, figures in tables["service"]] == [
        ("Nộp hồ sơ", ("12", "1.234")),
        ("Nhận kết quả", ("7", "")),
    ]
    assert tables["day"][0][1][0] == ("19", ""), "no other period has this day"
