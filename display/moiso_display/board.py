"""The board's view model: the hall comes in, the page goes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from moiso_qt.link import Link
from moiso_shared.boards.derive import board_of, derive, listed
from moiso_shared.boards.page import Moment, ResultView
from moiso_shared.facts import Call
from moiso_shared.outlook import Outlook
from moiso_shared.wire import Hello, Presence
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
"""The clock's zone until the centre's document has come."""
_TICK_MS = 500


class Board(QObject):
    """One board of the hall.

    Args:
        board_id: Which board of the centre's document; empty: the one that the device's token names.
        rows: How many calls the list holds.
        media: Where the files of slides lie.
    """

    page_changed = Signal()
    rows_changed = Signal()
    pulsed = Signal()
    """A new call has the large panel: it may pulse."""

    def __init__(
        self,
        link: Link,
        *,
        board_id: str = "",
        rows: int = 4,
        media: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._board_id, self._rows = link, board_id, rows
        self._announcing: int | None = None
        self._no_sound = False
        self._outlook = Outlook()
        self._media = media
        self._pages: Mapping[str, int] = {}
        self._results: tuple[ResultView, ...] = ()
        self._today: tuple[str, ...] = ()
        self._newest = self._painted = 0
        self._page: dict[str, Any] = {}
        for signal in (link.connected, link.changed, link.snapshot, link.disconnected):
            signal.connect(self._hall_moved)
        link.presence.connect(self._heard)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(_TICK_MS)
        self.refresh()

    def _get_page(self) -> dict[str, Any]:
        return self._page

    page = Property("QVariantMap", _get_page, notify=page_changed)  # type: ignore[arg-type]
    """The ``Page`` on show, as a plain map for the views."""

    rows = Property(int, lambda self: self._rows, notify=rows_changed)
    """Room for so many calls in the list."""

    @property
    def board_id(self) -> str:
        """Which board this is."""
        hello: Hello | None = self._link.hello
        return self._board_id or (hello.name if hello and hello.role == "board" else "")

    @property
    def shows_results(self) -> bool:
        """Whether this is a board of dossiers whose result lies ready."""
        centre = self._link.centre
        return centre is not None and board_of(centre, self.board_id).kind == "results"

    @property
    def shows_today(self) -> bool:
        """Whether one of its slides tells today's figures."""
        centre = self._link.centre
        return centre is not None and board_of(centre, self.board_id).shows_today

    def fit(self, rows: int) -> None:
        """Show so many calls in the list."""
        self._rows = rows
        self.rows_changed.emit()
        self.refresh()

    @Slot(object)
    def note_pages(self, pages: Mapping[str, int]) -> None:
        """Which files of slides there are, with their pages."""
        self._pages = pages
        self.refresh()

    @Slot(object)
    def note_results(self, results: tuple[ResultView, ...]) -> None:
        """The dossiers whose result lies ready."""
        self._results = results
        self.refresh()

    @Slot(object)
    def note_today(self, today: tuple[str, ...]) -> None:
        """Today's figures, a line each."""
        self._today = today
        self.refresh()

    @Slot(object)
    def announce(self, call: Call) -> None:
        """Give a call the large panel."""
        self._announcing = call.seq
        self.refresh()
        self.pulsed.emit()

    @Slot()
    def rest(self) -> None:
        """Nothing is being announced; the newest call has the panel."""
        self._announcing = None
        self.refresh()

    @Slot(object)
    def note_health(self, problems: tuple[str, ...]) -> None:
        """Say on the screen when the voice has failed."""
        self._no_sound = bool(problems)
        self.refresh()

    @Slot()
    def painted(self) -> None:
        """A frame has reached the glass: tell the server which call it held."""
        if self._newest > self._painted and self._link.online:
            self._painted = self._newest
            self._link.report(shown=self._newest)

    @Slot()
    def refresh(self) -> None:
        """Bring the page up to the present."""
        moment = self._moment()
        self._newest = max((call.seq for call in listed(moment)), default=0)
        page = derive(moment).as_map()
        if page != self._page:
            self._page = page
            self.page_changed.emit()

    @Slot(object)
    def _heard(self, presence: Presence) -> None:
        if presence.outlook is not None:
            self._outlook = presence.outlook
            self.refresh()

    @Slot()
    def _hall_moved(self) -> None:
        self._painted = min(self._painted, self._link.lobby.seq)
        self.refresh()

    def _moment(self) -> Moment:
        link = self._link
        zone = ZoneInfo(link.centre.time_zone) if link.centre else LOCAL
        return Moment(
            lobby=link.lobby,
            now=link.server_now().astimezone(zone),
            centre=link.centre,
            board=self.board_id,
            online=link.online,
            offline_since=link.offline_since,
            announcing=self._announcing,
            rows=self._rows,
            no_sound=self._no_sound,
            outlook=self._outlook,
            media=self._media,
            pages=self._pages,
            results=self._results,
            today=self._today,
        )
