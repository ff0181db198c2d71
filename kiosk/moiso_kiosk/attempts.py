"""A visitor's wish for a number, and the one attempt that the kiosk makes for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from moiso_shared.commands import Issue
from moiso_shared.text import VIETNAMESE


@dataclass(frozen=True)
class Wish:
    """What a visitor wants a number for."""

    services: tuple[str, ...]
    priority: str | None = None
    language: str = VIETNAMESE
    person: str | None = field(default=None, repr=False)
    """The hash of a scanned card, where the centre gives one number per person."""


@dataclass(frozen=True)
class Attempt:
    """One wish for a number; both ids are made once, so that asking again cannot make a second ticket."""

    command: str
    """Id of the command, and of the paper's job."""
    ticket: str
    wish: Wish
    paper: bool = True
    offline: bool = False
    """No server was asked: the number is of the kiosk's own series."""
    obstacle: str = ""
    """Why the printer cannot print it; the number is then on the screen only."""

    @classmethod
    def new(cls, wish: Wish, *, paper: bool, obstacle: str = "") -> Attempt:
        """A wish that nobody has heard of yet."""
        return cls(uuid4().hex, uuid4().hex, wish, paper, obstacle=obstacle)

    @property
    def issue(self) -> Issue:
        """What the server is asked; the same words every time."""
        first, *others = self.wish.services
        return Issue(
            ticket=self.ticket,
            service=first,
            priority=self.wish.priority,
            language=self.wish.language,
            paper=self.paper,
            then=tuple(others),
            person=self.wish.person,
        )
