"""What all REST routes have in common."""

from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request
from moiso_shared.wire import ErrorBody
from pydantic import BaseModel
from pydantic_core import to_json
from starlette.responses import Response

from moiso_server.private import Bearer


class ErrorShape(BaseModel):
    """Every refusal and failure."""

    error: ErrorBody


ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorShape, "description": words}
    for status, words in {
        400: "The body is not JSON.",
        401: "No valid token.",
        403: "The role may not do this.",
        404: "No such ticket, service or counter.",
        405: "The method is not allowed here.",
        409: "Refused: the hall is not in a state that allows it.",
        422: "The request cannot be understood.",
        503: "Nothing was done; try again.",
    }.items()
}

KEY = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"
"""What an Idempotency-Key looks like."""

ItemId = Annotated[str, Path(pattern=r"^[A-Za-z0-9Đ][A-Za-z0-9Đ_.-]{0,63}$")]
"""An id in a path; for tickets the number of today does as well."""

CommandId = Annotated[str | None, Header(alias="Idempotency-Key", pattern=f"^{KEY}$")]
"""The same id from the same token gets the same answer for 7 days."""


async def _bearer(request: Request) -> Bearer:
    found: Bearer = request.scope["bearer"]
    return found


Asker = Annotated[Bearer, Depends(_bearer)]


def as_json(body: Any, status: int = 200) -> Response:
    """A response with Vietnamese letters as they are."""
    return Response(to_json(body), status, media_type="application/json")
