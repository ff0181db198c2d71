"""Hundreds of tickets while the printer breaks, commands and replies are lost, and the plug is pulled."""

import random
from collections import Counter
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.hardware.printers.conftest import begins, trimmed
from tests.kiosk.paper_day import Day
from tests.simulators.printer import Model
from tests.simulators.printer_links import TcpPrinter

Rows = list[bytes]


@pytest.mark.allows_log("the printer driver failed|no repeat of ticket")
@pytest.mark.parametrize("seed", range(4))
def test_numbers_and_papers_stay_true_through_faults_and_power_cuts(
    seed: int, tmp_path: Path, qtbot: QtBot
) -> None:
    with TcpPrinter(Model(process_ids=seed % 2 == 0)) as machine:
        day = Day(machine, tmp_path / "paper.db", random.Random(seed))
        day.pass_by(qtbot)
        papers = machine.do(lambda core: [trimmed(paper.rows) for paper in [*core.papers, core.mouth]])
        cut = [trimmed(paper.rows) for paper in machine.papers]
    assert day.lives >= 3
    numbers = Counter(ticket.number for ticket in day.server.tickets.values())
    assert max(numbers.values()) == 1, "a number was issued twice"
    check_papers(day, [rows for rows in papers if rows], numbers)
    check_stories(day, papers, cut)


def check_papers(day: Day, papers: list[Rows], numbers: Counter[str]) -> None:
    """Every paper is one that was to be printed, and comes out once; only marked ones repeat a number."""
    unmarked = Counter(number for number, again, _ in day.drawn.values() if not again)
    assert max(unmarked.values()) == 1, "an unmarked paper was begun twice"
    for number, again, drawn in day.drawn.values():
        assert number in numbers, "a paper of nobody's"
        meant = sum(known == (number, again, drawn) for known in day.drawn.values())
        assert papers.count(drawn) <= meant, f"{number} came out too often"
    for rows in papers:
        assert any(begins(drawn, rows) for _, _, drawn in day.drawn.values()), "a paper of nobody's"


def check_stories(day: Day, papers: list[Rows], cut: list[Rows]) -> None:
    """The journal tells of each paper what became of it."""
    for ticket in day.server.tickets.values():
        own = [drawn for number, _, drawn in day.drawn.values() if number == ticket.number]
        assert ticket.paper != "pending", f"nobody knows what became of {ticket.number}"
        if ticket.paper == "printed":
            assert any(drawn in cut for drawn in own), f"{ticket.number} is said to be printed and was not"
        if ticket.paper == "not_printed" and not ticket.reprints:
            assert all(drawn not in papers for drawn in own), f"{ticket.number} was printed all the same"
