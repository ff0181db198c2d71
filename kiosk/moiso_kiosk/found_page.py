"""What the pages of looking something up show: a pure function of what was found and the language."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.procedure_page import procedure_page
from moiso_shared.procedures import Procedure

from moiso_kiosk.phrases import say
from moiso_kiosk.qr_picture import qr_path

LONGEST_TITLE = 110
"""Signs that fit above any page; a longer name is shown whole in a part of its own."""

MOST_LINES, MOST_SIGNS = 3, 170
"""Of one part of a page, so that it fits the lowest of them."""

ICONS = {"papers": "dossier", "fee": "money", "time": "clock", "steps": "forward", "where": "building"}


@dataclass(frozen=True)
class Row:
    """One thing in a list that can be touched."""

    key: str
    title: str
    note: str = ""
    icon: str = "document"


@dataclass(frozen=True)
class Part:
    """A heading with its lines; each line has a box to tick where ``ticks``."""

    icon: str
    title: str
    lines: tuple[str, ...]
    ticks: bool = False


@dataclass(frozen=True)
class Action:
    """A button under an answer; ``kind`` as in the theme's buttons."""

    key: str
    text: str
    icon: str = ""
    kind: str = "plain"


@dataclass(frozen=True)
class FoundPage:
    """Everything that the views bind to; empty where a page has none."""

    step: str = ""
    """``search``, ``list``, ``answer`` or ``way``."""
    title: str = ""
    lead: str = ""
    text: str = ""
    """What was typed."""
    method: str = ""
    rows: tuple[Row, ...] = ()
    status: str = ""
    """A sentence about what was just done, or found."""
    parts: tuple[Part, ...] = ()
    actions: tuple[Action, ...] = ()
    qr: str = ""
    qr_modules: int = 0
    qr_note: str = ""
    way: dict[str, Any] = field(default_factory=dict)
    """The map with the way, as ``WayView`` reads it."""
    words: dict[str, str] = field(default_factory=dict)

    def as_map(self) -> dict[str, Any]:
        """The page as QML reads it."""
        found: dict[str, Any] = _plain(asdict(self))
        return found


def department_rows(tree: Iterable[Mapping[str, Any]], language: str) -> tuple[Row, ...]:
    """The departments that have procedures."""
    return tuple(
        Row(
            f"department:{place}",
            str(department["name"]),
            say(language, "find_count", count=sum(int(part["count"]) for part in department["fields"])),
            "building",
        )
        for place, department in enumerate(tree)
        if department["name"]
    )


def field_rows(department: Mapping[str, Any], language: str) -> tuple[Row, ...]:
    """The fields of a department."""
    return tuple(
        Row(
            f"field:{place}",
            str(part["name"]) or str(department["name"]),
            say(language, "find_count", count=part["count"]),
            "dossier",
        )
        for place, part in enumerate(department["fields"])
    )


def procedure_rows(procedures: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Procedures as the server lists them."""
    return tuple(
        Row(f"procedure:{found['code']}", str(found["name"]), f"{found['code']} · {found['field']}")
        for found in procedures
    )


def way_action(language: str) -> Action:
    """The button that shows the way."""
    return Action("way", say(language, "way_button"), "map")


def procedure_answer(found: Procedure, centre: Centre, language: str, *, placed: bool = False) -> FoundPage:
    """A procedure: what to bring, what it costs, how long it takes, and where it is done.

    Args:
        placed: There is a map that shows the way to its counters.
    """
    page = procedure_page(found, language)
    online = Part("globe", say(language, "online_label"), (page.online,))
    parts = [Part(ICONS[part.kind], part.title, part.lines, part.ticks) for part in page.sections]
    title = textwrap.shorten(page.name, LONGEST_TITLE, placeholder="…")
    if title != page.name:
        parts.insert(0, Part("document", say(language, "full_name"), (page.name,)))
    remarks = tuple(filter(None, (page.note, page.updated)))
    notes = [Part("warning", say(language, "note_label"), remarks)] if remarks else []
    service = centre.service(page.service or "")
    take = [Action("take", say(language, "take_for"), "ticket", "primary")] if service else []
    path, modules = qr_path(page.online_url) if page.online_url else ("", 0)
    return FoundPage(
        step="answer",
        title=title,
        lead=" · ".join(filter(None, (page.code, page.belongs))),
        status=". ".join(page.remarks),
        parts=tuple(piece for part in (*parts, online, *notes) for piece in _portions(part)),
        actions=(
            Action("print", say(language, "print_page"), "printer"),
            *([way_action(language)] if placed else []),
            *take,
        ),
        qr=path,
        qr_modules=modules,
        qr_note=say(language, "online_scan") if path else "",
    )


def dossier_answer(found: Mapping[str, Any], centre: Centre, language: str) -> FoundPage:
    """A dossier: where it stands, until when, and what its holder does now."""
    due, returned = _day(found.get("due")), _day(found.get("returned"))
    if due and found.get("overdue"):
        due = say(language, "dossier_overdue", day=due)
    todo = _worded(found.get("todo"), language)
    told = (
        ("check", "mine_state", _worded(found.get("state"), language)),
        ("forward", "dossier_todo", todo),
        ("clock", "dossier_due", due),
        ("results", "dossier_returned", returned),
        ("document", "dossier_procedure", str(found.get("procedure") or "")),
        ("person", "dossier_holder", str(found.get("holder") or "")),
    )
    service = centre.service(str(found.get("service") or ""))
    take = (Action("take", say(language, "take_results"), "ticket", "primary"),) if service else ()
    return FoundPage(
        step="answer",
        title=say(language, "dossier_lead", code=found["code"]),
        status=say(language, "dossier_sorry") if found.get("apologised") else "",
        parts=tuple(Part(icon, say(language, key), (words,)) for icon, key, words in told if words),
        actions=take,
    )


def sorry_answer(title: str, lead: str, centre: Centre, language: str) -> FoundPage:
    """Nothing was found, and what to do instead; a number of the guide's desk is one touch away."""
    guide = Action("guide", say(language, "guide"), "guide")
    return FoundPage(step="answer", title=title, lead=lead, actions=(guide,) if centre.guide_service else ())


def _portions(part: Part) -> Iterator[Part]:
    """A long part in pieces that fit any page."""
    lines = [piece for line in part.lines for piece in textwrap.wrap(line, MOST_SIGNS)]
    piece: list[str] = []
    for line in lines:
        if piece and (len(piece) == MOST_LINES or sum(map(len, piece)) + len(line) > MOST_SIGNS):
            yield replace(part, lines=tuple(piece))
            piece = []
        piece.append(line)
    yield replace(part, lines=tuple(piece))


def _worded(text: Any, language: str) -> str:
    """Words that the server told in Vietnamese and English."""
    if not isinstance(text, dict):
        return ""
    return str(text.get(language) or (text.get("en") if language != "vi" else "") or text.get("vi") or "")


def _day(told: Any) -> str:
    return f"{date.fromisoformat(told):%d/%m/%Y}" if isinstance(told, str) and told else ""


def _plain(value: Any) -> Any:
    """Lists and maps only: QML does not know tuples."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
