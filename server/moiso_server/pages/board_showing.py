"""One open page of a board: what it shows from moment to moment, and the sound that goes with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from moiso_shared.boards.between import in_turn
from moiso_shared.boards.derive import board_of, derive
from moiso_shared.boards.page import Moment, ResultView

from moiso_server.pages.board_turns import Turns
from moiso_server.pages.following import Following
from moiso_server.pages.rendering import html
from moiso_server.pages.words import Words

ROWS = 4


@dataclass(frozen=True)
class Besides:
    """What a board shows that the hall's facts do not tell."""

    results: tuple[ResultView, ...] = ()
    today: tuple[str, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)
    """The files of slides that this browser can show, with their pages."""


class Showing:
    """A page in some television's browser.

    Args:
        turns: Which call has the panel.
        speaks: Whether the page can be heard.
    """

    def __init__(self, hall: Following, turns: Turns, *, board: str, speaks: bool, words: Words) -> None:
        self._hall, self._turns = hall, turns
        self._board, self._speaks, self._words = board, speaks, words

    @property
    def place(self) -> str:
        """Where the page has got to, for when it comes back."""
        return self._turns.place

    async def look(self, besides: Besides) -> Mapping[str, Any]:
        """What the page shows now, and the sound that begins with it."""
        hall, now = self._hall, datetime.now(UTC)
        if hall.centre is not None and hall.lost_at is None:
            await self._turns.step(hall.centre, hall.lobby, now)
        board = board_of(hall.centre, self._board) if hall.centre else None
        logo = board.logo if board is not None and board.logo in besides.pages else ""
        silent = board is not None and board.speaks and not self._speaks
        shown = derive(self._moment(now, besides, silent=silent))
        shown = replace(shown, ticker=in_turn(shown.ticker, now))
        sounding = self._turns.sounding
        return {
            "body": html("board_body.html", self._words, page=shown, board=self._board, logo=logo),
            "theme": shown.theme or "light",
            "clock": shown.clock,
            **(asdict(sounding) if sounding else {}),
        }

    def _moment(self, now: datetime, besides: Besides, *, silent: bool) -> Moment:
        hall = self._hall
        return Moment(
            lobby=hall.lobby,
            now=now.astimezone(ZoneInfo(hall.centre.time_zone) if hall.centre else UTC),
            centre=hall.centre,
            board=self._board,
            online=hall.lost_at is None,
            offline_since=hall.lost_at,
            announcing=self._turns.current,
            rows=ROWS,
            no_sound=silent,
            outlook=hall.outlook,
            pages=besides.pages,
            results=besides.results,
            today=besides.today,
        )
