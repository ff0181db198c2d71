"""A small right document as TOML, and copies of documents with one place changed."""

import copy
from typing import Any

SMALL = """
id = "c"
name = "Trung tâm"
[[departments]]
id = "land"
name = "Đất đai"
[[zones]]
id = "khu-1"
name = "Khu 1"
[[priority_classes]]
id = "elderly"
name = "Người cao tuổi"
[[services]]
id = "A"
name = "Chứng thực"
prefix = "A"
[[services]]
id = "H"
name = "Hộ tịch"
prefix = "H"
[[counters]]
id = "1"
number = 1
services = ["A", "H"]
[[kiosks]]
id = "k1"
name = "Ki-ốt"
[[boards]]
id = "b1"
name = "Bảng"
[[menu]]
name = "Chứng thực"
service = "A"
[hours.timetables.office]
mon = ["07:30-11:30", "13:30-17:00"]
[ticket]
blocks = [{ kind = "text", text = "{centre}" }, { kind = "number" }]
"""
LEFT_OUT = object()
TILE = {"name": "Chứng thực", "service": "A"}

Path = tuple[str | int, ...]
"""Where something stands in a document: keys and indexes."""


def changed(document: dict[str, Any], path: Path, value: object) -> dict[str, Any]:
    """A copy of the document with one place replaced, or left out."""
    twin: Any = copy.deepcopy(document)
    here = twin
    for part in path[:-1]:
        here = here.setdefault(part, {}) if isinstance(here, dict) else here[part]
    if value is LEFT_OUT:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return twin  # type: ignore[no-any-return]
