"""The boards that are no list of calls: one counter's own screen, and results that lie ready."""

from __future__ import annotations

from math import ceil

from moiso_shared.boards.page import DeskView, Moment, ResultView
from moiso_shared.centre import Centre
from moiso_shared.centre_boards import Board
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import Ticket, TicketState

RESULTS_S = 10
"""How long one page of results stands."""


def desk(board: Board, moment: Moment, centre: Centre) -> DeskView | None:
    """What stands above a counter: who is called or served there, or why nobody is."""
    counter = centre.counter(board.counter or "")
    if counter is None:
        return None
    state = moment.lobby.counter(counter.id)
    ticket = moment.lobby.present(counter.id)
    services = [service.name.vi for service in centre.services if service.id in counter.services]
    return DeskView(
        sign=counter.name.vi if counter.name else f"Quầy {counter.number}",
        number=ticket.number if ticket else "",
        words=_words(state, ticket),
        services=" · ".join(services),
        fresh=moment.online and ticket is not None and ticket.state is TicketState.CALLED,
    )


def _words(state: CounterState, ticket: Ticket | None) -> str:
    if ticket is not None:
        return "Xin mời số" if ticket.state is TicketState.CALLED else "Đang phục vụ số"
    match state.status:
        case CounterStatus.OPEN:
            return "Sẵn sàng phục vụ"
        case CounterStatus.PAUSED:
            return "Tạm dừng phục vụ"
        case _:
            return "Quầy chưa mở"


def results_now(moment: Moment, rows: int) -> tuple[tuple[ResultView, ...], str]:
    """The page of results whose turn it is, and which of how many it is."""
    pages = max(1, ceil(len(moment.results) / rows))
    page = int(moment.now.timestamp() / RESULTS_S) % pages
    words = f"Trang {page + 1}/{pages}" if pages > 1 else ""
    return moment.results[page * rows : (page + 1) * rows], words
