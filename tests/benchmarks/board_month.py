"""What one board holds after many calls: every one taken, called, shown, spoken and finished.

    ./run bench board_month

The board's whole inside, with a voice and a loudspeaker that take no time, and no window.
"""

import argparse
import gc
import os
import sys

from moiso_display.announcer import Announcer
from moiso_display.board import Board
from moiso_display.manner import Manner
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QCoreApplication

from tests.benchmarks._programs import memory_mb
from tests.display.conftest import QUICK, FakePlayer, FakeVoice, Hall
from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

MARKS = (1_000, 10_000, 100_000)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=MARKS[-1])
    most = parser.parse_args().most
    application, hall, done = QCoreApplication(sys.argv[:1]), _hall(), 0
    print("| calls | memory MB | Python objects |\n|---|---|---|")
    for mark in (mark for mark in MARKS if mark <= most):
        while done < mark:
            done += 1
            _call(application, hall, f"A{done % 900 + 1:03d}")
        gc.collect()
        print(f"| {done:,} | {memory_mb(os.getpid()):.1f} | {len(gc.get_objects()):,} |", flush=True)


def _hall() -> Hall:
    link, voice, player, panel = FakeLink(), FakeVoice(), FakePlayer(), list[str]()
    board = Board(link, board_id="b1")
    manner = Manner(link, lambda: board.board_id)
    announcer = Announcer(link, manner, voice=voice, player=player, pace=QUICK, parent=link)
    announcer.begun.connect(board.announce)
    announcer.ended.connect(board.rest)
    link.come_online(small_centre(), role="board", name="b1")
    return Hall(link, board, announcer, voice, player, panel)


def _call(application: QCoreApplication, hall: Hall, number: str) -> None:
    taken = ticket(number)
    hall.link.tell("issued", taken)
    hall.link.tell_call(taken, "1")
    while not hall.player.playing:
        application.processEvents()
    hall.board.painted()
    hall.player.end()
    hall.link.tell("finished", ticket(number, state=TicketState.FINISHED))
    for told in (hall.link.reports, hall.voice.asked, hall.player.played):
        told.clear()


if __name__ == "__main__":
    main()
