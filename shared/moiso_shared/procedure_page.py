"""What a procedure's page says, for the kiosk's screen and its paper."""

from dataclasses import dataclass

from moiso_shared.procedures import Online, Procedure
from moiso_shared.text import Text

_PAPERS = Text({"vi": "Giấy tờ cần mang", "en": "Papers to bring"})
_FEE = Text({"vi": "Phí, lệ phí", "en": "Fee"})
_TIME = Text({"vi": "Thời gian giải quyết", "en": "How long it takes"})
_STEPS = Text({"vi": "Các bước", "en": "Steps"})
_WHERE = Text({"vi": "Nơi nộp", "en": "Where to submit"})
_ONLINE: dict[Online, Text] = {
    "full": Text({"vi": "Nộp trực tuyến được toàn trình", "en": "Can be done entirely online"}),
    "partial": Text({"vi": "Nộp trực tuyến được một phần", "en": "Can partly be done online"}),
    "none": Text({"vi": "Chỉ nộp trực tiếp", "en": "In person only"}),
}
_ELSEWHERE = Text({"vi": "Không tiếp nhận tại Trung tâm này", "en": "Not received at this centre"})
_ON_THE_SPOT = Text(
    {"vi": "Tiếp nhận, giải quyết và trả kết quả tại chỗ", "en": "Received, decided and returned on the spot"}
)
_UPDATED = Text({"vi": "Cập nhật ngày {day}", "en": "Updated on {day}"})


@dataclass(frozen=True)
class Section:
    """A heading with its lines."""

    kind: str
    """``papers``, ``fee``, ``time``, ``steps`` or ``where``; chooses the icon."""
    title: str
    lines: tuple[str, ...]
    ticks: bool = False
    """Each line has a box to tick."""


@dataclass(frozen=True)
class ProcedurePage:
    """Everything on the page, in one language; the contents are as published, in Vietnamese."""

    code: str
    name: str
    belongs: str
    """Department and field."""
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    online: str
    online_url: str | None
    """For a QR."""
    updated: str
    note: str
    service: str | None
    """Whose number to take; None when it is not received here."""


def procedure_page(procedure: Procedure, language: str = "vi") -> ProcedurePage:
    """Lay out a procedure; what is not known is left out, not shown empty."""

    def say(text: Text) -> str:
        return text.in_language(language)

    sections = (
        Section("papers", say(_PAPERS), procedure.papers, ticks=True),
        Section("fee", say(_FEE), _line(procedure.fee)),
        Section("time", say(_TIME), _line(procedure.time_limit)),
        Section("steps", say(_STEPS), procedure.steps),
        Section("where", say(_WHERE), _line(procedure.where)),
    )
    remarks = [say(_ELSEWHERE)] if not procedure.received else []
    remarks += [say(_ON_THE_SPOT)] if procedure.on_the_spot else []
    day = f"{procedure.updated:%d/%m/%Y}" if procedure.updated is not None else ""
    return ProcedurePage(
        code=procedure.code,
        name=procedure.name,
        belongs=" – ".join(filter(None, (procedure.department, procedure.field))),
        remarks=tuple(remarks),
        sections=tuple(section for section in sections if section.lines),
        online=say(_ONLINE[procedure.online]),
        online_url=procedure.online_url,
        updated=say(_UPDATED).format(day=day) if day else "",
        note=procedure.note,
        service=procedure.service if procedure.received else None,
    )


def _line(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
