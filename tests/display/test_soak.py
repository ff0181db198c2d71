"""A board runs for a month: what it remembers does not grow with the calls."""

import gc
import tracemalloc

from moiso_shared.tickets import TicketState
from pytestqt.qtbot import QtBot

from tests.display.conftest import Glass, Hall
from tests.display.test_announcer import call_in
from tests.fakes.tickets import ticket


def day_of_calls(hall: Hall, qtbot: QtBot, count: int) -> None:
    """Every ticket is taken, called, announced and finished."""
    for n in range(count):
        number = f"A{n % 900 + 1:03d}"
        call_in(hall, number)
        qtbot.waitUntil(lambda: bool(hall.player.playing))
        hall.player.end()
        hall.link.tell("finished", ticket(number, state=TicketState.FINISHED))
        for told in (hall.link.reports, hall.voice.asked, hall.player.played, hall.panel):
            told.clear()


def test_a_board_holds_no_more_after_many_calls_than_after_a_few(
    hall: Hall, glass: Glass, qtbot: QtBot
) -> None:
    day_of_calls(hall, qtbot, 40)
    gc.collect()
    tracemalloc.start()
    day_of_calls(hall, qtbot, 30)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    day_of_calls(hall, qtbot, 150)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 60_000
