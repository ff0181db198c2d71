"""From the hall to the board's page: pure, so that every screen can be checked without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from moiso_shared.boards.between import slide_now, ticker
from moiso_shared.boards.faces import desk, results_now
from moiso_shared.boards.page import CallView, Moment, Page, WaitingView
from moiso_shared.centre import Centre, Counter
from moiso_shared.centre_boards import Board
from moiso_shared.concerns import covered
from moiso_shared.facts import Call
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Wait
from moiso_shared.tickets import AT_COUNTER

FRESH = timedelta(seconds=60)
"""A call counts as new this long, unless it is being announced."""
REHEARSAL = "Diễn tập – số này không có giá trị"
"""On every board on a rehearsal day."""
RESULT_ROWS = 8
"""Dossiers on one page of a results board."""
NO_COUNTER = "chưa có quầy nào mở"
"""Instead of a wait, for a service that no open counter takes."""
_FOOT_ROOM = 70.0
"""Room in the foot for names of services, in units of which a letter takes 0.85 and a frame 5."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def derive(moment: Moment) -> Page:
    """Work out the whole page."""
    centre = moment.centre
    if centre is None:
        return Page(message="Đang kết nối với máy chủ…", notice=_notice(moment))
    board = board_of(centre, moment.board)
    frame = _frame(moment, centre, board)
    if board.kind == "counter":
        return replace(frame, state="counter", desk=desk(board, moment, centre))
    if board.kind == "results":
        rows, which = results_now(moment, RESULT_ROWS)
        nothing = "" if rows else "Chưa có hồ sơ nào mới có kết quả"
        return replace(frame, state="results", results=rows, results_page=which, message=nothing)
    return _calls(frame, moment, centre, board)


def board_of(centre: Centre, board_id: str) -> Board:
    """The board as the document has it; one that it does not know shows all calls."""
    known = (board for board in centre.boards if board.id == board_id)
    return next(known, Board(id="board", name=centre.name))


def _frame(moment: Moment, centre: Centre, board: Board) -> Page:
    """What stands around every kind of board."""
    logo = board.logo if board.logo in moment.pages and moment.media is not None else None
    return Page(
        theme=board.theme or "",
        logo=(moment.media / logo).resolve().as_uri() if logo and moment.media else "",
        centre=centre.name.vi,
        place=_place(moment, centre),
        clock=moment.now.strftime("%H:%M"),
        date=f"{_WEEKDAYS[moment.now.weekday()]}, {moment.now:%d/%m/%Y}",
        notice=_notice(moment),
        rehearsal=REHEARSAL if moment.lobby.rehearsal else "",
        ticker=ticker(board, moment),
        silent="Màn hình này đang không có tiếng" if moment.no_sound else "",
    )


def _calls(frame: Page, moment: Moment, centre: Centre, board: Board) -> Page:
    """The calls of a hall: the large panel, or a slide while no call is new, the list, who waits."""
    calls = listed(moment)
    main = _main(calls, moment)
    panel = _large(main, moment, centre) if main else None
    slide = None if panel is not None and panel.fresh else slide_now(board, moment)
    rest = [call for call in calls if slide is not None or call is not main][: moment.rows]
    counts = _waiting(moment, centre) if board.waiting else []
    return replace(
        frame,
        state="calls" if calls else "empty",
        message="" if main else "Mời bạn chờ đến lượt" if calls else "Xin chào! Số được gọi sẽ hiện ở đây.",
        main=panel,
        slide=slide,
        rows=tuple(_row(call, moment, centre) for call in rest),
        waiting=_waiting_words(sum(count.count for count in counts), moment) if board.waiting else "",
        services=tuple(_fitting(counts)),
    )


def listed(moment: Moment) -> list[Call]:
    """The calls of this board's zones, newest first, the latest of each ticket only."""
    latest: dict[str, Call] = {}
    for call in concerns(moment.lobby.calls, moment.centre, moment.board):
        latest.pop(call.ticket, None)
        latest[call.ticket] = call
    return list(reversed(latest.values()))


def _main(calls: list[Call], moment: Moment) -> Call | None:
    """The call that is being announced; else the newest whose visitor is still wanted or served there."""
    announced = (call for call in calls if call.seq == moment.announcing)
    return next(announced, next((call for call in calls if stands(call, moment.lobby)), None))


def stands(call: Call, lobby: Lobby) -> bool:
    """Whether the ticket is still at the counter that called it."""
    ticket = lobby.tickets.get(call.ticket)
    return ticket is not None and ticket.state in AT_COUNTER and ticket.counter == call.counter


def concerns(calls: Iterable[Call], centre: Centre | None, board: str) -> list[Call]:
    """Those of the calls that belong on a board."""
    here = {counter.id for counter in counters_here(centre, board)} if centre else set[str]()
    return [call for call in calls if call.counter in here]


def counters_here(centre: Centre, board_id: str) -> list[Counter]:
    """The counters whose calls a board shows: those of its zones, all when it names none."""
    board = board_of(centre, board_id)
    if board.counter is not None:
        return [counter for counter in centre.counters if counter.id == board.counter]
    return [counter for counter in centre.counters if not board.zones or counter.zone in board.zones]


def zones_here(centre: Centre, board_id: str) -> set[str]:
    """Ids of the zones whose calls a board shows; ``""`` for counters that stand in none."""
    return {counter.zone or "" for counter in counters_here(centre, board_id)}


def zone_of(centre: Centre | None, counter_id: str) -> str:
    """The zone in which a counter stands; empty for none."""
    counter = centre.counter(counter_id) if centre else None
    return (counter.zone if counter else None) or ""


def speaks(centre: Centre | None, board_id: str) -> bool:
    """Whether a board is to be heard; one that the document does not name is."""
    return centre is None or board_of(centre, board_id).speaks


def counter_name(centre: Centre, counter_id: str, language: str = "vi") -> str:
    """What stands on the counter's sign."""
    counter = centre.counter(counter_id)
    if counter is None:
        return f"Quầy {counter_id}"
    return counter.name.in_language(language) if counter.name else f"Quầy {counter.number}"


def service_name(centre: Centre, service_id: str, language: str = "vi") -> str:
    """A service's name; empty for one that is no longer there."""
    service = centre.service(service_id)
    return service.name.in_language(language) if service else ""


def _large(call: Call, moment: Moment, centre: Centre) -> CallView:
    announcing = call.seq == moment.announcing
    fresh = moment.online and (announcing or moment.now - call.at < FRESH)
    time = _time(call.at, moment)
    return CallView(
        seq=call.seq,
        number=call.number,
        counter=_sign(centre, call.counter),
        service=service_name(centre, call.service),
        time=time,
        fresh=fresh,
        heading="Xin mời số" if fresh else f"Đã gọi lúc {time}",
    )


def _row(call: Call, moment: Moment, centre: Centre) -> CallView:
    return CallView(
        seq=call.seq,
        number=call.number,
        counter=_sign(centre, call.counter),
        sign=_sign(centre, call.counter).removeprefix("Quầy ").strip(),
        time=_time(call.at, moment),
        fresh=moment.online and moment.now - call.at < FRESH,
    )


def _sign(centre: Centre, counter_id: str) -> str:
    """A counter's name that is never broken before its number: "… số 3"."""
    words, _, number = counter_name(centre, counter_id).rpartition(" số ")
    return f"{words} số\u00a0{number}" if words else number


def _time(at: datetime, moment: Moment) -> str:
    return at.astimezone(moment.now.tzinfo).strftime("%H:%M")


def _notice(moment: Moment) -> str:
    if moment.online or moment.offline_since is None:
        return ""
    return f"Mất kết nối từ {_time(moment.offline_since, moment)}"


def _place(moment: Moment, centre: Centre) -> str:
    board = next((board for board in centre.boards if board.id == moment.board), None)
    names = [zone.name.vi for zone in centre.zones if board and zone.id in board.zones]
    return ", ".join(names)


def _waiting(moment: Moment, centre: Centre) -> list[WaitingView]:
    """Whom nobody can call yet first, then most first; only services that this board's counters serve."""
    here = {service for counter in counters_here(centre, moment.board) for service in counter.services}
    taken = covered(moment.lobby, centre, moment.now)
    counts = [
        WaitingView(
            service_name(centre, service),
            count,
            _wait_words(moment.outlook.waits.get(service)) if service in taken else NO_COUNTER,
            alone=service not in taken,
        )
        for service, count in moment.lobby.waiting_counts().items()
        if service in here and count
    ]
    return sorted(counts, key=lambda waiting: (not waiting.alone, -waiting.count, waiting.service))


def _wait_words(wait: Wait | None) -> str:
    if wait is None or not wait.most_min:
        return ""
    least = f"{wait.least_min}–" if wait.least_min != wait.most_min else ""
    return f"{least}{wait.most_min} phút"


def _fitting(counts: list[WaitingView]) -> Iterator[WaitingView]:
    """As many as one line holds whole; a name too long for what is left gives way to the next."""
    room = _FOOT_ROOM
    for waiting in counts:
        needed = 0.85 * len(waiting.service + waiting.wait) + (6.5 if waiting.wait else 5)
        if needed <= room:
            room -= needed
            yield waiting


def _waiting_words(count: int, moment: Moment) -> str:
    if not moment.online:
        return ""
    return f"{count} người đang chờ" if count else "Không có ai phải chờ"
