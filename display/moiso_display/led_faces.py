"""What stands on the LED board above each counter."""

from __future__ import annotations

from moiso_hardware.boards.port import Face
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby


def faces(centre: Centre, lobby: Lobby) -> dict[str, Face]:
    """The number of the ticket that stands at each counter, by the counter's id; dark where there is none."""
    shown = {}
    for counter in centre.counters:
        present = lobby.present(counter.id)
        shown[counter.id] = Face(present.number if present else "", counter.number)
    return shown
