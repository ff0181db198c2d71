"""What the screen shows, as values that the views bind to."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook


@dataclass(frozen=True)
class TileView:
    """A tile as drawn."""

    key: str
    title: str
    icon: str
    note: str
    open: bool = True


@dataclass(frozen=True)
class Choice:
    """A priority class or a language that can be chosen."""

    key: str
    name: str
    icon: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Modes:
    """What a visitor may switch on to see and reach better."""

    large: bool = False
    contrast: bool = False
    reach: bool = False
    sign: bool = False
    """Sign language beside the page."""

    def toggled(self, mode: str) -> Modes:
        """The same with one switch thrown; an unknown name throws none."""
        if mode not in ("large", "contrast", "reach", "sign"):
            return self
        return replace(self, **{mode: not getattr(self, mode)})


@dataclass(frozen=True)
class Page:
    """Everything that the views bind to; the same words for every page, empty where a page has none."""

    step: str = "starting"
    language: str = "vi"
    centre: str = ""
    clock: str = ""
    date: str = ""
    title: str = ""
    lead: str = ""
    notice: str = ""
    """A sentence across the page about a trouble that concerns everyone."""
    rehearsal: str = ""
    """That numbers are for practice today; empty on every ordinary day."""
    tiles: tuple[TileView, ...] = ()
    guide: TileView | None = None
    back: str = ""
    """Words of the back button; empty where there is none."""
    errands: str = ""
    """What was chosen before and comes under the same number."""
    waiting: str = ""
    wait: str = ""
    counters: str = ""
    zone: str = ""
    hours: str = ""
    open: bool = True
    priorities: tuple[Choice, ...] = ()
    number: str = ""
    ahead: str = ""
    called: str = ""
    call_language: str = ""
    """In which languages the number is called; empty where that goes without saying."""
    paper: str = "none"
    paper_words: str = ""
    main: str = ""
    """Words of the biggest button; empty where there is none."""
    again: str = ""
    """Words of the button that says that no ticket came out."""
    to_map: str = ""
    """Words of the button that shows the way; empty where there is no map."""
    way: dict[str, Any] = field(default_factory=dict)
    """The map with the way, as ``WayView`` reads it."""
    more: str = ""
    """Words of the button that adds another errand."""
    qr: str = ""
    """The QR code as an SVG path on a grid of ``qr_modules``."""
    qr_modules: int = 0
    help_called: bool = False
    help_words: str = ""
    languages: tuple[Choice, ...] = ()
    modes: Modes = Modes()
    signs: bool = False
    """Whether the centre has videos in sign language."""
    sign_video: str = ""
    """The one of this page, while the visitor wants it."""
    rest: int = 0
    """Which place of the panel the resting page stands at, so that nothing burns in."""
    slide: int = 0
    """Which guidance slide covers the untouched first page, from 1; 0 for none."""
    slide_words: str = ""
    idle: str = ""
    """The sentence of the idle warning; empty while all is well."""
    words: dict[str, str] = field(default_factory=dict)
    """Fixed words of this language."""

    def as_map(self) -> dict[str, Any]:
        """The page as QML reads it: maps and lists; it does not know tuples."""
        return {key: _plain(value) for key, value in asdict(self).items()}


@dataclass(frozen=True)
class Moment:
    """What the kiosk knows besides the visit."""

    centre: Centre | None
    lobby: Lobby
    now: datetime
    """The server's time, in the centre's time zone."""
    online: bool
    slow: bool = False
    """The answer takes longer than people are used to."""
    outlook: Outlook = field(default_factory=Outlook)
    modes: Modes = Modes()
    help_called: bool = False
    help_words: str = ""
    """What became of the call for help."""
    locked: bool = False
    me: str = ""
    """This kiosk's id in the centre's document."""
    possible: bool = True
    """Whether numbers can be given, by the server or by the kiosk itself."""
    obstacle: str = ""
    """Why the printer would not print now."""
    slide: int = 0
    rest: int = 0
    idle_left_s: int | None = None
    """Seconds until everything is wiped, once nobody has touched anything for a while."""


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
