"""A procedure's page on the ticket printer: a checklist to take home."""

from __future__ import annotations

from moiso_hardware.printers.port import PaperJob
from moiso_shared.paper_layout import Block, LineBlock, PaperLayout, QrBlock, SpaceBlock, TextBlock
from moiso_shared.procedure_page import Section, procedure_page
from moiso_shared.procedures import Procedure
from moiso_shared.text import Text

BOX = "[   ] "
_LONGEST = 600
"""Signs of one paragraph; more is read at the counter."""


def procedure_paper(found: Procedure, language: str, *, job_id: str) -> PaperJob:
    """The job that prints a procedure's page, contents in Vietnamese as published."""
    page = procedure_page(found, language)
    blocks: list[Block] = [
        _words(page.name, size_mm=4.6, weight="bold", align="center"),
        _words(page.code, align="center"),
        SpaceBlock(mm=2),
        LineBlock(style="thick"),
    ]
    for remark in page.remarks:
        blocks.append(_words(remark, weight="semibold"))
    for section in page.sections:
        blocks += _section(section)
    blocks += [LineBlock(), _words(page.online, weight="semibold")]
    if page.online_url:
        blocks.append(QrBlock(content=Text({"vi": _safe(page.online_url)})))
    blocks += [_words(line, size_mm=3) for line in (page.note, page.updated) if line]
    return PaperJob(PaperLayout(blocks=tuple(blocks)), {}, language if language == "vi" else "en", job_id)


def _section(section: Section) -> list[Block]:
    lines = [_words(f"{BOX if section.ticks else ''}{line}") for line in section.lines]
    return [SpaceBlock(mm=2), _words(section.title, size_mm=4, weight="bold"), *lines]


def _words(words: str, *, size_mm: float = 3.6, weight: str = "regular", align: str = "left") -> TextBlock:
    known = {"text": {"vi": _safe(words)}, "size_mm": size_mm, "weight": weight, "align": align}
    return TextBlock.model_validate({**known, "max_lines": 30})


def _safe(words: str) -> str:
    """Without braces, which stand for placeholders on paper."""
    return words.replace("{", "(").replace("}", ")")[:_LONGEST]
