"""One error shape for every refusal and failure."""

import json
from collections.abc import Sequence
from typing import Any

from moiso_shared import errors
from moiso_shared.centre_checks import near
from moiso_shared.wire import ErrorBody
from starlette.responses import Response

_STATUS: tuple[tuple[type[errors.MoisoError], int], ...] = (
    (errors.Unauthorised, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Invalid, 422),
    (errors.Unavailable, 503),
    (errors.MoisoError, 409),
)


def status_of(error: errors.MoisoError) -> int:
    """The HTTP status of a situation, by its family."""
    return next(status for family, status in _STATUS if isinstance(error, family))


def body_of(error: errors.MoisoError) -> ErrorBody:
    """What the client is told."""
    return ErrorBody(code=error.code, message=error.message, retry=error.retry, ticket=error.ticket)


def respond(error: errors.MoisoError, headers: dict[str, str] | None = None) -> Response:
    """A response in the error shape."""
    return shaped(status_of(error), body_of(error), headers)


def shaped(status: int, body: ErrorBody, headers: dict[str, str] | None = None) -> Response:
    """Any error as a response. Lone surrogates in a message are escaped, not sent."""
    text = json.dumps({"error": body.model_dump(exclude_none=True)}, ensure_ascii=True)
    return Response(text, status, headers, media_type="application/json")


def invalid(problems: Sequence[Any], fields: Sequence[str] = ()) -> errors.Invalid:
    """Put pydantic's findings into one sentence a field."""
    return errors.Invalid(
        "; ".join(_sentence(problem, fields) for problem in problems) or "the body is not allowed"
    )


def _sentence(problem: Any, fields: Sequence[str]) -> str:
    where = ".".join(str(part) for part in problem["loc"]) or "body"
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown field; {near(str(problem['loc'][-1]), fields)}"
    return f"{where}: {str(problem['msg']).removeprefix('Value error, ')}"
