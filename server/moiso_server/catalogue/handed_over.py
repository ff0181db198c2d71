"""A checked table on its way from the command line to the server: a file in the data folder.

The control port is for short requests; a province's catalogue has several megabytes.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from moiso_shared.errors import Invalid
from pydantic import BaseModel

from moiso_server.catalogue.columns import Numbered

M = TypeVar("M", bound=BaseModel)

_NAME = re.compile(r"import-[0-9a-f]{32}\.json")


def hand_over(folder: Path, values: Sequence[Numbered[M]]) -> Path:
    """Write values with their rows for the server; whoever asked removes the file afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"import-{uuid4().hex}.json"
    path.touch(mode=0o600)
    items = [[each.row, each.value.model_dump(mode="json")] for each in values]
    path.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    return path


def receive(folder: Path, name: str, model: type[M]) -> list[Numbered[M]]:
    """Read what was handed over.

    Raises:
        Invalid: There is no such file, or something else stands in it.
    """
    if not _NAME.fullmatch(name):
        raise Invalid(f"file: '{name}' was not handed over by the command line")
    try:
        items = json.loads((folder / name).read_text(encoding="utf-8"))
        return [Numbered(int(row), model.model_validate(value)) for row, value in items]
    except (OSError, ValueError, TypeError) as error:
        raise Invalid(f"file: '{name}' cannot be read: {type(error).__name__}") from error
