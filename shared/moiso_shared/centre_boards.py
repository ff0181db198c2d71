"""Boards of a centre's document: what stands on each screen of the hall."""

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from moiso_shared.text import Id, Strict, Text

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_. -]{0,99}$")]
"""The name of a file in the folder ``media`` of the board's own data; no path."""


class Slide(Strict):
    """Between calls: words, a picture, the pages of a PDF, a film without sound, or today's figures."""

    kind: Literal["text", "picture", "pdf", "film", "today"] = "text"
    title: Text | None = None
    text: Text | None = None
    file: FileName | None = None
    seconds: Annotated[int, Field(ge=3, le=600)] = 12
    """How long it is shown; each page of a PDF as long."""

    @model_validator(mode="after")
    def _has_something_to_show(self) -> Self:
        if self.kind == "text" and self.title is None and self.text is None:
            raise ValueError("a slide of kind 'text' needs a title or a text")
        if self.kind not in ("text", "today") and self.file is None:
            raise ValueError(f"a slide of kind '{self.kind}' needs a file")
        return self


class Notice(Strict):
    """A line that runs along the board's foot, on some days and hours only where these are named."""

    text: Text
    first: date | None = None
    last: date | None = None
    since: time | None = None
    until: time | None = None

    def holds(self, day: date, now: time) -> bool:
        """Whether it is shown at this local day and time."""
        return (
            (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and (self.since is None or self.since <= now)
            and (self.until is None or now < self.until)
        )


class Board(Strict):
    """A screen in the hall; its device token carries the same id."""

    id: Id
    name: Text
    kind: Literal["calls", "counter", "results"] = "calls"
    """The calls of a hall; one counter's own screen; dossiers whose result is ready."""
    zones: tuple[Id, ...] = ()
    """Calls of these zones are shown; none named means all."""
    counter: Id | None = None
    """Whose screen it is, for the kind ``counter``."""
    speaks: bool = True
    theme: Literal["light", "dark", "high-contrast"] | None = None
    """Left out, as the program was started."""
    on_web: bool = False
    """Anybody on the public port may open it as a page; else the page needs its own link."""
    waiting: bool = True
    """Who waits for what, and how long, at the foot."""
    logo: FileName | None = None
    slides: Annotated[tuple[Slide, ...], Field(max_length=60)] = ()
    """Shown on the large panel while no call is new; never over one that is."""
    notices: Annotated[tuple[Notice, ...], Field(max_length=60)] = ()

    @property
    def shows_today(self) -> bool:
        """Whether one of its slides tells today's figures."""
        return any(slide.kind == "today" for slide in self.slides)

    @model_validator(mode="after")
    def _a_counters_screen_names_it(self) -> Self:
        if (self.kind == "counter") != (self.counter is not None):
            raise ValueError("counter: a board of kind 'counter' names its counter, and no other board does")
        return self
