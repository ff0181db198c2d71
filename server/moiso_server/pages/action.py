"""A button of an alert."""

from dataclasses import dataclass

from moiso_shared.commands import Command


@dataclass(frozen=True)
class Action:
    """What one touch does: a command, or a page that is opened."""

    words: str
    """Key of its wording."""
    command: Command | None = None
    counter: str | None = None
    """Named in the wording."""
    link: str | None = None
    """A page that is opened instead."""

    @property
    def for_admins(self) -> bool:
        """Whether only administrators may follow it."""
        return self.link is not None and self.link.startswith("/setup")


Actions = tuple[Action, ...]
