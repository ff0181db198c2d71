"""Reading and writing the centre's document as TOML, with errors a person can act on."""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w
from pydantic import ValidationError

from moiso_shared.centre import Centre
from moiso_shared.centre_sentences import sentences
from moiso_shared.errors import CentreInvalid


def parse(text: str) -> Centre:
    """Read a document.

    Raises:
        CentreInvalid: Not TOML, or a field is missing, unknown or not allowed; the message has one line for
            each mistake.
    """
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CentreInvalid(f"not a TOML file: {error}") from error
    return validate(document)


def validate(document: Mapping[str, Any]) -> Centre:
    """Check a document that is already a tree of values.

    Raises:
        CentreInvalid: As for ``parse``.
    """
    try:
        return Centre.model_validate(document)
    except ValidationError as error:
        raise CentreInvalid("\n".join(sentences(error))) from error


def dump(centre: Centre) -> str:
    """Write a document so that ``parse`` gives the same centre; what was left at its default stays out.

    How priority works is always said: nobody should get it by default.
    """
    document = centre.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    document["policy"] = {"kind": centre.policy.kind, **document.get("policy", {})}
    if layout := document.get("ticket"):
        blocks = zip(centre.ticket.blocks, layout.get("blocks", ()), strict=False)
        layout["blocks"] = [{"kind": block.kind, **written} for block, written in blocks]
    return tomli_w.dumps(document)
