"""The centre's configuration document: names, services, counters, menu, hours, wording."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import Field, StringConstraints, field_validator, model_validator

from moiso_shared import centre_checks
from moiso_shared.centre_boards import Board
from moiso_shared.dossiers import DossierRules
from moiso_shared.floor import FloorPlan, Place, Spot
from moiso_shared.led_settings import LedLine
from moiso_shared.offline import OfflinePrefix, OfflineWords
from moiso_shared.paper_layout import PaperLayout, default_layout
from moiso_shared.text import Id, Strict, Text
from moiso_shared.texts import Texts
from moiso_shared.timetable import Hours
from moiso_shared.voice_settings import VoiceSettings
from moiso_shared.watching import Watching

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-ZĐ]{0,3}$")]
Minutes = Annotated[int, Field(ge=0, le=1440)]


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


class Department(Strict):
    """An agency that receives visitors here (Sở Tư pháp, Thuế …)."""

    id: Id
    name: Text
    timetable: str | None = None


class Zone(Strict):
    """A part of the hall; each has its own boards and one voice."""

    id: Id
    name: Text
    place: Place | None = None
    """On the map of the floor that shows people the way; left out, it is on none."""


class PriorityClass(Strict):
    """A group that the centre serves sooner: people with merit, elderly, pregnant …"""

    id: Id
    name: Text
    credit_min: Minutes = 15
    """Under the *credit* policy: as if they had arrived this many minutes earlier."""
    icon: str = "person"
    from_age: Annotated[int, Field(ge=1, le=120)] | None = None
    """Offered to visitors whose scanned card says that they are at least this old."""


class Policy(Strict):
    """How priority works here."""

    kind: Literal["credit", "strict", "interleaved"] = "credit"
    normal_between: Annotated[int, Field(ge=1, le=20)] = 3
    """Under *interleaved*: one priority ticket after this many normal ones."""


class Service(Strict):
    """What people queue for; it gives the number its prefix."""

    id: Id
    name: Text
    prefix: Prefix
    department: Id | None = None
    series: Id | None = None
    """Services that name the same series share one run of numbers."""
    first_number: Annotated[int, Field(ge=1, le=99_999)] = 1
    last_number: Annotated[int, Field(ge=1, le=99_999)] | None = None
    """The end of a range, e.g. of a printed roll; left out, numbers go on (A999, A1000)."""
    daily_quota: Annotated[int, Field(ge=1)] | None = None
    priorities: tuple[Id, ...] | None = None
    """Priority classes accepted; left out, all of the centre's."""
    timetable: str | None = None
    minutes: Annotated[float, Field(gt=0, le=480)] = 8.0
    """Usual time of service in minutes, until real figures are known."""
    note: Text | None = None
    """What to bring or to know, printed on the ticket."""


class HelpOut(Strict):
    """A service that a counter takes only when it is needed there."""

    service: Id
    queue_over: Annotated[int, Field(ge=0)] | None = None
    """When more people than this wait for it."""
    wait_over_min: Minutes | None = None
    """When the longest wait is over this many minutes."""

    @model_validator(mode="after")
    def _has_a_limit(self) -> Self:
        if self.queue_over is None and self.wait_over_min is None:
            raise ValueError("helping out needs queue_over, wait_over_min, or both")
        return self


class Counter(Strict):
    """A desk with a clerk."""

    id: Id
    number: Annotated[int, Field(ge=1, le=9999)]
    name: Text | None = None
    """Shown and spoken instead of "quầy số N"."""
    zone: Id | None = None
    services: Annotated[tuple[Id, ...], Field(min_length=1)]
    in_order: bool = False
    """Call the services in the order listed, not all alike."""
    accessible: bool = False
    """A wheelchair fits; only such counters call who needs it."""
    helps: tuple[HelpOut, ...] = ()


class Tile(Strict):
    """One button of the kiosk's menu: it leads to a service or to more tiles."""

    name: Text
    icon: str = "person"
    service: Id | None = None
    tiles: Annotated[tuple["Tile", ...], Field(max_length=8)] = ()
    hint: Text | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if (self.service is None) == (not self.tiles):
            raise ValueError(f"the tile '{self.name}' needs either a service or tiles, not both")
        return self

    def services(self) -> Iterator[str]:
        """Ids of the services behind this tile."""
        if self.service is not None:
            yield self.service
        for tile in self.tiles:
            yield from tile.services()


class Kiosk(Strict):
    """A machine that gives numbers; its device token carries the same id."""

    id: Id
    name: Text
    zone: Id | None = None
    offline_prefix: OfflinePrefix | None = None
    """Of its own series for hours without a server, e.g. ``M1`` for M1-001; left out, it gives none then."""
    spot: Spot | None = None
    """Where it stands on the map of the floor."""


class Outcome(Strict):
    """What a clerk may say at the end of a visit: received, incomplete, advised …"""

    id: Id
    name: Text


class Calling(Strict):
    """Limits of the clerk's everyday steps."""

    implied_finish_s: Annotated[int, Field(ge=0, le=3600)] = 30
    """*Call next* finishes a ticket called longer ago than this that was never started; else it is missed."""
    recall_interval_s: Annotated[int, Field(ge=0, le=600)] = 5
    recalls_most: Annotated[int, Field(ge=1, le=20)] = 5
    undo_s: Annotated[int, Field(ge=0, le=300)] = 30
    comeback_min: Minutes = 20
    """Who comes back within this after being missed stands after the next few; later, at the end."""
    comeback_after: Annotated[int, Field(ge=0, le=50)] = 2
    """How many are still called first."""
    comebacks_most: Annotated[int, Field(ge=0, le=10)] = 1
    """Coming back more often than this leads to the end of the queue."""
    appointment_early_min: Minutes = 15
    appointment_late_min: Minutes = 15
    """On time is this much before and after the booked time; otherwise the arrival counts."""
    tickets_at_once: Annotated[int, Field(ge=1, le=5)] = 1
    called_long_min: Minutes = 3
    serving_long_min: Minutes = 45
    idle_long_min: Minutes = 15
    """When a called ticket, a service or an idle open counter is pointed out."""
    outcomes: tuple[Outcome, ...] = ()
    outcome_required: bool = False
    performed_required: bool = False
    """Whether the clerk must say at the end which services were performed."""
    leftover: Literal["expire", "carry"] = "expire"
    """What becomes of waiting tickets when the day ends: they expire, or are tomorrow's first."""
    one_per_person: bool = False
    """One number per person and service a day, by a keyed hash of what the kiosk scanned."""
    notes_kept_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """Clerks' notes, reasons in words and comments of ratings are erased after so many days."""


SignPage = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}$")]
SignVideo = Annotated[
    str, StringConstraints(pattern=r"^(https?://[^\s]+|[A-Za-z0-9_-][A-Za-z0-9_.-]*)$", max_length=500)
]


class Centre(Strict):
    """The whole document. Validation errors name the field and say what is allowed."""

    id: Id
    name: Text
    time_zone: str = "Asia/Ho_Chi_Minh"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("vi", "en")
    public_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/[^\s]*)?$")] | None = None
    departments: tuple[Department, ...] = ()
    zones: tuple[Zone, ...] = ()
    floor: FloorPlan = FloorPlan()
    priority_classes: tuple[PriorityClass, ...] = ()
    policy: Policy = Policy()
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    counters: Annotated[tuple[Counter, ...], Field(min_length=1)]
    menu: Annotated[tuple[Tile, ...], Field(max_length=8)] = ()
    """At most 8 tiles; left out, one tile for each service (when there are at most 8)."""
    guide_service: Id | None = None
    """The service behind "Tôi không biết, gặp người hướng dẫn"."""
    kiosks: tuple[Kiosk, ...] = ()
    boards: tuple[Board, ...] = ()
    leds: tuple[LedLine, ...] = ()
    """LED boards and bells, line by line; driven by ``moiso-display leds``."""
    hours: Hours = Hours()
    calling: Calling = Calling()
    watching: Watching = Watching()
    texts: Texts = Texts()
    voice: VoiceSettings = VoiceSettings()
    ticket: PaperLayout = Field(default_factory=default_layout)
    dossiers: DossierRules = Field(default_factory=DossierRules)
    offline: OfflineWords = OfflineWords()
    sign_videos: dict[SignPage, SignVideo] = Field(default_factory=dict)
    """Sign language for pages of the kiosk (``menu``, ``confirm``, ``number``, ``sorry`` …): a web address,
    or the name of a file in the folder ``videos`` of the kiosk's own data."""

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in _time_zones():
            raise ValueError(
                f"'{value}' is not an IANA time zone; {centre_checks.near(value, _time_zones())}"
            )
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        mistakes = list(centre_checks.mistakes(self))
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    def service(self, service_id: str) -> Service | None:
        """The service with this id."""
        return next((service for service in self.services if service.id == service_id), None)

    def counter(self, counter_id: str) -> Counter | None:
        """The counter with this id."""
        return next((counter for counter in self.counters if counter.id == counter_id), None)

    def priority(self, class_id: str | None) -> PriorityClass | None:
        """The priority class with this id."""
        return next((kind for kind in self.priority_classes if kind.id == class_id), None)

    def priorities_of(self, service: Service) -> tuple[PriorityClass, ...]:
        """The priority classes that a service accepts."""
        if service.priorities is None:
            return self.priority_classes
        return tuple(kind for kind in self.priority_classes if kind.id in service.priorities)

    def counters_for(self, service_id: str) -> tuple[Counter, ...]:
        """The counters that serve a service."""
        return tuple(counter for counter in self.counters if service_id in counter.services)

    def tiles(self) -> tuple[Tile, ...]:
        """The kiosk's first page: the menu, or a tile for each service where none is written."""
        return self.menu or tuple(Tile(name=service.name, service=service.id) for service in self.services)
