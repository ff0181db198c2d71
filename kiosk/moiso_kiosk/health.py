"""How this kiosk is: everything wrong with it, told to the server as one list."""

from __future__ import annotations

from moiso_qt.link import Link

UNPRINTED = "gave_unprinted"
"""People in the hall have a number and no paper."""


class Health:
    """Collects the problems of the kiosk's parts; a change of the whole list is reported once."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._parts: dict[str, tuple[str, ...]] = {}
        self._told: tuple[str, ...] | None = None

    def set(self, part: str, problems: tuple[str, ...]) -> None:
        """What is wrong with one part now; nothing when all is well."""
        self._parts[part] = problems
        whole = tuple(problem for name in sorted(self._parts) for problem in self._parts[name])
        if whole != self._told:
            self._told = whole
            self._link.report(problems=whole)
