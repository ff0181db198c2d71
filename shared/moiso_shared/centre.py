"""The centre's configuration document: names, services, counters, menu, hours, wording."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import Field, StringConstraints, field_validator, model_validator

from moiso_shared import centre_checks
from moiso_shared.paper_layout import PaperLayout, default_layout
from moiso_shared.text import Strict, Text
from moiso_shared.timetable import Hours

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
"""1 to 40 letters, digits, ``-`` or ``_``, beginning with a letter or digit."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-ZĐ]{0,3}$")]
Minutes = Annotated[int, Field(ge=0, le=1440)]


class Department(Strict):
    """An agency that receives visitors here (Sở Tư pháp, Thuế …)."""

    id: Id
    name: Text
    timetable: str | None = None


class Zone(Strict):
    """A part of the hall; each has its own boards and one voice."""

    id: Id
    name: Text


class PriorityClass(Strict):
    """A group that the centre serves sooner: people with merit, elderly, pregnant …"""

    id: Id
    name: Text
    credit_min: Minutes = 15
    """Under the *credit* policy: as if they had arrived this many minutes earlier."""
    icon: str = "person"


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
    daily_quota: Annotated[int, Field(ge=1)] | None = None
    priorities: tuple[Id, ...] | None = None
    """Priority classes accepted; left out, all of the centre's."""
    timetable: str | None = None
    minutes: Annotated[float, Field(gt=0, le=480)] = 8.0
    """Usual time of service in minutes, until real figures are known."""
    note: Text | None = None
    """What to bring or to know, printed on the ticket."""


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


class Board(Strict):
    """A screen in the hall; its device token carries the same id."""

    id: Id
    name: Text
    zones: tuple[Id, ...] = ()
    """Calls of these zones are shown; none named means all."""
    speaks: bool = True


class Calling(Strict):
    """Limits of the clerk's everyday steps."""

    implied_finish_s: Annotated[int, Field(ge=0, le=3600)] = 30
    """*Call next* finishes a ticket that was only called if that is longer ago than this, else it is missed."""
    recall_interval_s: Annotated[int, Field(ge=0, le=600)] = 5
    recalls_most: Annotated[int, Field(ge=1, le=20)] = 5


class Texts(Strict):
    """Wording that a centre may replace."""

    welcome: Text = Text({"vi": "Xin chào! Hôm nay bạn cần làm gì?", "en": "Welcome! What do you need today?"})
    call: Text = Text(
        {
            "vi": "Xin mời công dân có số {number}, đến {counter}.",
            "en": "Number {number}, please come to {counter}.",
        }
    )
    ticket_note: Text = Text(
        {
            "vi": "Vui lòng chờ đến khi số của bạn được gọi.",
            "en": "Please wait until your number is called.",
        }
    )


class Centre(Strict):
    """The whole document. Validation errors name the field and say what is allowed."""

    id: Id
    name: Text
    time_zone: str = "Asia/Ho_Chi_Minh"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("vi", "en")
    public_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/[^\s]*)?$")] | None = None
    departments: tuple[Department, ...] = ()
    zones: tuple[Zone, ...] = ()
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
    hours: Hours = Hours()
    calling: Calling = Calling()
    texts: Texts = Texts()
    ticket: PaperLayout = Field(default_factory=default_layout)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"'{value}' is not an IANA time zone; write it like Asia/Ho_Chi_Minh")
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        mistakes = list(centre_checks.mistakes(self))
        if mistakes:
            raise ValueError("; ".join(mistakes))
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
