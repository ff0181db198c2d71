"""Reading what the server sends, also from a server newer than this program."""

import json
import logging
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.wire import SERVER_FRAME, ServerFrame
from pydantic import ValidationError

_log = logging.getLogger(__name__)
_told: set[str] = set()


class Unreadable(Exception):
    """A fact or snapshot that this program cannot read: what it knows of the hall is now incomplete."""


def read(text: str) -> ServerFrame | None:
    """A frame, or None for one that may be ignored (a kind that a newer server sends).

    Raises:
        Unreadable: It belongs to the state of the hall.
    """
    try:
        return SERVER_FRAME.validate_json(text)
    except ValidationError as error:
        kind = _kind(text)
        _tell_once(kind, error)
        if kind in ("fact", "snapshot"):
            raise Unreadable(kind) from error
        return None


def read_centre(document: dict[str, Any]) -> Centre:
    """The centre's document; fields that only a newer program knows are left out.

    Raises:
        Unreadable: Even so it is not a centre.
    """
    try:
        return Centre.model_validate(document)
    except ValidationError as error:
        known = json.loads(json.dumps(document))
        for problem in error.errors(include_url=False, include_context=False):
            if problem["type"] == "extra_forbidden":
                _remove(known, problem["loc"])
    try:
        return Centre.model_validate(known)
    except ValidationError as error:
        _tell_once("centre", error)
        raise Unreadable("centre") from error


def _kind(text: str) -> str:
    try:
        frame = json.loads(text)
    except ValueError:
        return "garbage"
    kind = frame.get("type") if isinstance(frame, dict) else None
    return kind if isinstance(kind, str) else "garbage"


def _tell_once(kind: str, error: ValidationError) -> None:
    if kind not in _told:
        _told.add(kind)
        _log.warning("cannot read a frame of kind %s: %s", kind, error.errors(include_url=False)[:3])


def _remove(tree: Any, location: tuple[int | str, ...]) -> None:
    for part in location[:-1]:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            continue
    if isinstance(tree, dict):
        tree.pop(location[-1], None)
