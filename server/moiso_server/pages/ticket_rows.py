"""The ticket's layout as rows of a form: what is printed, what may be, and in which order."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moiso_shared.paper_layout import (
    LineBlock,
    LogoBlock,
    NumberBlock,
    PairBlock,
    QrBlock,
    SpaceBlock,
    TextBlock,
    default_layout,
)
from pydantic import BaseModel

from moiso_server.pages.form_fields import Entry, FormBuilder
from moiso_server.pages.form_values import KEY, Form, part_of
from moiso_server.pages.words import Words

BLOCKS = "ticket.blocks"
ON = "on"
"""Last part of the name of the box that says whether a row is printed."""
PNG = "png"
_WORDS = ("size_mm", "weight", "bilingual")
_SHAPES: Mapping[str, tuple[type[BaseModel], tuple[str, ...]]] = {
    "text": (TextBlock, ("text", "align", "inverse", *_WORDS)),
    "pair": (PairBlock, ("label", "value", *_WORDS)),
    "number": (NumberBlock, ("height_mm",)),
    "qr": (QrBlock, ("size_mm",)),
    "logo": (LogoBlock, ("width_mm",)),
    "line": (LineBlock, ("style",)),
    "space": (SpaceBlock, ("mm",)),
}
KINDS = tuple(_SHAPES)
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
"""A white PNG of one dot, until a logo is chosen."""
_NEW: Mapping[str, Mapping[str, Any]] = {
    "text": {"text": {"vi": "Dòng chữ mới", "en": "A new line"}},
    "pair": {"label": {"vi": "Khu vực", "en": "Area"}, "value": {"vi": "{zone}"}},
    "logo": {"png": _DOT},
}


@dataclass(frozen=True)
class Row:
    """One block of the layout, printed or left out."""

    block: Mapping[str, Any]
    on: bool = True

    @property
    def kind(self) -> str:
        """Of the block."""
        return str(self.block["kind"])

    def title(self, words: Words) -> str:
        """What the row is, with the beginning of its words."""
        said = self.block.get("text") or self.block.get("label") or {}
        first = said.get(words.language) or said.get("vi", "") if isinstance(said, Mapping) else str(said)
        return f"{words(f'b_{self.kind}')}: {first[:40]}" if first else words(f"b_{self.kind}")

    def form(self, at: int, build: FormBuilder) -> Sequence[Entry]:
        """Its fields."""
        model, only = _SHAPES[self.kind]
        return build.part(model, self.block, f"{BLOCKS}.{at}", only)

    @property
    def kept(self) -> str:
        """The block as it travels through the form, for what has no field."""
        return json.dumps(dict(self.block), ensure_ascii=False)


def rows_of(blocks: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The rows of a layout, and those of the usual ticket that it leaves out."""
    shown = {_sign(block) for block in blocks}
    usual = [block.model_dump(mode="json", exclude_none=True) for block in default_layout().blocks]
    missing = [Row(block, on=False) for block in usual if _sign(block) not in shown]
    return [*map(Row, blocks), *(row for row in missing if row.kind not in ("space", "line"))]


def posted(form: Form) -> list[Row]:
    """The rows as they were sent, in their order; one that makes no sense is left out."""
    return list(_posted(form))


def new_row(kind: str) -> Row:
    """A row to fill in."""
    model, _only = _SHAPES[kind]
    made = model.model_validate({"kind": kind, **_NEW.get(kind, {})})
    return Row(made.model_dump(mode="json", exclude_none=True))


def _posted(form: Form) -> Iterator[Row]:
    start = f"{BLOCKS}."
    places = {key.removeprefix(start).partition(".")[0] for key in form if key.startswith(start)}
    for at in sorted(int(place) for place in places if place.isdecimal()):
        path = f"{BLOCKS}.{at}"
        try:
            kept = json.loads(form.get(f"{path}.{KEY}", [""])[0])
            model, only = _SHAPES[kept["kind"]]
        except (ValueError, KeyError, TypeError):
            continue
        rest = {key: value for key, value in kept.items() if key not in only}
        picture = {PNG: form[f"{path}.{PNG}"][0]} if form.get(f"{path}.{PNG}") else {}
        yield Row({**rest, **part_of(model, form, path, only), **picture}, on=f"{path}.{ON}" in form)


def _sign(block: Mapping[str, Any]) -> str:
    """What two rows have in common that print the same thing, whatever their size."""
    said = block.get("text") or block.get("value") or ""
    return f"{block['kind']} {said.get('vi', '') if isinstance(said, Mapping) else said}"
