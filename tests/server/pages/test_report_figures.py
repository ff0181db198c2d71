"""Every figure of a report equals a slow, plain count over the journal, on random days."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from moiso_server.private import Bearer
from moiso_server.reports.cells import Cell
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Line, Report, build, columns, figure
from moiso_server.reports.spans import spans
from moiso_shared.commands import (
    CallTicket,
    Cancel,
    Finish,
    HandIn,
    Miss,
    Rate,
    ReturnToQueue,
    SetRehearsal,
    Start,
    Transfer,
)
from moiso_shared.errors import MoisoError
from moiso_shared.facts import Fact
from moiso_shared.offline import OfflineTicket
from moiso_shared.ticket_commands import RatingReason
from moiso_shared.tickets import Ticket

from tests.benchmarks._history import fill
from tests.server.in_process import FakeClock, InProcess

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STEPS = (
    "issue",
    "issue_b",
    "call",
    "call",
    "start",
    "finish",
    "miss",
    "back",
    "cancel",
    "send",
    "hand",
    "rate",
    "late",
    "rehearse",
    "look",
    "day",
    "day",
)
WEB, KIOSK = Bearer("pages", "web"), Bearer("kiosk", "k1")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def play(hall: InProcess, clock: FakeClock, steps: list[tuple[str, int]]) -> None:
    """A day as it comes; what the hall refuses does not happen. One more number ends it."""
    for step, seconds in steps:
        clock.now += timedelta(days=1) if step == "day" else timedelta(seconds=seconds)
        try:
            _one(hall, step)
        except MoisoError:
            continue
    hall.issue("A")  # whoever was refused is answered before a day that it opened is told


def _one(hall: InProcess, step: str) -> None:
    counter = hall.lobby.counter("1")
    present = counter.ticket or "nobody"
    some = next(iter(hall.lobby.tickets), "nobody")
    if step == "issue" or step == "issue_b":
        hall.issue("B" if step == "issue_b" else "A")
    elif step == "call":
        hall.open("1")
        hall.call_next("1")
    elif step == "hand":
        hall.open("1")
        hall.ask(CallTicket(counter="1", ticket=some, reason="gấp"))
    elif step == "start":
        hall.ask(Start(ticket=present))
    elif step == "finish":
        hall.ask(Finish(ticket=present))
    elif step == "miss":
        hall.ask(Miss(ticket=present))
    elif step == "back":
        hall.ask(ReturnToQueue(ticket=some))
    elif step == "cancel":
        hall.ask(Cancel(ticket=some))
    elif step == "send":
        hall.ask(Transfer(ticket=some, service="B"))
    elif step == "late":
        hall.ask(HandIn(tickets=(given_alone(hall, days_ago=len(hall.told) % 5),)), KIOSK)
    elif step == "rehearse" and hall.lobby.day:
        hall.ask(SetRehearsal(day=hall.lobby.day + timedelta(days=len(hall.told) % 2)))
    elif step == "look":
        reported(hall, *YEAR)
    elif step == "rate":
        ended = [ticket for fact in hall.told for ticket in fact.tickets if not ticket.open]
        if ended:
            reasons: tuple[RatingReason, ...] = ("waiting",) if len(ended) % 2 else ("waiting", "attitude")
            hall.ask(Rate(ticket=ended[-1].id, score=len(ended) % 5 + 1, reasons=reasons), WEB)


def given_alone(hall: InProcess, days_ago: int) -> OfflineTicket:
    """A number that a kiosk gave alone, on a day that may be long over, or never opened."""
    seq = len(hall.told)
    arrived = hall.clock.now - timedelta(days=days_ago, minutes=seq % 7)
    return OfflineTicket(ticket=f"late-{seq}", prefix="M1", ordinal=seq + 1, service="B", arrived_at=arrived)


def rehearsed(facts: list[Fact]) -> set[date]:
    """Days that were for practice when they ended."""
    practice: dict[date, bool] = {}
    announced: tuple[date, ...] = ()
    for fact in facts:
        if fact.lobby is not None:
            announced = fact.lobby.rehearsals
        if fact.rehearsals is not None:
            announced = fact.rehearsals
        practice[fact.day] = fact.day in announced
    return {day for day, so in practice.items() if so}


def last_states(facts: list[Fact]) -> dict[str, Ticket]:
    """Each ticket as the last fact about it left it."""
    states = {}
    for fact in facts:
        for ticket in fact.tickets:
            states[ticket.id] = ticket
    return states


def plain_waits(facts: list[Fact], tickets: list[Ticket]) -> list[float]:
    """Seconds from arrival to the first call, read from the calls themselves; an undone call never was."""
    first: dict[str, datetime] = {}
    for fact in facts:
        if fact.kind == "called":
            first.setdefault(fact.tickets[0].id, fact.at)
    return [
        (first[ticket.id] - ticket.arrived_at).total_seconds()
        for ticket in tickets
        if ticket.id in first and ticket.arrived_at
    ]


def rank(values: list[float], share: float) -> int | None:
    """Nearest rank over full minutes, the slow way."""
    minutes = sorted(int(value // 60) for value in values)
    return next((m for m in minutes if sum(x <= m for x in minutes) >= share * len(minutes) - 1e-9), None)


def about(facts: list[Fact], tickets: list[Ticket], kind: str) -> list[Fact]:
    """The facts of a kind about these tickets, made on the ticket's own day."""
    days = {ticket.id: ticket.day for ticket in tickets}
    return [fact for fact in facts if fact.kind == kind and days.get(fact.tickets[0].id) == fact.day]


def check(cell: Cell, facts: list[Fact], tickets: list[Ticket]) -> None:
    """Compare one cell with what these tickets and facts say."""
    finished = [ticket for ticket in tickets if ticket.state == "finished"]
    assert cell.visits == len(tickets)
    assert cell.served == len(finished)
    assert cell.cancelled == sum(ticket.state == "cancelled" for ticket in tickets)
    assert cell.expired == sum(ticket.state == "expired" for ticket in tickets)
    assert cell.missed == len(about(facts, tickets, "missed"))
    assert cell.transfers == len(about(facts, tickets, "transferred"))
    calls = about(facts, tickets, "called")
    assert cell.by_hand == sum(fact.why is not None and fact.why.code == "by_hand" for fact in calls)
    assert cell.repeats == sum(ticket.comebacks > 0 or ticket.carried > 0 for ticket in tickets)
    waits = plain_waits(facts, tickets)
    assert cell.waits.mean_min == (pytest.approx(fmean(waits) / 60) if waits else None)
    for share in (0.5, 0.9, 0.95):
        assert cell.waits.quantile(share) == rank(waits, share)
    within = sum(wait // 60 <= 20 for wait in waits) / len(waits) if waits else None
    assert cell.waits.within(20) == within
    served = [t for t in finished if t.started_at and t.finished_at and not t.start_implied]
    lengths = [(t.finished_at - t.started_at).total_seconds() / 60 for t in served]  # type: ignore[operator]
    assert cell.services.mean_min == (pytest.approx(fmean(lengths)) if lengths else None)
    for share in (0.5, 0.9):
        assert cell.services.quantile(share) == rank([length * 60 for length in lengths], share)
    scores = [fact.rating.score for fact in about(facts, tickets, "rated") if fact.rating]
    assert cell.satisfaction == (pytest.approx(fmean(scores)) if scores else None)


def plain_reasons(facts: list[Fact], tickets: list[Ticket]) -> Counter[str]:
    """How often each reason was given with a good, middling or poor score."""
    ratings = [fact.rating for fact in about(facts, tickets, "rated") if fact.rating]
    sides = ("poor", "poor", "fair", "good", "good")
    return Counter(f"{reason} {sides[each.score - 1]}" for each in ratings for reason in each.reasons)


def reported(hall: InProcess, first: date, last: date) -> Report:
    folder = hall.parts.folder.path
    figures = Figures(folder / "journal.db", folder / "figures.db", ZONE)
    try:
        return build(figures, hall.parts.hall.centre, first, last)
    finally:
        figures.close()


@pytest.fixture
def playing() -> Iterator[Callable[[list[tuple[str, int]]], InProcess]]:
    started: list[tuple[InProcess, TemporaryDirectory[str]]] = []

    def start(steps: list[tuple[str, int]]) -> InProcess:
        folder, clock = TemporaryDirectory(), FakeClock()
        hall = InProcess(Path(folder.name), clock)
        started.append((hall, folder))
        play(hall, clock, steps)
        return hall

    yield start
    for hall, folder in started:
        hall.close()
        folder.cleanup()


@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2400)), min_size=20, max_size=70))
def test_a_report_says_what_the_journal_says(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        clock = FakeClock()
        hall = InProcess(Path(folder), clock)
        try:
            play(hall, clock, steps)
            practice = rehearsed(hall.told)
            facts = [fact for fact in hall.told if fact.day not in practice]
            tickets = [each for each in last_states(hall.told).values() if each.day not in practice]
            days = sorted({ticket.day for ticket in tickets}) or [date(2026, 3, 2)]
            for first, last in ((days[0], days[-1]), (days[0], days[0]), (days[-1], days[-1]), YEAR):
                report = reported(hall, first, last)
                assert list(report.rehearsals) == sorted(day for day in practice if first <= day <= last)
                mine = [ticket for ticket in tickets if first <= ticket.day <= last]
                check(report.total, facts, mine)
                for line in report.lines["service"]:
                    check(line.cell, facts, [t for t in mine if t.service == line.value])
                for line in report.lines["hour"]:
                    here = [
                        t
                        for t in mine
                        if t.arrived_at and t.arrived_at.astimezone(ZONE).hour == int(line.value)
                    ]
                    check(line.cell, facts, here)
                for line in report.lines["day"]:
                    check(line.cell, facts, [t for t in mine if t.day.isoformat() == line.value])
                told = {line.value: line.cell.visits for line in report.lines["reason"]}
                assert told == plain_reasons(facts, mine)
                assert all(line.rated == (line.cell.rated >= 10) for line in report.lines["counter"])
                assert sum(report.heat.values()) == len(mine)
                by_hand = [f for f in facts if f.kind == "called" and f.why and f.why.code == "by_hand"]
                hands = [f.at for f in by_hand if first <= f.day <= last]
                assert [each.at for each in report.chosen] == sorted(hands, reverse=True)
        finally:
            hall.close()


@given(first=st.dates(date(2019, 1, 1), date(2024, 12, 31)), length=st.integers(0, 1500))
def test_spans_cover_every_day_of_a_period_once(first: date, length: int) -> None:
    days = [first + timedelta(days=place) for place in range(length + 1)]
    found = list(spans(first, days[-1]))
    assert len(found) <= 5
    for day in days:
        assert sum(low <= day.isoformat()[:level] <= high for low, high, level in found) == 1
    edges = [first - timedelta(days=1), days[-1] + timedelta(days=1)]
    for day in edges:
        assert not any(low <= day.isoformat()[:level] <= high for low, high, level in found)


def test_sums_of_months_equal_sums_of_days(playing: Callable[[list[tuple[str, int]]], InProcess]) -> None:
    day = [("issue", 60), ("issue", 60), ("call", 600), ("start", 30), ("finish", 400), ("day", 0)]
    hall = playing(day * 75)
    report = reported(hall, date(2026, 3, 10), date(2026, 5, 9))
    working = report.lines["day"]
    assert report.total.visits == sum(line.cell.visits for line in working)
    assert report.total.waits.minutes == sum(
        (line.cell.waits.minutes for line in working), start=type(report.total.waits.minutes)()
    )
    assert {line.value[:7] for line in working} == {"2026-03", "2026-04", "2026-05"}


def test_a_year_read_at_once_equals_its_days(tmp_path: Path) -> None:
    fill(tmp_path / "journal.db", years=2, services=["a", "b"], visits=1)
    figures = Figures(tmp_path / "journal.db", tmp_path / "figures.db", ZONE)
    figures.catch_up()
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    total = figures.total(first, last)["all", ""]
    plain = Cell()
    for values in figures.by_day(first, last).values():
        plain.add(values[""])
    figures.close()
    assert total.visits == plain.visits == 261
    assert total.waits.minutes == plain.waits.minutes


def test_a_clerks_satisfaction_is_told_from_ten_answers_on() -> None:
    cell = Cell(visits=9)
    cell.ratings[5] = 9
    satisfaction = next(column for column in columns(20) if column[0] == "satisfaction")
    assert figure(Line("lan", cell, rated=False), satisfaction) is None
    assert figure(Line("lan", cell), satisfaction) == 5
