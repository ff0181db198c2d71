"""What the attendant's panel shows: the machine's state in lines, and lists of buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moiso_hardware.printers.port import PrinterState
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby

from moiso_kiosk.phrases import known_languages, language_name, say
from moiso_kiosk.words import staff

ROWS = 7
"""Buttons on one page of a long list."""

ICONS = {
    "print": "printer",
    "paper": "check",
    "lock": "pause",
    "unlock": "play",
    "services": "ticket",
    "language": "globe",
    "restart": "repeat",
    "stop": "close",
    "next": "play",
    "back": "back",
}


@dataclass(frozen=True)
class Button:
    """One thing that the attendant can do."""

    key: str
    name: str
    icon: str = ""


@dataclass(frozen=True)
class Panel:
    """What the panel shows."""

    step: str = "shut"
    """``shut``, ``pin`` or ``open``."""
    dots: int = 0
    message: str = ""
    facts: list[str] = field(default_factory=list)
    actions: list[Button] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)


def buttons(keys: Iterable[str]) -> list[Button]:
    """Buttons by their keys, in the attendant's words."""
    return [Button(key, say("vi", f"do_{key}"), ICONS[key]) for key in keys]


def service_buttons(centre: Centre, lobby: Lobby) -> list[Button]:
    """Every service: a touch stops its numbers, or gives them again."""
    return [
        Button(
            f"service:{service.id}",
            say(
                "vi",
                "do_resume_service" if service.id in lobby.stops else "do_stop_service",
                name=service.name.vi,
            ),
            "play" if service.id in lobby.stops else "pause",
        )
        for service in centre.services
    ]


def language_buttons(centre: Centre, present: str) -> list[Button]:
    """The languages in which the kiosk may greet; the present one is ticked."""
    return [
        Button(f"language:{code}", language_name(code), "check" if code == present else "globe")
        for code in known_languages(centre.languages)
    ]


def one_page(long: Sequence[Button], page: int) -> list[Button]:
    """A page of a long list with the way on and back; after the last page comes the first."""
    pages = max(1, -(-len(long) // ROWS))
    first = page % pages * ROWS
    return [*long[first : first + ROWS], *buttons(["next"] * (pages > 1) + ["back"])]


def printer_words(state: PrinterState | None) -> str:
    """How the printer is."""
    if state is None:
        return say("vi", "printer_none")
    if not state.problems:
        return say("vi", "printer_ok")
    return ", ".join(printer_problem(problem) for problem in state.problems)


def printer_problem(code: str) -> str:
    """One thing that ails a printer, or why it did not print; a code without words stands for itself."""
    return staff.WORDS.get(f"printer_{code.removeprefix('printer_')}", code)
