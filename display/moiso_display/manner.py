"""How this board announces at the moment, as the centre's document has it."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from moiso_hardware.voice.speaker import Script
from moiso_qt.link import Link
from moiso_shared.boards import wording
from moiso_shared.boards.announcing import Announcement, Rules
from moiso_shared.boards.derive import concerns, speaks, zone_of, zones_here
from moiso_shared.facts import Call


class Manner:
    """Answers anew at every question, for the document may be replaced while the board runs.

    Args:
        board_id: Which board this is.
    """

    def __init__(self, link: Link, board_id: Callable[[], str]) -> None:
        self._link, self._board_id = link, board_id

    @property
    def board_id(self) -> str:
        """Which board this is."""
        return self._board_id()

    @property
    def speaks(self) -> bool:
        """Whether the centre wants to hear this board at all."""
        return speaks(self._link.centre, self._board_id())

    @property
    def volume(self) -> float:
        """Loudness now, 0 to 1; 0 in quiet hours."""
        centre = self._link.centre
        if centre is None:
            return 0.0
        return centre.voice.volume_now(self._link.server_now().astimezone(ZoneInfo(centre.time_zone)).time())

    @property
    def rules(self) -> Rules:
        """When a call is still spoken, and when in fewer words."""
        centre = self._link.centre
        return wording.rules_of(centre) if centre else Rules()

    @property
    def zones(self) -> set[str]:
        """The zones that this board would speak for."""
        centre = self._link.centre
        return zones_here(centre, self._board_id()) if centre and self.speaks else set()

    def zone(self, call: Call) -> str:
        """The zone to which a call belongs."""
        return zone_of(self._link.centre, call.counter)

    def mine(self, calls: list[Call]) -> list[Call]:
        """Those of the calls that this board shows and speaks."""
        return concerns(calls, self._link.centre, self._board_id())

    def script(self, announcement: Announcement) -> Script:
        """What is said."""
        centre = self._link.centre
        if centre is None:
            return Script(())
        said = wording.sentences(announcement, centre)
        return Script(said, centre.voice.region, centre.voice.words_per_minute)
