"""Dossiers (hồ sơ): their codes, the masked name of their holder, and their state in words."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from moiso_shared.text import Strict, Text, tidy

_SHAPE = re.compile(
    r"(?:[0-9A-Z]{3}\.[0-9A-Z]{2}\.[0-9A-Z]{2}\.)?[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3}-([0-9]{6})-[0-9]{4,6}"
)
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒", "-"))

Stage = Literal["new", "working", "citizen", "ready", "ended"]
"""Who moves next: the centre receives it, works on it; the citizen acts, or collects; or it is over."""


def dossier_code(text: str) -> str | None:
    """The code in its one spelling, or None when the text is no dossier code.

    Both shapes are taken: ``000.A0.01.H26-210212-9090`` and ``H21.65-220914-0011``. Spaces, small letters and
    other dashes do not matter; the middle must be a day.
    """
    code = "".join(text.split()).upper().translate(_DASHES)
    match = _SHAPE.fullmatch(code)
    if match is None:
        return None
    year, month, day = (int(match[1][at : at + 2]) for at in (0, 2, 4))
    try:
        date(2000 + year, month, day)
    except ValueError:
        return None
    return code


def masked(name: str) -> str:
    """A name of which only its holder knows the rest; masking again changes nothing.

    >>> masked("Nguyễn Văn A")
    'Ng*** V** A'
    """
    return " ".join(_masked_word(word) for word in tidy(name).split())


def _masked_word(word: str) -> str:
    if "*" in word:
        shown = word.rstrip("*")[:2]
        return shown + ("***" if len(shown) > 1 else "**")
    if len(word) == 1:
        return word
    return f"{word[:2]}***" if len(word) > 3 else f"{word[0]}**"


class DossierStatus(Strict):
    """What one status of the one-stop software means here."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,30}$")]
    name: Text
    stage: Stage
    todo: Text | None = None
    """What the citizen does now."""


_COLLECT = Text(
    {
        "vi": "Mời lấy số nhận kết quả; mang theo giấy hẹn và thẻ căn cước.",
        "en": "Take a number for results; bring your appointment slip and identity card.",
    }
)
_ASK = Text({"vi": "Mời hỏi tại quầy để biết lý do.", "en": "Please ask at the counter for the reason."})
_WAIT = Text(
    {
        "vi": "Chưa cần làm gì, xin chờ đến ngày hẹn.",
        "en": "Nothing to do yet; please wait until the due date.",
    }
)


def portal_statuses() -> tuple[DossierStatus, ...]:
    """The ten statuses of the national portal."""
    rows: tuple[tuple[str, str, str, Stage, Text | None], ...] = (
        ("1", "Chờ tiếp nhận", "Waiting to be received", "new", _WAIT),
        ("2", "Đã tiếp nhận", "Received", "working", _WAIT),
        ("3", "Không được tiếp nhận", "Not accepted", "ended", _ASK),
        ("4", "Đang giải quyết", "Being processed", "working", _WAIT),
        (
            "5", "Cần bổ sung hồ sơ", "More papers needed", "citizen",
            Text({"vi": "Mời lấy số để nộp bổ sung.", "en": "Take a number to bring the missing papers."}),
        ),
        (
            "6", "Cần nộp phí, lệ phí hoặc nghĩa vụ tài chính", "A payment is due", "citizen",
            Text({"vi": "Mời nộp phí, lệ phí rồi báo lại quầy.", "en": "Please pay, then tell the counter."}),
        ),
        ("7", "Đã rút hồ sơ", "Withdrawn", "ended", None),
        ("8", "Dừng xử lý", "Stopped", "ended", _ASK),
        ("9", "Đã có kết quả", "The result is ready", "ready", _COLLECT),
        ("10", "Đã trả kết quả", "The result was handed over", "ended", None),
    )  # fmt: skip
    return tuple(
        DossierStatus(code=code, name=Text({"vi": vi, "en": en}), stage=stage, todo=todo)
        for code, vi, en, stage, todo in rows
    )


class DossierRules(Strict):
    """How dossiers are spoken of at this centre."""

    statuses: Annotated[tuple[DossierStatus, ...], Field(min_length=1, max_length=60)] = Field(
        default_factory=portal_statuses
    )
    results_service: str | None = None
    """The service whose number collects a result."""

    def status(self, code: str) -> DossierStatus | None:
        """What a status means, or None when the centre does not know it."""
        return next((status for status in self.statuses if status.code == code), None)


class Dossier(Strict):
    """A dossier as the one-stop software tells it. The holder's name is masked as soon as it is read."""

    code: str
    status: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,30}$")]
    holder: Annotated[str, StringConstraints(max_length=300)] = ""
    """Masked, whatever was given."""
    procedure: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.-]{1,60}$")] | None = None
    department: Annotated[str, StringConstraints(max_length=300)] = ""
    received: date | None = None
    due: date | None = None
    finished: date | None = None
    """When the result was there."""
    returned: date | None = None
    apologies: Annotated[int, Field(ge=0, le=99)] = 0
    """How often a new day was promised."""
    online: bool = False
    """It was handed in on-line."""

    @field_validator("code", mode="before")
    @classmethod
    def _one_spelling(cls, value: object) -> object:
        code = dossier_code(value) if isinstance(value, str) else None
        if code is None:
            raise ValueError(
                "not a dossier code; write it like 000.A0.01.H26-210212-9090 or H21.65-220914-0011"
            )
        return code

    @field_validator("holder", mode="before")
    @classmethod
    def _only_masked(cls, value: object) -> object:
        return masked(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class DossierView:
    """What a dossier's holder is shown; codes only, words in Vietnamese and English."""

    code: str
    state: Text
    stage: Stage | None
    """None for a status that the centre does not know."""
    todo: Text | None
    holder: str
    due: date | None
    overdue: bool
    apologised: bool
    returned: date | None
    service: str | None
    """The service to take a number for in one touch: results when they are ready."""


def view(dossier: Dossier, rules: DossierRules, today: date) -> DossierView:
    """Put a dossier into words."""
    status = rules.status(dossier.status)
    stage = status.stage if status is not None else None
    late = dossier.due is not None and dossier.due < today and stage in ("new", "working", "citizen")
    return DossierView(
        code=dossier.code,
        state=status.name
        if status is not None
        else Text({"vi": "Mời hỏi tại quầy", "en": "Please ask at the counter"}),
        stage=stage,
        todo=status.todo if status is not None else _ASK,
        holder=dossier.holder,
        due=dossier.due,
        overdue=late,
        apologised=late and dossier.apologies > 0,
        returned=dossier.returned,
        service=rules.results_service if stage == "ready" else None,
    )
