"""What the board shows, as values that the views bind to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook


@dataclass(frozen=True)
class CallView:
    """One call as drawn."""

    seq: int
    number: str
    counter: str
    sign: str = ""
    """The counter in the narrow list: its number, or its name where it has one."""
    service: str = ""
    time: str = ""
    fresh: bool = False
    """Called just now: it may ask for attention."""
    heading: str = ""


@dataclass(frozen=True)
class WaitingView:
    """How many wait for one service."""

    service: str
    count: int
    wait: str = ""
    """For someone who takes a number now, in words; empty when nobody can tell."""
    alone: bool = False
    """No open counter takes it; ``wait`` says so."""


@dataclass(frozen=True)
class SlideView:
    """Guidance on the large panel while no call is new."""

    kind: str
    title: str = ""
    text: str = ""
    source: str = ""
    """Address of a picture on this machine; empty for words and films."""
    file: str = ""
    """Name of the file that it shows."""
    page: int = 0
    """Which page of it; the first has the number 0."""


@dataclass(frozen=True)
class DeskView:
    """One counter on its own screen."""

    sign: str
    number: str = ""
    words: str = ""
    services: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class ResultView:
    """A dossier whose result lies ready; the name is masked."""

    code: str
    holder: str = ""
    state: str = ""


@dataclass(frozen=True)
class Page:
    """Everything that the views bind to."""

    state: str = "starting"
    """``starting``, ``empty`` (nobody called yet), ``calls``, ``counter`` or ``results``."""
    theme: str = ""
    logo: str = ""
    """Address of the centre's picture; empty for the plain sign."""
    centre: str = ""
    place: str = ""
    clock: str = ""
    date: str = ""
    notice: str = ""
    """Since when the server is away; empty while all is well."""
    rehearsal: str = ""
    """That numbers are for practice today; empty on every ordinary day."""
    message: str = ""
    """A calm sentence where there is no call to show."""
    main: CallView | None = None
    rows: tuple[CallView, ...] = ()
    waiting: str = ""
    services: tuple[WaitingView, ...] = ()
    slide: SlideView | None = None
    desk: DeskView | None = None
    results: tuple[ResultView, ...] = ()
    results_page: str = ""
    ticker: str = ""
    silent: str = ""
    """A hint that this board has no voice; empty when it has one or needs none."""

    def as_map(self) -> dict[str, Any]:
        """The page as plain maps and lists for QML."""
        page = asdict(self)
        for lists in ("rows", "services", "results"):  # QML knows no tuples
            page[lists] = list(page[lists])
        return page


@dataclass(frozen=True)
class Moment:
    """The hall and the board at one moment; times are local."""

    lobby: Lobby
    now: datetime
    centre: Centre | None = None
    board: str = ""
    online: bool = False
    offline_since: datetime | None = None
    announcing: int | None = None
    """The call that has the large panel, by its ``seq``."""
    rows: int = 4
    no_sound: bool = False
    outlook: Outlook = field(default_factory=Outlook)
    media: Path | None = None
    """Where the files of slides lie."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """How many pages each of them has; what cannot be shown is left out."""
    results: tuple[ResultView, ...] = ()
    today: tuple[str, ...] = ()
    """Today's figures, a line each; none while they are not known."""
