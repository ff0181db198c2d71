"""The floors as the supervisor sees them: zones in their places, counters by how they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moiso_shared.centre import Centre, Zone
from moiso_shared.floor import Place
from moiso_shared.tickets import TicketState

from moiso_server.pages.dashboard import CounterRow, Dashboard
from moiso_server.pages.sums import ZoneSums, zone_sums


@dataclass(frozen=True)
class Box:
    """Where something lies on the drawing, in per cent of its width and height."""

    left: float
    top: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class MapZone:
    """A zone with its counters."""

    zone: Zone
    box: Box
    sums: ZoneSums
    counters: tuple[tuple[CounterRow, int, str], ...]
    """Each with its number and how it stands, as `standing` says it."""


@dataclass(frozen=True)
class FloorMap:
    """One floor."""

    floor: int
    ratio: float
    """Width by height."""
    zones: tuple[MapZone, ...]
    kiosks: tuple[tuple[str, Box], ...]
    """Ids."""
    marks: tuple[tuple[str, Box], ...]
    """Lifts, stairs and doors by their kind."""


def standing(row: CounterRow) -> str:
    """How a counter stands: ``serving``, ``called``, ``open`` and free, ``paused`` or ``closed``."""
    if row.ticket is not None:
        return "serving" if row.ticket.state is TicketState.SERVING else "called"
    return row.state.status.value


def floor_maps(dashboard: Dashboard, centre: Centre) -> list[FloorMap]:
    """The floors that have zones in a place, from below upwards; none where the document places no zone."""
    floors = sorted({zone.place.floor for zone in centre.zones if zone.place is not None})
    return [_floor(floor, dashboard, centre) for floor in floors]


def _floor(floor: int, dashboard: Dashboard, centre: Centre) -> FloorMap:
    placed = [(z, z.place) for z in centre.zones if z.place is not None and z.place.floor == floor]
    spots = [
        (k.id, k.spot.x, k.spot.y) for k in centre.kiosks if k.spot is not None and k.spot.floor == floor
    ]
    marks = [(mark.kind, mark.x, mark.y) for mark in centre.floor.landmarks if mark.is_on(floor)]
    points = [(x, y) for _, x, y in [*spots, *marks]]
    sheet = _Sheet([place for _, place in placed], points)
    return FloorMap(
        floor=floor,
        ratio=round(sheet.width / sheet.height, 3),
        zones=tuple(_zone(zone, sheet.box(place), dashboard, centre) for zone, place in placed),
        kiosks=tuple((kiosk, sheet.point(x, y)) for kiosk, x, y in spots),
        marks=tuple((kind, sheet.point(x, y)) for kind, x, y in marks),
    )


def _zone(zone: Zone, box: Box, dashboard: Dashboard, centre: Centre) -> MapZone:
    known = {counter.id: counter for counter in centre.counters if counter.zone == zone.id}
    rows = [row for row in dashboard.counters if row.id in known]
    counters = tuple((row, known[row.id].number, standing(row)) for row in rows)
    return MapZone(zone, box, zone_sums(rows, dashboard, centre), counters)


class _Sheet:
    """As much of the floor as anything lies on."""

    def __init__(self, places: Sequence[Place], points: Iterable[tuple[int, int]]) -> None:
        corners = [*points, *((p.x, p.y) for p in places), *((p.right, p.bottom) for p in places)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        self._left, self._top = min(across), min(down)
        self.width, self.height = max(across) - self._left, max(down) - self._top

    def box(self, place: Place) -> Box:
        """A rectangle."""
        at = self.point(place.x, place.y)
        width, height = place.width / self.width * 100, place.height / self.height * 100
        return Box(at.left, at.top, round(width, 2), round(height, 2))

    def point(self, x: int, y: int) -> Box:
        """A place without a size."""
        left, top = (x - self._left) / self.width * 100, (y - self._top) / self.height * 100
        return Box(round(left, 2), round(top, 2))
